#ifndef BASE_FILES_ATTRIBUTES_H
#define BASE_FILES_ATTRIBUTES_H

/* What a file has beside its text: owner, group, mode, and extended attributes
 * with the access control lists that are kept in them.
 */

#include "base/core/arena.h"

/* Gives the file that is open as `to` what the one that is open as `from` has,
 * and takes from it what that one has not.  False when not all of it can be
 * kept; then `to` has some of it.  `scratch` is for a moment.
 */
bool attributes_copy(struct arena *scratch, int from, int to);

#endif
