#include "port/dispatch.h"

static const struct node *
text_member(const struct tree *tree, const struct node *object, enum name name)
{
    const struct node *member = node_member(tree, object, name);

    return node_is(member, NODE_STRING) ? member : NULL;
}

bool
dispatch_view(const struct action *action, struct dispatch *dispatch)
{
    const struct tree *tree = action->tree;
    const struct node *holder = action->method;

    if (action->method_kind == METHOD_INTEGRATION_ACTION) {
        const struct node *type =
            node_member(tree, holder, N_integrationActionType);

        if (!node_equals(tree, type, S("dispatch_workflow")))
            return false;
        holder =
            node_member(tree, holder, N_integrationActionExecutionProperties);
    } else if (action->method_kind != METHOD_GITHUB) {
        return false;
    }
    if (!node_is(holder, NODE_OBJECT) || node_has(holder, NODE_BROKEN))
        return false;
    *dispatch = (struct dispatch){
        .tree = tree,
        .holder = holder,
        .org = text_member(tree, holder, N_org),
        .repo = text_member(tree, holder, N_repo),
        .workflow = text_member(tree, holder, N_workflow),
        .inputs = node_key(tree, holder, name_text(N_workflowInputs)),
    };
    return true;
}

bool
dispatch_is_name(struct slice text)
{
    static const struct slice fill[] = {SC("your"), SC("change"), SC("enter"),
                                        SC("my-org")};
    static const bool filling[256] = {
        ['\0'] = true, [' '] = true, ['$'] = true, ['%'] = true, ['<'] = true,
        ['>'] = true,  ['['] = true, [']'] = true, ['{'] = true, ['}'] = true,
    };

    for (size_t i = 0; i < text.len; i++)
        if (filling[(unsigned char)text.at[i]])
            return false;
    for (size_t i = 0; i < sizeof(fill) / sizeof(fill[0]); i++)
        if (slice_equal_nocase(slice_cut(text, 0, fill[i].len), fill[i]))
            return false;
    return text.len > 0;
}

struct slice
dispatch_file(const struct dispatch *dispatch)
{
    struct slice name = dispatch->workflow
                            ? node_text(dispatch->tree, dispatch->workflow)
                            : slice_make(NULL, 0);

    if (!dispatch_is_name(name) ||
        slice_find_byte(name, '/', 0) != SLICE_NONE ||
        (!slice_ends(name, S(".yml")) && !slice_ends(name, S(".yaml"))))
        return slice_make(NULL, 0);
    return name;
}
