/* What to do when the next token does not fit: what all states share, and
 * the state behind a value (keys and values have files of their own).  The
 * order of the cases is their order of certainty: comments and the end of the
 * text first, then what people are known to write, then junk.
 *
 * Progress: each function either takes at least one byte, closes a frame or
 * adds a value that was due; recover_common(), by which all of them begin,
 * ends the reading when none did.
 */
#include "read/json/reader.h"

#include "base/core/limits.h"
#include "base/text/utf8.h"

/* Deletes the comment, and its line when nothing else is there. */
static void
fix_comment(struct reader *r, struct diag *diag, const char *from,
            const char *to)
{
    while (from > r->text && (from[-1] == ' ' || from[-1] == '\t'))
        from--;
    if ((from == r->text || from[-1] == '\n') && to < r->end) {
        to += *to == '\r';
        to += *to == '\n';
    }
    bag_fix(r->bag, diag, false, S("delete the comment"),
            reader_span(r, from, to), S(""));
}

/* False for a block comment without its end. */
static bool
is_closed(const char *from, const char *to)
{
    struct slice text = slice_make(from, (size_t)(to - from));

    if (slice_starts(text, S("/*")))
        return text.len > 3 && slice_ends(text, S("*/"));
    return *from != '<' || slice_ends(text, S("-->"));
}

/* Passes a comment at `r->at`; false when there is none. */
static bool
scan_comment(struct reader *r)
{
    const char *from = r->at;
    const char *to = token_comment(r, from);

    if (to == from)
        return false;
    r->at = to;
    reader_note_comment(r, from, to);
    if (*from == '/' && r->jsonc && is_closed(from, to))
        return true;
    const char *what = !is_closed(from, to) ? "the comment is never closed"
                       : !r->jsonc          ? "JSON has no comments"
                                            : "JSON with comments has `//` and "
                                              "`/* */` only";
    struct diag *diag = FAULT(r, comment, reader_span(r, from, to), "%s", what);

    r->cut |= !is_closed(from, to);
    if (is_closed(from, to)) /* else it may have taken everything */
        fix_comment(r, diag, from, to);
    return true;
}

bool
recover_common(struct reader *r, enum expected *expected)
{
    bool spent = reader_is_spent(r) || reader_is_stuck(r);

    if (!spent && scan_comment(r))
        return true;
    if (!spent && r->at < r->end && r->faults < LIMIT_DIAGS)
        return false;
    if (spent)
        bag_too_complex(r->bag, reader_gap(r, r->at),
                        "the rest of the text, behind too many syntax errors");
    if (r->at < r->end) {
        /* This is hardly JSON; what is open is closed in silence. */
        r->bag->dropped += !spent;
        r->at = r->end;
        r->cut = true;
    }
    *expected = bracket_finish(r, *expected);
    return true;
}

/* End of the words behind an ellipsis, `... and so on`; a value there is the
 * next element.
 */
static const char *
words_end(const struct reader *r, const char *at)
{
    const char *word = token_blanks(r, at);

    if (word == r->end || strchr(",:{}[]\"\n\r", *word) ||
        token_is_comment(r, word) || token_number(r, word) > word)
        return at;
    const char *to = token_bare(r, word);

    return recover_value_is_literal(slice_make(word, (size_t)(to - word))) ? at
                                                                           : to;
}

bool
recover_ellipsis(struct reader *r)
{
    const char *to = token_ellipsis(r, r->at);

    if (to == r->at)
        return false;
    to = words_end(r, to);
    struct diag *diag =
        FAULT(r, ellipsis, reader_span(r, r->at, to),
              "`...` marks something left out, which JSON cannot express");

    bag_help(r->bag, diag, "write out what belongs here, or delete it");
    reader_break(r);
    r->at = to;
    r->comma = NO_COMMA;
    return true;
}

void
recover_comma(struct reader *r)
{
    const char *at = token_blanks(r, r->at);

    if (at < r->end && *at == ',')
        r->at = at + 1;
}

void
recover_skip(struct reader *r)
{
    uint32_t depth = 0;

    while (r->at < r->end) {
        char c = *r->at;
        const char *string = token_string(r, r->at);

        if (depth == 0 && (c == ',' || c == '}' || c == ']'))
            return;
        r->at = string ? string : r->at + 1;
        depth += c == '{' || c == '[';
        depth -= c == '}' || c == ']';
        if (depth == 0 && (c == '}' || c == ']' || string))
            return;
    }
}

void
recover_report_junk(struct reader *r, const char *from, const char *to,
                    const char *expected)
{
    struct slice shown = reader_show(r, from, to);
    size_t bad = utf8_check(slice_make(from, (size_t)(to - from)), 0);

    if (bad != SLICE_NONE)
        FAULT(r, bad_utf8, reader_span(r, from + bad, from + bad + 1),
              "byte 0x%02x is not UTF-8", (unsigned char)from[bad]);
    else
        FAULT(r, bad_token, reader_span(r, from, to),
              "expected %s, found `%.*s`", expected, SLICE_ARGS(shown));
}

bool
recover_is_open_key(const struct reader *r)
{
    const struct node *key = &r->node[r->count - 1];

    return node_is(key, NODE_KEY) && node_has(key, NODE_BROKEN) &&
           r->text[key->at] == '"' &&
           (key->len == 1 || r->text[key->at + key->len - 1] != '"');
}

bool
recover_is_value(const struct reader *r, const char *at)
{
    if (strchr("{[\"'", *at) || token_number(r, at) > at)
        return at < r->end;
    const char *to = token_bare(r, at);

    return recover_value_is_literal(slice_make(at, (size_t)(to - at)));
}

enum expected
recover_no_value(struct reader *r)
{
    const char *at = reader_end_before(r, r->at);

    if (recover_is_open_key(r)) {
        reader_add_error(r, at, at);
        return EXPECT_NEXT;
    }
    struct slice key = node_source(&(struct tree){.source = r->source},
                                   &r->node[r->count - 1]);
    struct slice shown = reader_show(r, key.at, key.at + key.len);

    FAULT(r, missing_value, reader_gap(r, at), "the key %.*s has no value",
          SLICE_ARGS(shown));
    reader_add_error(r, at, at);
    return EXPECT_NEXT;
}

void
recover_extra_comma(struct reader *r)
{
    struct span where = reader_span(r, r->at, r->at + 1);
    struct diag *diag = FAULT(r, extra_comma, where,
                              "unexpected comma: there is nothing before it");

    bag_fix(r->bag, diag, true, S("delete the comma"), where, S(""));
    r->at++;
}

enum expected
recover_close_early(struct reader *r, enum expected expected)
{
    bool object = reader_in_object(r);

    if (r->frames.count == 1 || *r->at != (object ? '}' : ']'))
        return bracket_mismatch(r, expected);
    if (r->by_indent && bracket_outdent(r, &expected))
        return expected;
    if (r->top->members && r->comma != NO_COMMA && !r->jsonc) {
        struct span where = span_make(r->comma, 1);
        struct diag *diag = FAULT(r, trailing_comma, where,
                                  "trailing comma before `%c`", *r->at);

        bag_fix(r->bag, diag, true, S("delete the comma"), where, S(""));
    }
    r->at++;
    reader_close(r, r->at);
    return EXPECT_NEXT;
}

/* Behind the root: the text should have ended. */
static enum expected
extra_content(struct reader *r)
{
    const char *from = r->at;
    bool bracket = *from == '}' || *from == ']';
    bool member = *from == ',' && token_is_member(r, from + 1);

    if (bracket)
        return bracket_mismatch(r, EXPECT_NEXT);
    r->suspect |= member || *from == ',';
    r->at = r->end;
    if (node_kind(&r->node[0]) == NODE_ERROR || r->top->reported)
        return EXPECT_END;
    const char *to = token_string(r, from);
    struct diag *diag =
        FAULT(r, extra_content, reader_span(r, from, to ? to : from + 1),
              "unexpected text after the end of the JSON value");

    if (*from == '{' || *from == '[' || *from == ',')
        bag_help(r->bag, diag, "put several values into one array: `[ …, … ]`");
    return EXPECT_END;
}

/* A colon behind a value. */
static enum expected
unexpected_colon(struct reader *r)
{
    struct node *last = &r->node[r->count - 1];
    bool text = node_kind(last) == NODE_STRING;
    struct span where = reader_span(r, r->at, r->at + 1);

    if (text && bracket_take_member(r))
        return EXPECT_COLON;
    if (!r->top->reported)
        FAULT(
            r, bad_token, where,
            reader_in_object(r)
                ? "unexpected second colon; did you mean a comma before the "
                  "string?"
                : "an array has no keys; an object is written in `{` and `}`");
    r->top->reported = true;
    reader_break(r);
    r->at = token_blanks(r, r->at + 1);
    recover_skip(r);
    return EXPECT_NEXT;
}

/* `trueX "b": 1`: what is in the place of the comma was reported as a part
 * of the value that ends at `at`.
 */
static bool
is_glued(const struct reader *r, const char *at)
{
    const struct node *last = &r->node[r->count - 1];

    return node_has(last, NODE_BROKEN) && !node_is_container(last) &&
           !node_is(last, NODE_STRING) &&
           last->at + last->len == reader_offset(r, at);
}

static enum expected
missing_comma(struct reader *r)
{
    const char *at = reader_end_before(r, r->at);

    r->comma = NO_COMMA;
    if (is_glued(r, at))
        return reader_expects_member(r);
    struct diag *diag =
        FAULT(r, missing_comma, reader_gap(r, at),
              reader_in_object(r) ? "missing comma between two members"
                                  : "missing comma between two elements");

    bag_fix(r->bag, diag, true, S("write a comma"), reader_span(r, at, at),
            S(","));
    return reader_expects_member(r);
}

/* True when what is at `r->at` can only be the next member. */
static bool
is_next_member(const struct reader *r)
{
    return reader_in_object(r) ? token_is_member(r, r->at)
                               : recover_is_value(r, r->at);
}

/* What is no string and no bracket, where a comma is expected: perhaps in its
 * place.
 */
static enum expected
junk_for_comma(struct reader *r)
{
    const char *from = r->at;

    r->at = token_bare(r, from);
    recover_report_junk(r, from, r->at,
                        reader_in_object(r) ? "a comma or `}`"
                                            : "a comma or `]`");
    reader_break(r);
    const char *next = token_spaces(r, r->at);

    if (next == r->end)
        return EXPECT_NEXT;
    r->at = next;
    if (!is_next_member(r))
        return EXPECT_NEXT;
    r->comma = NO_COMMA;
    return reader_expects_member(r);
}

static enum expected
other_next(struct reader *r)
{
    if (*r->at == ';') {
        struct span where = reader_span(r, r->at, r->at + 1);
        struct diag *diag = FAULT(r, missing_comma, where,
                                  "expected a comma, found a semicolon");

        bag_fix(r->bag, diag, true, S("write a comma"), where, S(","));
        r->comma = NO_COMMA;
        r->at++;
        return reader_expects_member(r);
    }
    if (recover_ellipsis(r)) {
        recover_comma(r);
        return reader_expects_member(r);
    }
    if (bracket_unclosed_before_member(r))
        return EXPECT_KEY;
    if (is_next_member(r))
        return missing_comma(r);
    if (*r->at == '{' && bracket_unclosed_element(r))
        return EXPECT_VALUE;
    const char *from = r->at;
    const char *to = token_string(r, from);

    if (!to && *from != '{' && *from != '[')
        return junk_for_comma(r);
    if (*from == '{' || *from == '[') {
        recover_skip(r);
        to = from + 1;
    } else {
        r->at = to;
    }
    struct slice shown = reader_show(r, from, to);

    FAULT(r, bad_token, reader_span(r, from, to),
          "expected a comma or `%c`, found `%.*s`",
          reader_in_object(r) ? '}' : ']', SLICE_ARGS(shown));
    reader_break(r);
    return EXPECT_NEXT;
}

enum expected
recover_next(struct reader *r)
{
    enum expected expected = EXPECT_NEXT;

    if (recover_common(r, &expected))
        return expected;
    if (recover_unescaped(r, false) || recover_unclosed(r, false))
        return EXPECT_NEXT;
    if (*r->at == ':' && node_kind(&r->node[0]) != NODE_ERROR)
        return unexpected_colon(r);
    if (r->frames.count == 1)
        return extra_content(r);
    if (*r->at == '}' || *r->at == ']')
        return bracket_mismatch(r, EXPECT_NEXT);
    if (r->by_indent && bracket_outdent(r, &expected))
        return expected;
    return other_next(r);
}
