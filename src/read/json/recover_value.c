/* What to do where a value is expected and something else is there. */
#include "read/json/reader.h"

#include "base/core/limits.h"
#include "base/text/suggestion.h"
#include "base/text/utf8.h"
#include "tree/quote.h"

static enum expected
too_deep(struct reader *r)
{
    const char *from = r->at;

    FAULT(r, nesting, reader_span(r, from, from + 1),
          "arrays and objects are nested more than %d levels deep",
          LIMIT_NESTING);
    recover_skip(r);
    r->cut |= r->at == r->end;
    reader_add_error(r, from, reader_end_before(r, r->at));
    return EXPECT_NEXT;
}

/* What people write for a literal, and which it is. */
static const struct literal {
    struct slice word, literal;
    enum node_kind kind;
} literals[] = {
    {SC("true"), SC("true"), NODE_TRUE},
    {SC("false"), SC("false"), NODE_FALSE},
    {SC("null"), SC("null"), NODE_NULL},
    {SC("yes"), SC("true"), NODE_TRUE},
    {SC("no"), SC("false"), NODE_FALSE},
    {SC("none"), SC("null"), NODE_NULL},
    {SC("nil"), SC("null"), NODE_NULL},
    {SC("undefined"), SC("null"), NODE_NULL},
};

#define LITERALS (sizeof(literals) / sizeof(literals[0]))

static const struct literal *
literal_meant(struct slice word)
{
    struct suggestion suggestion = suggestion_start(word);

    for (size_t i = 0; i < LITERALS; i++)
        if (slice_equal_nocase(word, literals[i].word))
            return &literals[i];
    for (size_t i = 0; i < 3; i++)
        suggestion_offer(&suggestion, literals[i].word);
    for (size_t i = 0; i < 3; i++)
        if (slice_equal(suggestion_best(&suggestion), literals[i].word))
            return &literals[i];
    return NULL;
}

bool
recover_value_is_literal(struct slice word)
{
    return literal_meant(word) != NULL;
}

/* True when double quotes around `word` would make it what was meant: it is
 * a word, a placeholder or the like, not a stray sign.
 */
static bool
is_wordlike(struct slice word)
{
    unsigned char c = (unsigned char)word.at[0];

    return (word.len > 1 && strchr("<{$@_~/.", c)) || c >= 0x80 ||
           (c | 32u) - 'a' < 26 || c - (unsigned)'0' < 10;
}

static void
report_literal(struct reader *r, struct span where, const struct literal *meant)
{
    struct slice word = span_text(r->source->text, where);
    struct slice title =
        arena_printf(r->arena, "replace `%.*s` with `%.*s`", SLICE_ARGS(word),
                     SLICE_ARGS(meant->literal));
    struct diag *diag = FAULT(
        r, bad_token, where, "`%.*s` is not a JSON value; did you mean `%.*s`?",
        SLICE_ARGS(word), SLICE_ARGS(meant->literal));

    /* `True` can be nothing else; `nul` and `yes` are guesses. */
    bool safe = slice_equal_nocase(word, meant->literal) ||
                slice_equal(word, S("None"));

    bag_fix(r->bag, diag, safe, title, where, meant->literal);
}

static void
report_bare(struct reader *r, struct span where, struct slice word)
{
    struct slice shown = reader_show(r, word.at, word.at + word.len);
    size_t bad = utf8_check(word, 0);

    if (bad != SLICE_NONE) {
        FAULT(r, bad_utf8, span_make(where.at + bad, 1),
              "byte 0x%02x is not UTF-8", (unsigned char)word.at[bad]);
        return;
    }
    if (!is_wordlike(word)) {
        FAULT(r, bad_token, where, "expected a value, found `%.*s`",
              SLICE_ARGS(shown));
        return;
    }
    struct diag *diag =
        FAULT(r, bad_token, where,
              "`%.*s` is not a JSON value; text needs double quotes",
              SLICE_ARGS(shown));

    /* A text that starts with a word is hardly JSON at all, and a word before
     * a quote is one letter too many.
     */
    if (r->frames.count > 1 && word.at[word.len] != '"')
        bag_fix(r->bag, diag, false, S("put it in double quotes"), where,
                arena_printf(r->arena, "\"%.*s\"",
                             SLICE_ARGS(quote_encode(r->arena, word))));
}

enum expected
recover_value_bare(struct reader *r)
{
    const char *from = r->at;
    const char *to = token_bare(r, from);
    struct slice word = slice_make(from, (size_t)(to - from));
    const struct literal *meant = literal_meant(word);
    const char *string = to < r->end ? token_string(r, to) : NULL;

    bool bracket =
        r->frames.count > 1 && to < r->end && (*to == '{' || *to == '[');

    /* `"a": x"b",`: the string is right, what comes before it is not. */
    if (bracket || (string && token_line_fits(r, string, false))) {
        report_bare(r, reader_span(r, from, to), word);
        r->at = to;
        return EXPECT_VALUE;
    }
    /* `"a": b",` lacks its first quote only. */
    if (to < r->end && *to == '"' && token_line_fits(r, to + 1, false))
        to++;
    r->at = to;
    if (meant) {
        report_literal(r, reader_span(r, from, to), meant);
        reader_add(r, meant->kind | NODE_BROKEN, from, to);
    } else {
        report_bare(r, reader_span(r, from, to), word);
        reader_add_error(r, from, to);
    }
    return EXPECT_NEXT;
}

enum expected
recover_value_number(struct reader *r)
{
    const char *from = r->at;
    const char *to = token_number(r, from);
    struct slice shown = reader_show(r, from, to);
    struct diag *diag = FAULT(r, bad_number, reader_span(r, from, to),
                              "`%.*s` is not a JSON number", SLICE_ARGS(shown));

    bag_help(r->bag, diag,
             "a number is digits without leading zeros, then perhaps a point "
             "and digits, then perhaps an exponent: `-12.5e3`");
    r->at = to;
    reader_add(r, NODE_NUMBER | NODE_BROKEN, from, to);
    return EXPECT_NEXT;
}

/* `key: {` at the root. */
static bool
starts_members(const struct reader *r)
{
    if (r->frames.count > 1 || !token_is_member(r, r->at))
        return false;
    const char *at = token_blanks(r, token_bare(r, r->at));

    if (at == r->end || *at != ':')
        return false;
    at = token_blanks(r, at + 1);
    return at < r->end && (*at == '{' || *at == '[' || *at == '"');
}

/* Text in front of a document, `export default {`: it is passed if a bracket
 * follows, on the same line or at the start of a later one.
 */
static bool
scan_prologue(struct reader *r)
{
    const char *from = r->at;

    if (r->frames.count > 1 || starts_members(r) ||
        token_ellipsis(r, from) > from || token_number(r, from) > from)
        return false;
    const char *line = token_line_end(r, from);
    const char *at = from;

    while (at < line && *at != '{' && *at != '[')
        at++;
    const char *to = reader_end_before(r, at);

    while (at < r->end && *at != '{' && *at != '[') {
        at = token_line_end(r, at);
        while (at < r->end && strchr(" \t\r\n", *at) && *at)
            at++;
    }
    if (at == r->end)
        return false;
    struct slice shown = reader_show(r, from, to);

    FAULT(r, bad_token, reader_span(r, from, to),
          "unexpected `%.*s` before the JSON value", SLICE_ARGS(shown));
    r->at = at;
    return true;
}

/* No structure and no quote: words, numbers, anything else. */
static enum expected
other_value(struct reader *r)
{
    if (recover_quoted(r, false))
        return EXPECT_NEXT;
    if (scan_prologue(r))
        return EXPECT_VALUE;
    if (recover_ellipsis(r)) {
        if (!reader_in_object(r) && r->frames.count > 1) {
            recover_comma(r);
            return EXPECT_VALUE;
        }
        reader_add_error(r, r->at, r->at);
        return EXPECT_NEXT;
    }
    if (starts_members(r)) {
        bracket_open_implicit(r, r->at, token_bare(r, r->at));
        return EXPECT_KEY;
    }
    if (token_number(r, r->at) > r->at)
        return recover_value_number(r);
    return recover_value_bare(r);
}

/* `"a":, 1` has a comma too many; `"a": , "b": 1` lacks a value. */
static bool
is_value_behind(const struct reader *r)
{
    const char *at = token_blanks(r, r->at + 1);

    if (at == r->end || strchr(",:}]\n\r", *at))
        return false;
    return !token_is_member(r, at) && !token_is_comment(r, at);
}

enum expected
recover_value(struct reader *r)
{
    enum expected expected = EXPECT_VALUE;

    if (recover_common(r, &expected))
        return expected;
    switch (*r->at) {
    case '{':
    case '[':
        return too_deep(r);
    case ',':
        if (reader_in_object(r) && !is_value_behind(r))
            return recover_no_value(r);
        if (bracket_unclosed_empty(r))
            return EXPECT_NEXT;
        recover_extra_comma(r);
        return EXPECT_VALUE;
    case '}':
    case ']':
        if (reader_in_object(r))
            return recover_no_value(r);
        return recover_close_early(r, EXPECT_VALUE);
    case ':':
        if (r->frames.count == 1)
            return other_value(r);
        FAULT(r, bad_token, reader_span(r, r->at, r->at + 1),
              "expected a value, found a colon");
        r->at++;
        return EXPECT_VALUE;
    default:
        return other_value(r);
    }
}
