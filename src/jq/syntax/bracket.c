/* What must be closed: brackets, interpolations, strings.  They are a stack:
 * an opener that its context closes first gets a closer of no length, a
 * closer without opener is dropped; either is reported here, once.
 */

#include "jq/syntax/lexer.h"

#include "base/text/buf.h"
#include "jq/kinds.h"

void
lexer_open(struct lexer *lex, enum token_kind kind, size_t len, char quote)
{
    struct open *open = vec_push(lex->arena, &lex->stack);
    uint32_t number = lex->stack.count;

    if (number > 1)
        *open = open[-1];
    open->kind = (uint8_t)kind;
    open->token = lex->out.list.count;
    open->quote = quote;
    if (kind == TOKEN_LPAREN)
        open->paren = number;
    else if (kind == TOKEN_LBRACKET)
        open->bracket = number;
    else if (kind == TOKEN_LBRACE)
        open->brace = number;
    else if (kind == TOKEN_INTERP) {
        open->paren = open->bracket = open->brace = 0;
        open->interp = number;
    }
    lexer_push(lex, kind, lex->at, lex->at + len);
    lex->at += len;
}

struct open *
lexer_top(struct lexer *lex)
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
void
lexer_close(struct lexer *lex, size_t len)
{
    struct open open = *lexer_top(lex);
    uint32_t index = lex->out.list.count;
    struct token *token =
        lexer_push(lex, closer_of(open.kind), lex->at, lex->at + len);

    token->match = open.token;
    token->missing = len == 0;
    lex->out.lopsided |= len == 0;
    lex->out.list.item[open.token].match = index;
    lex->out.list.item[open.token].unclosed = len == 0;
    lex->stack.count--;
    lex->at += len;
}

static struct diag *
report_unclosed(struct lexer *lex, const struct open *open)
{
    struct span where = lex->out.list.item[open->token].span;
    const char *closer = token_text(closer_of(open->kind));
    struct diag *diag = bag_add(lex->bag, &kind_jq_unclosed_bracket, where,
                                "`%s` is never closed", token_text(open->kind));

    bag_help(lex->bag, diag, "add `%s` where it ends", closer);
    return diag;
}

/* The closer that the text behind the next byte has for what is open now, or
 * NUL: tells a bracket too many from a wrong one.
 */
static char
next_closer(const struct lexer *lex)
{
    unsigned depth = 0;
    size_t end = lex->at + 1000;

    for (size_t i = lex->at + 1; i < lex->text.len && i < end; i++) {
        char c = lex->text.at[i];

        if (c == '(' || c == '[' || c == '{')
            depth++;
        else if ((c == ')' || c == ']' || c == '}') && depth-- == 0)
            return c;
    }
    return '\0';
}

/* What `c` closes: 1 + index in the stack, or 0.  A string bounds the search:
 * what is open outside cannot end inside.
 */
static uint32_t
closed_by(struct lexer *lex, char c)
{
    const struct open *top = lexer_top(lex);
    uint32_t i = !top       ? 0
                 : c == ')' ? top->paren
                 : c == ']' ? top->bracket
                            : top->brace;

    /* The end of an interpolation is a `)`, too. */
    return i || c != ')' || !top ? i : top->interp;
}

/* A closing bracket: of the top, of something further down, or of nothing. */
void
lexer_closer(struct lexer *lex, char c)
{
    uint32_t i = closed_by(lex, c);
    struct span where = span_make(lex->at, 1);

    if (i) {
        while (lex->stack.count > i) {
            report_unclosed(lex, lexer_top(lex));
            lexer_close(lex, 0);
        }
        lexer_close(lex, 1);
        return;
    }
    const struct open *open = lexer_top(lex);

    if (open && open->kind != TOKEN_INTERP &&
        next_closer(lex) != token_text(closer_of(open->kind))[0]) {
        const char *expected = token_text(closer_of(open->kind));
        struct diag *diag = bag_add(lex->bag, &kind_jq_unmatched_bracket, where,
                                    "expected `%s`, found `%c`", expected, c);

        bag_relate(lex->bag, diag, lex->out.list.item[open->token].span,
                   "opened here");
        bag_fix(lex->bag, diag, false,
                arena_printf(lex->arena, "replace `%c` with `%s`", c, expected),
                where, slice_from(expected));
        lexer_close(lex, 1);
        return;
    }
    struct diag *diag = bag_add(lex->bag, &kind_jq_unmatched_bracket, where,
                                "`%c` closes nothing", c);

    bag_fix(lex->bag, diag, false, arena_printf(lex->arena, "remove `%c`", c),
            where, S(""));
    lex->at++;
}

/* So many open brackets are not forgotten closers, and each one costs a look
 * at the whole text.
 */
enum { MANY_OPEN = 8 };

/* The words of an `if` that began before token `from` come after it: the
 * closer belongs before them, and where exactly nobody can tell.
 */
static bool
holds_half_if(const struct lexer *lex, uint32_t from)
{
    unsigned ifs = 0;

    for (uint32_t i = from; i < lex->out.list.count; i++) {
        enum token_kind kind = lex->out.list.item[i].kind;
        bool word = kind == TOKEN_THEN || kind == TOKEN_ELIF ||
                    kind == TOKEN_ELSE || kind == TOKEN_END;

        if (word && ifs == 0)
            return true;
        ifs += kind == TOKEN_IF;
        ifs -= kind == TOKEN_END;
    }
    return false;
}

/* Offers to add all closers that are missing at the end of the text. */
static void
fix_unclosed(struct lexer *lex, struct diag *diag)
{
    struct buf closers = buf_new(lex->arena);
    size_t end = lex->text.len;

    while (end > 0 &&
           (lex->text.at[end - 1] == ' ' || lex->text.at[end - 1] == '\n'))
        end--;
    if (lex->stack.count > MANY_OPEN)
        return;
    for (uint32_t i = lex->stack.count; i-- > 0;) {
        if (holds_half_if(lex, lex->stack.item[i].token))
            return;
        buf_text(&closers,
                 lex->stack.item[i].kind == TOKEN_QUOTE
                     ? "\""
                     : token_text(closer_of(lex->stack.item[i].kind)));
    }
    bag_fix(lex->bag, diag, false, S("close it at the end"), span_make(end, 0),
            buf_slice(&closers));
}

/* What is still open at the end: one finding, at the innermost, or at the
 * interpolation whose missing `)` turned the rest inside out.
 */
void
lexer_close_all(struct lexer *lex)
{
    struct open *culprit = lexer_top(lex);

    if (!culprit)
        return;
    bool string = culprit->kind == TOKEN_QUOTE;

    for (uint32_t i = lex->stack.count; i-- > 0 && string;)
        if (lex->stack.item[i].kind == TOKEN_INTERP)
            culprit = &lex->stack.item[i];
    if (culprit->kind == TOKEN_QUOTE) {
        struct diag *diag = bag_add(lex->bag, &kind_jq_unclosed_string,
                                    lex->out.list.item[culprit->token].span,
                                    "a string that is never closed");

        bag_help(lex->bag, diag, "add the closing `\"`");
    } else {
        struct diag *diag = report_unclosed(lex, culprit);

        if (!string)
            fix_unclosed(lex, diag);
    }
    for (uint32_t i = 0; string && i < lex->out.list.count; i++)
        if (lex->out.list.item[i].kind == TOKEN_QUOTE) {
            lex->out.quiet = lex->out.list.item[i ? i - 1 : 0].span.at;
            break;
        }
    while (lex->stack.count)
        lexer_close(lex, 0);
}
