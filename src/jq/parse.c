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
 * it can, wherever it stands.  reduce, foreach, if, try, `-` and `e?` are not
 * terms: no suffix, no `as`, not an object's value.
 * 1.8: they are terms; `-` and `try` take a term with its suffixes; `as`
 * binds what a whole binary expression gives; def, label and as are no
 * operands.
 */

#include "jq/parser.h"

#include "base/limits.h"
#include "jq/dialect.h"
#include "jq/kinds.h"
#include "jq/rewrite.h"

static void
report_glued(struct parser *p)
{
    struct span where = peek(p)->span;
    struct bag *bag = parser_bag(p, where.at);
    struct diag *diag = bag_add(bag, &kind_jq_glued_alternative, where,
                                "`?//` is one operator, for patterns only");

    bag_help(bag, diag, "write `? //` with a blank");
    bag_fix(bag, diag, true, S("separate `?` and `//`"), where, S("? //"));
}

static void
report_chained(struct parser *p, const struct expr *left)
{
    struct span where = peek(p)->span;
    struct bag *bag = parser_bag(p, where.at);
    struct diag *diag =
        bag_add(bag, &kind_jq_chained_operator, where,
                "`%s` cannot follow another `%s` without parentheses",
                token_text(peek(p)->kind), expr_op_text(left->op));

    bag_relate(bag, diag, left->token, "the other one");
    if (left->kind == EXPR_COMPARE)
        bag_help(bag, diag,
                 "compare twice and join with `and`, or put one "
                 "comparison in parentheses");
    else
        bag_help(bag, diag, "assign one after the other with `|`");
}

/* `left` and an operator that stands next. */
static const struct expr *
parse_operation(struct parser *p, const struct expr *left,
                const struct operator* operator)
{
    struct span token =
        span_join(peek(p)->span, parser_ahead(p, operator->count - 1)->span);
    enum prec prec = operator->prec;

    if (operator->glued) {
        struct expr *optional =
            parser_over(p, EXPR_OPTIONAL, left, NULL, token);

        if (left->kind != EXPR_ERROR)
            report_glued(p);
        left = parser_seal(p, optional);
    } else if (operator->foreign) {
        misuse_operator(p, operator);
    }
    for (uint32_t i = 0; i < operator->count; i++)
        parser_take(p);
    if (operator->glued || operator->foreign)
        p->blamed = p->at;
    if (operator->known && !token_starts_term(peek(p)))
        return parser_broken(p, left->span.at, left);
    if (operator_fact(operator->op).assoc != 'r')
        prec = (enum prec)(prec + 1);
    if (!parser_enter(p))
        return parser_broken(p, left->span.at, left);
    const struct expr *right = parse_binary(p, prec);

    parser_leave(p);
    struct expr *expr =
        parser_over(p, operator_fact(operator->op).kind, left, right, token);

    expr->op = operator->op;
    return parser_seal(p, expr);
}

const struct expr *
parse_binary(struct parser *p, enum prec min)
{
    const struct expr *left = parse_postfix(p);
    struct operator operator;

    while (operator_next(p, &operator) && operator.prec >= min) {
        if (operator.prec == PREC_PIPE)
            break;
        if ((p->stops & STOP_COMMA) && operator.op == OP_COMMA && !
                                       operator.known)
            break;
        if (operator_fact(operator.op).assoc == 'n' && left->op != OP_NONE &&
            left->kind != EXPR_GROUP &&
            operator_fact(left->op).prec == operator.prec && !
                                            operator.foreign &&
                                            left->right->kind != EXPR_ERROR)
            report_chained(p, left);
        left = parse_operation(p, left, &operator);
    }
    return left;
}

/* 1.8: `as` binds what the binary expression before it gives. */
static const struct expr *
parse_operand_of_comma(struct parser *p)
{
    const struct expr *expr = parse_binary(p, PREC_ALTERNATIVE);

    if (p->options->dialect == JQ_1_8 && at_kind(p, TOKEN_AS))
        return parse_binding(p, expr);
    return expr;
}

static const struct expr *
parse_commas(struct parser *p)
{
    if (p->options->dialect == JQ_1_7)
        return parse_binary(p, PREC_COMMA);
    const struct expr *left = parse_operand_of_comma(p);
    struct operator operator;

    while (operator_next(p, &operator) && operator.op == OP_COMMA) {
        struct span token = parser_take(p)->span;

        if (operator.known && !token_starts_term(peek(p)))
            return parser_broken(p, left->span.at, left);
        const struct expr *right = parse_operand_of_comma(p);
        struct expr *expr = parser_over(p, EXPR_COMMA, left, right, token);

        expr->op = OP_COMMA;
        left = parser_seal(p, expr);
    }
    return left;
}

/* The parts between pipes are collected and folded from the right, so that
 * a long pipe does not nest.
 */
const struct expr *
parse_exp(struct parser *p)
{
    VEC(const struct expr *) part = {0};
    VEC(struct span) pipe = {0};
    struct operator operator;

    if (!parser_enter(p))
        return parser_nothing(p);
    *vec_push(p->arena, &part) = parse_commas(p);
    while (operator_next(p, &operator) && operator.op == OP_PIPE) {
        *vec_push(p->arena, &pipe) = parser_take(p)->span;
        *vec_push(p->arena, &part) = parse_commas(p);
    }
    parser_leave(p);
    const struct expr *expr = part.item[part.count - 1];

    for (uint32_t i = pipe.count; i-- > 0;) {
        struct expr *whole =
            parser_over(p, EXPR_PIPE, part.item[i], expr, pipe.item[i]);

        whole->op = OP_PIPE;
        expr = parser_seal(p, whole);
    }
    return expr;
}

/* ---- prefix and postfix ---- */

static const struct expr *
parse_negation(struct parser *p)
{
    struct span token = parser_take(p)->span;

    if (!parser_enter(p))
        return parser_nothing(p);
    const struct expr *left = p->options->dialect == JQ_1_7
                                  ? parse_binary(p, PREC_MULTIPLY)
                                  : parse_postfix(p);
    struct expr *expr = parser_node(p, EXPR_NEGATE, token.at, token);

    parser_leave(p);
    expr->left = left;
    return parser_seal(p, expr);
}

static void
report_no_body(struct parser *p, struct span as)
{
    struct span where = peek(p)->span.len ? peek(p)->span : as;
    struct bag *bag = parser_bag_here(p, where.at);
    struct diag *diag = bag_add(bag, &kind_jq_syntax, where,
                                "`|` must follow the pattern of `as`, not "
                                "%.*s",
                                SLICE_ARGS(token_shown(p, peek(p))));

    bag_help(bag, diag, "write `… as $x | …`");
}

/* Without its `|` the binding's body is behind the next one. */
const struct expr *
parse_binding(struct parser *p, const struct expr *source)
{
    struct span token = parser_take(p)->span;
    uint32_t before = parser_findings(p);
    struct parts patterns = parse_patterns(p);
    struct expr *expr = parser_over(p, EXPR_AS, source, NULL, token);
    struct operator operator;

    expr->list = patterns.first;
    expr->count = patterns.count;
    if (parser_take_if(p, TOKEN_PIPE)) {
        bool in_source = p->in_source;

        p->in_source = false;
        expr->right = parse_exp(p);
        p->in_source = in_source;
        return parser_seal(p, expr);
    }
    if (parser_findings(p) == before)
        report_no_body(p, token);
    do {
        misuse_skip(p);
        if (at_kind(p, TOKEN_PIPE) || !operator_next(p, &operator))
            break;
        parser_take(p);
    } while (true);
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
            "`%s` needs parentheses behind an operator",
            token_text(peek(p)->kind));
}

/* What may stand before a name or a value: nothing of jq's here. */
static const struct expr *
parse_not(struct parser *p)
{
    const struct token *sign = parser_take(p);
    struct bag *bag = parser_bag(p, sign->span.at);
    struct diag *diag = bag_add(bag, &kind_jq_foreign_operator, sign->span,
                                "`!` is no operator of jq");

    bag_help(bag, diag, "write `(… | not)`");
    if (!parser_enter(p))
        return parser_nothing(p);
    const struct expr *expr =
        token_starts_term(peek(p)) ? parse_postfix(p) : parser_nothing(p);

    parser_leave(p);
    if (expr->kind != EXPR_ERROR && expr_is_term(expr)) {
        bag_fix(bag, diag, true, S("use `not`"), sign->span, S("("));
        bag_fix(bag, diag, true, S("use `not`"),
                span_make(span_end(expr->span), 0), S(" | not)"));
    }
    return expr;
}

const struct expr *
parse_prefix(struct parser *p)
{
    const struct token *before = parser_last(p), *token = peek(p);
    bool operand =
        before && before->kind > TOKEN_COMMA && before->kind <= TOKEN_PERCENT;

    if (token->kind == TOKEN_DEF || token->kind == TOKEN_LABEL)
        check_operand(p, operand);
    if (token->kind == TOKEN_DEF)
        return parse_def(p);
    if (token->kind == TOKEN_LABEL)
        return parse_label(p);
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
    const struct expr *term = parse_term(p);

    if (at_kind(p, TOKEN_AS) && p->options->dialect == JQ_1_7 && !p->in_source)
        return parse_binding(p, term);
    return term;
}

const struct expr *
parse_postfix(struct parser *p)
{
    const struct expr *expr = parse_prefix(p);

    for (;;) {
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
            return parse_binding(p, expr);
        uint32_t at = p->at;

        expr = parse_suffixes(p, expr);
        if (p->at == at)
            return expr;
    }
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

/* Tokens that continue an expression which misuse() has mended. */
static const struct expr *
parse_rest(struct parser *p, const struct expr *left)
{
    struct operator operator;

    if (!operator_next(p, &operator) || operator.known)
        return left;
    struct span token = parser_take(p)->span;

    for (uint32_t i = 1; i < operator.count; i++)
        parser_take(p);
    const struct expr *right = parse_exp(p);
    struct expr *expr =
        parser_over(p, operator_fact(operator.op).kind, left, right, token);

    expr->op = operator.op;
    return parser_seal(p, expr);
}

const struct expr *
parse_body(struct parser *p, unsigned stops)
{
    unsigned saved = p->stops;
    bool in_source = p->in_source;

    p->stops = (p->stops & ~(unsigned)STOP_COMMA) | stops;
    p->in_source = false;
    const struct expr *expr = parse_exp(p);

    while (!parse_ends(p)) {
        expr = misuse(p, expr);
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
    if (p->at == open->match || (p->at < open->match && !p->lopsided))
        p->at = open->match + 1;
}

const struct expr *
parse_inside(struct parser *p, const struct token *open, unsigned stops)
{
    unsigned saved = p->stops;

    if (!p->lopsided)
        p->stops = 0;
    const struct expr *expr = parse_body(p, stops);

    p->stops = saved;
    parse_close(p, open);
    return expr;
}

/* ---- the door ---- */

static const struct expr *
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
    if (misuse_template(p))
        return parser_nothing(p);
    const struct expr *root = parse_body(p, 0);

    while (!at_kind(p, TOKEN_EOF)) {
        parser_take(p);
        root = parse_rest(p, root);
        if (!at_kind(p, TOKEN_EOF) && !parse_ends(p))
            root = misuse(p, root);
    }
    return root;
}

/* One reading of `lexing->text`; its findings end up in `bag`. */
static struct jq_program
read_program(struct arena *arena, const struct lexing *lexing,
             const struct jq_options *options, struct bag *bag)
{
    struct tokens tokens = tokens_read(arena, lexing, bag);
    struct parser p = {
        .arena = arena,
        .text = lexing->text,
        .token = tokens.list.item,
        .count = tokens.list.count,
        .quiet = tokens.quiet,
        .lopsided = tokens.lopsided,
        .bag = bag,
        .unheard = bag_new(arena),
        .options = options,
    };
    const struct expr *root = parse_program(&p);

    if (p.any_broken && bag_count(bag, LEVEL_ERROR) == 0)
        bag_add(bag, &kind_jq_syntax, p.broken,
                "the expression ends early or "
                "goes on wrongly here");
    if (!p.deep && !p.templated)
        resolve(&p, root);
    return (struct jq_program){root, bag_count(bag, LEVEL_ERROR) == 0};
}

static void
hand_over(struct bag *to, const struct bag *from)
{
    for (uint32_t i = 0; i < from->list.count; i++) {
        if (to->list.count < LIMIT_DIAGS)
            *vec_push(to->arena, &to->list) = from->list.item[i];
        else
            to->dropped++;
    }
    to->dropped += from->dropped;
}

/* Reads `lexing`, of which `program` was made, as the other jq does. */
static void
read_other(struct arena *arena, const struct lexing *lexing,
           const struct jq_options *options, const struct jq_program *program,
           struct bag *bag)
{
    struct jq_options changed = *options;
    struct lexing again = *lexing;
    struct bag found = bag_new(arena);

    changed.dialect = options->dialect == JQ_1_7 ? JQ_1_8 : JQ_1_7;
    again.dialect = changed.dialect;
    struct jq_program other = read_program(arena, &again, &changed, &found);

    dialect_compare(program, &other, &found, options->dialect, bag);
}

/* Single quotes make two readings: Port's decides whether the expression is
 * valid; one that knows what was meant says what is wrong.
 */
struct jq_program
jq_parse(struct arena *arena, struct slice text,
         const struct jq_options *options, struct bag *bag)
{
    struct lexing lexing = {.text = text, .dialect = options->dialect};
    bool quotes = slice_find_byte(text, '\'', 0) != SLICE_NONE;
    struct bag found = bag_new(bag->arena);
    struct jq_program program;

    lexing.single_quotes = true;
    if (quotes && options->port)
        lexing.rewritten = rewrite_quotes(arena, text);
    program = read_program(arena, &lexing, options, &found);
    if (quotes) {
        struct bag other = bag_new(bag->arena);
        struct lexing plain = {.text = text, .dialect = options->dialect};

        if (options->port)
            plain.text = lexing.rewritten;
        struct jq_program real = read_program(arena, &plain, options, &other);

        /* Valid as Port reads it, whatever it looks like; or broken in a
         * way that only Port's reading shows.
         */
        if (real.valid != program.valid) {
            program = real;
            found = other;
        }
    }
    if (found.list.count > 1)
        settle_findings(arena, &found);
    hand_over(bag, &found);
    if (program.valid && dialect_matters(program.root, options->dialect))
        read_other(arena, &lexing, options, &program, bag);
    return program;
}
