#include "jq/print.h"

#include "jq/token.h"

static void write_expr(struct buf *buf, const struct expr *expr);

static void
write_quoted(struct buf *buf, struct slice text)
{
    buf_byte(buf, ' ');
    buf_json(buf, text);
}

/* What a node says beside its children. */
static void
write_own(struct buf *buf, const struct expr *expr)
{
    bool text = expr->kind == EXPR_FIELD || expr->kind == EXPR_TEXT ||
                (expr->kind == EXPR_STRING && !expr->list);

    if (expr->op != OP_NONE && expr->kind != EXPR_PIPE &&
        expr->kind != EXPR_COMMA && expr->kind != EXPR_ALTERNATIVE)
        buf_printf(buf, " %s", expr_op_text(expr->op));
    if (expr->name.len) {
        buf_byte(buf, ' ');
        buf_safe(buf, expr->name);
    }
    if (expr->kind == EXPR_PARAM && expr->form == FORM_VARIABLE)
        buf_text(buf, " $");
    if (text)
        write_quoted(buf, expr->text);
    if (expr->kind == EXPR_SLICE && !expr->right)
        buf_text(buf, " from-start");
}

/* Leaves that are clearer as themselves. */
static bool
write_short(struct buf *buf, const struct expr *expr)
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
        buf_text(buf, expr_word(expr->kind));
    else
        return false;
    return true;
}

static void
write_expr(struct buf *buf, const struct expr *expr)
{
    if (write_short(buf, expr))
        return;
    buf_byte(buf, '(');
    buf_text(buf, expr_word(expr->kind));
    write_own(buf, expr);
    for (const struct expr *e = expr_child_next(expr, NULL); e;
         e = expr_child_next(expr, e)) {
        buf_byte(buf, ' ');
        write_expr(buf, e);
    }
    buf_byte(buf, ')');
}

void
expr_write(struct buf *buf, const struct expr *expr)
{
    write_expr(buf, expr);
}

static void
write_line(struct buf *buf, const struct expr *expr, unsigned depth)
{
    buf_repeat(buf, ' ', 2 * (size_t)depth);
    buf_text(buf, expr_word(expr->kind));
    write_own(buf, expr);
    if (expr->kind == EXPR_NUMBER) {
        buf_byte(buf, ' ');
        buf_add(buf, expr->text);
    }
    buf_printf(buf, "  %u-%u\n", expr->span.at, span_end(expr->span));
    for (const struct expr *e = expr_child_next(expr, NULL); e;
         e = expr_child_next(expr, e))
        write_line(buf, e, depth + 1);
}

void
expr_write_tree(struct buf *buf, const struct expr *expr)
{
    write_line(buf, expr, 0);
}

void
jq_tokens_write(struct buf *buf, struct slice text,
                const struct jq_options *options)
{
    struct bag bag = bag_new(buf->arena);
    struct arena scratch = ARENA_INIT;
    struct lexing lexing = {
        .text = text,
        .dialect = options->dialect,
        .single_quotes = true,
    };
    struct tokens tokens = tokens_read(&scratch, &lexing, &bag);

    for (uint32_t i = 0; i < tokens.list.count; i++) {
        const struct token *token = &tokens.list.item[i];

        buf_printf(buf, "%u-%u %s ", token->span.at, span_end(token->span),
                   token_name(token->kind));
        buf_safe(buf, span_text(text, token->span));
        buf_byte(buf, '\n');
    }
    arena_close(&scratch);
}

void
type_write(struct buf *buf, const struct type *type)
{
    static const struct {
        unsigned kinds;
        const char *name;
    } names[] = {
        {TYPE_STRING, "string"},   {TYPE_NUMBER, "number"},
        {TYPE_BOOLEAN, "boolean"}, {TYPE_ARRAY, "array"},
        {TYPE_OBJECT, "object"},   {TYPE_NULL, "null"},
    };
    const char *between = "";

    if (type->kinds == TYPE_ALL || type->kinds == 0) {
        buf_text(buf, type->kinds ? "any" : "nothing");
        return;
    }
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (!(type->kinds & names[i].kinds))
            continue;
        buf_printf(buf, "%s%s", between, names[i].name);
        between = " or ";
    }
}
