#include "jq/print.h"

#include "jq/token.h"

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

/* The node to go on with behind the whole of `expr`, or NULL; every node that
 * ends there is left.
 */
static const struct expr *
leave(const struct expr *root, const struct expr *expr, unsigned *left)
{
    const struct expr *next = NULL;

    for (*left = 0; expr != root && !next; expr = expr->parent) {
        next = expr_child_next(expr->parent, expr);
        *left += !next;
    }
    return next;
}

void
expr_write(struct buf *buf, const struct expr *expr)
{
    const struct expr *root = expr;
    unsigned left = 0;

    while (expr) {
        const struct expr *child = NULL;

        if (!write_short(buf, expr)) {
            buf_byte(buf, '(');
            buf_text(buf, expr_word(expr->kind));
            write_own(buf, expr);
            child = expr_child_next(expr, NULL);
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
write_line(struct buf *buf, const struct expr *expr, unsigned depth)
{
    buf_repeat(buf, ' ', 2 * (size_t)(depth < INDENTS ? depth : INDENTS));
    buf_text(buf, expr_word(expr->kind));
    write_own(buf, expr);
    if (expr->kind == EXPR_NUMBER) {
        buf_byte(buf, ' ');
        buf_add(buf, expr->text);
    }
    buf_printf(buf, "  %u-%u\n", expr->span.at, span_end(expr->span));
}

void
expr_write_tree(struct buf *buf, const struct expr *expr)
{
    const struct expr *root = expr;
    unsigned depth = 0, left = 0;

    while (expr) {
        const struct expr *child = expr_child_next(expr, NULL);

        write_line(buf, expr, depth);
        expr = child ? child : leave(root, expr, &left);
        depth = child ? depth + 1 : depth - left;
    }
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

/* ---- Types --------------------------------------------------------------- */

/* Deeper objects are just `object`; of wider ones the rest is `...`. */
enum { TYPE_WRITE_DEPTH = 3, TYPE_WRITE_FIELDS = 24 };

static void write_type(struct buf *buf, const struct type *type, int depth);

/* What comes between the alternatives of a type. */
struct bar {
    struct buf *buf;
    bool second;
};

static void
bar(struct bar *bar)
{
    if (bar->second)
        buf_text(bar->buf, " | ");
    bar->second = true;
}

static bool
is_plain_name(struct slice name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.at[i];
        bool digit = c >= '0' && c <= '9';

        if (!(c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
              (digit && i)))
            return false;
    }
    return name.len > 0;
}

static void
write_field(struct buf *buf, const struct field *field, int depth)
{
    if (is_plain_name(field->name))
        buf_add(buf, field->name);
    else
        buf_json(buf, field->name);
    buf_text(buf, field->optional ? "?: " : ": ");
    write_type(buf, field->type, depth - 1);
}

static void
write_shape(struct buf *buf, const struct shape *shape, int depth)
{
    uint32_t count = shape->count;
    bool open = !shape->closed;

    if (count > TYPE_WRITE_FIELDS) {
        count = TYPE_WRITE_FIELDS;
        open = true;
    }
    buf_byte(buf, '{');
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            buf_text(buf, ", ");
        write_field(buf, &shape->field[i], depth);
    }
    if (open)
        buf_text(buf, count ? ", ..." : "...");
    if (open && shape->rest && !type_is_any(shape->rest) &&
        count == shape->count) {
        buf_text(buf, ": ");
        write_type(buf, shape->rest, depth - 1);
    }
    buf_byte(buf, '}');
}

/* Strings and numbers: by value when all are known. */
static void
write_texts(struct bar *at, const struct type *type)
{
    for (uint32_t i = 0; i < type->onlys; i++) {
        bar(at);
        if (type->only[i].kind == TYPE_STRING)
            buf_json(at->buf, type->only[i].text);
        else
            buf_add(at->buf, type->only[i].text);
    }
    if (type->onlys)
        return;
    if (type->kinds & TYPE_STRING) {
        bar(at);
        buf_text(at->buf, "string");
    }
    if (type->kinds & TYPE_NUMBER) {
        bar(at);
        buf_text(at->buf, "number");
    }
}

static void
write_containers(struct bar *at, const struct type *type, int depth)
{
    if (type->kinds & TYPE_ARRAY) {
        bar(at);
        if (type->element && depth > 0 && !type_is_any(type->element)) {
            buf_byte(at->buf, '[');
            if (type->element->kinds)
                write_type(at->buf, type->element, depth - 1);
            buf_byte(at->buf, ']');
        } else {
            buf_text(at->buf, "array");
        }
    }
    if (type->kinds & TYPE_OBJECT) {
        bar(at);
        if (type->object && depth > 0)
            write_shape(at->buf, type->object, depth);
        else
            buf_text(at->buf, "object");
    }
}

/* Recursion is bounded by `depth`. */
static void
write_type(struct buf *buf, const struct type *type, int depth)
{
    struct bar at = {.buf = buf};
    unsigned kinds = type->kinds;

    if (type_is_any(type) || kinds == 0) {
        buf_text(buf, kinds ? "any" : "nothing");
        return;
    }
    write_texts(&at, type);
    if (kinds & TYPE_BOOLEAN) {
        bar(&at);
        buf_text(buf, (kinds & TYPE_BOOLEAN) == TYPE_BOOLEAN ? "boolean"
                      : kinds & TYPE_TRUE                    ? "true"
                                                             : "false");
    }
    write_containers(&at, type, depth);
    if (kinds & TYPE_NULL) {
        bar(&at);
        buf_text(buf, "null");
    }
}

void
type_write(struct buf *buf, const struct type *type)
{
    write_type(buf, type, TYPE_WRITE_DEPTH);
}

void
outcome_write(struct buf *buf, const struct outcome *outcome)
{
    type_write(buf, outcome->type);
    if (outcome->most == OUTPUTS_MANY)
        buf_text(buf, outcome->least ? " (one output or more)"
                                     : " (any number of outputs)");
    else if (outcome->most && !outcome->least && !type_is_any(outcome->type))
        buf_text(buf, " (at most one output)");
}
