#ifndef BASE_FILES_IN_PLACE_H
#define BASE_FILES_IN_PLACE_H

/* Writing into a file that must stay the same file: it has several names
 * (hard links), or what it has beside its text cannot be given to another, or
 * nothing may be made in its directory.  For the moment in which it is half
 * written a copy of both texts lies beside it, or if that may not be, in the
 * directory for temporary files.  Whoever comes after a kill finds it and puts
 * the old text back.
 */

#include "base/core/arena.h"

#include <sys/stat.h>

/* An open regular file, and the directory that it is in. */
struct in_place {
    int directory;
    int file; /* for reading and writing, locked */
    struct stat info;
};

/* Writes `after` over the file, which holds `before`.  False, with errno, when
 * that is not possible; then it holds `before` still, or again.  With `copy`
 * a kill in the middle loses nothing.
 */
bool in_place_write(struct arena *arena, const struct in_place *place,
                    struct slice before, struct slice after, bool copy);

/* Looks for the copy that a killed run has left of the file.  Puts the old
 * text back if the file holds a mixture of the two texts of the copy, and
 * removes the copy if it has been of use, or holds all of one of them.  A copy
 * that says anything else is left alone, and so is the file: it was edited
 * since, or the copy was made by somebody else.  False, with errno, when the
 * file is half written and cannot be put back.
 */
bool in_place_restore(struct arena *arena, const struct in_place *place);

#endif
