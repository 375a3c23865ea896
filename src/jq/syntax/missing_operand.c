/* Nothing where an operand has to be. */

#include "jq/syntax/parser.h"

#include "jq/kinds.h"

static bool
is_opener(const struct token *token)
{
    return token->kind == TOKEN_LPAREN || token->kind == TOKEN_LBRACKET ||
           token->kind == TOKEN_INTERP || token->kind == TOKEN_LBRACE;
}

/* Words and marks that mistake_report() reports when nothing takes them. */
static bool
is_separator(enum token_kind kind)
{
    return kind == TOKEN_SEMICOLON || kind == TOKEN_COLON ||
           kind == TOKEN_THEN || kind == TOKEN_ELSE || kind == TOKEN_ELIF ||
           kind == TOKEN_END;
}

static void
report_missing_operand(struct parser *p)
{
    const struct token *before = parser_last(p), *next = peek(p);
    struct operator operator;
    struct diag *diag;
    struct span where = next->span;
    bool binary = operator_next(p, &operator);

    /* What cannot stand anywhere is reported when it is passed over. */
    if (p->at && p->at == p->blamed)
        return;
    if (binary && (operator.foreign || operator.known))
        return;
    if (!binary && !parse_ends(p) && is_separator(next->kind))
        return;
    /* `| |`, `, ,`, `(|`: the second one is at fault. */
    if (binary && (!before || is_opener(before) || operator.op <= OP_COMMA)) {
        bag_add(parser_bag(p, where.at), &kind_jq_missing_operand, where,
                "missing operand before %.*s",
                SLICE_ARGS(token_shown(p, next)));
        p->blamed = p->at + operator.count;
        return;
    }
    if (before && is_opener(before) && !before->unclosed) {
        where = span_join(before->span, p->token[before->match].span);
        bag_add(parser_bag_here(p, where.at), &kind_jq_missing_operand, where,
                "missing expression between these brackets");
        return;
    }
    if (before && before->span.len)
        where = before->span;
    struct bag *bag = parser_bag_here(p, where.at);

    if (!before) {
        bag_add(bag, &kind_jq_missing_operand, where,
                "an expression cannot begin with %.*s",
                SLICE_ARGS(token_shown(p, next)));
        return;
    }
    diag = bag_add(bag, &kind_jq_missing_operand, where,
                   "missing operand after %.*s",
                   SLICE_ARGS(token_shown(p, before)));
    if (before->kind == TOKEN_MINUS && next->kind == TOKEN_EOF)
        bag_help(bag, diag, "jq templates have no trim markers (`-}}`)");
    else if (before->kind == TOKEN_PIPE)
        bag_help(bag, diag, "remove the `|`, or add a filter after it");
}

/* `import "a" as b;` and the like: as a whole. */
static void
skip_directive(struct parser *p)
{
    const struct token *word = parser_take(p);
    struct bag *bag = parser_bag(p, word->span.at);
    struct diag *diag = bag_add(bag, &kind_jq_module, word->span,
                                "`%.*s` cannot be used in Port",
                                SLICE_ARGS(token_slice(p, word)));

    bag_help(bag, diag, "define functions with `def` in the expression");
    uint32_t at = LOOP_START;

    while (parser_goes_on(p, &at) && !parse_ends(p) &&
           !at_kind(p, TOKEN_SEMICOLON))
        parser_take_whole(p);
    parser_take_if(p, TOKEN_SEMICOLON);
}

static bool
is_directive_of_modules(const struct token *token)
{
    return token->kind == TOKEN_IMPORT || token->kind == TOKEN_INCLUDE ||
           token->kind == TOKEN_MODULE;
}

const struct jq_expr *
mistake_operand(struct parser *p)
{
    bool directive = is_directive_of_modules(peek(p));
    uint32_t at = LOOP_START;

    if (!directive && !at_kind(p, TOKEN_INVALID)) {
        report_missing_operand(p);
        return parser_nothing(p);
    }
    if (!directive)
        parser_take(p);
    while (parser_goes_on(p, &at) && is_directive_of_modules(peek(p)))
        skip_directive(p);
    /* Behind a directive anything may be missing. */
    if (directive && !parse_ends(p) && !token_starts_term(peek(p)))
        report_missing_operand(p);
    return token_starts_term(peek(p)) ? parse_postfix(p) : parser_nothing(p);
}
