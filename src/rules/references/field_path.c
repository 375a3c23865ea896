#include "rules/references/field_path.h"

bool
field_path_is_root(const struct fact *fact, struct slice name)
{
    return fact->object->tag == TAG_ROOT && fact->kind != FACT_WHOLE &&
           slice_equal(fact->name, name);
}

/* Roots of payloads, of conditions, of forms and of the run message of the
 * first generation: seen in the wrong place they have a rule of their own.
 */
bool
field_path_explained(const struct rule_context *context,
                     const struct expression *expression,
                     const struct jq_expr *field)
{
    enum slot_root root = expression->slot->root;
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
    if (!context->action->trigger &&
        (slice_equal(name, S("outputs")) || slice_equal(name, S("result")) ||
         slice_equal(name, S("workflow")) ||
         slice_equal(name, S("workflowRun")) ||
         slice_equal(name, S("workflowNodeRun"))))
        return true;
    return slice_equal(name, S("payload")) || slice_equal(name, S("context")) ||
           slice_equal(name, S("form"));
}

const struct jq_expr *
field_path_next(const struct jq_expr *field)
{
    const struct jq_expr *next = field->parent;

    return next && next->kind == EXPR_FIELD && next->left == field ? next
                                                                   : NULL;
}

bool
field_path_is_log(const struct rule_context *context,
                  const struct expression *expression, const struct fact *fact)
{
    enum event_kind event = context->action->event_kind;

    return fact->kind == FACT_UNKNOWN && fact->object->tag >= TAG_PLAIN &&
           expression->slot->root == ROOT_CONDITION &&
           (event == EVENT_RUN_CREATED || event == EVENT_RUN_UPDATED ||
            event == EVENT_ANY_RUN_CHANGE) &&
           (slice_equal(fact->name, S("logs")) ||
            slice_equal(fact->name, S("log")) ||
            slice_equal(fact->name, S("runLogs")));
}
