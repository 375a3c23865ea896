#include "app/run/selection.h"

#include "rules/ids.h"

static bool
matches_any(const struct option_values *patterns, struct slice id)
{
    for (uint32_t i = 0; i < patterns->list.count; i++)
        if (ids_match(patterns->list.item[i], id))
            return true;
    return false;
}

static bool
check_pattern(struct arena *arena, struct slice pattern, struct slice *problem)
{
    return ids_check(arena, pattern, ids_suggest(NULL, pattern), problem);
}

/* Every pattern must mean something: a misspelt --ignore would silence
 * nothing, a misspelt --select everything.
 */
static bool
check_patterns(struct arena *arena, const struct option_values *patterns,
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

/* Whether `id` itself is selected, not just its family: whoever asks for a
 * rule by name is shown it although the configuration switches it off.
 */
static bool
is_asked_for(const struct selection *selection, struct slice id)
{
    for (uint32_t i = 0; i < selection->select->list.count; i++)
        if (slice_equal(selection->select->list.item[i], id))
            return true;
    return false;
}

/* Whether the command line itself says at which level `id` is reported: then
 * nothing that a configuration says about it counts.
 */
static bool
is_commanded(const struct selection *selection, struct slice id)
{
    for (uint32_t i = 0; i < selection->level.count; i++)
        if (ids_match(selection->level.item[i].pattern, id))
            return true;
    return is_asked_for(selection, id);
}

/* The same when `rule` of the configuration applies, or none. */
static struct selection_choice
choose(const struct selection *selection, const struct config_rule *rule,
       struct slice id, enum level level)
{
    bool asked = is_asked_for(selection, id);

    if (selection->select->list.count && !matches_any(selection->select, id))
        return (struct selection_choice){LEVEL_OFF, SELECTION_SELECT, NULL};
    if (matches_any(selection->ignore, id))
        return (struct selection_choice){LEVEL_OFF, SELECTION_IGNORE, NULL};
    for (uint32_t i = selection->level.count; i-- > 0;)
        if (ids_match(selection->level.item[i].pattern, id))
            return (struct selection_choice){selection->level.item[i].level,
                                             SELECTION_SEVERITY, NULL};
    /* What is off by default must be asked for by its own name. */
    if (rule && level == LEVEL_OFF && ids_is_family(rule->pattern))
        rule = NULL;
    if (rule && (rule->level != LEVEL_OFF || !asked))
        return (struct selection_choice){rule->level, SELECTION_CONFIG, rule};
    if (level == LEVEL_OFF && asked)
        return (struct selection_choice){LEVEL_WARNING, SELECTION_SELECT, NULL};
    return (struct selection_choice){level, SELECTION_RULE, NULL};
}

struct selection_choice
selection_choose(const struct selection *selection, const struct config *config,
                 struct slice id, enum level level)
{
    return choose(selection,
                  config ? config_rule_find(&config->rules, id) : NULL, id,
                  level);
}

void
selection_apply(const struct selection *selection, const struct config *config,
                const struct suppressions *ignore, struct bag *bag)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < bag->list.count; i++) {
        struct diag *diag = bag->list.item[i];
        struct slice id = slice_from(diag->kind->id);
        const struct config_override *override;
        const struct config_rule *rule =
            config_scopes_find(&ignore->scopes, diag, &override);

        /* Suppressed, not unselected: it is off in this place only. */
        if (rule && rule->level == LEVEL_OFF) {
            if (!ignore->off && !is_commanded(selection, id)) {
                diag->suppression = SUPPRESSION_EXTERNAL;
                diag->reason = override->reason;
            }
            rule = NULL;
        }
        if (!rule && config)
            rule = config_rule_find(&config->rules, id);
        diag->level = choose(selection, rule, id, diag->level).level;
        if (diag->level != LEVEL_OFF)
            bag->list.item[kept++] = diag;
    }
    bag->list.count = kept;
    kept = 0;
    for (uint32_t i = 0; i < bag->suppressed.count; i++) {
        struct diag *diag = bag->suppressed.item[i];

        diag->level = selection_choose(selection, config,
                                       slice_from(diag->kind->id), diag->level)
                          .level;
        if (diag->level != LEVEL_OFF)
            bag->suppressed.item[kept++] = diag;
    }
    bag->suppressed.count = kept;
    bag_sweep(bag);
}
