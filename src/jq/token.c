/* The lexer.
 *
 *   code    := blank | comment | token
 *   comment := '#' to the end of the line; in 1.8 an odd number of
 *              backslashes before LF continues it
 *   string  := '"' (text | escape | '\(' code ')')* '"'
 *
 * Longest match, as flex does it.  Brackets are a stack: an opener that its
 * context closes first gets a closer of no length, a closer without opener
 * is dropped; either is reported here, once.
 */

#include "jq/token.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "jq/kinds.h"

struct open {
    enum token_kind kind; /* an opening bracket, QUOTE or INTERP */
    uint32_t token;       /* its index */
    char quote;           /* of a QUOTE: `"`, `'`, or 0 for a typographic one */
};

struct lexer {
    struct arena *arena;
    const struct lexing *in;
    struct slice text;
    struct bag *bag;
    size_t at;
    struct tokens out;
    VEC(struct open) stack;
    struct diag *returns; /* the finding about carriage returns */
};

static const char *const texts[] = {
#define TOKEN(id, text) text,
#define KEYWORD(id, text) text,
#include "jq/token.def"
#undef TOKEN
#undef KEYWORD
};

static const char *const token_names[] = {
#define TOKEN(id, text) #id,
#define KEYWORD(id, text) #id,
#include "jq/token.def"
#undef TOKEN
#undef KEYWORD
};

static const enum token_kind keywords[] = {
#define TOKEN(id, text)
#define KEYWORD(id, text) TOKEN_##id,
#include "jq/token.def"
#undef TOKEN
#undef KEYWORD
};

enum { KEYWORDS = sizeof(keywords) / sizeof(keywords[0]) };

const char *
token_text(enum token_kind kind)
{
    return texts[kind];
}

const char *
token_name(enum token_kind kind)
{
    return token_names[kind];
}

bool
token_is_keyword(enum token_kind kind)
{
    for (size_t i = 0; i < KEYWORDS; i++)
        if (keywords[i] == kind)
            return true;
    return false;
}

bool
token_starts_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool
token_continues_name(char c)
{
    return token_starts_name(c) || is_digit(c);
}

static char
peek(const struct lexer *lex, size_t ahead)
{
    size_t at = lex->at + ahead;

    return at < lex->text.len ? lex->text.at[at] : '\0';
}

static struct token *
push(struct lexer *lex, enum token_kind kind, size_t from, size_t to)
{
    struct token *token = vec_push(lex->arena, &lex->out.list);

    token->kind = kind;
    token->span = span_make(from, to - from);
    token->match = UINT32_MAX;
    return token;
}

static void
open_push(struct lexer *lex, enum token_kind kind, size_t len, char quote)
{
    struct open *open = vec_push(lex->arena, &lex->stack);

    *open = (struct open){kind, lex->out.list.count, quote};
    push(lex, kind, lex->at, lex->at + len);
    lex->at += len;
}

static struct open *
top(struct lexer *lex)
{
    return lex->stack.count ? &lex->stack.item[lex->stack.count - 1] : NULL;
}

static enum token_kind
closer_of(enum token_kind opener)
{
    if (opener == TOKEN_LPAREN)
        return TOKEN_RPAREN;
    if (opener == TOKEN_LBRACKET)
        return TOKEN_RBRACKET;
    if (opener == TOKEN_LBRACE)
        return TOKEN_RBRACE;
    return opener == TOKEN_INTERP ? TOKEN_INTERP_END : TOKEN_UNQUOTE;
}

/* Closes the innermost open thing with a token of `len` bytes; none: it is
 * missing in the text.
 */
static void
close_top(struct lexer *lex, size_t len)
{
    struct open open = *top(lex);
    uint32_t index = lex->out.list.count;
    struct token *token =
        push(lex, closer_of(open.kind), lex->at, lex->at + len);

    token->match = open.token;
    token->missing = len == 0;
    lex->out.lopsided |= len == 0;
    lex->out.list.item[open.token].match = index;
    lex->out.list.item[open.token].unclosed = len == 0;
    lex->stack.count--;
    lex->at += len;
}

static void
report_unclosed(struct lexer *lex, const struct open *open)
{
    struct span where = lex->out.list.item[open->token].span;
    const char *closer = token_text(closer_of(open->kind));
    struct diag *diag = bag_add(lex->bag, &kind_jq_unclosed_bracket, where,
                                "`%s` is never closed", token_text(open->kind));

    bag_help(lex->bag, diag, "add `%s` where it ends", closer);
}

/* A closing bracket: of the top, of something further down, or of nothing.
 * A string bounds the search: what is open outside cannot end inside.
 */
static void
read_closer(struct lexer *lex, char c)
{
    enum token_kind want = c == ')'   ? TOKEN_LPAREN
                           : c == ']' ? TOKEN_LBRACKET
                                      : TOKEN_LBRACE;
    uint32_t i = lex->stack.count;
    struct span where = span_make(lex->at, 1);

    while (i > 0 && lex->stack.item[i - 1].kind != want &&
           lex->stack.item[i - 1].kind != TOKEN_INTERP)
        i--;
    bool found = i > 0 && (lex->stack.item[i - 1].kind == want || c == ')');

    if (found) {
        while (lex->stack.count > i) {
            report_unclosed(lex, top(lex));
            close_top(lex, 0);
        }
        close_top(lex, 1);
        return;
    }
    const struct open *open = top(lex);

    if (open && open->kind != TOKEN_INTERP) {
        const char *due = token_text(closer_of(open->kind));
        struct diag *diag = bag_add(lex->bag, &kind_jq_unmatched_bracket, where,
                                    "`%c` stands where `%s` is due", c, due);

        bag_relate(lex->bag, diag, lex->out.list.item[open->token].span,
                   "opened here");
        bag_fix(lex->bag, diag, false,
                arena_printf(lex->arena, "replace `%c` by `%s`", c, due), where,
                slice_from(due));
        close_top(lex, 1);
        return;
    }
    struct diag *diag = bag_add(lex->bag, &kind_jq_unmatched_bracket, where,
                                "`%c` closes nothing", c);

    bag_fix(lex->bag, diag, false, arena_printf(lex->arena, "remove `%c`", c),
            where, S(""));
    lex->at++;
}

/* ---- strings ---- */

/* The apostrophes in [from, to) that Port would turn into `"`. */
static void
check_apostrophes(struct lexer *lex, size_t from, size_t to)
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
                     "write `\\u0027` for an apostrophe next to a blank");
        }
        bag_fix(lex->bag, diag, true, S("write `\\u0027`"), span_make(i, 1),
                S("\\u0027"));
    }
}

/* Text up to an interpolation, the closing quote, or the end. */
static void
read_string_part(struct lexer *lex)
{
    size_t from = lex->at, i = from;
    struct slice text = lex->text;
    char quote = top(lex)->quote;

    while (i < text.len && text.at[i] != quote) {
        if (text.at[i] == '\\' && i + 1 < text.len) {
            if (text.at[i + 1] == '(')
                break;
            i++;
        }
        i++;
    }
    if (i > text.len)
        i = text.len;
    if (i > from)
        push(lex, TOKEN_TEXT, from, i);
    check_apostrophes(lex, from, i);
    lex->at = i;
    if (i >= text.len)
        return;
    if (text.at[i] == quote)
        close_top(lex, 1);
    else
        open_push(lex, TOKEN_INTERP, 2, 0);
}

/* The whole of a string in foreign quotes: what is between is taken as it
 * is, without interpolation.
 */
static void
push_foreign_string(struct lexer *lex, size_t open, size_t end, size_t close)
{
    size_t from = lex->at;

    open_push(lex, TOKEN_QUOTE, open, 0);
    if (end > from + open)
        push(lex, TOKEN_TEXT, from + open, end);
    lex->at = end;
    close_top(lex, close);
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

static void
read_single_quote(struct lexer *lex)
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
        push(lex, TOKEN_INVALID, from, from + 1);
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
                       "a string in single quotes, which jq does not have");
    if (!works && after.len)
        bag_help(lex->bag, diag,
                 "Port rewrites a single quote only next to a blank or at "
                 "the end; write the string in double quotes");
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

    while (i < text.len) {
        uint32_t c = 0;

        close = utf8_decode(slice_cut(text, i, text.len), &c);
        if (close == 0)
            close = 1;
        if (is_smart_quote(c) || c == '"')
            break;
        i += close;
    }
    bool closed = i < text.len;
    struct span where = span_make(from, closed ? i + close - from : len);
    struct diag *diag = bag_add(lex->bag, &kind_jq_smart_quote, where,
                                closed ? "a string in typographic quotes"
                                       : "a typographic quotation mark");

    bag_help(lex->bag, diag, "use `\"`");
    if (!closed) {
        push(lex, TOKEN_INVALID, from, from + len);
        lex->at += len;
        return;
    }
    bag_fix(lex->bag, diag, true, S("use straight double quotes"), where,
            requote(lex, from + len, i));
    push_foreign_string(lex, len, i, close);
}

/* ---- characters that jq does not know ---- */

static void
read_return(struct lexer *lex)
{
    struct span where = span_make(lex->at, 1);

    if (!lex->returns) {
        lex->returns = bag_add(lex->bag, &kind_jq_invalid_character, where,
                               "a carriage return, which jq 1.7 does not "
                               "take for white space");
        bag_help(lex->bag, lex->returns,
                 "use LF line ends (`\\n`) in the expression");
    }
    bag_fix(lex->bag, lex->returns, true, S("remove the carriage returns"),
            where, S(""));
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

/* Blanks that are none for jq: reported, mended, passed over. */
static bool
read_blank_char(struct lexer *lex, uint32_t c, size_t len)
{
    struct span where = span_make(lex->at, len);

    if (!is_blank_char(c) && !is_invisible(c))
        return false;
    struct diag *diag =
        bag_add(lex->bag, &kind_jq_invalid_character, where,
                is_invisible(c) ? "an invisible character (U+%04X)"
                                : "a blank that jq does not know (U+%04X)",
                (unsigned)c);

    if (is_invisible(c))
        bag_fix(lex->bag, diag, true, S("remove it"), where, S(""));
    else
        bag_fix(lex->bag, diag, true, S("use an ordinary blank"), where,
                S(" "));
    lex->at += len;
    return true;
}

/* A name with letters beyond ASCII: `from` is where it starts, a dot
 * included.  One token, so that the rest of the path is read as meant.
 */
static void
read_foreign_name(struct lexer *lex, size_t from)
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
        /* `.["…"]` needs its dot where no term stands before. */
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
    push(lex, field ? TOKEN_FIELD : TOKEN_INVALID, from, i);
    lex->at = i;
}

static void
read_other(struct lexer *lex)
{
    uint32_t c = 0;
    struct slice rest = slice_cut(lex->text, lex->at, lex->text.len);
    size_t len = utf8_decode(rest, &c);

    if (len == 0)
        len = 1;
    if (len == 1 && (rest.at[0] == '&' || rest.at[0] == '!' ||
                     rest.at[0] == '~' || rest.at[0] == '^')) {
        size_t run = slice_starts(rest, S("&&")) ? 2 : 1;

        push(lex, TOKEN_FOREIGN, lex->at, lex->at + run);
        lex->at += run;
        return;
    }
    if (read_blank_char(lex, c, len))
        return;
    if (len > 1 && is_smart_quote(c)) {
        read_smart_quote(lex, len);
        return;
    }
    if (len > 1) {
        read_foreign_name(lex, lex->at);
        return;
    }
    struct buf shown = buf_new(lex->arena);

    buf_safe(&shown, slice_cut(rest, 0, 1));
    struct diag *diag =
        bag_add(lex->bag, &kind_jq_invalid_character, span_make(lex->at, 1),
                "`%.*s` is no character of jq", SLICE_ARGS(buf_slice(&shown)));

    if (rest.at[0] == '`')
        bag_help(lex->bag, diag, "write strings in double quotes");
    else if (rest.at[0] == '@')
        bag_help(lex->bag, diag,
                 "a format is written `@base64`, without a "
                 "blank");
    else if (rest.at[0] == '\\')
        bag_help(lex->bag, diag, "a backslash has a meaning only in strings");
    push(lex, TOKEN_INVALID, lex->at, lex->at + 1);
    lex->at++;
}

/* ---- tokens ---- */

static void
read_comment(struct lexer *lex)
{
    size_t slashes = 0;

    while (lex->at < lex->text.len) {
        char c = lex->text.at[lex->at];

        if (c == '\n' && (lex->in->dialect == JQ_1_7 || slashes % 2 == 0))
            return;
        slashes = c == '\\' ? slashes + 1 : 0;
        lex->at++;
    }
}

static size_t
name_end(struct slice text, size_t at)
{
    while (at < text.len && token_continues_name(text.at[at]))
        at++;
    return at;
}

/* Behind a name(::name)* that starts at `at`. */
static size_t
path_end(struct slice text, size_t at)
{
    at = name_end(text, at);
    while (at + 2 < text.len && text.at[at] == ':' && text.at[at + 1] == ':' &&
           token_starts_name(text.at[at + 2]))
        at = name_end(text, at + 2);
    return at;
}

static void
read_name(struct lexer *lex, enum token_kind kind, size_t sigil, size_t end)
{
    size_t from = lex->at;

    /* A letter beyond ASCII right behind belongs to the name. */
    if (end < lex->text.len && (unsigned char)lex->text.at[end] >= 0x80 &&
        (kind == TOKEN_FIELD || kind == TOKEN_IDENT)) {
        uint32_t c = 0;
        struct slice rest = slice_cut(lex->text, end, lex->text.len);
        size_t len = utf8_decode(rest, &c);

        if (len && !is_smart_quote(c) && !is_blank_char(c) &&
            !is_invisible(c)) {
            lex->at = end;
            read_foreign_name(lex, from);
            return;
        }
    }
    struct slice word = slice_cut(lex->text, from + sigil, end);

    if (kind == TOKEN_BINDING && slice_equal(word, S("__loc__")))
        kind = TOKEN_LOC;
    for (size_t i = 0; kind == TOKEN_IDENT && i < KEYWORDS; i++)
        if (slice_equal(word, slice_from(texts[keywords[i]])))
            kind = keywords[i];
    push(lex, kind, from, end);
    lex->at = end;
}

static void
read_number(struct lexer *lex)
{
    struct slice text = lex->text;
    size_t i = lex->at;

    while (i < text.len && is_digit(text.at[i]))
        i++;
    if (i < text.len && text.at[i] == '.')
        i++;
    while (i < text.len && is_digit(text.at[i]))
        i++;
    if (i < text.len && (text.at[i] == 'e' || text.at[i] == 'E')) {
        size_t j = i + 1;

        if (j < text.len && (text.at[j] == '+' || text.at[j] == '-'))
            j++;
        if (j < text.len && is_digit(text.at[j])) {
            while (j < text.len && is_digit(text.at[j]))
                j++;
            i = j;
        }
    }
    push(lex, TOKEN_NUMBER, lex->at, i);
    lex->at = i;
}

static bool
read_operator(struct lexer *lex)
{
    struct slice rest = slice_cut(lex->text, lex->at, lex->text.len);
    enum token_kind best = TOKEN_EOF;
    size_t len = 0;

    for (enum token_kind i = TOKEN_DOT; i <= TOKEN_PERCENT; i++) {
        struct slice text = slice_from(texts[i]);

        if (text.len > len && !token_starts_name(text.at[0]) &&
            slice_starts(rest, text)) {
            best = i;
            len = text.len;
        }
    }
    if (len == 0)
        return false;
    push(lex, best, lex->at, lex->at + len);
    lex->at += len;
    return true;
}

static void
read_code(struct lexer *lex)
{
    char c = peek(lex, 0), next = peek(lex, 1);

    if (c == ' ' || c == '\t' || c == '\n')
        lex->at++;
    else if (c == '\r' && lex->in->dialect == JQ_1_8)
        lex->at++;
    else if (c == '\r')
        read_return(lex);
    else if (c == '#')
        read_comment(lex);
    else if (c == '"')
        open_push(lex, TOKEN_QUOTE, 1, '"');
    else if (c == '\'')
        read_single_quote(lex);
    else if (c == '(')
        open_push(lex, TOKEN_LPAREN, 1, 0);
    else if (c == '[')
        open_push(lex, TOKEN_LBRACKET, 1, 0);
    else if (c == '{')
        open_push(lex, TOKEN_LBRACE, 1, 0);
    else if (c == ')' || c == ']' || c == '}')
        read_closer(lex, c);
    else if (is_digit(c) || (c == '.' && is_digit(next)))
        read_number(lex);
    else if (token_starts_name(c))
        read_name(lex, TOKEN_IDENT, 0, path_end(lex->text, lex->at));
    else if (c == '.' && token_starts_name(next))
        read_name(lex, TOKEN_FIELD, 1, name_end(lex->text, lex->at + 1));
    else if (c == '.' && (unsigned char)next >= 0x80 && peek(lex, 2))
        lex->at++, read_foreign_name(lex, lex->at - 1);
    else if (c == '$' && token_starts_name(next))
        read_name(lex, TOKEN_BINDING, 1, path_end(lex->text, lex->at + 1));
    else if (c == '@' && token_continues_name(next))
        read_name(lex, TOKEN_FORMAT, 1, name_end(lex->text, lex->at + 1));
    else if (!read_operator(lex))
        read_other(lex);
}

/* What is still open at the end: one finding, at the innermost, or at the
 * interpolation whose missing `)` turned the rest inside out.
 */
static void
close_all(struct lexer *lex)
{
    struct open *culprit = top(lex);
    struct buf closers = buf_new(lex->arena);

    if (!culprit)
        return;
    bool string = culprit->kind == TOKEN_QUOTE;

    for (uint32_t i = lex->stack.count; i-- > 0 && string;)
        if (lex->stack.item[i].kind == TOKEN_INTERP)
            culprit = &lex->stack.item[i];
    struct span where = lex->out.list.item[culprit->token].span;

    if (culprit->kind == TOKEN_QUOTE) {
        struct diag *diag = bag_add(lex->bag, &kind_jq_unclosed_string, where,
                                    "a string that is never closed");

        bag_help(lex->bag, diag, "add the closing `\"`");
    } else {
        report_unclosed(lex, culprit);
        if (!string) {
            struct diag *diag =
                lex->bag->list.count
                    ? lex->bag->list.item[lex->bag->list.count - 1]
                    : NULL;
            size_t end = lex->text.len;

            while (end > 0 && (lex->text.at[end - 1] == ' ' ||
                               lex->text.at[end - 1] == '\n'))
                end--;
            for (uint32_t i = lex->stack.count; i-- > 0;)
                buf_text(&closers,
                         lex->stack.item[i].kind == TOKEN_QUOTE
                             ? "\""
                             : texts[closer_of(lex->stack.item[i].kind)]);
            if (diag)
                bag_fix(lex->bag, diag, false, S("close it at the end"),
                        span_make(end, 0), buf_slice(&closers));
        }
    }
    for (uint32_t i = 0; string && i < lex->out.list.count; i++)
        if (lex->out.list.item[i].kind == TOKEN_QUOTE) {
            lex->out.quiet = lex->out.list.item[i].span.at;
            break;
        }
    while (lex->stack.count)
        close_top(lex, 0);
}

struct tokens
tokens_read(struct arena *arena, const struct lexing *lexing, struct bag *bag)
{
    struct lexer lex = {
        .arena = arena,
        .in = lexing,
        .text = lexing->text,
        .bag = bag,
        .out.quiet = UINT32_MAX,
    };

    while (lex.at < lex.text.len) {
        const struct open *open = top(&lex);

        if (open && open->kind == TOKEN_QUOTE)
            read_string_part(&lex);
        else
            read_code(&lex);
    }
    close_all(&lex);
    push(&lex, TOKEN_EOF, lex.text.len, lex.text.len);
    return lex.out;
}
