#ifndef BASE_FILES_REPLACE_H
#define BASE_FILES_REPLACE_H

/* Gives a file another text, and changes nothing else of it: owner, group,
 * mode, extended attributes and hard links stay.  At any moment, whatever
 * kills the program, there is the old text or the new one, and what was
 * reported as written survives a loss of power.
 *
 * A file with one name is replaced by another file (base/files/temporary.h), so
 * that nobody ever reads half of it.  One with several names, or with what
 * cannot be given to another file, or in a directory where nothing may be made,
 * is written in place (base/files/in_place.h).
 *
 * No link at the end of a path is followed: base/files/target.h says where it
 * leads.
 */

#include "base/core/arena.h"

/* Writes `after` over the regular file `path` if it still holds `before`, or
 * `after`, which another run may have written.  False, and `*why`, when it
 * cannot be done; then the file is as it was.
 */
bool replace_text(const char *path, struct slice before, struct slice after,
                  const char **why);

/* Writes `text` to `path`, whatever it held, or to a new file.  What is no
 * regular file (a pipe, a device, a link) is written through.  False, and
 * `*why`; then a regular file is as it was, or not there.
 */
bool replace_file(const char *path, struct slice text, const char **why);

/* What a killed replace_text() has left half written becomes the old text
 * again.  False, and `*why`, when that is needed and cannot be done.
 */
bool replace_restore(const char *path, const char **why);

#endif
