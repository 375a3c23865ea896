/* Paths of the message that first-generation actions received; templates do
 * not see it.
 */
#include "rules/reference.h"

static const struct {
    CELL(7) root;
    CELL(10) next;
    CELL(18) now;
} paths[] = {
    {CC("payload"), CC("properties"), CC(".inputs")},
    {CC("payload"), CC("entity"), CC(".entity")},
    {CC("payload"), CC("action"), CC(".action")},
    {CC("context"), CC("runId"), CC(".run.id")},
    {CC("context"), CC("entity"), CC(".entity.identifier")},
    {CC("context"), CC("blueprint"), CC(".action.blueprint")},
    {CC("form"), CC(""), CC(".inputs")},
};

static struct slice
modern(struct slice root, const struct expr *next)
{
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
        if (slice_equal(cell_slice(paths[i].root), root) &&
            (!paths[i].next.len ||
             (next && slice_equal(cell_slice(paths[i].next), next->text))))
            return cell_slice(paths[i].now);
    return slice_make(NULL, 0);
}

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    const struct expr *field = fact->expr;

    if (fact->shape->tag != TAG_ROOT || site->slot->root != ROOT_PAYLOAD ||
        !(slice_equal(fact->name, S("payload")) ||
          slice_equal(fact->name, S("context")) ||
          slice_equal(fact->name, S("form"))))
        return;
    struct slice now = modern(fact->name, reference_next(field));
    struct span where = site_name_span(look, site, field);

    if (now.len)
        look_add(look, where,
                 "`.%.*s` does not exist in a template; write "
                 "`%.*s`",
                 SLICE_ARGS(fact->name), SLICE_ARGS(now));
    else
        look_add(look, where,
                 "`.%.*s` does not exist in a template: it is "
                 "of the message of first-generation actions",
                 SLICE_ARGS(fact->name));
}

const struct rule rule_legacy_path = {
    .kind = {"legacy-path", LEVEL_ERROR, false,
             "a path of the run message of first-generation actions"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_UNKNOWN, TAG_ROOT),
    .on_fact = on_fact,
};
