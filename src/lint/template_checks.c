#include "lint/template_checks.h"

#include "jq/kinds.h"
#include "template/kinds.h"
#include "tree/quote.h"

void
template_check_spread_value(struct rule_context *context,
                            const struct expression_slot *slot)
{
    const struct node *value = node_value(slot->node);

    if (node_is(value, NODE_OBJECT) || node_is(value, NODE_ERROR) ||
        (node_is(value, NODE_STRING) &&
         template_suspect(node_text(context->tree, value), DELIMITER_BRACES)))
        return;
    bool array = node_is(value, NODE_ARRAY);
    struct diag *diag = bag_add(
        context->bag, &kind_template_spread_not_object, node_span(slot->node),
        array ? "`{{ spreadValue() }}` spreads %s as members `0`, `1`, …"
              : "`{{ spreadValue() }}` needs an object to spread, not %s",
        node_kind_article(node_kind(value)));

    if (array) /* Port takes it, but hardly as it was meant */
        diag->level = LEVEL_INFO;

    bag_relate(context->bag, diag, node_span(value), "this is spread");
}

bool
template_check_spread_misspelt(struct rule_context *context,
                               const struct expression_slot *slot,
                               struct slice text)
{
    if (!slice_starts(slice_trim(text), S("{{")) ||
        !template_nearly_spread(text))
        return false;
    struct diag *diag = bag_add(
        context->bag, &kind_template_spread_misspelt, node_span(slot->node),
        "only `{{ spreadValue() }}` spreads a value: this pair is dropped");

    bag_fix(context->bag, diag, true, S("write `{{ spreadValue() }}`"),
            node_span(slot->node), S("\"{{ spreadValue() }}\""));
    return true;
}

/* The call `spreadValue(…)` inside a larger expression, but not in a string
 * of it; empty when there is none.
 */
static struct slice
spread_call(struct slice expression)
{
    size_t at = slice_find(expression, S("spreadValue("), 0);
    size_t end =
        at == SLICE_NONE ? SLICE_NONE : slice_find_byte(expression, ')', at);
    unsigned quotes = 0;

    if (end == SLICE_NONE)
        return slice_make(NULL, 0);
    for (size_t i = 0; i < at; i++)
        quotes += expression.at[i] == '"';
    return quotes % 2 ? slice_make(NULL, 0)
                      : slice_cut(expression, at, end + 1);
}

bool
template_check_spread_place(struct rule_context *context,
                            const struct expression_slot *slot,
                            struct slice text, const struct template_expr *expr)
{
    struct slice inner = span_text(text, expr->text);

    if (slice_find_byte(inner, '(', 0) == SLICE_NONE)
        return false;
    struct slice name = slice_trim(inner);

    if (!template_nearly_spread(name) ||
        slice_find_byte(name, '(', 0) == SLICE_NONE)
        name = spread_call(inner);
    if (!name.len)
        return false;
    size_t from = expr->text.at + (size_t)(name.at - inner.at);
    struct diag *diag = bag_add(
        context->bag, &kind_template_spread_place,
        quote_span(context->tree, slot->node, from, from + name.len),
        "`spreadValue()` is not a jq function: it only works as a whole key");

    bag_help(context->bag, diag,
             "write \"{{ spreadValue() }}\": \"{{ … }}\" with what is to be "
             "spread as the value");
    return true;
}

bool
template_check_third(struct rule_context *context,
                     const struct expression_slot *slot, struct slice text,
                     struct span expression)
{
    const struct node *node = slot->node;
    size_t at = expression.at, end = span_end(expression);

    if (slot->syntax == SLOT_JQ || expression.len == 0 || text.at[at] != '{' ||
        !template_is_path(slice_cut(text, at + 1, end)))
        return false;
    struct diag *diag =
        bag_add(context->bag, &kind_jq_unclosed_bracket,
                quote_span(context->tree, node, at, at + 1),
                "the third `{` starts an object, but this is not one");
    struct slice title = S("use two braces");

    bag_fix(context->bag, diag, false, title,
            quote_span(context->tree, node, at, at + 1), S(""));
    if (slice_equal(slice_cut(text, end, end + 3), S("}}}")))
        bag_fix(context->bag, diag, false, title,
                quote_span(context->tree, node, end + 2, end + 3), S(""));
    return true;
}

void
template_check_angle(struct rule_context *context,
                     const struct expression_slot *slot, size_t at, size_t end)
{
    struct diag *diag =
        bag_add(context->bag, &kind_template_angle_brackets,
                quote_span(context->tree, slot->node, at, end + 2),
                "Port renders `{{ }}` only: it sends `<< >>` as text");
    struct slice title = S("write `{{ }}`");

    bag_fix(context->bag, diag, false, title,
            quote_span(context->tree, slot->node, at, at + 2), S("{{"));
    bag_fix(context->bag, diag, false, title,
            quote_span(context->tree, slot->node, end, end + 2), S("}}"));
}

/* ---- Paths in plain text ------------------------------------------------- */

static bool
is_path_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-' ||
           c == '[' || c == ']' || c == '"';
}

/* Length of the path at the start of `text`, when it starts with one of the
 * roots that payloads have and goes on with a name; else 0.
 */
static size_t
path_length(struct slice text)
{
    static const struct slice roots[] = {
        SC(".inputs."), SC(".entity."),  SC(".event."),    SC(".trigger."),
        SC(".run.id"),  SC(".secrets."), SC(".inputs[\""),
    };
    bool known = false;
    size_t len = 0;

    for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++)
        known = known || slice_starts(text, roots[i]);
    if (!known)
        return 0;
    while (len < text.len && is_path_char(text.at[len]))
        len++;
    return len;
}

/* The same without the dot at the front, as shells and scripts have it. */
static size_t
shell_path_length(struct slice text)
{
    static const struct slice roots[] = {
        SC("inputs."), SC("entity."),  SC("event."),  SC("trigger."),
        SC("run.id"),  SC("secrets."), SC("inputs["),
    };
    bool known = slice_starts(text, S(".")) && path_length(text);
    size_t len = 0;

    for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++)
        known = known || slice_starts(text, roots[i]);
    while (known && len < text.len && is_path_char(text.at[len]))
        len++;
    return len;
}

/* `${inputs.x}` at offset `at`, that of the brace, of `text`? */
static bool
shell_style(struct rule_context *context, const struct expression_slot *slot,
            struct slice text, size_t at)
{
    if (at == 0 || text.at[at - 1] != '$')
        return false;
    size_t len = shell_path_length(slice_cut(text, at + 1, text.len));
    size_t end = at + 1 + len;

    if (len == 0 || end >= text.len || text.at[end] != '}')
        return false;
    bool dot = text.at[at + 1] == '.';
    struct diag *diag =
        bag_add(context->bag, &kind_template_shell_style,
                quote_span(context->tree, slot->node, at - 1, end + 1),
                "`${ }` is sent as text: write `{{ %s%.*s }}`", dot ? "" : ".",
                SLICE_ARGS(slice_cut(text, at + 1, end)));
    struct slice title = S("write `{{ }}`");

    bag_fix(context->bag, diag, false, title,
            quote_span(context->tree, slot->node, at - 1, at + 1),
            dot ? S("{{ ") : S("{{ ."));
    bag_fix(context->bag, diag, false, title,
            quote_span(context->tree, slot->node, end, end + 1), S(" }}"));
    return true;
}

/* `{.inputs.x}` at offset `at` of `text`? */
static void
single_brace(struct rule_context *context, const struct expression_slot *slot,
             struct slice text, size_t at)
{
    size_t from = at + 1;

    while (from < text.len && text.at[from] == ' ')
        from++;
    size_t len = path_length(slice_cut(text, from, text.len));
    size_t end = from + len;

    while (end < text.len && text.at[end] == ' ')
        end++;
    if (len == 0 || end >= text.len || text.at[end] != '}')
        return;
    struct diag *diag =
        bag_add(context->bag, &kind_template_single_brace,
                quote_span(context->tree, slot->node, at, end + 1),
                "single braces are sent as text: write `{{%.*s}}`",
                SLICE_ARGS(slice_cut(text, at + 1, end)));
    struct slice title = S("double the braces");

    bag_fix(context->bag, diag, false, title,
            quote_span(context->tree, slot->node, at, at + 1), S("{{"));
    bag_fix(context->bag, diag, false, title,
            quote_span(context->tree, slot->node, end, end + 1), S("}}"));
}

void
template_check_missing(struct rule_context *context,
                       const struct expression_slot *slot, struct slice text)
{
    size_t len = path_length(text);

    if (len && len == text.len) {
        struct diag *diag = bag_add(
            context->bag, &kind_template_missing_braces, node_span(slot->node),
            "this is sent as text: write `{{ %.*s }}`", SLICE_ARGS(text));
        struct slice title = S("put `{{ }}` around it");

        bag_fix(context->bag, diag, false, title,
                quote_span(context->tree, slot->node, 0, 0), S("{{ "));
        bag_fix(context->bag, diag, false, title,
                quote_span(context->tree, slot->node, len, len), S(" }}"));
        return;
    }
    for (size_t at = slice_find_byte(text, '{', 0); at != SLICE_NONE;
         at = slice_find_byte(text, '{', at + 1))
        if (!shell_style(context, slot, text, at))
            single_brace(context, slot, text, at);
}

bool
template_check_in_jq(struct rule_context *context,
                     const struct expression_slot *slot, struct slice text)
{
    struct slice trimmed = slice_trim(text);
    bool braces = slice_starts(trimmed, S("{{"));
    bool angles = slice_starts(trimmed, S("<<"));

    if (!braces && !angles)
        return false;
    struct diag *diag =
        bag_add(context->bag, &kind_template_in_jq, node_span(slot->node),
                "this is read as bare jq: write it without `%s`",
                braces ? "{{ }}" : "<< >>");
    bool closed = slice_ends(trimmed, braces ? S("}}") : S(">>"));

    if (closed && trimmed.len > 4) {
        struct slice inner = slice_trim(slice_cut(trimmed, 2, trimmed.len - 2));

        bag_fix(context->bag, diag, true, S("remove the delimiters"),
                quote_span(context->tree, slot->node, 0, text.len),
                quote_encode(context->arena, inner));
    }
    return true;
}

void
template_check_key_type(struct rule_context *context,
                        const struct expression *expression)
{
    unsigned kinds = expression->outcome.type->kinds;

    if (expression->slot->syntax != SLOT_KEY || !expression->whole ||
        (kinds & ~(unsigned)TYPE_NULL) == 0 || kinds & TYPE_STRING)
        return;
    struct slice all = span_text(expression->text, expression->where);
    struct slice inner = slice_trim(all);
    struct slice has = type_phrase(context->arena, kinds);
    struct diag *diag = bag_add(
        context->bag, &kind_template_key_type,
        expression_span(
            context, expression,
            span_make((uint32_t)(inner.at - all.at), (uint32_t)inner.len)),
        "a key must be a string, but this gives %.*s: Port renders nothing of "
        "the payload",
        SLICE_ARGS(has));

    /* Null leaves the pair out, and may be all that it ever gives. */
    if (kinds & TYPE_NULL)
        diag->level = LEVEL_WARNING;
    bag_help(context->bag, diag, "convert it to text: `%.*s | tostring`",
             SLICE_ARGS(inner));
}

void
template_check_spread_type(struct rule_context *context,
                           const struct expression *expression)
{
    unsigned kinds = expression->whole ? expression->outcome.type->kinds
                                       : (unsigned)TYPE_STRING;

    /* That it is null, and why, another rule says. */
    if (expression->slot->place != PLACE_SPREAD || !expression->program.valid ||
        kinds & TYPE_OBJECT || (kinds & ~(unsigned)TYPE_NULL) == 0)
        return;
    const struct jq_expr *root = expression->program.root;
    struct slice has = type_phrase(context->arena, kinds);
    bool array = (kinds & ~(unsigned)TYPE_NULL) == TYPE_ARRAY;
    struct diag *diag = bag_add(
        context->bag, &kind_template_spread_not_object,
        expression_span(context, expression, root->span),
        array ? "`{{ spreadValue() }}` spreads %.*s as members `0`, `1`, …"
              : "`{{ spreadValue() }}` takes an object, but this gives %.*s: "
                "Port renders nothing of the payload",
        SLICE_ARGS(has));

    if (array)
        diag->level = LEVEL_INFO;
}
