/* libyaml's events → nodes.  Its marks count characters, so a text that is
 * not ASCII gets a table from characters to bytes first.
 */
#include "read/yaml/read_yaml.h"

#include "base/core/die.h"
#include "base/core/limits.h"
#include "read/json/reader.h"
#include "tree/parents.h"

#ifdef HAVE_YAML

#include <yaml.h>

struct yaml_reader {
    struct reader r;
    const uint32_t *byte; /* by character; NULL: they are the same */
    uint32_t characters;
    uint32_t start; /* behind a byte order mark, which libyaml never sees */
    bool failed;
};

bool
read_yaml_is_there(void)
{
    return true;
}

/* ---- Places -------------------------------------------------------------- */

static void
make_table(struct yaml_reader *y, struct arena *arena)
{
    struct slice text = y->r.source->text;
    bool ascii = true;
    uint32_t *byte;

    y->start = slice_starts(text, S("\xEF\xBB\xBF")) ? 3 : 0;
    for (size_t i = y->start; i < text.len && ascii; i++)
        ascii = (unsigned char)text.at[i] < 0x80;
    if (ascii)
        return;
    byte = arena_array(arena, uint32_t, text.len + 1);
    for (size_t i = y->start; i < text.len; i++)
        if (((unsigned char)text.at[i] & 0xC0) != 0x80)
            byte[y->characters++] = (uint32_t)i;
    y->byte = byte;
}

static const char *
place(const struct yaml_reader *y, const yaml_mark_t *mark)
{
    size_t at = mark->index + y->start, end = y->r.source->text.len;

    if (y->byte)
        at = mark->index < y->characters ? y->byte[mark->index] : end;
    return y->r.text + (at < end ? at : end);
}

/* ---- Scalars ------------------------------------------------------------- */

static bool
is_one_of(struct slice text, const char *const *words)
{
    for (; *words; words++)
        if (slice_equal(text, slice_from(*words)))
            return true;
    return false;
}

static size_t
digits(struct slice text, size_t at)
{
    while (at < text.len && text.at[at] >= '0' && text.at[at] <= '9')
        at++;
    return at;
}

/* Numbers that JSON has, too, and those with a sign or without a zero before
 * the point.
 */
static bool
is_number(struct slice text)
{
    size_t at = text.len && strchr("+-", text.at[0]) ? 1 : 0;
    size_t end = digits(text, at);
    size_t count = end - at;

    if (end < text.len && text.at[end] == '.') {
        at = end + 1;
        end = digits(text, at);
        count += end - at;
    }
    if (count == 0)
        return false;
    if (end < text.len && strchr("eE", text.at[end])) {
        at = end + 1;
        at += at < text.len && strchr("+-", text.at[at]) ? 1 : 0;
        end = digits(text, at);
        if (end == at)
            return false;
    }
    return end == text.len;
}

static enum node_kind
plain_kind(struct slice text)
{
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL", NULL};
    static const char *const trues[] = {"true", "True", "TRUE", NULL};
    static const char *const falses[] = {"false", "False", "FALSE", NULL};

    if (is_one_of(text, nulls))
        return NODE_NULL;
    if (is_one_of(text, trues))
        return NODE_TRUE;
    if (is_one_of(text, falses))
        return NODE_FALSE;
    return is_number(text) ? NODE_NUMBER : NODE_STRING;
}

/* Whether a key is expected in the innermost container. */
static bool
is_key_expected(const struct reader *r)
{
    return reader_in_object(r) && r->top->members % 2 == 0;
}

/* Every string has its text apart: none is in the source as one of JSON
 * does.
 */
static void
add_scalar(struct yaml_reader *y, const yaml_event_t *event)
{
    struct reader *r = &y->r;
    struct slice text = slice_make((const char *)event->data.scalar.value,
                                   event->data.scalar.length);
    const char *from = place(y, &event->start_mark);
    const char *to = place(y, &event->end_mark);
    bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
                 !event->data.scalar.tag;
    enum node_kind kind = plain ? plain_kind(text) : NODE_STRING;
    bool key = is_key_expected(r);

    if (key)
        kind = NODE_KEY;
    if (kind != NODE_KEY && kind != NODE_STRING) {
        reader_add(r, kind, from, to);
        return;
    }
    struct node *node = reader_add(r, kind | NODE_ESCAPED, from, to);

    reader_add_spelling(r, node_span(node));
    decoded_set_last(&r->texts, r->arena, text);
    if (!key)
        return;
    node->next = hash_text(text);
    reader_see_key(r, node->next);
}

/* ---- Structure ----------------------------------------------------------- */

static void
open_container(struct yaml_reader *y, enum node_kind kind,
               const yaml_event_t *event)
{
    if (is_key_expected(&y->r) || y->r.frames.count > LIMIT_NESTING) {
        y->failed = true;
        return;
    }
    reader_open(&y->r, kind, place(y, &event->start_mark));
}

/* False after the last event that matters. */
static bool
take_event(struct yaml_reader *y, const yaml_event_t *event)
{
    y->r.at = place(y, &event->start_mark);
    switch (event->type) {
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_START_EVENT:
        return true;
    case YAML_SCALAR_EVENT:
        add_scalar(y, event);
        return true;
    case YAML_ALIAS_EVENT:
        y->failed |= is_key_expected(&y->r);
        reader_add_error(&y->r, y->r.at, place(y, &event->end_mark));
        return true;
    case YAML_SEQUENCE_START_EVENT:
        open_container(y, NODE_ARRAY, event);
        return true;
    case YAML_MAPPING_START_EVENT:
        open_container(y, NODE_OBJECT, event);
        return true;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        reader_close(&y->r, place(y, &event->end_mark));
        return true;
    case YAML_DOCUMENT_END_EVENT:
    case YAML_STREAM_END_EVENT:
        break;
    }
    return false;
}

static bool
read_events(struct yaml_reader *y, yaml_parser_t *parser)
{
    bool more = true;

    while (more && !y->failed) {
        yaml_event_t event;

        if (!yaml_parser_parse(parser, &event)) {
            /* That is no fault of the document. */
            if (parser->error == YAML_MEMORY_ERROR)
                die("out of memory");
            return false;
        }
        more = take_event(y, &event);
        yaml_event_delete(&event);
    }
    return !y->failed && y->r.count > 0;
}

bool
read_yaml(struct arena *arena, const struct source *source, struct tree *tree)
{
    struct bag ignored = bag_new(arena);
    struct yaml_reader y = {
        .r =
            {
                .arena = arena,
                .source = source,
                .bag = &ignored,
                .text = source->text.at,
                .at = source->text.at,
                .end = source->text.at + source->text.len,
                .comma = NO_COMMA,
            },
    };
    yaml_parser_t parser;

    *tree = (struct tree){.source = source};
    if (source->text.len == 0 || source->text.len > LIMIT_YAML_BYTES)
        return false;
    if (!yaml_parser_initialize(&parser))
        die("out of memory");
    make_table(&y, arena);
    reader_grow(&y.r);
    reader_grow_frames(&y.r);
    y.r.top = y.r.frames.item;
    *y.r.top = (struct frame){0};
    y.r.frames.count = 1;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &parser, (const unsigned char *)source->text.at + y.start,
        source->text.len - y.start);
    bool good = read_events(&y, &parser);

    yaml_parser_delete(&parser);
    if (!good)
        return false;
    tree->node = y.r.node;
    tree->count = y.r.count;
    tree->texts = decoded_finish(&y.r.texts, arena);
    tree->tables = key_tables_finish(&y.r.tables, arena);
    tree->parents = parents_new(arena, y.r.count);
    return true;
}

#else

bool
read_yaml_is_there(void)
{
    return false;
}

bool
read_yaml(struct arena *arena, const struct source *source, struct tree *tree)
{
    (void)arena;
    *tree = (struct tree){.source = source};
    return false;
}

#endif
