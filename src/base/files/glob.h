#ifndef BASE_FILES_GLOB_H
#define BASE_FILES_GLOB_H

/* Shell patterns over paths, as gitignore(5) defines them:
 *
 *   ?        one character, but no slash
 *   *        any characters, but no slash
 *   [a-z]    one of these; [!a-z] or [^a-z] none of these; [[:digit:]] too
 *   **       as a whole segment: any number of directories, also none
 *   \c       the character c itself
 *
 * Bytes are compared, letters in their case.
 */

#include "base/core/arena.h"

/* What is in a pattern: below GLOB_ANY, the byte itself. */
enum {
    GLOB_ANY = 256, /* ? */
    GLOB_STAR,
    GLOB_DEEP,  /* ** and the slash after it */
    GLOB_BELOW, /* ** at the end */
    GLOB_NEVER, /* matches nothing: what is not closed */
    GLOB_SET,   /* and further numbers: one set each */
};

struct glob_bytes {
    uint8_t bit[32];
};

struct glob {
    const uint16_t *token;
    const struct glob_bytes *set;
    uint32_t count; /* of tokens */
    uint32_t need;  /* bytes that a path has at least */
};

/* Takes time linear in the pattern, which is not needed any more. */
struct glob glob_compile(struct arena *arena, struct slice pattern);

/* Does it match the whole of `path`?  Time is bounded by the square of the
 * length of the path, however long the pattern is, and by `*steps`, from which
 * it is taken: when none are left, nothing matches.
 */
bool glob_match(const struct glob *glob, struct slice path, uint64_t *steps);

#endif
