#include "jq/ast.h"

/* ORDER jq_expr_kind */
static const char *const words[] = {
#define EXPR(id, word) word,
#include "jq/expr.def"
#undef EXPR
};

/* ORDER jq_expr_op */
static const char *const op_texts[] = {
    "",   "|",  ",",   "//", "=",   "|=", "+=", "-=", "*=",
    "/=", "%=", "//=", "or", "and", "==", "!=", "<",  "<=",
    ">",  ">=", "+",   "-",  "*",   "/",  "%",
};

const char *
jq_expr_word(enum jq_expr_kind kind)
{
    return words[kind];
}

const char *
jq_expr_op_text(enum jq_expr_op op)
{
    return op_texts[op];
}

const struct jq_expr *
jq_expr_inner(const struct jq_expr *expr)
{
    while (expr && expr->kind == EXPR_GROUP)
        expr = expr->left;
    return expr;
}

const struct jq_expr *
jq_expr_child_next(const struct jq_expr *expr, const struct jq_expr *last)
{
    const struct jq_expr *fixed[] = {expr->left, expr->right, expr->third,
                                     expr->fourth};
    size_t i = 0;

    if (!last && expr->left)
        return expr->left;
    if (!last || last == expr->left) {
        if (expr->list)
            return expr->list;
        i = 1;
    } else if (last == expr->right) {
        i = 2;
    } else if (last == expr->third) {
        i = 3;
    } else if (last == expr->fourth) {
        i = 4;
    } else {
        if (last->next)
            return last->next;
        i = 1;
    }
    for (; i < sizeof(fixed) / sizeof(fixed[0]); i++)
        if (fixed[i])
            return fixed[i];
    return NULL;
}

const struct jq_expr *
jq_expr_walk(const struct jq_expr *root, const struct jq_expr *expr)
{
    const struct jq_expr *next = jq_expr_child_next(expr, NULL);

    while (!next && expr != root) {
        next = jq_expr_child_next(expr->parent, expr);
        expr = expr->parent;
    }
    return next;
}
