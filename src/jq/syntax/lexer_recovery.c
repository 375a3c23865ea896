/* Quotes and characters that are not jq's: read as what was meant, so that
 * the parser goes on, and reported here.
 */

#include "jq/syntax/lexer.h"

#include "base/text/buf.h"
#include "base/text/utf8.h"
#include "jq/kinds.h"

/* The apostrophes in [from, to) that Port would turn into `"`. */
void
lexer_apostrophes(struct lexer *lex, size_t from, size_t to)
{
    struct slice after = lex->in->rewritten;
    struct diag *diag = NULL;

    for (size_t i = from; after.len && i < to; i++) {
        if (lex->text.at[i] != '\'' || after.at[i] == '\'')
            continue;
        if (!diag) {
            diag = bag_add(lex->bag, &kind_jq_single_quote, span_make(i, 1),
                           "Port turns this apostrophe into `\"`, which ends "
                           "the string");
            bag_help(lex->bag, diag,
                     "write `\\u0027` for an apostrophe next to a space");
        }
        bag_fix(lex->bag, diag, true, S("write `\\u0027`"), span_make(i, 1),
                S("\\u0027"));
    }
}

/* The whole of a string in foreign quotes: what is between is taken as it
 * is, without interpolation.
 */
static void
push_foreign_string(struct lexer *lex, size_t open, size_t end, size_t close)
{
    size_t from = lex->at;

    lexer_open(lex, TOKEN_QUOTE, open, 0);
    if (end > from + open)
        lexer_push(lex, TOKEN_TEXT, from + open, end);
    lex->at = end;
    lexer_close(lex, close);
}

/* `inner` of a '…' string as it must be written between double quotes. */
static struct slice
requote(struct lexer *lex, size_t from, size_t to)
{
    char *out = arena_alloc(lex->arena, 2 * (to - from) + 2, 1);
    size_t len = 0;

    out[len++] = '"';
    for (size_t i = from; i < to; i++) {
        char c = lex->text.at[i];

        if (c == '\\' && i + 1 < to && lex->text.at[i + 1] == '\'')
            continue;
        if (c == '"' && (i == from || lex->text.at[i - 1] != '\\'))
            out[len++] = '\\';
        out[len++] = c;
    }
    out[len++] = '"';
    return slice_make(out, len);
}

void
lexer_single_quote(struct lexer *lex)
{
    size_t from = lex->at, end = from + 1;
    struct slice after = lex->in->rewritten;

    while (lex->in->single_quotes && end < lex->text.len &&
           lex->text.at[end] != '\'')
        end += lex->text.at[end] == '\\' && end + 1 < lex->text.len ? 2 : 1;
    if (!lex->in->single_quotes || end >= lex->text.len) {
        struct diag *diag =
            bag_add(lex->bag, &kind_jq_single_quote, span_make(from, 1),
                    "a single quote, which jq does not have");

        bag_help(lex->bag, diag, "write strings in double quotes");
        /* Which text it was to end nobody can tell. */
        if (lex->out.quiet > from)
            lex->out.quiet = (uint32_t)from;
        lexer_push(lex, TOKEN_INVALID, from, from + 1);
        lex->at++;
        return;
    }
    bool works = after.len && after.at[from] == '"' && after.at[end] == '"' &&
                 slice_find_byte(slice_cut(lex->text, from + 1, end), '"', 0) ==
                     SLICE_NONE;
    struct span where = span_make(from, end + 1 - from);
    struct diag *diag;

    if (works)
        diag = bag_add(lex->bag, &kind_jq_quote_rewriting, where,
                       "single quotes work here only because Port rewrites "
                       "them");
    else
        diag = bag_add(lex->bag, &kind_jq_single_quote, where,
                       "a string in single quotes, which jq does not support");
    if (!works && after.len)
        bag_help(lex->bag, diag,
                 "Port rewrites a single quote only next to whitespace or at "
                 "the end; use double quotes");
    else
        bag_help(lex->bag, diag, "write the string in double quotes");
    bag_fix(lex->bag, diag, true, S("use double quotes"), where,
            requote(lex, from + 1, end));
    push_foreign_string(lex, 1, end, 1);
}

static bool
is_smart_quote(uint32_t c)
{
    return (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB ||
           c == 0x2039 || c == 0x203A || c == 0x2032 || c == 0x2033;
}

static void
read_smart_quote(struct lexer *lex, size_t len)
{
    size_t from = lex->at, i = from + len, close = 0;
    struct slice text = lex->text;
    bool backtick = text.at[from] == '`';

    while (i < text.len) {
        uint32_t c = 0;

        close = utf8_decode(slice_cut(text, i, text.len), &c);
        if (close == 0)
            close = 1;
        if (backtick ? c == '`' : is_smart_quote(c) || c == '"')
            break;
        i += close;
    }
    bool closed = i < text.len;
    struct span where = span_make(from, closed ? i + close - from : len);
    struct diag *diag =
        bag_add(lex->bag, &kind_jq_smart_quote, where,
                backtick ? "backticks, which are no quotes in jq"
                : closed ? "a string in typographic quotes"
                         : "a typographic quotation mark");

    bag_help(lex->bag, diag, "use `\"`");
    if (!closed) {
        lexer_push(lex, TOKEN_INVALID, from, from + len);
        lex->at += len;
        return;
    }
    bag_fix(lex->bag, diag, true, S("use straight double quotes"), where,
            requote(lex, from + len, i));
    push_foreign_string(lex, len, i, close);
}

/* Edits of one fix: one a line, so no sane text has more. */
enum { MANY_RETURNS = 500 };

void
lexer_return(struct lexer *lex)
{
    struct span where = span_make(lex->at, 1);

    if (!lex->returns) {
        lex->returns = bag_add(
            lex->bag, &kind_jq_invalid_character, where,
            "a carriage return, which jq 1.7 does not treat as whitespace");
        bag_help(lex->bag, lex->returns,
                 "use LF line ends (`\\n`) in the expression");
    }
    if (lex->returns_fixed++ < MANY_RETURNS)
        bag_fix(lex->bag, lex->returns, true, S("remove the carriage returns"),
                where, S(""));
    else
        lex->returns->fix.count = 0; /* half a fix would be none */
    lex->at++;
}

static bool
is_blank_char(uint32_t c)
{
    return c == 0x0B || c == 0x0C || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool
is_invisible(uint32_t c)
{
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || c == 0xAD;
}

/* Blanks that are none for jq: reported, repaired, skipped. */
static bool
read_blank_char(struct lexer *lex, uint32_t c, size_t len)
{
    struct span where = span_make(lex->at, len);

    if (!is_blank_char(c) && !is_invisible(c))
        return false;
    struct diag *diag = bag_add(
        lex->bag, &kind_jq_invalid_character, where,
        is_invisible(c) ? "an invisible character (U+%04X)"
                        : "a space character that jq does not accept (U+%04X)",
        (unsigned)c);

    if (is_invisible(c))
        bag_fix(lex->bag, diag, true, S("remove it"), where, S(""));
    else
        bag_fix(lex->bag, diag, true, S("use an ordinary space"), where,
                S(" "));
    lex->at += len;
    return true;
}

bool
lexer_foreign_letter(const struct lexer *lex, size_t at)
{
    uint32_t c = 0;
    size_t len = utf8_decode(slice_cut(lex->text, at, lex->text.len), &c);

    return len > 1 && !is_smart_quote(c) && !is_blank_char(c) &&
           !is_invisible(c);
}

/* A name with letters beyond ASCII: `from` is where it starts, a dot
 * included.  One token, so that the rest of the path is read as meant.
 */
void
lexer_foreign_name(struct lexer *lex, size_t from)
{
    struct slice text = lex->text;
    size_t i = lex->at;
    bool field = text.at[from] == '.';

    while (i < text.len) {
        uint32_t c = 0;
        size_t len = utf8_decode(slice_cut(text, i, text.len), &c);

        if (len > 1 &&
            (is_smart_quote(c) || is_blank_char(c) || is_invisible(c)))
            break;
        if (len <= 1 && len != 0 && !token_continues_name(text.at[i]))
            break;
        i += len ? len : 1;
    }
    struct span where = span_make(from, i - from);
    struct slice word = slice_cut(text, from + field, i);
    struct diag *diag = bag_add(
        lex->bag, &kind_jq_invalid_character, where,
        field ? "a field name with a letter that jq allows only in strings"
              : "a character that jq allows only in strings");

    if (field && utf8_check(word, 0) == SLICE_NONE) {
        struct slice fixed =
            arena_printf(lex->arena, "[\"%.*s\"]", SLICE_ARGS(word));
        /* `.["…"]` needs its dot where no term comes before. */
        uint32_t count = lex->out.list.count;
        const struct token *last =
            count ? &lex->out.list.item[count - 1] : NULL;
        bool joined = last && span_end(last->span) == from;

        if (!joined)
            fixed = arena_printf(lex->arena, ".%.*s", SLICE_ARGS(fixed));
        bag_help(lex->bag, diag, "write `%.*s`", SLICE_ARGS(fixed));
        bag_fix(lex->bag, diag, true, S("put the name in brackets"), where,
                fixed);
    }
    lexer_push(lex, field ? TOKEN_FIELD : TOKEN_INVALID, from, i);
    lex->at = i;
}

void
lexer_foreign_field(struct lexer *lex)
{
    size_t from = lex->at++;

    lexer_foreign_name(lex, from);
}

void
lexer_other(struct lexer *lex)
{
    uint32_t c = 0;
    struct slice rest = slice_cut(lex->text, lex->at, lex->text.len);
    size_t len = utf8_decode(rest, &c);

    if (len == 0)
        len = 1;
    if (len == 1 && (rest.at[0] == '&' || rest.at[0] == '!' ||
                     rest.at[0] == '~' || rest.at[0] == '^')) {
        size_t run = slice_starts(rest, S("&&")) ? 2 : 1;

        lexer_push(lex, TOKEN_FOREIGN, lex->at, lex->at + run);
        lex->at += run;
        return;
    }
    if (read_blank_char(lex, c, len))
        return;
    if (c == '`' || (len > 1 && is_smart_quote(c))) {
        read_smart_quote(lex, len);
        return;
    }
    if (len > 1) {
        lexer_foreign_name(lex, lex->at);
        return;
    }
    struct buf shown = buf_new(lex->arena);

    buf_safe(&shown, slice_cut(rest, 0, 1));
    struct diag *diag =
        bag_add(lex->bag, &kind_jq_invalid_character, span_make(lex->at, 1),
                "unexpected character `%.*s`", SLICE_ARGS(buf_slice(&shown)));

    if (rest.at[0] == '@')
        bag_help(lex->bag, diag, "a format needs a name, such as `@base64`");
    else if (rest.at[0] == '\\')
        bag_help(lex->bag, diag, "a backslash is only allowed in strings");
    lexer_push(lex, TOKEN_INVALID, lex->at, lex->at + 1);
    lex->at++;
}
