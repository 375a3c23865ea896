#include "rules/ids.h"

#include "base/text/suggestion.h"
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
suggest_in_bag(struct bag *bag, struct slice text)
{
    bool fresh;
    struct suggestion_index *names = bag_names(bag, registry_any(0), 0, &fresh);

    for (uint32_t i = 0; fresh && i < registry_count(); i++)
        suggestion_index_add(names, slice_from(registry_any(i)->id));
    struct suggestion suggestion = bag_suggest(bag, names, text);

    return suggestion_best(&suggestion);
}

struct slice
ids_suggest(struct bag *bag, struct slice text)
{
    struct suggestion suggestion = suggestion_start(text);

    if (bag)
        return suggest_in_bag(bag, text);
    for (uint32_t i = 0; i < registry_count(); i++)
        suggestion_offer(&suggestion, slice_from(registry_any(i)->id));
    return suggestion_best(&suggestion);
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
                                "unknown rule `%.*s`; write `%.*s%s*` for all "
                                "rules that start with it",
                                SLICE_ARGS(text), SLICE_ARGS(text),
                                id.at[text.len] == '-' ? "-" : "");
        return true;
    }
    return false;
}

bool
ids_check(struct arena *arena, struct slice text, struct slice suggestion,
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
    *problem =
        suggestion.len
            ? arena_printf(arena, "unknown rule `%.*s`; did you mean `%.*s`?",
                           SLICE_ARGS(text), SLICE_ARGS(suggestion))
            : arena_printf(arena, "unknown rule `%.*s`", SLICE_ARGS(text));
    return false;
}
