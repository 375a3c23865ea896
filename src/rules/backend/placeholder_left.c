/* What a template of somebody's documentation wants replaced.  Off by
 * default: a team's own tooling may well fill it in before Port sees it.
 */
#include "rules/rule.h"

#include "tree/quote.h"

static bool
is_word(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* `<NAME>`; what is between the brackets is a name or a few words. */
static struct span
angle(struct slice text)
{
    size_t from = slice_find_byte(text, '<', 0);
    size_t to = from == SLICE_NONE ? from : from + 1;

    while (to < text.len && (is_word(text.at[to]) || text.at[to] == ' '))
        to++;
    if (from == SLICE_NONE || to >= text.len || text.at[to] != '>' ||
        to == from + 1)
        return span_make(0, 0);
    return span_make((uint32_t)from, (uint32_t)(to + 1 - from));
}

/* The whole word that begins, or ends, with `part`. */
static struct span
word(struct slice text, struct slice part)
{
    size_t from = slice_find(text, part, 0);
    size_t to = from;

    if (from == SLICE_NONE)
        return span_make(0, 0);
    to += part.len;
    while (to < text.len && is_word(text.at[to]))
        to++;
    return span_make((uint32_t)from, (uint32_t)(to - from));
}

static struct span
placeholder(struct slice text)
{
    static const struct slice parts[] = {
        SC("YOUR_"),       SC("YOUR-"),       SC("your-org"),
        SC("example.com"), SC("example.org"), SC("CHANGEME"),
    };
    struct span where = angle(text);

    for (size_t i = 0; !where.len && i < sizeof(parts) / sizeof(parts[0]); i++)
        where = word(text, parts[i]);
    return where;
}

/* Whether a field is one that names a place in the world. */
static bool
is_place(struct slice name)
{
    static const enum name fields[] = {
        N_url,     N_org,         N_repo, N_workflow, N_installationId,
        N_webhook, N_projectName,
    };

    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        if (slice_equal(name, name_text(fields[i])))
            return true;
    return false;
}

static void
check(struct rule_context *context, const struct node *object)
{
    if (!node_is(object, NODE_OBJECT))
        return;
    for (const struct node *key = node_first(object); key;
         key = node_next(object, key)) {
        const struct node *node = node_value(key);

        if (!node_is(node, NODE_STRING) ||
            !is_place(node_text(context->tree, key)))
            continue;
        struct slice text = node_text(context->tree, node);
        struct span where = placeholder(text);

        if (where.len)
            rule_report(
                context,
                quote_span(context->tree, node, where.at, span_end(where)),
                "the placeholder `%.*s` was never replaced",
                SLICE_ARGS(span_text(text, where)));
    }
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    check(context, action->method);
    if (action->method_kind == METHOD_INTEGRATION_ACTION)
        check(context, node_member(context->tree, action->method,
                                   N_integrationActionExecutionProperties));
}

const struct rule rule_placeholder_left = {
    .kind = {"placeholder-left", LEVEL_OFF, false,
             "a placeholder that was never replaced"},
    .since = "0.1",
    .on_action = on_action,
};
