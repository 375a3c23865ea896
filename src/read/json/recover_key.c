/* What to do where a key or its colon is expected and something else is there.
 */
#include "read/json/reader.h"

/* A key without double quotes; false when no colon follows. */
static bool
unquoted_key(struct reader *r)
{
    const char *from = r->at;
    const char *to = token_bare(r, from);

    if (!token_is_member(r, from))
        return false;
    struct slice word = slice_make(from, (size_t)(to - from));
    struct slice shown = reader_show(r, from, to);
    struct span raw = reader_span(r, from, to);

    /* `name": 1` lacks its first quote only. */
    to += to < r->end && *to == '"';
    struct span where = reader_span(r, from, to);
    struct diag *diag =
        FAULT(r, unquoted_key, where, "the key `%.*s` needs double quotes",
              SLICE_ARGS(shown));

    /* What looks like a comment may be one. */
    bool safe = slice_find(word, S("/*"), 0) == SLICE_NONE &&
                slice_find(word, S("//"), 0) == SLICE_NONE;

    bag_fix(r->bag, diag, safe, S("put it in double quotes"), where,
            arena_printf(r->arena, "\"%.*s\"", SLICE_ARGS(word)));
    reader_add_text(r, true, NODE_ESCAPED, where, raw);
    r->at = to;
    return true;
}

/* `{{ x }}` without quotes: the object just opened is none. */
static bool
bare_template(struct reader *r, enum expected *expected)
{
    if (r->top->members || r->at == r->text || r->at[-1] != '{' ||
        r->node[r->top->node].at != reader_offset(r, r->at - 1))
        return false;
    const char *to = token_bare(r, r->at - 1);

    if (to <= r->at)
        return false;
    r->count--;
    r->frames.count--;
    r->top--;
    r->top->members--;
    r->at--;
    *expected = recover_value_bare(r);
    return true;
}

/* `{` or `[` where a key is expected. */
static enum expected
value_for_key(struct reader *r)
{
    enum expected expected;

    if (*r->at == '{' && bare_template(r, &expected))
        return expected;
    if (*r->at == '{' && bracket_unclosed_element(r))
        return EXPECT_VALUE;
    FAULT(r, bad_token, reader_span(r, r->at, r->at + 1),
          "expected a member `\"key\": value`, found %s without a key",
          *r->at == '{' ? "an object" : "an array");
    reader_break(r);
    recover_skip(r);
    return EXPECT_NEXT;
}

/* Junk between members. */
static enum expected
other_key(struct reader *r)
{
    if (recover_quoted(r, true) || unquoted_key(r))
        return EXPECT_COLON;
    if (recover_ellipsis(r)) {
        recover_comma(r);
        return EXPECT_KEY;
    }
    const char *to = token_bare(r, r->at);
    struct slice shown = reader_show(r, r->at, to);

    FAULT(r, bad_token, reader_span(r, r->at, to),
          "expected a member `\"key\": value`, found `%.*s`",
          SLICE_ARGS(shown));
    reader_break(r);
    r->at = to;
    /* `junk "a": 1` lacks no comma; the junk is what is wrong. */
    return token_is_member(r, token_spaces(r, to)) ? EXPECT_KEY : EXPECT_NEXT;
}

enum expected
recover_key(struct reader *r)
{
    enum expected expected = EXPECT_KEY;

    if (recover_common(r, &expected))
        return expected;
    switch (*r->at) {
    case '{':
    case '[':
        return value_for_key(r);
    case ',':
        if (bracket_unclosed_empty(r))
            return EXPECT_NEXT;
        recover_extra_comma(r);
        return EXPECT_KEY;
    case '}':
    case ']':
        return recover_close_early(r, EXPECT_KEY);
    case ':':
        FAULT(r, bad_token, reader_span(r, r->at, r->at + 1),
              "missing key before this colon");
        reader_break(r);
        r->at = token_blanks(r, r->at + 1);
        recover_skip(r);
        return EXPECT_NEXT;
    default:
        return other_key(r);
    }
}

/* `=`, `=>`, `;` or nothing where the colon is expected. */
static enum expected
missing_colon(struct reader *r, size_t len)
{
    const char *at = len ? r->at : reader_end_before(r, r->at);
    struct span where = len ? reader_span(r, at, at + len) : reader_gap(r, at);

    if (recover_is_open_key(r))
        return EXPECT_VALUE;
    struct diag *diag =
        FAULT(r, missing_colon, where, "missing colon after the key");

    if (len == 0)
        where.len = 0;
    bag_fix(r->bag, diag, true, S("write a colon"), where, S(":"));
    r->at += len;
    return EXPECT_VALUE;
}

/* `"a"x,`: what is left of a colon and a value; false when there is more. */
static bool
junk_for_value(struct reader *r, const char *from, const char *to)
{
    const struct node *key = &r->node[r->count - 1];

    if (from != r->text + key->at + key->len || recover_is_open_key(r) ||
        (to < r->end && !strchr(",}\n\r", *to)))
        return false;
    recover_report_junk(r, from, to, "a colon");
    reader_add_error(r, from, to);
    r->at = to;
    return true;
}

/* `"a"x: 1` and `"a"x 1`: junk before the colon or in its place; false when
 * what is there may be the value.
 */
static bool
junk_for_colon(struct reader *r, enum expected *expected)
{
    const char *from = r->at;

    if (strchr("\"{}[],=;", *from))
        return false;
    const char *to = token_bare(r, from);
    const char *next = token_blanks(r, to);
    bool colon = next < r->end && *next == ':';

    if (!colon && recover_is_value(r, from))
        return false;
    *expected = EXPECT_NEXT;
    if (!colon && junk_for_value(r, from, to))
        return true;
    /* `"a" b",` lacks the colon and the first quote. */
    if (!colon && (!recover_is_value(r, next) ||
                   (*to == '"' && token_line_fits(r, to + 1, false))))
        return false;
    recover_report_junk(r, from, to, "a colon");
    r->at = next;
    *expected = colon ? EXPECT_COLON : EXPECT_VALUE;
    return true;
}

/* A comma or closing bracket between a key and its colon. */
static bool
scan_before_colon(struct reader *r)
{
    const char *colon = token_blanks(r, r->at + 1);

    if (!strchr(",}]", *r->at) || *colon != ':')
        return false;
    if (*r->at == ',')
        recover_extra_comma(r);
    else
        bracket_unexpected(r);
    return true;
}

/* How far a list without its opening bracket is looked for. */
#define LIST_AHEAD 4096

/* `"a", "b" ]` where members are expected: strings up to the bracket that
 * closes an array whose opening bracket is lost.  Returns that bracket, or
 * NULL.
 */
static const char *
list_end(const struct reader *r)
{
    const char *at = token_spaces(r, r->at);

    while (at < r->end && at - r->at < LIST_AHEAD && *at == ',') {
        at = token_string(r, token_spaces(r, at + 1));
        if (!at)
            return NULL;
        at = token_spaces(r, at);
    }
    return at < r->end && *at == ']' ? at : NULL;
}

static bool
scan_list(struct reader *r)
{
    const char *end = list_end(r);
    struct span first = node_span(&r->node[r->count - 1]);

    if (!end)
        return false;
    struct diag *diag =
        FAULT(r, mismatched_bracket, reader_span(r, end, end + 1),
              "unmatched `]`: no array is open here");

    bag_relate(r->bag, diag, first, "missing `[` before this string");
    reader_drop(r);
    reader_break(r);
    r->at = end + 1;
    return true;
}

enum expected
recover_key_colon(struct reader *r)
{
    enum expected expected = EXPECT_COLON;

    if (recover_common(r, &expected))
        return expected;
    if (recover_unclosed(r, true) || recover_unescaped(r, true))
        return EXPECT_COLON;
    if (recover_comma_inside(r))
        return EXPECT_NEXT;
    if (scan_before_colon(r))
        return EXPECT_COLON;
    if (scan_list(r))
        return EXPECT_NEXT;
    if (*r->at == '=' || *r->at == ';')
        return missing_colon(r, r->at[1] == '>' ? 2 : 1);
    if (*r->at == ',' || *r->at == '}' || *r->at == ']')
        return recover_no_value(r);
    if (junk_for_colon(r, &expected))
        return expected;
    return missing_colon(r, 0);
}
