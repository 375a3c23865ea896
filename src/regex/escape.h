#ifndef REGEX_ESCAPE_H
#define REGEX_ESCAPE_H

/* The pieces below a term: the reader's cursor, escapes and character
 * classes.  Private to ecma.c, which holds the grammar.
 */

#include "base/core/vec.h"
#include "regex/ecma.h"

enum {
    ECMA_MAX_POINT = 0x10FFFF,
    ECMA_NO_CHAR = -1, /* a set or nothing, not a character */
    ECMA_NO_WIDTH = -1,
};

/* A group with a name.  Two may share one in alternatives of which only one
 * can match: `hidden` are those of other alternatives.
 */
struct ecma_name {
    struct slice text;
    uint32_t group;
    bool hidden;
};

/* A pattern being rewritten. */
struct ecma {
    struct slice text;
    size_t at;
    struct buf *out;
    struct ecma_fault *fault;
    uint32_t groups; /* capturing ones in the whole pattern */
    VEC(struct ecma_name) name;
    uint32_t names; /* those that were read */
    int width;      /* characters of the last term, or ECMA_NO_WIDTH */
    bool ragged;    /* the last group has an alternative of no fixed width */
    bool unicode;
    bool bad;
};

/* Notes the fault `text` from byte `from` up to the cursor; false. */
bool ecma_fail(struct ecma *e, size_t from, const char *text);

/* Notes that the pattern is right, but more than PCRE2 can do. */
void ecma_limit(struct ecma *e, size_t from, const char *text);

/* The next byte, -1 at the end; a step over `text` if it is here; a step
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
 * where it is.
 */
int escape_read(struct ecma *e, size_t from, bool in_class);

/* Rewrites an escape for a set of characters; false when none is here. */
bool escape_set(struct ecma *e, bool in_class);

/* Rewrites a property, behind the backslash and the letter at `from`. */
bool property_read(struct ecma *e, size_t from, char letter);

/* Rewrites the character class that starts here. */
bool class_read(struct ecma *e);

#endif
