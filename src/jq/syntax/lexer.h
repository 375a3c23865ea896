#ifndef JQ_SYNTAX_LEXER_H
#define JQ_SYNTAX_LEXER_H

/* What the parts of the lexer share: lexer.c has the tokens of jq, bracket.c
 * what must be closed, lexer_recovery.c quotes and characters that are not
 * jq's. Nothing outside includes this.
 */

#include "jq/syntax/token.h"

/* An opening bracket, QUOTE or INTERP that waits for its closer. */
struct open {
    uint8_t kind;   /* an enum token_kind */
    char quote;     /* of a QUOTE: what ends it */
    uint32_t token; /* its index */
    /* Of each kind of bracket the innermost one that is open, this one
     * included, back to the last INTERP: 1 + index in the stack, or 0.
     */
    uint32_t paren, bracket, brace;
    uint32_t interp; /* the last INTERP, in the same way */
};

struct lexer {
    struct arena *arena;
    const struct lexing *in;
    struct slice text;
    struct bag *bag;
    size_t at;
    struct tokens out;
    VEC(struct open) stack;
    struct diag *returns; /* the one finding about carriage returns */
    uint32_t returns_fixed;
};

/* A token over [from, to). */
struct token *
lexer_push(struct lexer *lex, enum token_kind kind, size_t from, size_t to);

/* ---- bracket.c ---- */

/* Takes `len` bytes as an opener; `quote` is for lexer_top()->quote. */
void
lexer_open(struct lexer *lex, enum token_kind kind, size_t len, char quote);

/* The innermost open thing, or NULL. */
struct open *lexer_top(struct lexer *lex);

/* Closes it with a token of `len` bytes; none: it is missing in the text. */
void lexer_close(struct lexer *lex, size_t len);

/* A closing bracket `c` is next. */
void lexer_closer(struct lexer *lex, char c);

/* At the end: closes and reports what is still open. */
void lexer_close_all(struct lexer *lex);

/* ---- lexer_recovery.c ---- */

/* Reports apostrophes in [from, to), inside a string, that Port would turn
 * into the end of the string.
 */
void lexer_apostrophes(struct lexer *lex, size_t from, size_t to);

void lexer_single_quote(struct lexer *lex);
void lexer_return(struct lexer *lex);

/* A letter beyond ASCII is at `at`: part of what was meant as a name. */
bool lexer_foreign_letter(const struct lexer *lex, size_t at);

/* `.name` with such letters is next. */
void lexer_foreign_field(struct lexer *lex);

/* A name with such letters, which starts at `from`, a dot included; `at` is
 * within.  One token, so that the rest of the path is read as meant.
 */
void lexer_foreign_name(struct lexer *lex, size_t from);

/* Anything else that jq has no token for. */
void lexer_other(struct lexer *lex);

#endif
