/* `invokelint explain RULE`: the page of a rule, which is part of the
 * program, so it is the same text offline as on the web.
 */

#include "app/console.h"
#include "app/options.h"
#include "base/text/suggestion.h"
#include "rules/page.h"
#include "rules/registry.h"

static struct slice
unknown_rule(struct arena *arena, struct slice id)
{
    struct suggestion suggestion = suggestion_start(id);

    for (uint32_t i = 0; i < registry_count(); i++)
        suggestion_offer(&suggestion, slice_from(registry_at(i)->id));
    struct slice best = suggestion_best(&suggestion);

    if (best.len)
        return arena_printf(arena, "unknown rule `%.*s`; did you mean `%.*s`?",
                            SLICE_ARGS(id), SLICE_ARGS(best));
    return arena_printf(arena,
                        "no rule is called `%.*s`; `invokelint rules` lists "
                        "them all",
                        SLICE_ARGS(id));
}

enum status
cmd_explain(struct arena *arena, const struct options *options)
{
    const struct option_values *operand = &options->operand;

    if (operand->list.count != 1)
        return console_usage(arena, S("`explain` needs one rule"));
    struct slice id = operand->list.item[0];
    const struct kind *kind = registry_find(id);

    if (!kind)
        return console_usage(arena, unknown_rule(arena, id));
    struct slice page = page_find(id);

    if (page.len == 0)
        page = arena_printf(arena, "# %s\n\n%s (%s)\n", kind->id, kind->summary,
                            level_name(kind->level));
    return console_out(arena, page);
}
