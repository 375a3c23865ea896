#include "app/selection.h"

#include "base/near.h"
#include "rules/registry.h"

static bool
is_family(struct slice pattern)
{
    return slice_ends(pattern, S("-")) || slice_ends(pattern, S("*"));
}

static bool
matches(struct slice pattern, struct slice id)
{
    if (!is_family(pattern))
        return slice_equal(pattern, id);
    if (slice_ends(pattern, S("*")))
        pattern.len--;
    return slice_starts(id, pattern);
}

static bool
matches_any(const struct texts *patterns, struct slice id)
{
    for (uint32_t i = 0; i < patterns->list.count; i++)
        if (matches(patterns->list.item[i], id))
            return true;
    return false;
}

/* Every pattern must mean something: a misspelt --ignore would silence
 * nothing, a misspelt --select everything.
 */
static bool
check_pattern(struct arena *arena, struct slice pattern, struct slice *problem)
{
    struct near near = near_start(pattern);

    for (uint32_t i = 0; i < registry_count(); i++) {
        struct slice id = slice_from(registry_at(i)->id);

        if (matches(pattern, id))
            return true;
        if (slice_starts(id, pattern)) {
            *problem = arena_printf(arena,
                                    "no rule is called `%.*s`; all that "
                                    "begin so are `%.*s%s*`",
                                    SLICE_ARGS(pattern), SLICE_ARGS(pattern),
                                    id.at[pattern.len] == '-' ? "-" : "");
            return false;
        }
        near_offer(&near, id);
    }
    struct slice best = near_best(&near);

    *problem = best.len ? arena_printf(arena,
                                       "no rule is called `%.*s`, did you mean "
                                       "`%.*s`?",
                                       SLICE_ARGS(pattern), SLICE_ARGS(best))
                        : arena_printf(arena, "no rule is called `%.*s`",
                                       SLICE_ARGS(pattern));
    return false;
}

static bool
check_patterns(struct arena *arena, const struct texts *patterns,
               struct slice *problem)
{
    for (uint32_t i = 0; i < patterns->list.count; i++)
        if (!check_pattern(arena, patterns->list.item[i], problem))
            return false;
    return true;
}

/* One ID=LEVEL. */
static bool
add_level(struct arena *arena, struct selection *selection, struct slice text,
          struct slice *problem)
{
    size_t equals = slice_find_byte(text, '=', 0);
    struct selection_level entry = {.pattern = slice_cut(text, 0, equals)};

    if (equals == SLICE_NONE ||
        !level_find(text.at + equals + 1, &entry.level)) {
        *problem = arena_printf(arena,
                                "`--severity` needs ID=LEVEL, where the level "
                                "is error, warning, info, hint or off, not "
                                "`%.*s`",
                                SLICE_ARGS(text));
        return false;
    }
    *vec_push(arena, &selection->level) = entry;
    return check_pattern(arena, entry.pattern, problem);
}

bool
selection_make(struct arena *arena, const struct options *options,
               struct selection *selection, struct slice *problem)
{
    selection->select = &options->select;
    selection->ignore = &options->ignore;
    for (uint32_t i = 0; i < options->severity.list.count; i++)
        if (!add_level(arena, selection, options->severity.list.item[i],
                       problem))
            return false;
    return check_patterns(arena, selection->select, problem) &&
           check_patterns(arena, selection->ignore, problem);
}

/* Whether `id` itself, and not only its family, is among the patterns. */
static bool
names(const struct texts *patterns, struct slice id)
{
    for (uint32_t i = 0; i < patterns->list.count; i++)
        if (slice_equal(patterns->list.item[i], id))
            return true;
    return false;
}

static enum level
level_of(const struct selection *selection, const struct diag *diag)
{
    struct slice id = slice_from(diag->kind->id);

    if ((selection->select->list.count &&
         !matches_any(selection->select, id)) ||
        matches_any(selection->ignore, id))
        return LEVEL_OFF;
    for (uint32_t i = selection->level.count; i-- > 0;)
        if (matches(selection->level.item[i].pattern, id))
            return selection->level.item[i].level;
    /* What is off by default must be asked for by its own name. */
    if (diag->level == LEVEL_OFF && names(selection->select, id))
        return LEVEL_WARNING;
    return diag->level;
}

void
selection_apply(const struct selection *selection, struct bag *bag)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < bag->list.count; i++) {
        struct diag *diag = bag->list.item[i];

        diag->level = level_of(selection, diag);
        if (diag->level != LEVEL_OFF)
            bag->list.item[kept++] = diag;
    }
    bag->list.count = kept;
}
