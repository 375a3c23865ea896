#ifndef BASE_FILES_WALK_H
#define BASE_FILES_WALK_H

/* Finds the files below a directory.  `.git` and what .gitignore files
 * exclude (from the root of the work tree down; without a work tree, from
 * the directory itself down) are passed over.  Symbolic links are not
 * followed: what they lead to inside the directory is met under its own
 * name, and what lies outside is not asked for.
 */

#include "base/core/arena.h"
#include "base/core/vec.h"

struct walk_problem {
    struct slice path;
    const char *why;
};

struct walk {
    VEC(struct slice) path;           /* NUL-terminated, in the arena */
    VEC(struct walk_problem) problem; /* directories that could not be read */
    uint32_t limit; /* names that are looked at; 0: all of them */
    uint32_t names; /* names that were; beyond the limit nothing is entered */
};

/* Adds to `walk` every regular file below the directory `path` whose name is
 * `wanted`: in the order of the bytes of their names, a directory's files
 * standing where the directory would.  Paths start with `path`, except that
 * `.` itself is left out.  A directory that leads out of its work tree is a
 * problem.
 */
void walk_directory(struct arena *arena, struct slice path,
                    bool (*wanted)(struct slice name), struct walk *walk);

/* Whether .gitignore files of the work tree at `root` exclude the file `path`
 * in it, or a directory that it is in; both absolute.
 */
bool walk_ignores(struct arena *arena, struct slice root, struct slice path);

#endif
