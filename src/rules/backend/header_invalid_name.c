/* The name of a header is a token (RFC 9110, 5.6.2), and its case does not
 * matter.  Port signs its requests in headers of its own.
 */
#include "rules/rule.h"

#include "tree/quote.h"

/* Nobody sends more; comparing each with each must stay cheap. */
#define COMPARED 64

static bool
is_token_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') ||
           slice_find_byte(S("!#$%&'*+-.^_`|~"), c, 0) != SLICE_NONE;
}

/* Length of the first character of `text` at `at` as UTF-8 has it. */
static size_t
char_end(struct slice text, size_t at)
{
    do
        at++;
    while (at < text.len && (text.at[at] & 0xC0) == 0x80);
    return at;
}

static void
check_token(struct rule_context *context, const struct node *key,
            struct slice name)
{
    size_t at = 0;

    while (at < name.len && is_token_char(name.at[at]))
        at++;
    if (at == name.len)
        return;
    size_t end = char_end(name, at);

    if (name.at[at] == ' ')
        rule_report(context, node_span(key),
                    "a header name cannot contain a space");
    else
        rule_report(context, node_span(key),
                    "a header name cannot contain `%.*s`",
                    SLICE_ARGS(slice_cut(name, at, end)));
}

/* An earlier header of the same name in other letters, or NULL. */
static const struct node *
twin(const struct rule_context *context, const struct node *headers,
     const struct node *last)
{
    struct slice name = node_text(context->tree, last);

    if (node_count(headers) > COMPARED)
        return NULL;
    for (const struct node *key = node_first(headers); key && key != last;
         key = node_next(headers, key)) {
        struct slice other = node_text(context->tree, key);

        if (slice_equal_nocase(other, name) && !slice_equal(other, name))
            return key;
    }
    return NULL;
}

static void
check(struct rule_context *context, const struct node *headers,
      const struct node *key)
{
    struct slice name = node_text(context->tree, key);
    const struct node *other = twin(context, headers, key);

    if (other) {
        struct diag *diag =
            rule_report(context, node_span(key),
                        "duplicate header `%.*s`: header names ignore case",
                        SLICE_ARGS(name));

        diag->level = LEVEL_WARNING;
        bag_relate(context->bag, diag, node_span(other), "first here");
    } else if (slice_equal_nocase(name, S("X-Port-Signature")) ||
               slice_equal_nocase(name, S("X-Port-Timestamp"))) {
        rule_report(context, node_span(key),
                    "Port itself sets the header `%.*s`", SLICE_ARGS(name))
            ->level = LEVEL_WARNING;
    } else {
        check_token(context, key, name);
    }
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    const struct node *headers =
        node_member(context->tree, action->method, N_headers);

    if (!node_is(headers, NODE_OBJECT) || node_has(headers, NODE_BROKEN))
        return;
    for (const struct node *key = node_first(headers); key;
         key = node_next(headers, key)) {
        struct slice name = node_text(context->tree, key);

        /* A template gives a name that is known only then; so does `<NAME>`. */
        if (slice_find(name, S("{{"), 0) == SLICE_NONE &&
            slice_find_byte(name, '<', 0) == SLICE_NONE)
            check(context, headers, key);
    }
}

const struct rule rule_header_invalid_name = {
    .kind = {"header-invalid-name", LEVEL_ERROR, false,
             "a header name that is invalid, reserved or a duplicate"},
    .since = "0.1",
    .on_action = on_action,
};
