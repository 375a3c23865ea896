/* Brackets that do not match.  Three readings are possible when a closing
 * bracket comes that is not due: it is a slip for the right one, the bracket
 * before it is missing, or it is one too many.  What remains of the text
 * decides: its brackets should close exactly what is still open.
 */
#include "read/json/reader.h"

/* Counting the rest costs its length, so only the first faults get it. */
#define COUNTED 8

static bool
is_closing(char c)
{
    return c == '}' || c == ']';
}

static char
closing_of(const struct reader *r, const struct frame *frame)
{
    return node_kind(&r->node[frame->node]) == NODE_OBJECT ? '}' : ']';
}

static struct span
opening_of(const struct reader *r, const struct frame *frame)
{
    return node_opening(&r->node[frame->node]);
}

/* How many more brackets the text closes from `at` on than it opens. */
static int64_t
closed_by_rest(const struct reader *r, const char *at)
{
    int64_t closed = 0;

    reader_spend(r, at, r->end);
    while (at < r->end) {
        const char *string = token_string(r, at);

        if (string) {
            at = string;
            continue;
        }
        closed += is_closing(*at);
        closed -= *at == '{' || *at == '[';
        at++;
    }
    return closed;
}

/* The innermost frame around the top one that `c` would close, or NULL. */
static struct frame *
frame_closed_by(const struct reader *r, char c)
{
    for (struct frame *f = r->top - 1; f > r->frames.item; f--)
        if (closing_of(r, f) == c)
            return f;
    return NULL;
}

/* Closes the top frame, which has no closing bracket, before `at`. */
static void
close_broken(struct reader *r, const char *at)
{
    reader_break(r);
    reader_close(r, reader_end_of_nodes(r, at));
}

/* The top frame is not closed before what is at `at`. */
static void
unclosed_before(struct reader *r, const char *at)
{
    FAULT(r, unclosed, opening_of(r, r->top),
          "this `%c` is not closed before the next %s",
          r->text[r->node[r->top->node].at],
          reader_in_object(r) ? "element" : "member");
    close_broken(r, at);
}

bool
bracket_unclosed_element(struct reader *r)
{
    const struct frame *parent = r->top - 1;

    if (r->frames.count < 3 || r->top->members == 0 ||
        node_kind(&r->node[parent->node]) != NODE_ARRAY)
        return false;
    unclosed_before(r, r->at);
    return true;
}

static enum expected
slip(struct reader *r)
{
    char right = closing_of(r, r->top);
    struct span where = reader_span(r, r->at, r->at + 1);
    struct diag *diag = FAULT(r, mismatched_bracket, where,
                              "expected `%c`, found `%c`", right, *r->at);

    bag_relate(r->bag, diag, opening_of(r, r->top), "opened here");
    bag_fix(r->bag, diag, false, arena_printf(r->arena, "write `%c`", right),
            where, slice_make(&right, 1));
    r->at++;
    reader_close(r, r->at);
    return EXPECT_NEXT;
}

static enum expected
unclosed_inside(struct reader *r, const struct frame *outer)
{
    struct diag *diag =
        FAULT(r, unclosed, opening_of(r, r->top), "this `%c` is never closed",
              r->text[r->node[r->top->node].at]);

    bag_relate(r->bag, diag, reader_span(r, r->at, r->at + 1),
               "expected `%c` before this", closing_of(r, r->top));
    while (r->top > outer)
        close_broken(r, r->at);
    return EXPECT_NEXT;
}

static enum expected
stray(struct reader *r, enum expected expected)
{
    struct span where = reader_span(r, r->at, r->at + 1);

    if (!r->top->reported) {
        struct diag *diag =
            FAULT(r, mismatched_bracket, where, "unmatched `%c`", *r->at);

        bag_fix(r->bag, diag, false, S("delete the bracket"), where, S(""));
    }
    r->top->reported |= r->frames.count == 1;
    r->at++;
    if (expected != EXPECT_NEXT)
        recover_comma(r);
    return expected;
}

bool
bracket_unclosed_empty(struct reader *r)
{
    const struct node *node = &r->node[r->top->node];

    if (!r->by_indent || r->frames.count < 3 ||
        reader_end_before(r, r->at) != r->text + node->at + 1)
        return false;
    FAULT(r, unclosed, node_opening(node),
          "this `%c` is not closed before the comma", r->text[node->at]);
    close_broken(r, r->at);
    return true;
}

void
bracket_unexpected(struct reader *r)
{
    stray(r, EXPECT_NEXT);
}

enum expected
bracket_mismatch(struct reader *r, enum expected expected)
{
    r->suspect = true;
    if (r->frames.count == 1)
        return stray(r, expected);
    const struct frame *outer = frame_closed_by(r, *r->at);
    int64_t open = (int64_t)r->frames.count - 1;

    if (r->faults < COUNTED && r->counted++ < COUNTED) {
        int64_t rest = closed_by_rest(r, r->at + 1);

        if (rest == open)
            return stray(r, expected);
        if (rest == open - 1)
            return slip(r);
    }
    return outer ? unclosed_inside(r, outer) : stray(r, expected);
}

/* What closes all that is open, for the help line. */
static struct slice
all_closing(struct reader *r)
{
    struct buf buf = buf_new(r->arena);

    for (const struct frame *f = r->top; f > r->frames.item; f--)
        if (!f->implicit && buf.len < 32)
            buf_byte(&buf, closing_of(r, f));
    return buf_slice(&buf);
}

static void
report_end(struct reader *r)
{
    const char *end = reader_end_before(r, r->end);
    const struct frame *frame = r->top;
    struct diag *diag = FAULT(r, unclosed, reader_gap(r, end),
                              "the text ends before `%c` is closed",
                              r->text[r->node[frame->node].at]);

    bag_relate(r->bag, diag, opening_of(r, frame), "opened here");
    bag_help(r->bag, diag, "`%.*s` is missing", SLICE_ARGS(all_closing(r)));
    r->suspect = true;
}

enum expected
bracket_finish(struct reader *r, enum expected expected)
{
    const char *end = reader_end_of_nodes(r, r->end);
    bool in_object = reader_in_object(r);

    if (r->frames.count == 1) {
        if (r->count == 0 && !r->cut && !r->top->reported)
            FAULT(r, empty, span_make(0, 0), "the file has no JSON value");
        return EXPECT_END;
    }
    if (!r->cut && !r->top->implicit)
        report_end(r);
    if (in_object && (expected == EXPECT_COLON || expected == EXPECT_VALUE))
        reader_add_error(r, end, end);
    while (r->frames.count > 1) {
        reader_break(r);
        reader_close(r, end);
    }
    return EXPECT_END;
}

static bool
has_line_end(const struct reader *r, uint32_t from, uint32_t to)
{
    return token_has_line_end(r->text + from, r->text + to);
}

void
bracket_open_implicit(struct reader *r, const char *from, const char *to)
{
    struct diag *diag = FAULT(r, extra_content, reader_span(r, from, to),
                              "members without the object around them");

    bag_help(r->bag, diag, "put `{` and `}` around the members");
    reader_open(r, NODE_OBJECT, from);
    r->top->implicit = true;
    reader_break(r);
}

/* Blanks at the start of the line of `at`, if `at` is the first thing there;
 * else NOT_FIRST.
 */
#define NOT_FIRST UINT32_MAX

static uint32_t
indent_of(const struct reader *r, const char *at)
{
    const char *from = at;

    while (from > r->text && (from[-1] == ' ' || from[-1] == '\t'))
        from--;
    if (from > r->text && from[-1] != '\n' && from[-1] != '\r')
        return NOT_FIRST;
    return (uint32_t)(at - from);
}

/* The key before `string` has no value: `"a":` and on the next line
 * `"b": 1`.  If that line is deeper, the brace in between was lost.
 */
static void
report_no_value(struct reader *r, const struct node *string)
{
    const struct node *key = &r->node[r->count - 1];
    const char *from = r->text + key->at;
    const char *end = reader_end_before(r, r->text + string->at);
    struct slice shown = reader_show(r, from, from + key->len);
    uint32_t outer = indent_of(r, from);
    uint32_t inner = indent_of(r, r->text + string->at);
    bool deeper = outer != NOT_FIRST && inner != NOT_FIRST && inner > outer;
    struct diag *diag = FAULT(r, missing_value, reader_gap(r, end),
                              deeper ? "the key %.*s has no value; is `{` "
                                       "missing before the members below?"
                                     : "the key %.*s has no value",
                              SLICE_ARGS(shown));

    if (!deeper) {
        reader_add_error(r, end, end);
        return;
    }
    bag_fix(r->bag, diag, false, S("write `{`"), reader_span(r, end, end),
            S(" {"));
    reader_open(r, NODE_OBJECT, end);
    reader_break(r);
}

bool
bracket_unclosed_before_member(struct reader *r)
{
    uint32_t before = reader_offset(r, reader_end_before(r, r->at));

    if (r->frames.count < 3 || reader_in_object(r) ||
        closing_of(r, r->top - 1) != '}' || !token_is_member(r, r->at) ||
        !has_line_end(r, before, reader_offset(r, r->at)))
        return false;
    unclosed_before(r, r->at);
    r->comma = NO_COMMA;
    return true;
}

bool
bracket_take_member(struct reader *r)
{
    struct node string = r->node[r->count - 1];
    struct span raw = span_make(string.at + 1, string.len - 2);
    bool root = r->frames.count == 1 && r->count == 1;
    bool value = reader_in_object(r) &&
                 has_line_end(r, r->node[r->count - 2].at, string.at);
    bool element = r->frames.count > 2 && !reader_in_object(r) &&
                   r->top->members > 1 && closing_of(r, r->top - 1) == '}';

    /* A string in a container that is closed meanwhile is not meant. */
    if (reader_end_before(r, r->at) != r->text + span_end(node_span(&string)))
        return false;
    if (!root && !value && !element)
        return false;
    if (node_has(&string, NODE_ESCAPED))
        raw = decoded_raw(&r->texts, string.at);
    reader_drop(r);
    if (root)
        bracket_open_implicit(r, r->text + string.at,
                              r->text + string.at + string.len);
    else if (value)
        report_no_value(r, &string);
    else
        unclosed_before(r, r->text + string.at);
    reader_add_text(r, true, string.head & (NODE_ESCAPED | NODE_BROKEN),
                    node_span(&string), raw);
    return true;
}

/* Indentation of the line on which `frame` was opened. */
static uint32_t
frame_indent(const struct reader *r, struct frame *frame)
{
    const char *at = r->text + r->node[frame->node].at;

    if (frame->indented)
        return frame->indent;
    const char *from = at;

    while (at > r->text && at[-1] != '\n' && at[-1] != '\r')
        at--;
    reader_spend(r, at, from);
    const char *first = token_blanks(r, at);

    frame->indented = true;
    frame->indent = (uint32_t)(first - at);
    return frame->indent;
}

/* Indentation of the first key or element of `frame`, or NOT_FIRST. */
static uint32_t
member_indent(const struct reader *r, const struct frame *frame)
{
    if (frame->members == 0)
        return NOT_FIRST;
    return indent_of(r, r->text + r->node[frame->node + 1].at);
}

/* Closes what is inside of `outer`; one finding, where a strict reader would
 * notice: at the end of the text.
 */
static void
close_inside(struct reader *r, const struct frame *outer)
{
    const char *end = reader_end_before(r, r->at);
    struct diag *diag =
        FAULT(r, unclosed, reader_gap(r, reader_end_before(r, r->end)),
              "the text ends before every bracket is closed");

    bag_relate(r->bag, diag, opening_of(r, r->top),
               "by the indentation, this `%c` is the one left open",
               r->text[r->node[r->top->node].at]);
    bag_relate(r->bag, diag, reader_gap(r, end), "and `%c` is missing here",
               closing_of(r, r->top));
    while (r->top > outer)
        close_broken(r, r->at);
}

/* True when the closing bracket at `r->at`, which is expected, is one too many:
 * the members of its container have lines of their own, and it stands amid
 * them.
 */
static bool
is_amid_members(const struct reader *r, uint32_t indent)
{
    uint32_t members = member_indent(r, r->top);
    const char *behind = token_blanks(r, r->at + 1);

    if (members == NOT_FIRST)
        return false;
    return indent == NOT_FIRST || *behind == '"' ||
           (indent == members && indent > frame_indent(r, r->top));
}

/* The container around the top one to which the key or closing bracket at
 * `r->at` belongs by its indentation, or NULL.
 */
static struct frame *
outer_frame(const struct reader *r, uint32_t indent)
{
    char c = *r->at;

    reader_spend(r, (const char *)r->frames.item, (const char *)r->top);
    for (struct frame *f = r->top - 1; f > r->frames.item; f--)
        if (is_closing(c)
                ? closing_of(r, f) == c && frame_indent(r, f) == indent
                : closing_of(r, f) == '}' && member_indent(r, f) == indent)
            return f;
    return NULL;
}

bool
bracket_outdent(struct reader *r, enum expected *expected)
{
    uint32_t indent = indent_of(r, r->at);
    bool closing = is_closing(*r->at);

    if (r->frames.count == 1)
        return false;
    if (closing && is_amid_members(r, indent)) {
        *expected = stray(r, *expected);
        return true;
    }
    if (!closing &&
        (r->top->members == 0 || indent == member_indent(r, r->top)))
        return false;
    /* A key is deeper than the line that opens its object; a closing bracket
     * may be as deep.
     */
    if (indent == NOT_FIRST || indent >= frame_indent(r, r->top) + !closing)
        return false;
    const struct frame *outer = outer_frame(r, indent);

    if (!outer)
        return false;
    close_inside(r, outer);
    *expected = closing ? EXPECT_NEXT : EXPECT_KEY;
    return true;
}
