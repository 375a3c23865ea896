#ifndef REGEX_ESCAPE_H
#define REGEX_ESCAPE_H

/* The pieces below a term: the reader's cursor, escapes and character
 * classes.  Private to ecma.c, which holds the grammar.
 */

#include "regex/ecma.h"

enum {
    ECMA_MAX_POINT = 0x10FFFF,
    ECMA_NO_CHAR = -1, /* a set or nothing, not a character */
};

/* A pattern being rewritten. */
struct ecma {
    struct slice text;
    size_t at;
    struct buf *out;
    struct ecma_fault *fault;
    uint32_t groups; /* capturing ones in the whole pattern */
    bool named;      /* there is a `(?<name>` */
    bool unicode;
    bool bad;
};

/* Notes the fault `text` from byte `from` up to the cursor; false. */
bool ecma_fail(struct ecma *e, size_t from, const char *text);

/* The next byte, -1 at the end; a step over `text` if it stands here; a step
 * over one character.
 */
int ecma_peek(const struct ecma *e);
bool ecma_accept(struct ecma *e, const char *text);
uint32_t ecma_next(struct ecma *e);

bool ecma_is_digit(int c);
bool ecma_is_word(uint32_t c);
bool ecma_is_surrogate(int c);

/* Writes `c` so that PCRE2 takes it for itself, in a class and outside. */
void ecma_put(struct ecma *e, int c);

/* The character that an escape stands for; the backslash is read, `from` is
 * where it stands.
 */
int escape_read(struct ecma *e, size_t from, bool in_class);

/* Rewrites an escape for a set of characters; false when none stands here. */
bool escape_set(struct ecma *e, bool in_class);

/* Rewrites the character class that starts here. */
bool class_read(struct ecma *e);

#endif
