/* The text that is right.
 *
 *   (1) text   = value
 *   (2) value  = object / array / string / number / "true" / "false" / "null"
 *   (3) object = "{" [ string ":" value *( "," string ":" value ) ] "}"
 *   (4) array  = "[" [ value *( "," value ) ] "]"
 *
 * (RFC 8259, sections 2 to 7.)  Instead of recursion there is a stack of
 * frames and a state, what is expected; each function below takes what is
 * expected and returns what is expected then.  Whatever does not fit goes to
 * recover_after_value.c.
 *
 * Strings and indentation are most of the bytes; scan.h passes them.  The
 * place reached is a local variable, `at`, which the compiler keeps in a
 * register; `r->at` is set before nodes are added and before other files are
 * asked, and read again after those.
 */
#include "read/json/read_json.h"

#include "base/core/limits.h"
#include "base/text/utf8.h"
#include "read/json/reader.h"
#include "read/json/scan.h"
#include "tree/parents.h"

static inline bool
is_hex(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f');
}

/* Length of the escape at `at`, or 0 when it is none. */
static size_t
escape_length(const char *at)
{
    switch (at[1]) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
        return 2;
    case 'u':
        return is_hex(at[2]) && is_hex(at[3]) && is_hex(at[4]) && is_hex(at[5])
                   ? 6
                   : 0;
    default:
        return 0;
    }
}

/* End of the string whose opening quote is at `at`, or NULL when something
 * is wrong with it.
 */
static const char *
string_end(const struct reader *r, const char *at, bool *escaped)
{
    for (at++;;) {
        at = scan_plain(at, r->wide);
        size_t len = 0;

        if (*at == '"')
            return at + 1;
        if (*at == '\\') {
            len = escape_length(at);
            *escaped = true;
        } else if ((unsigned char)*at >= 0x7F) {
            uint32_t c;

            len = utf8_decode(slice_make(at, (size_t)(r->end - at)), &c);
        }
        if (len == 0)
            return NULL;
        at += len;
    }
}

/* The string or key at `r->at`, which is not plain. */
static enum expected
special_string(struct reader *r, bool key)
{
    const char *from = r->at;
    bool escaped = false;
    const char *to = string_end(r, from, &escaped);

    if (!to)
        return recover_string(r, key);
    r->at = to;
    reader_add_text(r, key, escaped ? NODE_ESCAPED : 0,
                    reader_span(r, from, to), reader_span(r, from + 1, to - 1));
    return key ? EXPECT_COLON : EXPECT_NEXT;
}

static enum expected
special_value(struct reader *r)
{
    return special_string(r, false);
}

static enum expected
special_key(struct reader *r)
{
    return special_string(r, true);
}

/* Has `ask` go on from `*at`, and goes on from where it leaves off. */
static inline enum expected
recover_at(struct reader *r, const char **at,
           enum expected (*ask)(struct reader *))
{
    r->at = *at;
    enum expected expected = ask(r);

    *at = r->at;
    return expected;
}

static inline bool
outdent(struct reader *r, const char **at, enum expected *expected)
{
    r->at = *at;
    bool passed = bracket_outdent(r, expected);

    *at = r->at;
    return passed;
}

static inline enum expected
string(struct reader *r, const char **at)
{
    const char *from = *at;
    const char *to = scan_plain(from + 1, r->wide);

    if (*to != '"')
        return recover_at(r, at, special_value);
    *at = r->at = to + 1;
    reader_add(r, NODE_STRING, from, to + 1);
    return EXPECT_NEXT;
}

static inline const char *
digits(const char *at)
{
    while (*at >= '0' && *at <= '9')
        at++;
    return at;
}

/* True when `c` cannot follow a number or literal directly. */
static inline bool
is_glued(char c)
{
    return c == '.' || c == '_' || c == '+' || c == '-' ||
           (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
           (unsigned char)c >= 0x80;
}

/* The same, and what they amount to, whatever that is when they are many. */
static inline const char *
whole_digits(const char *at, uint32_t *value)
{
    uint32_t sum = 0;

    for (; *at >= '0' && *at <= '9'; at++)
        sum = sum * 10 + (uint32_t)(*at - '0');
    *value = sum;
    return at;
}

/* End of the number at `at`, or NULL; its flags, and its value when that is
 * small, are added to `*head`.
 */
static inline const char *
number_end(const char *at, uint32_t *head)
{
    bool negative = *at == '-';
    uint32_t value;

    at += negative;
    const char *whole = whole_digits(at, &value);

    if (whole == at || (*at == '0' && whole > at + 1))
        return NULL;
    if (*whole != '.' && (*whole | 32) != 'e') {
        *head |= NODE_INTEGER;
        if (!negative && whole - at <= NODE_SMALL_DIGITS)
            *head |= (value + 1) << NODE_COUNT_SHIFT;
        return is_glued(*whole) ? NULL : whole;
    }
    at = whole;
    if (*at == '.') {
        const char *from = ++at;

        at = digits(at);
        if (at == from)
            return NULL;
    }
    if ((*at | 32) == 'e') {
        at += at[1] == '+' || at[1] == '-' ? 2 : 1;
        const char *from = at;

        at = digits(at);
        if (at == from)
            return NULL;
    }
    return is_glued(*at) ? NULL : at;
}

static inline enum expected
number(struct reader *r, const char **at)
{
    uint32_t head = NODE_NUMBER;
    const char *to = number_end(*at, &head);

    if (!to)
        return recover_at(r, at, recover_value_number);
    r->at = to;
    reader_add(r, head, *at, to);
    *at = to;
    return EXPECT_NEXT;
}

static inline enum expected
literal(struct reader *r, const char **at, enum node_kind kind,
        struct slice word)
{
    if ((size_t)(r->end - *at) < word.len ||
        memcmp(*at, word.at, word.len) != 0 || is_glued((*at)[word.len]))
        return recover_at(r, at, recover_value);
    r->at = *at + word.len;
    reader_add(r, kind, *at, r->at);
    *at = r->at;
    return EXPECT_NEXT;
}

static enum expected
close_empty(struct reader *r)
{
    r->at++;
    reader_close(r, r->at);
    return EXPECT_NEXT;
}

static inline enum expected
open(struct reader *r, const char **at, enum node_kind kind)
{
    if (r->frames.count > LIMIT_NESTING)
        return recover_at(r, at, recover_value);
    r->at = *at; /* by which the array of nodes is grown */
    reader_open(r, kind, (*at)++);
    return kind == NODE_OBJECT ? EXPECT_KEY : EXPECT_VALUE;
}

/* (2) */
static inline enum expected
value(struct reader *r, const char **at)
{
    *at = scan_blanks(*at, r->wide);
    switch (**at) {
    case '"':
        return string(r, at);
    case '{':
        return open(r, at, NODE_OBJECT);
    case '[':
        return open(r, at, NODE_ARRAY);
    case ']':
        if (r->frames.count > 1 && r->top->members == 0 && !reader_in_object(r))
            return recover_at(r, at, close_empty);
        return recover_at(r, at, recover_value);
    case 't':
        return literal(r, at, NODE_TRUE, S("true"));
    case 'f':
        return literal(r, at, NODE_FALSE, S("false"));
    case 'n':
        return literal(r, at, NODE_NULL, S("null"));
    default:
        if (**at == '-' || (**at >= '0' && **at <= '9'))
            return number(r, at);
        return recover_at(r, at, recover_value);
    }
}

/* The key and colon of (3). */
static inline enum expected
key(struct reader *r, const char **at)
{
    const char *from = *at = scan_blanks(*at, r->wide);

    if (*from != '"') {
        if (*from == '}' && r->top->members == 0)
            return recover_at(r, at, close_empty);
        return recover_at(r, at, recover_key);
    }
    enum expected expected = EXPECT_KEY;

    if (r->by_indent && outdent(r, at, &expected))
        return expected;
    const char *to = scan_plain(from + 1, r->wide);

    if (*to != '"')
        return recover_at(r, at, special_key);
    uint32_t hash = hash_text(slice_make(from + 1, (size_t)(to - from) - 1));

    *at = r->at = to + 1;
    reader_add(r, NODE_KEY, from, to + 1)->next = hash;
    reader_see_key(r, hash);
    if (**at != ':')
        return EXPECT_COLON;
    ++*at;
    return EXPECT_VALUE;
}

static inline enum expected
colon(struct reader *r, const char **at)
{
    *at = scan_blanks(*at, r->wide);
    if (**at != ':')
        return recover_at(r, at, recover_key_colon);
    ++*at;
    return EXPECT_VALUE;
}

/* What follows a value: the tail of (3), (4) and (1). */
static inline enum expected
next(struct reader *r, const char **at)
{
    *at = scan_blanks(*at, r->wide);
    char c = **at;

    if (r->frames.count == 1)
        return *at == r->end ? EXPECT_END : recover_at(r, at, recover_next);
    bool object = reader_in_object(r);

    if (c == ',') {
        r->comma = reader_offset(r, (*at)++);
        return object ? EXPECT_KEY : EXPECT_VALUE;
    }
    if (c != (object ? '}' : ']'))
        return recover_at(r, at, recover_next);
    enum expected expected = EXPECT_NEXT;

    if (r->by_indent && outdent(r, at, &expected))
        return expected;
    reader_close(r, ++*at);
    return EXPECT_NEXT;
}

static void
read_text(struct reader *r)
{
    const char *at = r->at;
    enum expected expected = EXPECT_VALUE;

    while (expected != EXPECT_END) {
        /* Mostly what is expected comes in this order, time and again. */
        do {
            if (expected == EXPECT_KEY)
                expected = key(r, &at);
            if (expected == EXPECT_COLON)
                expected = colon(r, &at);
            if (expected == EXPECT_VALUE)
                expected = value(r, &at);
            if (expected == EXPECT_NEXT)
                expected = next(r, &at);
        } while (expected == EXPECT_KEY);
    }
    r->at = at;
}

/* A JSON text starts with an ASCII character, mostly with two; so NUL bytes
 * at every other place show UTF-16 without a byte order mark.
 */
static const char *
wide_encoding(struct slice text)
{
    if (text.len < 2)
        return NULL;
    uint32_t nuls = 0;

    for (size_t i = 0; i < 4 && i < text.len; i++)
        nuls |= (uint32_t)(text.at[i] == '\0') << i;
    if (slice_starts(text, S("\xFE\xFF")) ||
        (text.len % 2 == 0 && (nuls == 5 || (nuls == 1 && text.len == 2))))
        return "UTF-16 (big endian)";
    if (slice_starts(text, S("\xFF\xFE")) ||
        (text.len % 2 == 0 && (nuls == 10 || (nuls == 2 && text.len == 2))))
        return "UTF-16 (little endian)";
    return NULL;
}

/* Text that this reader cannot take at all. */
static bool
is_foreign(struct slice text, struct bag *bag)
{
    const char *wide = wide_encoding(text);

    if (text.len > LIMIT_SOURCE_BYTES) {
        bag_add(bag, &kind_json_size, span_make(0, 0),
                "the file has %zu bytes, more than the %zu that can be read",
                text.len, LIMIT_SOURCE_BYTES);
        return true;
    }
    if (wide) {
        struct diag *diag =
            bag_add(bag, &kind_json_bad_utf8, span_make(0, 2),
                    "the file is in %s, but JSON must be UTF-8", wide);

        bag_help(bag, diag, "save the file as UTF-8");
    }
    return wide != NULL;
}

static struct reader
start(struct arena *arena, const struct source *source,
      struct read_options options, struct bag *bag)
{
    struct reader r = {
        .arena = arena,
        .source = source,
        .bag = bag,
        .jsonc = options.jsonc,
        .text = source->text.at,
        .at = source->text.at,
        .end = source->text.at + source->text.len,
        .wide = scan_end(source->text.at, source->text.at + source->text.len),
        .comma = NO_COMMA,
    };

    /* RFC 8259, section 8.1: a byte order mark may be ignored. */
    if (slice_starts(source->text, S("\xEF\xBB\xBF")))
        r.at += 3;
    reader_grow(&r);
    reader_grow_frames(&r);
    r.top = r.frames.item;
    *r.top = (struct frame){0};
    r.frames.count = 1;
    return r;
}

struct tree
read_json(struct arena *arena, const struct source *source,
          struct read_options options, struct bag *bag)
{
    if (is_foreign(source->text, bag))
        return (struct tree){.source = source};
    struct source copy = *source;

    if (!copy.text.at)
        copy.text = S("");
    uint32_t before = bag->list.count;
    struct reader r = start(arena, &copy, options, bag);

    read_text(&r);
    if (r.suspect && !reader_is_spent(&r)) {
        /* The brackets do not add up.  Indentation may tell which one is
         * missing or too many; it is believed when that explains more.
         */
        struct budget budget = *bag->budget;
        struct bag other = {.arena = bag->arena, .budget = &budget};
        struct reader again = start(arena, &copy, options, &other);

        again.by_indent = true;
        read_text(&again);
        bag->budget->steps = budget.steps;
        if (again.faults <= r.faults && !reader_is_spent(&again)) {
            r = again;
            bag->list.count = before;
            for (uint32_t i = 0; i < other.list.count; i++)
                *vec_push(bag->arena, &bag->list) = other.list.item[i];
        }
    }
    return (struct tree){
        .source = source,
        .node = r.node,
        .count = r.count,
        .texts = decoded_finish(&r.texts, arena),
        .tables = key_tables_finish(&r.tables, arena),
        .parents = parents_new(arena, r.count),
        .comment = r.comments.item,
        .comments = r.comments.count,
    };
}
