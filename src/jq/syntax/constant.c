/* Constant folding as jq's own parser does it, only as far as needed to tell
 * the kind of a constant object key.
 */

#include "jq/syntax/parser.h"

#include <stdlib.h>

struct constant {
    const char *kind; /* as jq names it; NULL when not constant */
    double number;
};

static struct constant constant_of(const struct jq_expr *expr);

static struct constant
number_of(struct slice text)
{
    char digits[64];

    if (text.len >= sizeof(digits))
        return (struct constant){"number", 1};
    memcpy(digits, text.at, text.len);
    digits[text.len] = '\0';
    return (struct constant){"number", strtod(digits, NULL)};
}

/* An array is constant when it lists constants. */
static bool
lists_constants(const struct jq_expr *expr)
{
    while (expr && jq_expr_inner(expr)->kind == EXPR_COMMA) {
        expr = jq_expr_inner(expr);
        if (!lists_constants(expr->right))
            return false;
        expr = expr->left;
    }
    return !expr || constant_of(expr).kind;
}

static bool
maps_constants(const struct jq_expr *object)
{
    for (const struct jq_expr *e = object->list; e; e = e->next) {
        const char *kind = constant_of(e->left).kind;

        if (!e->right || !kind || kind[0] != 's' || !constant_of(e->right).kind)
            return false;
    }
    return true;
}

/* Only numbers fold, strings under `+`, and null as the neutral of `+`. */
static struct constant
fold(const struct jq_expr *expr)
{
    struct constant none = {NULL, 0};
    struct constant a = constant_of(expr->left), b = constant_of(expr->right);

    if (!a.kind || !b.kind)
        return none;
    if (expr->op == OP_ADD && strcmp(a.kind, "null") == 0)
        return b;
    if (expr->op == OP_ADD && strcmp(b.kind, "null") == 0)
        return a;
    if (strcmp(a.kind, b.kind) != 0)
        return none;
    if (expr->op == OP_ADD && strcmp(a.kind, "string") == 0)
        return a;
    if (strcmp(a.kind, "number") != 0)
        return none;
    if (expr->kind == EXPR_COMPARE)
        return (struct constant){"boolean", 0};
    if (expr->op == OP_ADD)
        a.number += b.number;
    else if (expr->op == OP_SUBTRACT)
        a.number -= b.number;
    else if (expr->op == OP_MULTIPLY)
        a.number *= b.number;
    else if (b.number == 0 ||
             (expr->op == OP_MODULO && b.number > -1 && b.number < 1))
        return none;
    else if (expr->op == OP_DIVIDE)
        a.number /= b.number;
    return a;
}

static struct constant
constant_of(const struct jq_expr *expr)
{
    struct constant none = {NULL, 0};

    expr = jq_expr_inner(expr);
    if (expr->kind == EXPR_NUMBER)
        return number_of(expr->text);
    if (expr->kind == EXPR_STRING)
        return expr->list ? none : (struct constant){"string", 0};
    if (expr->kind == EXPR_TRUE || expr->kind == EXPR_FALSE)
        return (struct constant){"boolean", 0};
    if (expr->kind == EXPR_NULL)
        return (struct constant){"null", 0};
    if (expr->kind == EXPR_ARRAY && lists_constants(expr->left))
        return (struct constant){"array", 0};
    if (expr->kind == EXPR_LOC ||
        (expr->kind == EXPR_OBJECT && maps_constants(expr)))
        return (struct constant){"object", 0};
    if (expr->kind == EXPR_ARITH || expr->kind == EXPR_COMPARE)
        return fold(expr);
    return none;
}

/* Keys are short; this bounds the recursion, and the work on keys in keys. */
enum { NODES_MOST = 1000 };

const char *
constant_kind(const struct jq_expr *expr)
{
    unsigned nodes = 0;

    for (const struct jq_expr *e = expr; e; e = jq_expr_walk(expr, e))
        if (++nodes > NODES_MOST)
            return NULL;
    return constant_of(expr).kind;
}
