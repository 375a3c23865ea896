#include "jq/ast.h"

/* ORDER expr_kind */
static const char *const words[] = {
#define EXPR(id, word) word,
#include "jq/expr.def"
#undef EXPR
};

/* ORDER expr_op */
static const char *const op_texts[] = {
    "",   "|",  ",",   "//", "=",   "|=", "+=", "-=", "*=",
    "/=", "%=", "//=", "or", "and", "==", "!=", "<",  "<=",
    ">",  ">=", "+",   "-",  "*",   "/",  "%",
};

const char *
expr_word(enum expr_kind kind)
{
    return words[kind];
}

const char *
expr_op_text(enum expr_op op)
{
    return op_texts[op];
}

const struct expr *
expr_inner(const struct expr *expr)
{
    while (expr && expr->kind == EXPR_GROUP)
        expr = expr->left;
    return expr;
}

const struct expr *
expr_child_next(const struct expr *expr, const struct expr *last)
{
    const struct expr *fixed[] = {expr->left, expr->right, expr->third,
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

const struct expr *
expr_walk(const struct expr *root, const struct expr *expr)
{
    const struct expr *next = expr_child_next(expr, NULL);

    while (!next && expr != root) {
        next = expr_child_next(expr->parent, expr);
        expr = expr->parent;
    }
    return next;
}
