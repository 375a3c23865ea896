#include "rules/reference.h"

bool
reference_is_root(const struct fact *fact, struct slice name)
{
    return fact->shape->tag == TAG_ROOT && fact->kind != FACT_WHOLE &&
           slice_equal(fact->name, name);
}

/* Roots of payloads, of conditions, of forms and of the run message of the
 * first generation: seen in the wrong place they have a rule of their own.
 */
bool
reference_explained(const struct look *look, const struct site *site,
                    const struct expr *field)
{
    enum slot_root root = site->slot->root;
    struct slice name = field->text;

    if (root == ROOT_CONDITION && slice_equal(name, S("event")))
        return true;
    if (root == ROOT_PAYLOAD && slice_equal(name, S("diff")))
        return true;
    if (root == ROOT_FORM && slice_equal(name, S("inputs")))
        return true;
    if (root != ROOT_PAYLOAD)
        return false;
    /* A bare method may come from a workflow, whose roots these are. */
    if (!look->action->trigger &&
        (slice_equal(name, S("outputs")) || slice_equal(name, S("result")) ||
         slice_equal(name, S("workflow")) ||
         slice_equal(name, S("workflowRun")) ||
         slice_equal(name, S("workflowNodeRun"))))
        return true;
    return slice_equal(name, S("payload")) || slice_equal(name, S("context")) ||
           slice_equal(name, S("form"));
}

const struct expr *
reference_next(const struct expr *field)
{
    const struct expr *next = field->parent;

    return next && next->kind == EXPR_FIELD && next->left == field ? next
                                                                   : NULL;
}

bool
reference_is_log(const struct look *look, const struct site *site,
                 const struct fact *fact)
{
    enum event_kind event = look->action->event_kind;

    return fact->kind == FACT_UNKNOWN && fact->shape->tag >= TAG_PLAIN &&
           site->slot->root == ROOT_CONDITION &&
           (event == EVENT_RUN_CREATED || event == EVENT_RUN_UPDATED ||
            event == EVENT_ANY_RUN_CHANGE) &&
           (slice_equal(fact->name, S("logs")) ||
            slice_equal(fact->name, S("log")) ||
            slice_equal(fact->name, S("runLogs")));
}
