/* The lexer.
 *
 *   code    := blank | comment | token
 *   comment := '#' to the end of the line; in 1.8 an odd number of
 *              backslashes before LF continues it
 *   string  := '"' (text | escape | '\(' code ')')* '"'
 *
 * Longest match, as flex does it.
 */

#include "jq/syntax/lexer.h"

#include "jq/kinds.h"

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char
peek(const struct lexer *lex, size_t ahead)
{
    size_t at = lex->at + ahead;

    return at < lex->text.len ? lex->text.at[at] : '\0';
}

struct token *
lexer_push(struct lexer *lex, enum token_kind kind, size_t from, size_t to)
{
    struct token *token = vec_push(lex->arena, &lex->out.list);

    token->kind = (uint8_t)kind;
    token->span = span_make(from, to - from);
    token->match = UINT32_MAX;
    return token;
}

/* Text up to an interpolation, the closing quote, or the end. */
static void
read_string_part(struct lexer *lex)
{
    size_t from = lex->at, i = from;
    struct slice text = lex->text;
    char quote = lexer_top(lex)->quote;

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
        lexer_push(lex, TOKEN_TEXT, from, i);
    lexer_apostrophes(lex, from, i);
    lex->at = i;
    if (i >= text.len)
        return;
    if (text.at[i] == quote)
        lexer_close(lex, 1);
    else
        lexer_open(lex, TOKEN_INTERP, 2, 0);
}

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

    if ((kind == TOKEN_FIELD || kind == TOKEN_IDENT) &&
        lexer_foreign_letter(lex, end)) {
        lex->at = end;
        lexer_foreign_name(lex, from);
        return;
    }
    struct slice word = slice_cut(lex->text, from + sigil, end);

    if (kind == TOKEN_BINDING && slice_equal(word, S("__loc__")))
        kind = TOKEN_LOC;
    if (kind == TOKEN_IDENT)
        kind = token_keyword(word);
    lexer_push(lex, kind, from, end);
    lex->at = end;
}

/* `@ base64` */
static void
read_parted_format(struct lexer *lex)
{
    size_t from = lex->at;
    struct span gap = span_make(from + 1, 1);
    struct diag *diag =
        bag_add(lex->bag, &kind_jq_invalid_character, gap,
                "unexpected space between `@` and the name of the format");

    bag_fix(lex->bag, diag, true, S("remove the space"), gap, S(""));
    lex->at = from + 1;
    read_name(lex, TOKEN_FORMAT, 1, name_end(lex->text, from + 2));
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
    lexer_push(lex, TOKEN_NUMBER, lex->at, i);
    lex->at = i;
}

static bool
read_operator(struct lexer *lex)
{
    struct slice rest = slice_cut(lex->text, lex->at, lex->text.len);
    enum token_kind best = TOKEN_EOF;
    size_t len = 0;

    for (enum token_kind i = TOKEN_DOT; i <= TOKEN_PERCENT; i++) {
        const char *token = token_text(i);

        if (!token || token[0] != rest.at[0])
            continue;
        struct slice text = slice_from(token);

        if (text.len > len && !token_starts_name(text.at[0]) &&
            slice_starts(rest, text)) {
            best = i;
            len = text.len;
        }
    }
    if (len == 0)
        return false;
    lexer_push(lex, best, lex->at, lex->at + len);
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
        lexer_return(lex);
    else if (c == '#')
        read_comment(lex);
    else if (c == '"')
        lexer_open(lex, TOKEN_QUOTE, 1, '"');
    else if (c == '\'')
        lexer_single_quote(lex);
    else if (c == '(')
        lexer_open(lex, TOKEN_LPAREN, 1, 0);
    else if (c == '[')
        lexer_open(lex, TOKEN_LBRACKET, 1, 0);
    else if (c == '{')
        lexer_open(lex, TOKEN_LBRACE, 1, 0);
    else if (c == ')' || c == ']' || c == '}')
        lexer_closer(lex, c);
    else if (is_digit(c) || (c == '.' && is_digit(next)))
        read_number(lex);
    else if (token_starts_name(c))
        read_name(lex, TOKEN_IDENT, 0, path_end(lex->text, lex->at));
    else if (c == '.' && token_starts_name(next))
        read_name(lex, TOKEN_FIELD, 1, name_end(lex->text, lex->at + 1));
    else if (c == '.' && lexer_foreign_letter(lex, lex->at + 1))
        lexer_foreign_field(lex);
    else if (c == '$' && token_starts_name(next))
        read_name(lex, TOKEN_BINDING, 1, path_end(lex->text, lex->at + 1));
    else if (c == '@' && token_continues_name(next))
        read_name(lex, TOKEN_FORMAT, 1, name_end(lex->text, lex->at + 1));
    else if (c == '@' && next == ' ' && token_starts_name(peek(lex, 2)))
        read_parted_format(lex);
    else if (!read_operator(lex))
        lexer_other(lex);
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
        const struct open *open = lexer_top(&lex);
        size_t at = lex.at;

        if (open && open->kind == TOKEN_QUOTE)
            read_string_part(&lex);
        else
            read_code(&lex);
        /* None of the functions stays in place; were there one, it would
         * stay for ever.
         */
        if (lex.at == at) {
            lex.out.stuck = true;
            lex.at++;
        }
    }
    lexer_close_all(&lex);
    lexer_push(&lex, TOKEN_EOF, lex.text.len, lex.text.len);
    return lex.out;
}
