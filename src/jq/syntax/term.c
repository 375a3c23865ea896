/* Terms.
 *
 *   primary  := '.' | '..' | field | '.' string | number | string | '@name'
 *             | '(' exp ')' | '[' exp? ']' | object | '$name' | '$__loc__'
 *             | name ('(' exp (';' exp)* ')')? | 'break' '$name'
 */

#include "jq/syntax/parser.h"

#include "jq/builtin.h"
#include "jq/kinds.h"

static const struct jq_expr *
parse_leaf(struct parser *p, enum jq_expr_kind kind)
{
    const struct token *token = parser_take(p);
    struct jq_expr *expr = parser_node(p, kind, token->span.at, token->span);

    if (kind == EXPR_NUMBER)
        expr->text = token_slice(p, token);
    if (kind == EXPR_VARIABLE)
        expr->name = slice_cut(token_slice(p, token), 1, SIZE_MAX);
    return parser_seal(p, expr);
}

/* The identity that `.a` is applied to: it has no text of its own. */
static const struct jq_expr *
implied(struct parser *p)
{
    uint32_t at = peek(p)->span.at;
    struct jq_expr *expr = parser_node(p, EXPR_IDENTITY, at, span_make(at, 0));

    expr->span.len = 0;
    return expr;
}

static const struct jq_expr *
parse_dot(struct parser *p)
{
    const struct token *dot = peek(p), *next = parser_ahead(p, 1);
    bool near = token_joined(dot, next);

    if (string_is_ahead(p, 1))
        return implied(p);
    if (next->kind == TOKEN_IDENT || (next->kind == TOKEN_BINDING && near)) {
        struct operator operator;
        struct parser ahead = *p;

        ahead.at++;
        if (near || !operator_next(&ahead, &operator)) {
            const struct jq_expr *left = implied(p);

            return parse_bare_dot(p, left);
        }
    }
    return parse_leaf(p, EXPR_IDENTITY);
}

static const struct jq_expr *
parse_group(struct parser *p)
{
    const struct token *open = parser_take(p);
    struct jq_expr *expr =
        parser_node(p, EXPR_GROUP, open->span.at, open->span);

    expr->left = parse_inside(p, open, 0);
    return parser_seal(p, expr);
}

static const struct jq_expr *
parse_array(struct parser *p)
{
    const struct token *open = parser_take(p);
    struct jq_expr *expr =
        parser_node(p, EXPR_ARRAY, open->span.at, open->span);

    if (p->at == open->match)
        parser_take(p);
    else
        expr->left = parse_inside(p, open, 0);
    return parser_seal(p, expr);
}

struct parsed_parts
parse_arguments(struct parser *p, const struct token *open)
{
    struct parsed_parts parts = {0};
    unsigned saved = p->stops;
    uint32_t at = LOOP_START;

    if (!p->lopsided)
        p->stops = 0;
    do {
        parser_goes_on(p, &at);
        parsed_parts_add(&parts, parse_body(p, STOP_SEMICOLON));
    } while (parser_take_if(p, TOKEN_SEMICOLON));
    p->stops = saved;
    parse_close(p, open);
    return parts;
}

static void
report_unknown(struct parser *p, const struct token *name)
{
    struct bag *bag = parser_bag(p, name->span.at);
    struct slice word = token_slice(p, name);
    struct slice hint = builtin_hint(word);
    struct diag *diag = bag_add(bag, &kind_jq_undefined_function, name->span,
                                "unknown function `%.*s`", SLICE_ARGS(word));

    if (slice_equal(word, S("spreadValue")))
        bag_help(bag, diag, "`{{ spreadValue() }}` must be the whole key");
    else if (hint.len)
        bag_help(bag, diag, "in jq: `%.*s`", SLICE_ARGS(hint));
}

static void
report_empty_arguments(struct parser *p, const struct token *name,
                       const struct token *open)
{
    struct span where = span_join(open->span, p->token[open->match].span);
    struct bag *bag = parser_bag(p, where.at);
    struct slice word = token_slice(p, name);
    struct diag *diag;

    if (!mistake_knows(p, word)) {
        report_unknown(p, name);
        return;
    }
    diag = bag_add(bag, &kind_jq_empty_arguments, where,
                   "empty parentheses: jq has no empty list of arguments");
    if (!builtin_find_in(word, 0, p->options->dialect) &&
        builtin_arities(word, p->options->dialect)) {
        bag_help(bag, diag, "`%.*s` takes an argument", SLICE_ARGS(word));
        return;
    }
    bag_help(bag, diag, "write `%.*s`", SLICE_ARGS(word));
    bag_fix(bag, diag, true, S("remove the parentheses"), where, S(""));
}

static const struct jq_expr *
parse_call(struct parser *p)
{
    const struct token *name = parser_take(p), *open = peek(p);
    struct jq_expr *expr = parser_node(p, EXPR_CALL, name->span.at, name->span);

    expr->name = token_slice(p, name);
    if (open->kind == TOKEN_LPAREN) {
        parser_take(p);
        if (p->at == open->match && !open->unclosed) {
            report_empty_arguments(p, name, open);
            expr->reported = true;
            parser_take(p);
        } else {
            struct parsed_parts parts = parse_arguments(p, open);

            expr->list = parts.first;
            expr->count = parts.count;
            /* What is broken may have had another number of arguments. */
            expr->reported =
                open->unclosed || parser_last(p)->span.at >= p->quiet;
        }
        return parser_seal(p, expr);
    }
    uint32_t more = mistake_knows(p, expr->name) ? 0 : suffix_hyphens(p);

    if (more && mistake_hyphen(p, more)) {
        while (more-- > 0)
            expr->token = span_join(expr->token, parser_take(p)->span);
        expr->name = span_text(p->text, expr->token);
        expr->hyphenated = true;
        return parser_seal(p, expr);
    }
    if (slice_equal(expr->name, S("true")))
        expr->kind = EXPR_TRUE;
    else if (slice_equal(expr->name, S("false")))
        expr->kind = EXPR_FALSE;
    else if (slice_equal(expr->name, S("null")))
        expr->kind = EXPR_NULL;
    expr->followed = token_joined(name, open) &&
                     (open->kind == TOKEN_FIELD || open->kind == TOKEN_DOT ||
                      open->kind == TOKEN_LBRACKET);
    return parser_seal(p, expr);
}

/* `$$$$name`, jq's own; everything else with a bare `$` is a fault. */
static const struct jq_expr *
parse_dollar(struct parser *p)
{
    const struct token *dollar = peek(p), *next = parser_ahead(p, 1);

    if (next->kind == TOKEN_DOLLAR &&
        parser_ahead(p, 2)->kind == TOKEN_DOLLAR &&
        parser_ahead(p, 3)->kind == TOKEN_BINDING) {
        parser_skip_to(p, p->at + 3);
        return parse_leaf(p, EXPR_VARIABLE);
    }
    struct bag *bag = parser_bag(p, dollar->span.at);
    struct diag *diag = bag_add(bag, &kind_jq_syntax, dollar->span,
                                "expected the name of a variable after `$`");

    parser_take(p);
    if (next->kind == TOKEN_FIELD || next->kind == TOKEN_DOT) {
        bag_help(bag, diag, "in jq, the root is `.`");
        bag_fix(bag, diag, true, S("remove `$`"), dollar->span, S(""));
        return parse_term(p);
    }
    if (next->kind == TOKEN_IDENT && !token_joined(dollar, next)) {
        bag_help(bag, diag, "write `$%.*s`, without a space",
                 SLICE_ARGS(token_slice(p, next)));
        parser_take(p);
    } else if (next->kind == TOKEN_LBRACE && token_joined(dollar, next)) {
        bag_help(bag, diag, "jq interpolates in strings with `\\(…)`");
        parser_skip_to(p, next->match + 1);
    }
    return parser_broken(p, dollar->span.at, NULL);
}

static const struct jq_expr *
parse_primary(struct parser *p)
{
    const struct token *token = peek(p);

    if (token->kind == TOKEN_FIELD)
        return implied(p);
    if (token->kind == TOKEN_IDENT)
        return parse_call(p);
    if (token->kind == TOKEN_DOT)
        return parse_dot(p);
    if (token->kind == TOKEN_QUOTE || token->kind == TOKEN_FORMAT)
        return parse_string(p);
    if (token->kind == TOKEN_NUMBER)
        return parse_leaf(p, EXPR_NUMBER);
    if (token->kind == TOKEN_BINDING)
        return parse_leaf(p, EXPR_VARIABLE);
    if (token->kind == TOKEN_DOTS)
        return parse_leaf(p, EXPR_RECURSE);
    if (token->kind == TOKEN_LOC)
        return parse_leaf(p, EXPR_LOC);
    if (token->kind == TOKEN_LPAREN)
        return parse_group(p);
    if (token->kind == TOKEN_LBRACKET)
        return parse_array(p);
    if (token->kind == TOKEN_LBRACE)
        return parse_object(p);
    if (token->kind == TOKEN_DOLLAR)
        return parse_dollar(p);
    if (token->kind == TOKEN_BREAK)
        return parse_break(p);
    return NULL;
}

const struct jq_expr *
parse_term(struct parser *p)
{
    const struct jq_expr *term = parse_primary(p);

    if (!term)
        return mistake_operand(p);
    /* `.?` and `f?` are no terms in 1.7; their `?` is parse_postfix()'s. */
    return parse_suffixes(p, term);
}
