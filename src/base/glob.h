#ifndef BASE_GLOB_H
#define BASE_GLOB_H

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

#include "base/slice.h"

/* Does `pattern` match the whole of `path`?  Time is bounded by the product
 * of their lengths.
 */
bool glob_match(struct slice pattern, struct slice path);

#endif
