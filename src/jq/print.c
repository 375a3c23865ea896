#include "jq/print.h"

static void
write_quoted(struct buf *buf, struct slice text)
{
    buf_byte(buf, ' ');
    buf_json(buf, text);
}

/* What a node says beside its children. */
static void
write_own(struct buf *buf, const struct jq_expr *expr)
{
    bool text = expr->kind == EXPR_FIELD || expr->kind == EXPR_TEXT ||
                (expr->kind == EXPR_STRING && !expr->list);

    if (expr->op != OP_NONE && expr->kind != EXPR_PIPE &&
        expr->kind != EXPR_COMMA && expr->kind != EXPR_ALTERNATIVE)
        buf_printf(buf, " %s", jq_expr_op_text(expr->op));
    if (expr->name.len) {
        buf_byte(buf, ' ');
        buf_safe(buf, expr->name);
    }
    if (expr->kind == EXPR_PARAM && expr->form == EXPR_FORM_VARIABLE)
        buf_text(buf, " $");
    if (text)
        write_quoted(buf, expr->text);
    if (expr->kind == EXPR_SLICE && !expr->right)
        buf_text(buf, " from-start");
}

/* Leaves that are clearer as themselves. */
static bool
write_short(struct buf *buf, const struct jq_expr *expr)
{
    if (expr->kind == EXPR_IDENTITY)
        buf_byte(buf, '.');
    else if (expr->kind == EXPR_RECURSE)
        buf_text(buf, "..");
    else if (expr->kind == EXPR_NUMBER)
        buf_add(buf, expr->text);
    else if (expr->kind == EXPR_STRING && !expr->list && !expr->name.len)
        buf_json(buf, expr->text);
    else if (expr->kind == EXPR_VARIABLE || expr->kind == EXPR_BIND) {
        buf_byte(buf, '$');
        buf_add(buf, expr->name);
    } else if (expr->kind == EXPR_TRUE || expr->kind == EXPR_FALSE ||
               expr->kind == EXPR_NULL)
        buf_text(buf, jq_expr_word(expr->kind));
    else
        return false;
    return true;
}

/* The node to go on with behind the whole of `expr`, or NULL; every node that
 * ends there is left.
 */
static const struct jq_expr *
leave(const struct jq_expr *root, const struct jq_expr *expr, unsigned *left)
{
    const struct jq_expr *next = NULL;

    for (*left = 0; expr != root && !next; expr = expr->parent) {
        next = jq_expr_child_next(expr->parent, expr);
        *left += !next;
    }
    return next;
}

void
jq_expr_write(struct buf *buf, const struct jq_expr *expr)
{
    const struct jq_expr *root = expr;
    unsigned left = 0;

    while (expr) {
        const struct jq_expr *child = NULL;

        if (!write_short(buf, expr)) {
            buf_byte(buf, '(');
            buf_text(buf, jq_expr_word(expr->kind));
            write_own(buf, expr);
            child = jq_expr_child_next(expr, NULL);
            if (!child)
                buf_byte(buf, ')');
        }
        expr = child ? child : leave(root, expr, &left);
        buf_repeat(buf, ')', child ? 0 : left);
        if (expr)
            buf_byte(buf, ' ');
    }
}

/* The lines of a long chain are not indented without end. */
enum { INDENTS = 100 };

static void
write_line(struct buf *buf, const struct jq_expr *expr, unsigned depth)
{
    buf_repeat(buf, ' ', 2 * (size_t)(depth < INDENTS ? depth : INDENTS));
    buf_text(buf, jq_expr_word(expr->kind));
    write_own(buf, expr);
    if (expr->kind == EXPR_NUMBER) {
        buf_byte(buf, ' ');
        buf_add(buf, expr->text);
    }
    buf_printf(buf, "  %u-%u\n", expr->span.at, span_end(expr->span));
}

void
jq_expr_write_tree(struct buf *buf, const struct jq_expr *expr)
{
    const struct jq_expr *root = expr;
    unsigned depth = 0, left = 0;

    while (expr) {
        const struct jq_expr *child = jq_expr_child_next(expr, NULL);

        write_line(buf, expr, depth);
        expr = child ? child : leave(root, expr, &left);
        depth = child ? depth + 1 : depth - left;
    }
}
