#ifndef BASE_FILES_WORKTREE_H
#define BASE_FILES_WORKTREE_H

/* The door for files that nobody named on the command line: configurations
 * that are found, what they name, and what lies around the files of a run.
 * Who sends a pull request decides what these are, so they are read only when
 * they are regular files that really lie in the directory they belong to.
 * Nothing else is opened, so that no pipe or device is waited for, and nothing
 * of another place is read.
 *
 * docs/security.md says what this is for; tools/layers.txt sees to it that
 * other ways to read a file are not used by accident.
 */

#include "base/containers/map.h"
#include "base/files/file.h"

/* The root for what may lie anywhere: what git keeps for itself, and what
 * the command line names and must be a regular file.
 */
#define WORKTREE_ANYWHERE S("/")

/* ---- Reading ------------------------------------------------------------- */

/* Reads the regular file `path`, which lies in the directory `root` when all
 * links are followed, links within it included, and has at most `most` bytes;
 * both paths are absolute.  What the system makes up on reading (/proc) is
 * empty.  The text is NUL-terminated, in `arena`.
 */
bool worktree_read(struct arena *arena, struct slice root, struct slice path,
                   size_t most, struct slice *text, const char **why);

/* The same for the names in the directory `path`; see file_list(). */
bool worktree_list(struct arena *arena, struct slice root, struct slice path,
                   struct file_names *names, const char **why);

/* Reads what the command line names, whatever it is and wherever it lies, but
 * no more than `most` bytes and one: a pipe is waited for.
 */
bool worktree_read_named(struct arena *arena, const char *path, size_t most,
                         struct slice *text, const char **why);

/* Reads the document `path`, "-" for standard input: what the command line
 * names, or a walk has found.  A link that leads out of the work tree which it
 * lies in is refused; any other place the user has written himself.  For the
 * directories on the way there is worktree_leaves().
 */
bool worktree_read_document(struct arena *arena, struct slice path,
                            struct slice *text, const char **why);

/* Whether the directory `path` (empty: the working one) leads out of its work
 * tree; then `*why` says so.
 */
bool worktree_leaves(struct arena *arena, struct slice path, const char **why);

/* Both for a single document. */
bool worktree_read_single(struct arena *arena, struct slice path,
                          struct slice *text, const char **why);

/* ---- Where a file belongs ------------------------------------------------ */

/* Whether `path` is below the directory `root`, or is it, when all links are
 * followed; both absolute.  If not, `*why` says so.
 */
bool worktree_holds(struct slice root, struct slice path, const char **why);

/* The roots that were found; embed it to look at each directory once. */
struct worktrees {
    struct map known; /* absolute directory → index of its root, or 0 */
    VEC(struct slice) root;
    unsigned long owner; /* of the directories that are asked about */
};

struct worktrees worktrees_new(struct arena *arena, unsigned long owner);

/* The root of the git work tree around the absolute `directory`, or an empty
 * slice.  A `.git` counts if it belongs to root, to the user, or to whoever
 * owns the file's own directory or the working directory, and does not lie in
 * a directory that all may write to and only owners delete from (/tmp).  Where
 * a link leads from one work tree into another, the outer one is meant.
 */
struct slice
worktrees_find(struct worktrees *worktrees, struct slice directory);

/* Whether the absolute `directory` itself has a `.git` that counts. */
bool worktree_is_root(struct arena *arena, struct slice directory);

/* The same as worktrees_find() for a single directory, which may be relative.
 */
struct slice worktree_root(struct arena *arena, struct slice directory);

/* What the file `path` must not lead out of by what is written in it: its work
 * tree; without one the working directory, or if it is not below that, its own
 * directory.
 */
struct slice worktree_around(struct arena *arena, struct slice path);

/* Whether `path` is a regular file in the work tree around the working
 * directory, or without one in that: of such a file, what is wrong with it may
 * be quoted.
 */
bool worktree_quotes(struct arena *arena, struct slice path);

/* ---- Owners -------------------------------------------------------------- */

/* Who owns the directory `path`, links followed; the user, if it is not there.
 */
unsigned long worktree_owner(const char *path);

/* Whether `path` itself (a link is not followed) belongs to root, to the user,
 * to the owner of the working directory, or to `owner`.
 */
bool worktree_trusts(const char *path, unsigned long owner);

#endif
