#include "rules/ids.h"

#include "base/near.h"
#include "rules/registry.h"

bool
ids_is_family(struct slice text)
{
    return slice_ends(text, S("-")) || slice_ends(text, S("*"));
}

bool
ids_match(struct slice text, struct slice id)
{
    if (!ids_is_family(text))
        return slice_equal(text, id);
    if (slice_ends(text, S("*")))
        text.len--;
    return slice_starts(id, text);
}

static struct slice
near_in_bag(struct bag *bag, struct slice text)
{
    bool fresh;
    struct near_set *names = bag_names(bag, registry_any(0), 0, &fresh);

    for (uint32_t i = 0; fresh && i < registry_count(); i++)
        near_set_add(names, slice_from(registry_any(i)->id));
    struct near near = bag_near(bag, names, text);

    return near_best(&near);
}

struct slice
ids_near(struct bag *bag, struct slice text)
{
    struct near near = near_start(text);

    if (bag)
        return near_in_bag(bag, text);
    for (uint32_t i = 0; i < registry_count(); i++)
        near_offer(&near, slice_from(registry_any(i)->id));
    return near_best(&near);
}

/* All that begin with `text` might be meant; false when none does. */
static bool
is_beginning(struct arena *arena, struct slice text, struct slice *problem)
{
    for (uint32_t i = 0; text.len && i < registry_count(); i++) {
        struct slice id = slice_from(registry_any(i)->id);

        if (!slice_starts(id, text))
            continue;
        *problem = arena_printf(arena,
                                "no rule is called `%.*s`; all that begin so "
                                "are `%.*s%s*`",
                                SLICE_ARGS(text), SLICE_ARGS(text),
                                id.at[text.len] == '-' ? "-" : "");
        return true;
    }
    return false;
}

bool
ids_check(struct arena *arena, struct slice text, struct slice near,
          struct slice *problem)
{
    bool family = ids_is_family(text);

    if (registry_find(text))
        return true;
    for (uint32_t i = 0; family && i < registry_count(); i++)
        if (ids_match(text, slice_from(registry_any(i)->id)))
            return true;
    if (is_beginning(arena, text, problem))
        return false;
    *problem = near.len ? arena_printf(arena,
                                       "no rule is called `%.*s`, did you mean "
                                       "`%.*s`?",
                                       SLICE_ARGS(text), SLICE_ARGS(near))
                        : arena_printf(arena, "no rule is called `%.*s`",
                                       SLICE_ARGS(text));
    return false;
}
