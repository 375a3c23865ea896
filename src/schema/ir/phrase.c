#include "schema/ir/phrase.h"

#include "base/text/utf8.h"
#include "format/format.h"

/* Bytes of a value that a message quotes. */
enum { MAX_QUOTE = 60 };

void
phrase_text(struct buf *buf, struct slice text)
{
    size_t end = 0;

    while (end < text.len && end < MAX_QUOTE && text.at[end] != '\n') {
        uint32_t c;
        size_t len = utf8_decode(slice_cut(text, end, text.len), &c);

        end += len ? len : 1;
    }
    buf_byte(buf, '`');
    buf_add(buf, slice_cut(text, 0, end));
    buf_text(buf, end < text.len ? "…`" : "`");
}

void
phrase_value(struct buf *buf, const struct tree *tree, const struct node *node)
{
    enum node_kind kind = node_kind(node);

    if (kind == NODE_OBJECT || kind == NODE_ARRAY || kind == NODE_ERROR)
        buf_text(buf, node_kind_article(kind));
    else if (kind == NODE_STRING && node_text(tree, node).len == 0)
        buf_text(buf, "an empty string");
    else
        phrase_text(buf, node_text(tree, node));
}

/* Recursion is bounded by LIMIT_NESTING, which the reader of the schema kept.
 * Nothing more is begun beyond `room` bytes.
 */
static void
write_constant(struct buf *buf, const struct schema *schema, uint32_t value,
               size_t room)
{
    const struct schema_value *at = &schema->value[value];
    enum node_kind kind = schema_value_kind(schema, value);
    bool object = kind == NODE_OBJECT;

    if (kind == NODE_STRING || kind == NODE_KEY) {
        buf_json(buf, schema_value_text(schema, value));
    } else if (kind == NODE_NUMBER) {
        buf_add(buf, schema_value_text(schema, value));
    } else if (kind == NODE_OBJECT || kind == NODE_ARRAY) {
        buf_byte(buf, object ? '{' : '[');
        for (uint32_t i = value + 1; i < at->next && buf->len < room;) {
            if (i > value + 1)
                buf_text(buf, ", ");
            if (object) {
                write_constant(buf, schema, i++, room);
                buf_text(buf, ": ");
            }
            write_constant(buf, schema, i, room);
            i = schema->value[i].next;
        }
        buf_byte(buf, object ? '}' : ']');
    } else {
        buf_text(buf, kind == NODE_TRUE    ? "true"
                      : kind == NODE_FALSE ? "false"
                                           : "null");
    }
}

void
phrase_constant(struct buf *buf, const struct schema *schema, uint32_t value,
                bool quoted)
{
    struct buf text = buf_new(buf->arena);

    if (!quoted && schema_value_kind(schema, value) == NODE_STRING) {
        phrase_text(buf, schema_value_text(schema, value));
        return;
    }
    write_constant(&text, schema, value, MAX_QUOTE);
    phrase_text(buf, buf_slice(&text));
}

const struct node *
phrase_key(const struct tree *tree, const struct node *node)
{
    /* A key stands right before its value, and before nothing else. */
    return node > tree_root(tree) && node_is(node - 1, NODE_KEY) ? node - 1
                                                                 : NULL;
}

struct span
phrase_place(const struct tree *tree, const struct node *node)
{
    const struct node *key = phrase_key(tree, node);

    return key ? node_span(key) : node_opening(node);
}

void
phrase_subject(struct buf *buf, const struct tree *tree,
               const struct node *node, const struct node *around)
{
    const struct node *key =
        node_is(node, NODE_KEY) ? node : phrase_key(tree, node);

    if (key) {
        phrase_text(buf, node_text(tree, key));
        return;
    }
    const struct node *parent = around ? around : node_parent(tree, node);

    if (!parent) {
        buf_text(buf, "the document");
        return;
    }
    key = phrase_key(tree, parent);
    buf_text(buf, "an element of ");
    if (key)
        phrase_text(buf, node_text(tree, key));
    else
        buf_text(buf, "the array");
}

void
phrase_inside(struct buf *buf, const struct tree *tree, const struct node *node)
{
    const struct node *key = phrase_key(tree, node);

    if (!key)
        return;
    buf_text(buf, " in ");
    phrase_text(buf, node_text(tree, key));
}

void
phrase_or(struct buf *buf, uint32_t index, uint32_t count)
{
    if (index)
        buf_text(buf, index + 1 == count ? " or " : ", ");
}

void
phrase_types(struct buf *buf, unsigned types)
{
    static const struct {
        unsigned mask;
        const char *text;
    } names[] = {
        {SCHEMA_BOOLEAN, "a boolean"}, {SCHEMA_NUMBER, "a number"},
        {SCHEMA_STRING, "a string"},   {SCHEMA_ARRAY, "an array"},
        {SCHEMA_OBJECT, "an object"},  {SCHEMA_NULL, "null"},
    };
    uint32_t count = 0, index = 0;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        count += (types & names[i].mask) != 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!(types & names[i].mask))
            continue;
        phrase_or(buf, index++, count);
        if (names[i].mask == SCHEMA_NUMBER && types & SCHEMA_INTEGER)
            buf_text(buf, "a whole number");
        else
            buf_text(buf, names[i].text);
    }
}

void
phrase_form(struct buf *buf, const struct schema *schema, uint32_t unit)
{
    const struct schema_op *pattern = schema_op(schema, unit, OP_PATTERN);
    const struct schema_op *format = schema_op(schema, unit, OP_FORMAT);
    unsigned types = schema_types(schema, unit);

    if (format)
        buf_text(buf, format_what((enum format)format->a));
    else
        phrase_types(buf, pattern ? SCHEMA_STRING : types);
    if (pattern) {
        buf_text(buf, " that matches ");
        phrase_text(buf, schema_text(schema, schema->pattern[pattern->a].ecma));
    }
}

void
phrase_count(struct buf *buf, uint32_t count, const char *noun)
{
    buf_printf(buf, "%u %s%s", count, noun, count == 1 ? "" : "s");
}
