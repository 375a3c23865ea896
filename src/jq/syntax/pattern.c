/* Patterns.
 *
 *   patterns := pattern ('?//' pattern)*
 *   pattern  := '$name' | '[' pattern (',' pattern)* ']'
 *             | '{' entry (',' entry)* '}'
 *   entry    := '$name' (':' pattern)?
 *             | (name | keyword | string | '(' exp ')') ':' pattern
 */

#include "jq/syntax/parser.h"

#include "jq/kinds.h"

static const struct jq_expr *parse_pattern(struct parser *p);

static const struct jq_expr *
parse_bind(struct parser *p)
{
    const struct token *token = parser_take(p);
    struct jq_expr *bind =
        parser_node(p, EXPR_BIND, token->span.at, token->span);

    bind->name = slice_cut(token_slice(p, token), 1, SIZE_MAX);
    return parser_seal(p, bind);
}

static struct diag *
unexpected(struct parser *p, const char *what)
{
    const struct token *token = peek(p);
    struct span where = token->span;

    if (where.len == 0 && parser_last(p))
        where = parser_last(p)->span;
    return bag_add(parser_bag_here(p, where.at), &kind_jq_syntax, where,
                   "expected %s, found %.*s", what,
                   SLICE_ARGS(token_shown(p, token)));
}

/* `as x`: the `$` is missing. */
static const struct jq_expr *
parse_no_pattern(struct parser *p)
{
    const struct token *token = peek(p);
    struct diag *diag = unexpected(p, "a pattern such as `$name`");

    if (token->kind != TOKEN_IDENT)
        return parser_nothing(p);
    bag_fix(parser_bag(p, token->span.at), diag, true, S("add `$`"),
            span_make(token->span.at, 0), S("$"));
    struct jq_expr *bind =
        parser_node(p, EXPR_BIND, token->span.at, token->span);

    bind->reported = true;
    bind->name = token_slice(p, parser_take(p));
    return parser_seal(p, bind);
}

/* The key of an entry that is not `$name`; NULL when there is none. */
static const struct jq_expr *
parse_pattern_key(struct parser *p)
{
    const struct token *token = peek(p);

    if (token->kind == TOKEN_IDENT || token_is_keyword(token->kind)) {
        struct jq_expr *key =
            parser_node(p, EXPR_STRING, token->span.at, token->span);

        key->text = token_slice(p, parser_take(p));
        return parser_seal(p, key);
    }
    if (token->kind == TOKEN_QUOTE || (token->kind == TOKEN_FORMAT &&
                                       parser_ahead(p, 1)->kind == TOKEN_QUOTE))
        return parse_string(p);
    if (token->kind != TOKEN_LPAREN)
        return NULL;
    parser_take(p);
    struct jq_expr *group =
        parser_node(p, EXPR_GROUP, token->span.at, token->span);

    group->left = parse_inside(p, token, 0);
    parser_seal(p, group);
    const char *kind = constant_kind(group);

    if (kind && strcmp(kind, "string") != 0)
        bag_add(parser_bag(p, token->span.at), &kind_jq_object_key,
                group->left->span,
                "an object key must be a string, but this is always of type %s",
                kind);
    return group;
}

static const struct jq_expr *
parse_pattern_entry(struct parser *p)
{
    const struct token *token = peek(p);
    struct jq_expr *entry =
        parser_node(p, EXPR_PATTERN_ENTRY, token->span.at, token->span);
    bool variable = token->kind == TOKEN_BINDING;

    entry->left = variable ? parse_bind(p) : parse_pattern_key(p);
    entry->form = variable ? EXPR_FORM_VARIABLE : EXPR_FORM_EXPR;
    if (!entry->left) {
        unexpected(p, "a key or `$name`");
        return NULL;
    }
    entry->text = variable ? entry->left->name : entry->left->text;
    if (parser_take_if(p, TOKEN_COLON)) {
        entry->right = parse_pattern(p);
    } else if (!variable) {
        struct diag *diag = unexpected(p, "`:` and a pattern");

        if (token->kind == TOKEN_IDENT)
            bag_help(parser_bag(p, diag->where.at), diag,
                     "write `$%.*s` to bind a variable of that name",
                     SLICE_ARGS(token_slice(p, token)));
    }
    return parser_seal(p, entry);
}

/* `[…]` and `{…}`. */
static const struct jq_expr *
parse_pattern_list(struct parser *p)
{
    const struct token *open = parser_take(p);
    bool object = open->kind == TOKEN_LBRACE;
    struct jq_expr *list =
        parser_node(p, object ? EXPR_OBJECT_PATTERN : EXPR_ARRAY_PATTERN,
                    open->span.at, open->span);
    struct parsed_parts parts = {0};
    bool more = true;
    uint32_t at = LOOP_START;

    if (!parser_enter(p))
        return parser_nothing(p);
    while (more) {
        parser_goes_on(p, &at);
        const struct jq_expr *part =
            object ? parse_pattern_entry(p) : parse_pattern(p);

        if (part)
            parsed_parts_add(&parts, part);
        more =
            part && part->kind != EXPR_ERROR && parser_take_if(p, TOKEN_COMMA);
        if (!more && part && part->kind != EXPR_ERROR && p->at < open->match &&
            !p->lopsided)
            unexpected(p, "`,` or the end of the pattern");
    }
    parser_leave(p);
    parse_close(p, open);
    list->list = parts.first;
    list->count = parts.count;
    return parser_seal(p, list);
}

static const struct jq_expr *
parse_pattern(struct parser *p)
{
    if (at_kind(p, TOKEN_BINDING))
        return parse_bind(p);
    if (at_kind(p, TOKEN_LBRACKET) || at_kind(p, TOKEN_LBRACE))
        return parse_pattern_list(p);
    return parse_no_pattern(p);
}

struct parsed_parts
parse_patterns(struct parser *p)
{
    struct parsed_parts parts = {0};
    uint32_t at = LOOP_START;

    do {
        parser_goes_on(p, &at);
        parsed_parts_add(&parts, parse_pattern(p));
    } while (parser_take_if(p, TOKEN_QUESTION_ALT));
    return parts;
}
