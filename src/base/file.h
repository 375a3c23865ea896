#ifndef BASE_FILE_H
#define BASE_FILE_H

/* The program's one door to the file system.  World errors come back as
 * false with a reason text, never as an exit.
 */

#include "base/arena.h"
#include "base/vec.h"

/* Reads the whole of `path` ("-" is standard input) into `arena`; a NUL
 * stands behind the text and is not counted.  On failure `*why` says what
 * the system said.
 */
bool file_read(struct arena *arena, const char *path, struct slice *text,
               const char **why);

/* Writes `text` to standard output (`path` NULL) or over `path`. */
bool file_write(const char *path, struct slice text, const char **why);

struct file_list {
    VEC(struct slice) path; /* NUL-terminated, in the arena */
};

/* Adds to `list` every regular file below the directory `path` whose name
 * satisfies `wanted`, in sorted order; `.git` and what .gitignore files
 * exclude (from the git root down) are passed over, and symbolic links that
 * lead out of the directory are not followed.
 */
bool file_walk(struct arena *arena, const char *path,
               bool (*wanted)(struct slice name), struct file_list *list,
               const char **why);

bool file_is_directory(const char *path);

/* The directory of the git work tree around `path`, or an empty slice. */
struct slice file_git_root(struct arena *arena, const char *path);

/* `path` made absolute against the working directory, `.` and `..` removed
 * as text; links are not followed.
 */
struct slice file_absolute(struct arena *arena, struct slice path);

#endif
