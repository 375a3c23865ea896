#include "rules/sending.h"

#include "base/limits.h"

static void
add(const struct look *look, struct sending *sending, struct slice name,
    const struct node *key, const struct node *value)
{
    *vec_push(look->arena, &sending->list) = (struct sent){name, key, value};
}

/* `{{ spreadValue() }}`: the members of an object, if they are known. */
static void
add_spread(const struct look *look, struct sending *sending,
           const struct node *key)
{
    const struct site *site = elsewhere_site(look, node_value(key));
    const struct type *type = site ? site->outcome.type : NULL;

    if (!type || type->kinds != TYPE_OBJECT || !type_is_closed(type)) {
        sending->whole = false;
        return;
    }
    for (uint32_t i = 0; i < type->object->count; i++)
        add(look, sending, type->object->field[i].name, key, NULL);
}

/* `ref` says on what to run: it is taken out before the rest is sent. */
static void
add_inputs(const struct look *look, struct sending *sending,
           const struct node *object)
{
    for (const struct node *key = node_first(object); key;
         key = node_next(object, key)) {
        struct slice name = node_text(look->tree, key);

        if (slice_equal(name, name_text(N_ref)))
            continue;
        if (template_is_spread(name))
            add_spread(look, sending, key);
        else if (elsewhere_is_constant(name) && !node_has(key, NODE_BROKEN))
            add(look, sending, name, key, node_value(key));
        else
            sending->whole = false;
    }
}

static bool
is_true(const struct look *look, const struct sending *sending, enum name name)
{
    return node_is(node_member(look->tree, sending->dispatch.holder, name),
                   NODE_TRUE);
}

/* An action of the first generation sends what the user filled in, and one
 * input more with everything else, unless it is told not to.
 */
static void
add_legacy(const struct look *look, const struct action *action,
           struct sending *sending)
{
    const struct node *inputs = action->inputs;

    if (!is_true(look, sending, N_omitUserInputs))
        for (const struct node *key = node_first(inputs); key;
             key = node_next(inputs, key))
            add(look, sending, node_text(look->tree, key), key, NULL);
    if (!is_true(look, sending, N_omitPayload))
        add(look, sending, S("port_payload"), NULL, NULL);
    sending->whole = action->inputs_known;
}

bool
sending_find(const struct look *look, const struct action *action,
             struct sending *sending)
{
    const struct node *key;

    *sending = (struct sending){.whole = true};
    if (!look->catalog || !dispatch_view(action, &sending->dispatch))
        return false;
    sending->workflow =
        catalog_target(look->catalog, &sending->dispatch).workflow;
    if (!sending->workflow || !sending->workflow->known ||
        !sending->workflow->dispatch)
        return false;
    key = sending->dispatch.inputs;
    if (key && (!node_is(node_value(key), NODE_OBJECT) ||
                node_count(node_value(key)) > LIMIT_WORKFLOW_INPUTS))
        return false;
    if (sending->workflow->inputs &&
        node_count(sending->workflow->inputs) > LIMIT_WORKFLOW_INPUTS)
        return false;
    if (key)
        sending->whole = !node_has(node_value(key), NODE_BROKEN);
    if (action->legacy && !key)
        add_legacy(look, action, sending);
    else if (key)
        add_inputs(look, sending, node_value(key));
    return sending->list.count <= LIMIT_WORKFLOW_INPUTS;
}

const struct sent *
sending_input(const struct sending *sending, struct slice name)
{
    for (uint32_t i = 0; i < sending->list.count; i++)
        if (slice_equal_nocase(sending->list.item[i].name, name))
            return &sending->list.item[i];
    return NULL;
}
