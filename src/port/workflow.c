#include "port/workflow.h"

static const struct node *
member(const struct workflow *workflow, const struct node *input,
       struct slice name)
{
    return node_find(workflow->tree, node_value(input), name);
}

/* `on: workflow_dispatch`, `on: [push, workflow_dispatch]`. */
static void
search_list(struct workflow *workflow, const struct node *on)
{
    const struct tree *tree = workflow->tree;
    struct slice wanted = S("workflow_dispatch");

    workflow->known = true;
    if (node_equals(tree, on, wanted))
        workflow->dispatch = on;
    for (const struct node *item = node_first(on); item;
         item = node_next(on, item)) {
        if (node_equals(tree, item, wanted))
            workflow->dispatch = item;
        workflow->known &= node_is(item, NODE_STRING);
    }
}

static void
search_object(struct workflow *workflow, const struct node *on)
{
    const struct tree *tree = workflow->tree;
    const struct node *key = node_key(tree, on, S("workflow_dispatch"));
    const struct node *inputs = NULL;

    workflow->known = true;
    workflow->dispatch = key;
    if (!key)
        return;
    if (node_is(node_value(key), NODE_OBJECT))
        inputs = node_find(tree, node_value(key), S("inputs"));
    else
        workflow->known = node_is(node_value(key), NODE_NULL);
    if (node_is(inputs, NODE_OBJECT))
        workflow->inputs = inputs;
    else if (inputs && !node_is(inputs, NODE_NULL))
        workflow->known = false;
}

struct workflow
workflow_view(const struct tree *tree, struct slice name)
{
    struct workflow workflow = {
        .name = name,
        .source = tree->source,
        .tree = tree,
        .on = node_key(tree, tree_root(tree), S("on")),
    };
    const struct node *on = workflow.on ? node_value(workflow.on) : NULL;

    if (node_is(on, NODE_STRING) || node_is(on, NODE_ARRAY))
        search_list(&workflow, on);
    else if (node_is(on, NODE_OBJECT))
        search_object(&workflow, on);
    return workflow;
}

const struct node *
workflow_input(const struct workflow *workflow, struct slice name)
{
    const struct node *inputs = workflow->inputs;

    for (const struct node *key = node_first(inputs); key;
         key = node_next(inputs, key))
        if (slice_equal_nocase(node_text(workflow->tree, key), name))
            return key;
    return NULL;
}

bool
workflow_requires(const struct workflow *workflow, const struct node *input)
{
    const struct node *fallback = member(workflow, input, S("default"));

    return node_is(member(workflow, input, S("required")), NODE_TRUE) &&
           (!fallback || node_is(fallback, NODE_NULL));
}

enum workflow_type
workflow_type(const struct workflow *workflow, const struct node *input)
{
    static const struct {
        struct slice name;
        enum workflow_type type;
    } types[] = {
        {SC("string"), WORKFLOW_STRING},
        {SC("boolean"), WORKFLOW_BOOLEAN},
        {SC("number"), WORKFLOW_NUMBER},
        {SC("choice"), WORKFLOW_CHOICE},
    };
    const struct node *type = member(workflow, input, S("type"));

    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        if (node_equals(workflow->tree, type, types[i].name))
            return types[i].type;
    return type ? WORKFLOW_OTHER : WORKFLOW_STRING;
}

const struct node *
workflow_options(const struct workflow *workflow, const struct node *input)
{
    const struct node *options = member(workflow, input, S("options"));

    return node_is(options, NODE_ARRAY) ? options : NULL;
}
