/* What to do when the next token does not fit, for each state.  The order of
 * the cases is their order of certainty: comments and the end of the text
 * first, then what people are known to write, then junk.
 *
 * Progress: each function either takes at least one byte, closes a frame or
 * adds a value that was due, so the reading ends.
 */
#include "tree/reader.h"

#include "base/limits.h"
#include "base/near.h"

static const char *
end_of_value_before(const struct reader *r)
{
    return reader_end_before(r, r->at);
}

/* An unreadable value takes the place of the one that is due. */
static void
add_error(struct reader *r, const char *from, const char *to)
{
    reader_add(r, NODE_ERROR | NODE_BROKEN, from, to);
}

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
    bag_fix(r->bag, diag, true, S("delete the comment"),
            reader_span(r, from, to), S(""));
}

/* Passes a comment at `r->at`; false when there is none. */
static bool
pass_comment(struct reader *r)
{
    const char *from = r->at;
    const char *to = lexeme_comment(r, from);

    if (to == from)
        return false;
    r->at = to;
    if (*from == '/' && r->jsonc)
        return true;
    struct diag *diag = FAULT(r, comment, reader_span(r, from, to),
                              r->jsonc ? "JSON with comments has no comment "
                                         "of this kind, only `//` and `/* */`"
                                       : "JSON has no comments");

    fix_comment(r, diag, from, to);
    return true;
}

/* Too many faults: this is hardly JSON.  What is open is closed. */
static enum due
give_up(struct reader *r, enum due due)
{
    r->bag->dropped++;
    r->at = r->end;
    r->cut = true;
    return bracket_finish(r, due);
}

/* `...`: something was left out on purpose, together with its comma. */
static bool
pass_ellipsis(struct reader *r)
{
    const char *to = lexeme_ellipsis(r, r->at);

    if (to == r->at)
        return false;
    const char *word = lexeme_blanks(r, to);

    if (word < r->end && strchr(",:{}[]\"\n\r/#", *word) == NULL)
        to = lexeme_bare(r, word);
    struct diag *diag =
        FAULT(r, ellipsis, reader_span(r, r->at, to),
              "`...` stands for something left out, which JSON cannot say");

    bag_help(r->bag, diag, "write out what belongs here, or delete it");
    reader_break(r);
    r->at = to;
    r->comma = NO_COMMA;
    return true;
}

/* The comma behind an ellipsis belongs to it. */
static void
pass_comma(struct reader *r)
{
    const char *at = lexeme_blanks(r, r->at);

    if (at < r->end && *at == ',')
        r->at = at + 1;
}

void
recover_skip(struct reader *r)
{
    uint32_t depth = 0;

    while (r->at < r->end) {
        char c = *r->at;
        const char *string = lexeme_string(r, r->at);

        if (depth == 0 && (c == ',' || c == '}' || c == ']'))
            return;
        r->at = string ? string : r->at + 1;
        depth += c == '{' || c == '[';
        depth -= c == '}' || c == ']';
        if (depth == 0 && (c == '}' || c == ']' || string))
            return;
    }
}

static enum due
too_deep(struct reader *r)
{
    const char *from = r->at;

    FAULT(r, nesting, reader_span(r, from, from + 1),
          "more than %d arrays and objects inside each other", LIMIT_NESTING);
    recover_skip(r);
    r->cut |= r->at == r->end;
    add_error(r, from, r->at);
    return DUE_NEXT;
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
    struct near near = near_start(word);

    for (size_t i = 0; i < LITERALS; i++)
        if (slice_equal_nocase(word, literals[i].word))
            return &literals[i];
    for (size_t i = 0; i < 3; i++)
        near_offer(&near, literals[i].word);
    for (size_t i = 0; i < 3; i++)
        if (slice_equal(near_best(&near), literals[i].word))
            return &literals[i];
    return NULL;
}

/* Text without quotes where a value is due. */
static enum due
bare_value(struct reader *r)
{
    const char *from = r->at;
    const char *to = lexeme_bare(r, from);
    struct slice word = slice_make(from, (size_t)(to - from));
    struct slice shown = reader_show(r, from, to);
    const struct literal *meant = literal_meant(word);

    /* `"a": b",` lacks its first quote only. */
    if (to < r->end && *to == '"' && lexeme_line_fits(r, to + 1, false))
        to++;
    struct span where = reader_span(r, from, to);

    r->at = to;
    if (meant) {
        struct diag *diag = FAULT(
            r, bad_token, where, "`%.*s` is no JSON value, did you mean `%.*s`",
            SLICE_ARGS(shown), SLICE_ARGS(meant->literal));

        bag_fix(r->bag, diag, false,
                arena_printf(r->arena, "replace `%.*s` by `%.*s`",
                             SLICE_ARGS(shown), SLICE_ARGS(meant->literal)),
                where, meant->literal);
        reader_add(r, meant->kind | NODE_BROKEN, from, to);
        return DUE_NEXT;
    }
    struct diag *diag =
        FAULT(r, bad_token, where,
              "`%.*s` is no JSON value; text must stand in double quotes",
              SLICE_ARGS(shown));

    if (to == from + word.len && word.len > 0)
        bag_fix(r->bag, diag, false, S("put it in double quotes"), where,
                arena_printf(r->arena, "\"%.*s\"", SLICE_ARGS(word)));
    add_error(r, from, to);
    return DUE_NEXT;
}

enum due
recover_number(struct reader *r)
{
    const char *from = r->at;
    const char *to = lexeme_number(r, from);
    struct slice shown = reader_show(r, from, to);
    struct diag *diag = FAULT(r, bad_number, reader_span(r, from, to),
                              "`%.*s` is no JSON number", SLICE_ARGS(shown));

    bag_help(r->bag, diag,
             "a number is digits without leading zeros, then perhaps a point "
             "and digits, then perhaps an exponent: `-12.5e3`");
    r->at = to;
    reader_add(r, NODE_NUMBER | NODE_BROKEN, from, to);
    return DUE_NEXT;
}

static enum due
missing_value(struct reader *r)
{
    const char *at = end_of_value_before(r);
    struct slice key = node_source(&(struct tree){.source = r->source},
                                   &r->node[r->count - 1]);
    struct slice shown = reader_show(r, key.at, key.at + key.len);

    FAULT(r, missing_value, reader_gap(r, at), "the key %.*s has no value",
          SLICE_ARGS(shown));
    add_error(r, at, at);
    return DUE_NEXT;
}

/* A comma that follows nothing. */
static void
extra_comma(struct reader *r)
{
    struct span where = reader_span(r, r->at, r->at + 1);
    struct diag *diag =
        FAULT(r, extra_comma, where, "there is nothing before this comma");

    bag_fix(r->bag, diag, true, S("delete the comma"), where, S(""));
    r->at++;
}

/* A closing bracket where a key or an element is due. */
static enum due
close_early(struct reader *r, enum due due)
{
    bool object = reader_in_object(r);

    if (r->frames.count == 1 || *r->at != (object ? '}' : ']'))
        return bracket_mismatch(r, due);
    if (r->top->members && r->comma != NO_COMMA && !r->jsonc) {
        struct span where = span_make(r->comma, 1);
        struct diag *diag = FAULT(r, trailing_comma, where,
                                  "trailing comma before `%c`", *r->at);

        bag_fix(r->bag, diag, true, S("delete the comma"), where, S(""));
    }
    if (r->by_indent && bracket_outdent(r))
        return DUE_NEXT;
    r->at++;
    reader_close(r, r->at);
    return DUE_NEXT;
}

/* `key: {` at the root. */
static bool
starts_members(const struct reader *r)
{
    if (r->frames.count > 1 || !lexeme_is_member(r, r->at))
        return false;
    const char *at = lexeme_blanks(r, lexeme_bare(r, r->at));

    if (at == r->end || *at != ':')
        return false;
    at = lexeme_blanks(r, at + 1);
    return at < r->end && (*at == '{' || *at == '[' || *at == '"');
}

/* No structure and no quote: words, numbers, anything else. */
static enum due
other_value(struct reader *r)
{
    if (mend_quoted(r, false))
        return DUE_NEXT;
    if (pass_ellipsis(r)) {
        if (!reader_in_object(r) && r->frames.count > 1) {
            pass_comma(r);
            return DUE_VALUE;
        }
        add_error(r, r->at, r->at);
        return DUE_NEXT;
    }
    if (starts_members(r)) {
        bracket_open_implicit(r, r->at, lexeme_bare(r, r->at));
        return DUE_KEY;
    }
    if (lexeme_number(r, r->at) > r->at)
        return recover_number(r);
    return bare_value(r);
}

enum due
recover_value(struct reader *r)
{
    if (pass_comment(r))
        return DUE_VALUE;
    if (r->at == r->end)
        return bracket_finish(r, DUE_VALUE);
    if (r->faults >= LIMIT_DIAGS)
        return give_up(r, DUE_VALUE);
    switch (*r->at) {
    case '{':
    case '[':
        return too_deep(r);
    case ',':
        if (reader_in_object(r))
            return missing_value(r);
        extra_comma(r);
        return DUE_VALUE;
    case '}':
    case ']':
        if (reader_in_object(r))
            return missing_value(r);
        return close_early(r, DUE_VALUE);
    case ':':
        FAULT(r, bad_token, reader_span(r, r->at, r->at + 1),
              "a value must stand here, not a colon");
        r->at++;
        return DUE_VALUE;
    default:
        return other_value(r);
    }
}

/* A key without double quotes; false when no colon follows. */
static bool
unquoted_key(struct reader *r)
{
    const char *from = r->at;
    const char *to = lexeme_bare(r, from);

    if (!lexeme_is_member(r, from) && !(to < r->end && *to == '"'))
        return false;
    struct slice word = slice_make(from, (size_t)(to - from));
    struct slice shown = reader_show(r, from, to);
    struct span raw = reader_span(r, from, to);

    /* `name": 1` lacks its first quote only. */
    if (to < r->end && *to == '"') {
        const char *colon = lexeme_blanks(r, to + 1);

        if (colon == r->end || *colon != ':')
            return false;
        to++;
    }
    struct span where = reader_span(r, from, to);
    struct diag *diag = FAULT(r, unquoted_key, where,
                              "the key `%.*s` must stand in double "
                              "quotes",
                              SLICE_ARGS(shown));

    bag_fix(r->bag, diag, true, S("put it in double quotes"), where,
            arena_printf(r->arena, "\"%.*s\"", SLICE_ARGS(word)));
    reader_add_text(r, true, NODE_ESCAPED, where, raw);
    r->at = to;
    return true;
}

/* `{{ x }}` without quotes: the object just opened is none. */
static bool
bare_template(struct reader *r)
{
    if (r->top->members || r->at == r->text || r->at[-1] != '{' ||
        r->node[r->top->node].at != reader_offset(r, r->at - 1))
        return false;
    const char *to = lexeme_bare(r, r->at - 1);

    if (to <= r->at)
        return false;
    r->count--;
    r->frames.count--;
    r->top--;
    r->top->members--;
    r->at--;
    bare_value(r);
    return true;
}

/* In `[ {"a": 1, {"b": 2} ]` the first object was not closed. */
static bool
unclosed_element(struct reader *r)
{
    const struct frame *parent = r->top - 1;

    if (r->frames.count < 3 || r->top->members == 0 ||
        node_kind(&r->node[parent->node]) != NODE_ARRAY)
        return false;
    bracket_unclosed(r);
    return true;
}

/* `{` or `[` where a key is due. */
static enum due
value_for_key(struct reader *r)
{
    if (*r->at == '{' && bare_template(r))
        return DUE_NEXT;
    if (*r->at == '{' && unclosed_element(r))
        return DUE_VALUE;
    FAULT(r, bad_token, reader_span(r, r->at, r->at + 1),
          "an object has members `\"key\": value`, here is %s without a key",
          *r->at == '{' ? "an object" : "an array");
    reader_break(r);
    recover_skip(r);
    return DUE_NEXT;
}

/* Junk between members. */
static enum due
other_key(struct reader *r)
{
    if (mend_quoted(r, true) || unquoted_key(r))
        return DUE_COLON;
    if (pass_ellipsis(r)) {
        pass_comma(r);
        return DUE_KEY;
    }
    const char *to = lexeme_bare(r, r->at);
    struct slice shown = reader_show(r, r->at, to);

    FAULT(r, bad_token, reader_span(r, r->at, to),
          "`%.*s` is no member; an object has members `\"key\": value`",
          SLICE_ARGS(shown));
    reader_break(r);
    r->at = to;
    return DUE_NEXT;
}

enum due
recover_key(struct reader *r)
{
    if (pass_comment(r))
        return DUE_KEY;
    if (r->at == r->end)
        return bracket_finish(r, DUE_KEY);
    if (r->faults >= LIMIT_DIAGS)
        return give_up(r, DUE_KEY);
    switch (*r->at) {
    case '{':
    case '[':
        return value_for_key(r);
    case ',':
        extra_comma(r);
        return DUE_KEY;
    case '}':
    case ']':
        return close_early(r, DUE_KEY);
    case ':':
        FAULT(r, bad_token, reader_span(r, r->at, r->at + 1),
              "there is no key before this colon");
        reader_break(r);
        r->at = lexeme_blanks(r, r->at + 1);
        recover_skip(r);
        return DUE_NEXT;
    default:
        return other_key(r);
    }
}

/* `=` or nothing where the colon is due. */
static enum due
missing_colon(struct reader *r, size_t len)
{
    const char *at = len ? r->at : end_of_value_before(r);
    struct span where = len ? reader_span(r, at, at + len) : reader_gap(r, at);
    struct diag *diag =
        FAULT(r, missing_colon, where, "a colon is missing behind the key");

    if (len == 0)
        where.len = 0;
    bag_fix(r->bag, diag, true, S("write a colon"), where, S(":"));
    r->at += len;
    return DUE_VALUE;
}

enum due
recover_colon(struct reader *r)
{
    if (pass_comment(r))
        return DUE_COLON;
    if (r->at == r->end)
        return bracket_finish(r, DUE_COLON);
    if (r->faults >= LIMIT_DIAGS)
        return give_up(r, DUE_COLON);
    if (mend_unclosed(r, true) || mend_unescaped(r, true))
        return DUE_COLON;
    if (mend_comma_inside(r))
        return DUE_NEXT;
    if (*r->at == '=')
        return missing_colon(r, r->at[1] == '>' ? 2 : 1);
    if (*r->at == ',' || *r->at == '}' || *r->at == ']')
        return missing_value(r);
    return missing_colon(r, 0);
}

/* Behind the root: the text should have ended. */
static enum due
extra_content(struct reader *r)
{
    const char *from = r->at;
    bool bracket = *from == '}' || *from == ']';
    bool member = *from == ',' && lexeme_is_member(r, from + 1);

    if (bracket)
        return bracket_mismatch(r, DUE_NEXT);
    r->suspect |= member || *from == ',';
    r->at = r->end;
    if (node_kind(&r->node[0]) == NODE_ERROR || r->top->reported)
        return DUE_END;
    const char *to = lexeme_string(r, from);
    struct diag *diag =
        FAULT(r, extra_content, reader_span(r, from, to ? to : from + 1),
              "the JSON value has ended, but here is more text");

    if (*from == '{' || *from == '[' || *from == ',')
        bag_help(r->bag, diag,
                 "several values must be elements of one array: `[ …, … ]`");
    return DUE_END;
}

/* A colon behind a value. */
static enum due
stray_colon(struct reader *r)
{
    struct node *last = &r->node[r->count - 1];
    bool text = node_kind(last) == NODE_STRING;
    struct span where = reader_span(r, r->at, r->at + 1);

    if (text && bracket_take_member(r))
        return DUE_COLON;
    if (!r->top->reported)
        FAULT(r, bad_token, where,
              reader_in_object(r)
                  ? "a second colon; was a comma meant before the string"
                  : "an array has no keys; objects stand in `{` and `}`");
    r->top->reported = true;
    reader_break(r);
    r->at = lexeme_blanks(r, r->at + 1);
    recover_skip(r);
    return DUE_NEXT;
}

static enum due
missing_comma(struct reader *r)
{
    const char *at = end_of_value_before(r);
    struct diag *diag =
        FAULT(r, missing_comma, reader_gap(r, at),
              reader_in_object(r) ? "a comma is missing between two members"
                                  : "a comma is missing between two elements");

    bag_fix(r->bag, diag, true, S("write a comma"), reader_span(r, at, at),
            S(","));
    r->comma = NO_COMMA;
    return reader_due_member(r);
}

/* True when what stands at `r->at` can only be the next member. */
static bool
is_next_member(const struct reader *r)
{
    if (reader_in_object(r))
        return lexeme_is_member(r, r->at);
    if (strchr("{[\"'", *r->at) || lexeme_number(r, r->at) > r->at)
        return true;
    return literal_meant(slice_make(
               r->at, (size_t)(lexeme_bare(r, r->at) - r->at))) != NULL;
}

static enum due
other_next(struct reader *r)
{
    if (*r->at == ';') {
        struct span where = reader_span(r, r->at, r->at + 1);
        struct diag *diag =
            FAULT(r, missing_comma, where, "a semicolon where a comma is due");

        bag_fix(r->bag, diag, true, S("write a comma"), where, S(","));
        r->comma = NO_COMMA;
        r->at++;
        return reader_due_member(r);
    }
    if (pass_ellipsis(r)) {
        pass_comma(r);
        return reader_due_member(r);
    }
    if (is_next_member(r))
        return missing_comma(r);
    if (*r->at == '{' && unclosed_element(r))
        return DUE_NEXT;
    const char *from = r->at;
    const char *to = lexeme_string(r, from);

    if (!to)
        to = lexeme_bare(r, from);
    if (*from == '{' || *from == '[') {
        recover_skip(r);
        to = from + 1;
    } else {
        r->at = to;
    }
    struct slice shown = reader_show(r, from, to);

    FAULT(r, bad_token, reader_span(r, from, to),
          "`%.*s` stands where a comma or `%c` is due", SLICE_ARGS(shown),
          reader_in_object(r) ? '}' : ']');
    reader_break(r);
    return DUE_NEXT;
}

enum due
recover_next(struct reader *r)
{
    if (pass_comment(r))
        return DUE_NEXT;
    if (r->at == r->end)
        return bracket_finish(r, DUE_NEXT);
    if (r->faults >= LIMIT_DIAGS)
        return give_up(r, DUE_NEXT);
    if (mend_unescaped(r, false) || mend_unclosed(r, false))
        return DUE_NEXT;
    if (*r->at == ':')
        return stray_colon(r);
    if (r->frames.count == 1)
        return extra_content(r);
    if (*r->at == '}' || *r->at == ']')
        return bracket_mismatch(r, DUE_NEXT);
    if (r->by_indent && bracket_outdent(r))
        return reader_due_member(r);
    return other_next(r);
}
