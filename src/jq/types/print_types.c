#include "jq/types/print_types.h"

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
write_object_type(struct buf *buf, const struct object_type *object, int depth)
{
    uint32_t count = object->count;
    bool open = !object->closed;

    if (count > TYPE_WRITE_FIELDS) {
        count = TYPE_WRITE_FIELDS;
        open = true;
    }
    buf_byte(buf, '{');
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            buf_text(buf, ", ");
        write_field(buf, &object->field[i], depth);
    }
    if (open)
        buf_text(buf, count ? ", ..." : "...");
    if (open && object->rest && !type_is_any(object->rest) &&
        count == object->count) {
        buf_text(buf, ": ");
        write_type(buf, object->rest, depth - 1);
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
            write_object_type(at->buf, type->object, depth);
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
