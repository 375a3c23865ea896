#ifndef JQ_SYNTAX_TOKEN_H
#define JQ_SYNTAX_TOKEN_H

/* The lexer: text to tokens, all at once.  It reports what is wrong with
 * characters, quotes and brackets, and repairs it, so that to the parser every
 * bracket and string is closed: a missing closer is there as a token with an
 * empty span, a superfluous one is not there at all.
 */

#include "diag/bag.h"
#include "jq/version.h"

/* ORDER token_kind */
enum token_kind {
#define TOKEN(id, text) TOKEN_##id,
#define KEYWORD(id, text) TOKEN_##id,
#include "jq/syntax/token.def"
#undef TOKEN
#undef KEYWORD
    TOKEN_count_
};

struct token {
    struct span span;
    uint32_t match; /* a bracket's or quotation mark's partner, by index */
    uint8_t kind;   /* an enum token_kind: there are many tokens */
    bool missing;   /* a closer that the text does not have */
    bool unclosed;  /* its opener */
};

struct tokens {
    VEC(struct token) list; /* ends with TOKEN_EOF */
    /* From here on other findings would only be consequences of a string
     * that is not closed; UINT32_MAX when there is none.
     */
    uint32_t quiet;
    bool lopsided; /* a closer is missing somewhere */
    bool stuck;    /* the lexer did not move by itself: a fault of it */
};

struct lexing {
    struct slice text;
    enum jq_dialect dialect;
    /* Read '…' as a string and report it, knowing what Port makes of the
     * text (`rewritten`, as long as `text`; empty when nothing).
     */
    bool single_quotes;
    struct slice rewritten;
};

/* Reads the whole text; tokens are in `arena`, findings go to `bag`. */
struct tokens
tokens_read(struct arena *arena, const struct lexing *lexing, struct bag *bag);

/* The fixed text of a kind, or NULL. */
const char *token_text(enum token_kind kind);

/* The name of a kind for a dump: "FIELD". */
const char *token_name(enum token_kind kind);

bool token_is_keyword(enum token_kind kind);

/* The kind of a word: a keyword, or TOKEN_IDENT. */
enum token_kind token_keyword(struct slice word);

/* ASCII letters and `_`, digits too. */
bool token_starts_name(char c);
bool token_continues_name(char c);

#endif
