/* Binary operators: what they are, and what other languages have instead. */

#include "jq/syntax/parser.h"

/* ORDER jq_expr_op */
static const struct operator_fact facts[] = {
    {PREC_PIPE, EXPR_ERROR, 'l'},
    {PREC_PIPE, EXPR_PIPE, 'r'},
    {PREC_COMMA, EXPR_COMMA, 'l'},
    {PREC_ALTERNATIVE, EXPR_ALTERNATIVE, 'r'},
    {PREC_ASSIGN, EXPR_ASSIGN, 'n'},
    {PREC_ASSIGN, EXPR_ASSIGN, 'n'},
    {PREC_ASSIGN, EXPR_ASSIGN, 'n'},
    {PREC_ASSIGN, EXPR_ASSIGN, 'n'},
    {PREC_ASSIGN, EXPR_ASSIGN, 'n'},
    {PREC_ASSIGN, EXPR_ASSIGN, 'n'},
    {PREC_ASSIGN, EXPR_ASSIGN, 'n'},
    {PREC_ASSIGN, EXPR_ASSIGN, 'n'},
    {PREC_OR, EXPR_LOGIC, 'l'},
    {PREC_AND, EXPR_LOGIC, 'l'},
    {PREC_COMPARE, EXPR_COMPARE, 'n'},
    {PREC_COMPARE, EXPR_COMPARE, 'n'},
    {PREC_COMPARE, EXPR_COMPARE, 'n'},
    {PREC_COMPARE, EXPR_COMPARE, 'n'},
    {PREC_COMPARE, EXPR_COMPARE, 'n'},
    {PREC_COMPARE, EXPR_COMPARE, 'n'},
    {PREC_ADD, EXPR_ARITH, 'l'},
    {PREC_ADD, EXPR_ARITH, 'l'},
    {PREC_MULTIPLY, EXPR_ARITH, 'l'},
    {PREC_MULTIPLY, EXPR_ARITH, 'l'},
    {PREC_MULTIPLY, EXPR_ARITH, 'l'},
};

struct operator_fact
operator_fact(enum jq_expr_op op)
{
    return facts[op];
}

/* Two tokens side by side that are an operator in another language. */
static const struct {
    enum token_kind first, second;
    enum jq_expr_op op;
    const char *instead;
    const char *help;
} foreign_pairs[] = {
    {TOKEN_PIPE, TOKEN_PIPE, OP_OR, "or", "jq uses `or`"},
    {TOKEN_EQ, TOKEN_SET, OP_EQUAL, "==", "jq compares with `==`"},
    {TOKEN_NE, TOKEN_SET, OP_NOT_EQUAL, "!=", "jq compares with `!=`"},
    {TOKEN_LT, TOKEN_GT, OP_NOT_EQUAL, "!=", "jq compares with `!=`"},
    {TOKEN_SET, TOKEN_LT, OP_LESS_EQUAL, "<=", "jq's operator is `<=`"},
    {TOKEN_SET, TOKEN_GT, OP_GREATER_EQUAL, ">=", "jq's operator is `>=`"},
    {TOKEN_SET, TOKEN_FOREIGN, OP_EQUAL, "",
     "match a pattern with `test(\"…\")`, compare with `==` or `!=`"},
    {TOKEN_TIMES, TOKEN_TIMES, OP_MULTIPLY, "", "write `pow(x; y)`"},
    {TOKEN_PLUS, TOKEN_PLUS, OP_ADD, "", "write `+ 1`"},
    {TOKEN_LT, TOKEN_LT, OP_LESS, "", "jq has no shift operators"},
    {TOKEN_GT, TOKEN_GT, OP_GREATER, "", "jq has no shift operators"},
};

static void
set_op(struct operator* operator, enum jq_expr_op op, uint32_t count)
{
    operator->op = op;
    operator->prec = facts[op].prec;
    operator->count = count;
}

static bool
foreign_pair(const struct parser *p, struct operator* operator)
{
    const struct token *first = peek(p), *second = parser_ahead(p, 1);
    size_t pairs = sizeof(foreign_pairs) / sizeof(foreign_pairs[0]);

    for (size_t i = 0; i < pairs && token_joined(first, second); i++) {
        if (foreign_pairs[i].first != first->kind ||
            foreign_pairs[i].second != second->kind)
            continue;
        set_op(operator, foreign_pairs[i].op, 2);
        operator->foreign = foreign_pairs[i].instead;
        operator->help = foreign_pairs[i].help;
        return true;
    }
    return false;
}

/* `AND`, `&&` and the like. */
static bool
foreign_word(const struct parser *p, struct operator* operator)
{
    struct slice word = token_slice(p, peek(p));

    if (slice_equal_nocase(word, S("and")) || slice_equal(word, S("&&"))) {
        set_op(operator, OP_AND, 1);
        operator->foreign = "and";
        operator->help = "jq uses `and`";
    } else if (slice_equal_nocase(word, S("or"))) {
        set_op(operator, OP_OR, 1);
        operator->foreign = "or";
        operator->help = "jq uses `or`";
    } else if (at_kind(p, TOKEN_FOREIGN) && !slice_equal(word, S("!"))) {
        set_op(operator, OP_ADD, 1);
        operator->foreign = "";
        operator->help = slice_equal(word, S("&")) ? "jq uses `and`"
                                                   : "jq has no such operator";
    } else {
        return false;
    }
    return true;
}

bool
operator_next(const struct parser *p, struct operator* operator)
{
    const struct token *token = peek(p);

    *operator=(struct operator){0};
    if (token->kind >= TOKEN_PIPE && token->kind <= TOKEN_PERCENT) {
        if (foreign_pair(p, operator))
            return true;
        set_op(operator, (enum jq_expr_op)((int)token->kind - TOKEN_PIPE +
                                           OP_PIPE),
               1);
        return true;
    }
    if (token->kind == TOKEN_QUESTION_ALT) {
        set_op(operator, OP_ALTERNATIVE, 1);
        operator->glued = true;
        return true;
    }
    if (token->kind == TOKEN_INVALID) {
        set_op(operator, OP_COMMA, 1);
        operator->known = true;
        return true;
    }
    if (token->kind == TOKEN_IDENT || token->kind == TOKEN_FOREIGN)
        return foreign_word(p, operator);
    return false;
}
