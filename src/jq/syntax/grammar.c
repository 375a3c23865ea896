/* jq expressions, as jq 1.7.1 and 1.8 read them.
 *
 *   program  := exp
 *   exp      := binary ('|' exp)?
 *   binary   := postfix (operator binary)*        by precedence, below
 *   postfix  := prefix '?'*
 *   prefix   := 'def' name params? ':' exp ';' exp
 *             | 'label' '$name' '|' exp
 *             | ('reduce' | 'foreach') source 'as' patterns '(' … ')'
 *             | 'if' exp 'then' exp ('elif' …)* ('else' exp)? 'end'
 *             | 'try' prefix ('catch' prefix)?
 *             | '-' binary(PREC_MULTIPLY)
 *             | term ('as' patterns '|' exp)?
 *   term     := primary suffix*                   term.c
 *
 * from loose to tight:  |  ,  //  = |= …  or  and  == < …  + -  * / %
 *
 * 1.7.1: what ends in `exp` (def, as, label) reaches as far to the right as
 * it can, wherever it is.  reduce, foreach, if, try, `-` and `e?` are not
 * terms: no suffix, no `as`, not an object's value.
 * 1.8: they are terms; `-` and `try` take a term with its suffixes; `as`
 * binds what a whole binary expression gives; def, label and as are no
 * operands.
 */

#include "jq/syntax/parser.h"

#include "base/core/limits.h"
#include "jq/kinds.h"

static void
report_glued(struct parser *p)
{
    struct span where = peek(p)->span;
    struct bag *bag = parser_bag(p, where.at);
    struct diag *diag = bag_add(bag, &kind_jq_glued_alternative, where,
                                "`?//` is one operator, for patterns only");

    bag_help(bag, diag, "write `? //` with a space");
    bag_fix(bag, diag, true, S("separate `?` and `//`"), where, S("? //"));
}

static void
report_chained(struct parser *p, const struct jq_expr *left)
{
    struct span where = peek(p)->span;
    struct bag *bag = parser_bag(p, where.at);
    struct diag *diag =
        bag_add(bag, &kind_jq_chained_operator, where,
                "`%s` cannot follow another `%s` without parentheses",
                token_text(peek(p)->kind), jq_expr_op_text(left->op));

    bag_relate(bag, diag, left->token, "the other one");
    if (left->kind == EXPR_COMPARE)
        bag_help(bag, diag,
                 "compare twice and join with `and`, or put one "
                 "comparison in parentheses");
    else
        bag_help(bag, diag, "assign one after the other with `|`");
}

/* Takes the operator that stands next, behind `left`.  NULL: nothing can come
 * of it.
 */
static struct jq_expr *
begin_operation(struct parser *p, const struct jq_expr *left,
                const struct operator* operator)
{
    struct span token =
        span_join(peek(p)->span, parser_ahead(p, operator->count - 1)->span);

    if (operator->glued) {
        struct jq_expr *optional =
            parser_over(p, EXPR_OPTIONAL, left, NULL, token);

        if (left->kind != EXPR_ERROR)
            report_glued(p);
        left = parser_seal(p, optional);
    } else if (operator->foreign) {
        mistake_operator(p, operator);
    }
    for (uint32_t i = 0; i < operator->count; i++)
        parser_take(p);
    if (operator->glued || operator->foreign)
        p->blamed = p->at;
    if (operator->known && !token_starts_term(peek(p)))
        return NULL;
    struct jq_expr *expr =
        parser_over(p, operator_fact(operator->op).kind, left, NULL, token);

    expr->op = operator->op;
    return expr;
}

/* The last of what waits for its right side gets it, and so on to the first:
 * what binds to the right makes a chain that does not nest.
 */
static const struct jq_expr *
close_chain(struct parser *p, struct chain *chain, const struct jq_expr *expr)
{
    while (chain->count) {
        struct jq_expr *whole = chain->item[--chain->count];

        if (whole->kind == EXPR_LABEL)
            whole->left = expr;
        else
            whole->right = expr;
        expr = parser_seal(p, whole);
    }
    return expr;
}

/* An operator behind `left` and its right side.  That of one which binds to
 * the right is only begun, and waits in `chain`: the result is its right side.
 */
static const struct jq_expr *
parse_operation(struct parser *p, const struct jq_expr *left,
                const struct operator* operator, struct chain * chain)
{
    struct jq_expr *expr = begin_operation(p, left, operator);

    if (!expr || !parser_enter(p))
        return parser_broken(p, left->span.at, left);
    const struct jq_expr *right =
        parse_binary(p, (enum prec)(operator->prec + 1));

    parser_leave(p);
    if (operator_fact(operator->op).assoc == 'r') {
        *vec_push(p->arena, chain) = expr;
        return right;
    }
    expr->right = right;
    return parser_seal(p, expr);
}

const struct jq_expr *
parse_binary(struct parser *p, enum prec min)
{
    const struct jq_expr *left = parse_postfix(p);
    struct operator operator;
    struct chain chain = {0};
    uint32_t at = LOOP_START;

    if (p->open)
        return left;
    while (parser_goes_on(p, &at) &&
           operator_next(p, &operator) && operator.prec >= min) {
        if (operator.prec == PREC_PIPE)
            break;
        if ((p->stops & STOP_COMMA) && operator.op == OP_COMMA && !
                                       operator.known)
            break;
        if (operator.prec<PREC_ALTERNATIVE)
            left = close_chain(p, &chain, left);
        if (operator_fact(operator.op).assoc == 'n' && left->op != OP_NONE &&
            left->kind != EXPR_GROUP &&
            operator_fact(left->op).prec == operator.prec && !
                                            operator.foreign &&
                                            left->right->kind != EXPR_ERROR)
            report_chained(p, left);
        left = parse_operation(p, left, &operator, & chain);
    }
    return close_chain(p, &chain, left);
}

/* 1.8: `as` binds what the binary expression before it gives. */
static const struct jq_expr *
parse_operand_of_comma(struct parser *p)
{
    bool head = p->at == p->head;
    const struct jq_expr *expr = parse_binary(p, PREC_ALTERNATIVE);

    if (!p->open && p->options->dialect == JQ_1_8 && at_kind(p, TOKEN_AS))
        return parse_binding(p, expr, head);
    return expr;
}

static const struct jq_expr *
parse_commas(struct parser *p)
{
    if (p->options->dialect == JQ_1_7)
        return parse_binary(p, PREC_COMMA);
    const struct jq_expr *left = parse_operand_of_comma(p);
    struct operator operator;
    uint32_t at = LOOP_START;

    while (!p->open && parser_goes_on(p, &at) &&
           operator_next(p, &operator) && operator.op == OP_COMMA) {
        struct span token = parser_take(p)->span;

        if (operator.known && !token_starts_term(peek(p)))
            return parser_broken(p, left->span.at, left);
        const struct jq_expr *right = parse_operand_of_comma(p);
        struct jq_expr *expr = parser_over(p, EXPR_COMMA, left, right, token);

        expr->op = OP_COMMA;
        left = parser_seal(p, expr);
    }
    return left;
}

/* The next part of an expression, up to a pipe or to the body of an `as`, `def`
 * or `label`; what waits for the parts that follow is added to `chain`.  True
 * when there are any.
 */
static bool
parse_piece(struct parser *p, struct chain *chain, const struct jq_expr **piece)
{
    struct operator operator;

    p->head = p->at;
    *piece = parse_commas(p);
    p->head = UINT32_MAX;
    if (p->open) {
        *vec_push(p->arena, chain) = p->open;
        p->in_source = false;
        p->open = NULL;
        return true;
    }
    if (!operator_next(p, &operator) || operator.op != OP_PIPE)
        return false;
    struct jq_expr *pipe =
        parser_over(p, EXPR_PIPE, *piece, NULL, parser_take(p)->span);

    pipe->op = OP_PIPE;
    *vec_push(p->arena, chain) = pipe;
    return true;
}

/* The parts are collected and folded from the right, so that a long pipe does
 * not nest.
 */
const struct jq_expr *
parse_exp(struct parser *p)
{
    struct chain chain = {0};
    const struct jq_expr *expr;
    bool in_source = p->in_source;
    uint32_t at = LOOP_START;

    if (!parser_enter(p))
        return parser_nothing(p);
    do
        parser_goes_on(p, &at);
    while (parse_piece(p, &chain, &expr));
    parser_leave(p);
    p->in_source = in_source;
    return close_chain(p, &chain, expr);
}

/* ---- prefix and postfix ---- */

static const struct jq_expr *
parse_negation(struct parser *p)
{
    struct span token = parser_take(p)->span;

    if (!parser_enter(p))
        return parser_nothing(p);
    const struct jq_expr *left = p->options->dialect == JQ_1_7
                                     ? parse_binary(p, PREC_MULTIPLY)
                                     : parse_postfix(p);
    struct jq_expr *expr = parser_node(p, EXPR_NEGATE, token.at, token);

    parser_leave(p);
    expr->left = left;
    return parser_seal(p, expr);
}

static void
report_no_body(struct parser *p, struct span as)
{
    struct span where = peek(p)->span.len ? peek(p)->span : as;
    struct bag *bag = parser_bag_here(p, where.at);
    struct diag *diag =
        bag_add(bag, &kind_jq_syntax, where,
                "expected `|` after the pattern of `as`, found %.*s",
                SLICE_ARGS(token_shown(p, peek(p))));

    bag_help(bag, diag, "write `… as $x | …`");
}

/* Without its `|` the binding's body is behind the next one. */
const struct jq_expr *
parse_binding(struct parser *p, const struct jq_expr *source, bool head)
{
    struct span token = parser_take(p)->span;
    uint32_t before = parser_findings(p);
    struct parsed_parts patterns = parse_patterns(p);
    struct jq_expr *expr = parser_over(p, EXPR_AS, source, NULL, token);
    struct operator operator;

    expr->list = patterns.first;
    expr->count = patterns.count;
    if (parser_take_if(p, TOKEN_PIPE)) {
        bool in_source = p->in_source;

        if (head)
            return p->open = expr;
        p->in_source = false;
        expr->right = parse_exp(p);
        p->in_source = in_source;
        return parser_seal(p, expr);
    }
    if (parser_findings(p) == before)
        report_no_body(p, token);
    uint32_t at = LOOP_START;

    while (parser_goes_on(p, &at)) {
        mistake_skip(p);
        if (at_kind(p, TOKEN_PIPE) || !operator_next(p, &operator))
            break;
        parser_take(p);
    }
    expr->right =
        parser_take_if(p, TOKEN_PIPE) ? parse_exp(p) : parser_nothing(p);
    return parser_seal(p, expr);
}

/* A def or label as an operand: 1.8 has that no more. */
static void
check_operand(struct parser *p, bool operand)
{
    struct span where = peek(p)->span;

    if (!operand || p->options->dialect == JQ_1_7)
        return;
    struct bag *bag = parser_bag(p, where.at);

    bag_add(bag, &kind_jq_needs_parentheses, where,
            "`%s` needs parentheses after an operator",
            token_text(peek(p)->kind));
}

/* What may come before a name or a value: nothing of jq's here. */
static const struct jq_expr *
parse_not(struct parser *p)
{
    const struct token *sign = parser_take(p);
    struct bag *bag = parser_bag(p, sign->span.at);
    struct diag *diag = bag_add(bag, &kind_jq_foreign_operator, sign->span,
                                "`!` is not a jq operator");

    bag_help(bag, diag, "write `(… | not)`");
    if (!parser_enter(p))
        return parser_nothing(p);
    const struct jq_expr *expr =
        token_starts_term(peek(p)) ? parse_postfix(p) : parser_nothing(p);

    parser_leave(p);
    if (expr->kind != EXPR_ERROR && jq_expr_is_term(expr)) {
        bag_fix(bag, diag, true, S("use `not`"), sign->span, S("("));
        bag_fix(bag, diag, true, S("use `not`"),
                span_make(span_end(expr->span), 0), S(" | not)"));
    }
    return expr;
}

const struct jq_expr *
parse_prefix(struct parser *p)
{
    const struct token *before = parser_last(p), *token = peek(p);
    bool operand =
        before && before->kind > TOKEN_COMMA && before->kind <= TOKEN_PERCENT;
    bool head = p->at == p->head;

    p->head = UINT32_MAX;
    if (token->kind == TOKEN_DEF || token->kind == TOKEN_LABEL)
        check_operand(p, operand);
    if (token->kind == TOKEN_DEF)
        return parse_def(p, head);
    if (token->kind == TOKEN_LABEL)
        return parse_label(p, head);
    if (token->kind == TOKEN_REDUCE || token->kind == TOKEN_FOREACH)
        return parse_fold(p);
    if (token->kind == TOKEN_IF)
        return parse_if(p);
    if (token->kind == TOKEN_TRY)
        return parse_try(p);
    if (token->kind == TOKEN_MINUS)
        return parse_negation(p);
    if (token->kind == TOKEN_FOREIGN &&
        slice_equal(token_slice(p, token), S("!")))
        return parse_not(p);
    const struct jq_expr *term = parse_term(p);

    if (at_kind(p, TOKEN_AS) && p->options->dialect == JQ_1_7 && !p->in_source)
        return parse_binding(p, term, head);
    return term;
}

const struct jq_expr *
parse_postfix(struct parser *p)
{
    bool head = p->at == p->head;
    const struct jq_expr *expr = parse_prefix(p);
    uint32_t at = LOOP_START;

    while (!p->open && parser_goes_on(p, &at)) {
        const struct token *token = peek(p);
        bool path =
            token->kind == TOKEN_FIELD || token->kind == TOKEN_LBRACKET ||
            (token->kind == TOKEN_DOT && token_joined(parser_last(p), token));
        bool as = token->kind == TOKEN_AS && !p->in_source;

        if (token->kind == TOKEN_QUESTION) {
            parser_take(p);
            expr = parser_seal(
                p, parser_over(p, EXPR_OPTIONAL, expr, NULL, token->span));
            continue;
        }
        if (p->options->dialect == JQ_1_8 ? !path : !path && !as)
            return expr;
        /* 1.7: the suffixes of a term are taken, so this is none. */
        if (p->options->dialect == JQ_1_7 && expr->kind != EXPR_ERROR)
            parser_parenthesise(p, expr, token->span,
                                as ? "before `as`, in jq 1.7"
                                   : "before a path, in jq 1.7");
        if (as)
            return parse_binding(p, expr, head);
        const struct jq_expr *term = expr;

        expr = parse_suffixes(p, expr);
        if (expr == term)
            return expr;
    }
    return expr;
}

/* ---- bodies ---- */

bool
parse_ends(const struct parser *p)
{
    enum token_kind kind = peek(p)->kind;

    if (kind == TOKEN_EOF || kind == TOKEN_UNQUOTE ||
        kind == TOKEN_INTERP_END || kind == TOKEN_RPAREN ||
        kind == TOKEN_RBRACKET || kind == TOKEN_RBRACE)
        return true;
    return ((p->stops & STOP_THEN) && kind == TOKEN_THEN) ||
           ((p->stops & STOP_ELSE) &&
            (kind == TOKEN_ELSE || kind == TOKEN_ELIF)) ||
           ((p->stops & STOP_END) && kind == TOKEN_END) ||
           ((p->stops & STOP_SEMICOLON) && kind == TOKEN_SEMICOLON) ||
           ((p->stops & STOP_COLON) && kind == TOKEN_COLON);
}

/* Tokens that continue an expression which mistake_report() has repaired. */
static const struct jq_expr *
parse_rest(struct parser *p, const struct jq_expr *left)
{
    struct operator operator;

    if (!operator_next(p, &operator) || operator.known)
        return left;
    struct span token = parser_take(p)->span;

    for (uint32_t i = 1; i < operator.count; i++)
        parser_take(p);
    const struct jq_expr *right = parse_exp(p);
    struct jq_expr *expr =
        parser_over(p, operator_fact(operator.op).kind, left, right, token);

    expr->op = operator.op;
    return parser_seal(p, expr);
}

const struct jq_expr *
parse_body(struct parser *p, unsigned stops)
{
    unsigned saved = p->stops;
    bool in_source = p->in_source;

    p->stops = (p->stops & ~(unsigned)STOP_COMMA) | stops;
    p->in_source = false;
    const struct jq_expr *expr = parse_exp(p);
    uint32_t at = LOOP_START;

    while (parser_goes_on(p, &at) && !parse_ends(p)) {
        expr = mistake_report(p, expr);
        expr = parse_rest(p, expr);
    }
    p->stops = saved;
    p->in_source = in_source;
    return expr;
}

/* Takes the closer of `open`.  When some bracket is not closed, an outer
 * construct may have ended the body before, as in `if (.a then`; the closer
 * is then passed over later.
 */
void
parse_close(struct parser *p, const struct token *open)
{
    if (p->at == open->match || !p->lopsided)
        parser_skip_to(p, open->match + 1);
}

const struct jq_expr *
parse_inside(struct parser *p, const struct token *open, unsigned stops)
{
    unsigned saved = p->stops;

    if (!p->lopsided)
        p->stops = 0;
    const struct jq_expr *expr = parse_body(p, stops);

    p->stops = saved;
    parse_close(p, open);
    return expr;
}

/* ---- the whole ---- */

const struct jq_expr *
parse_program(struct parser *p)
{
    if (at_kind(p, TOKEN_EOF)) {
        struct bag *bag = parser_bag(p, 0);

        if (p->bag->list.count == 0) {
            struct diag *diag =
                bag_add(bag, &kind_jq_empty, span_make(0, p->text.len),
                        "an expression without a filter");

            bag_help(bag, diag, "write `.` for the whole input");
        }
        return parser_nothing(p);
    }
    if (mistake_template(p))
        return parser_nothing(p);
    const struct jq_expr *root = parse_body(p, 0);

    for (uint32_t at = LOOP_START; parser_goes_on(p, &at);) {
        parser_take(p);
        root = parse_rest(p, root);
        if (!at_kind(p, TOKEN_EOF) && !parse_ends(p))
            root = mistake_report(p, root);
    }
    return root;
}
