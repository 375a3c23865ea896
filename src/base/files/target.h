#ifndef BASE_FILES_TARGET_H
#define BASE_FILES_TARGET_H

/* Where a path leads to that is about to be written.  Links come with a pull
 * request like files do, and must not lead a write out of the work tree that
 * they are in: each link on the way, to a directory or to a file, has to stay
 * within every work tree that is around it.  A path may leave a tree by `..`,
 * and may be absolute, for that was written by whoever runs us.
 * base/worktree tells which directory is a work tree.
 */

#include "base/core/arena.h"

/* The file that is written in place of `path`: absolute, without links,
 * NUL-terminated, in `arena`.  Outside of a work tree a link may lead to what
 * is below the working directory, or else below its own directory.  False, and
 * `*why`, when it leads elsewhere or nowhere.
 */
bool target_find(struct arena *arena, struct slice path, struct slice *target,
                 const char **why);

/* Whether a new text for `path`, which need not be there yet, stays in the
 * work trees around it; outside of them it may lead anywhere.
 */
bool target_stays(struct arena *arena, struct slice path, const char **why);

/* Which file it is, whatever names it has. */
struct target_id {
    uintmax_t device, number;
};

/* The file that `path` leads to.  False when there is none, or it is no file
 * that keeps what is written: a pipe, a device.
 */
bool target_identify(const char *path, struct target_id *id);
bool target_same(struct target_id a, struct target_id b);

#endif
