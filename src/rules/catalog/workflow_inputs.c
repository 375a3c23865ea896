#include "rules/catalog/workflow_inputs.h"

#include "base/core/limits.h"

static void
add(const struct rule_context *context, struct workflow_inputs *inputs,
    struct slice name, const struct node *key, const struct node *value)
{
    *vec_push(context->arena, &inputs->list) =
        (struct workflow_sent){name, key, value};
}

/* `{{ spreadValue() }}`: the members of an object, if they are known. */
static void
add_spread(const struct rule_context *context, struct workflow_inputs *inputs,
           const struct node *key)
{
    const struct expression *expression =
        cross_file_expression(context, node_value(key));
    const struct type *type = expression ? expression->outcome.type : NULL;

    if (!type || type->kinds != TYPE_OBJECT || !type_is_closed(type)) {
        inputs->whole = false;
        return;
    }
    for (uint32_t i = 0; i < type->object->count; i++)
        add(context, inputs, type->object->field[i].name, key, NULL);
}

/* `ref` says on what to run: it is taken out before the rest is sent. */
static void
add_inputs(const struct rule_context *context, struct workflow_inputs *inputs,
           const struct node *object)
{
    for (const struct node *key = node_first(object); key;
         key = node_next(object, key)) {
        struct slice name = node_text(context->tree, key);

        if (slice_equal(name, name_text(N_ref)))
            continue;
        if (template_is_spread(name))
            add_spread(context, inputs, key);
        else if (cross_file_is_constant(name) && !node_has(key, NODE_BROKEN))
            add(context, inputs, name, key, node_value(key));
        else
            inputs->whole = false;
    }
}

static bool
is_true(const struct rule_context *context,
        const struct workflow_inputs *inputs, enum name name)
{
    return node_is(node_member(context->tree, inputs->dispatch.holder, name),
                   NODE_TRUE);
}

/* An action of the first generation sends what the user filled in, and one
 * input more with everything else, unless it is told not to.
 */
static void
add_legacy(const struct rule_context *context, const struct action *action,
           struct workflow_inputs *inputs)
{
    const struct node *declared = action->inputs;

    if (!is_true(context, inputs, N_omitUserInputs))
        for (const struct node *key = node_first(declared); key;
             key = node_next(declared, key))
            add(context, inputs, node_text(context->tree, key), key, NULL);
    if (!is_true(context, inputs, N_omitPayload))
        add(context, inputs, S("port_payload"), NULL, NULL);
    inputs->whole = action->inputs_known;
}

bool
workflow_inputs_find(const struct rule_context *context,
                     const struct action *action,
                     struct workflow_inputs *inputs)
{
    const struct node *key;

    *inputs = (struct workflow_inputs){.whole = true};
    if (!context->catalog || !dispatch_view(action, &inputs->dispatch))
        return false;
    inputs->workflow =
        catalog_target(context->catalog, &inputs->dispatch).workflow;
    if (!inputs->workflow || !inputs->workflow->known ||
        !inputs->workflow->dispatch)
        return false;
    key = inputs->dispatch.inputs;
    if (key && (!node_is(node_value(key), NODE_OBJECT) ||
                node_count(node_value(key)) > LIMIT_WORKFLOW_INPUTS))
        return false;
    if (inputs->workflow->inputs &&
        node_count(inputs->workflow->inputs) > LIMIT_WORKFLOW_INPUTS)
        return false;
    if (key)
        inputs->whole = !node_has(node_value(key), NODE_BROKEN);
    if (action->legacy && !key)
        add_legacy(context, action, inputs);
    else if (key)
        add_inputs(context, inputs, node_value(key));
    return inputs->list.count <= LIMIT_WORKFLOW_INPUTS;
}

const struct workflow_sent *
workflow_inputs_get(const struct workflow_inputs *inputs, struct slice name)
{
    for (uint32_t i = 0; i < inputs->list.count; i++)
        if (slice_equal_nocase(inputs->list.item[i].name, name))
            return &inputs->list.item[i];
    return NULL;
}
