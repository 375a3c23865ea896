#ifndef BASE_FILES_GITIGNORE_H
#define BASE_FILES_GITIGNORE_H

/* What the .gitignore files of a work tree exclude, as gitignore(5) has it:
 * comments, `!` negation, patterns for directories only, patterns bound to
 * the directory of their file, and `**`.  The texts are handed in; nothing
 * here touches the file system.
 */

#include "base/core/arena.h"
#include "base/core/vec.h"

struct glob_set;

struct gitignore_line {
    struct slice pattern;
    struct slice base; /* directory of its file: empty, or ends in a slash */
    bool negated;
    bool directory; /* written with a slash at its end */
    bool bound;     /* matches the path below `base`, not just the name */
};

/* What neighbours among the lines say of one directory. */
struct gitignore_layer {
    struct slice base;
    uint32_t lines; /* that come before them */
    /* By what they are held against, path or name, and by whether they are for
     * directories only; NULL: there are none.
     */
    struct glob_set *set[2][2];
};

struct gitignore {
    VEC(struct gitignore_line) line; /* a later one has the last word */
    VEC(struct gitignore_layer) layer;
};

/* Adds the lines of `text`, a .gitignore in the directory `base` (empty for
 * the root, else ending in a slash).  Borrows both.  False when some of them
 * exclude nothing, as too many of the patterns are alike
 * (base/files/glob_set.h).
 */
bool gitignore_add(struct arena *arena, struct gitignore *ignore,
                   struct slice base, struct slice text);

/* Takes away all layers but the first `layers`: a directory was left. */
void gitignore_leave(struct gitignore *ignore, uint32_t layers);

/* Is `path`, written from the root, excluded?  The caller does not enter an
 * excluded directory, so nothing below it can be let in again.  What patterns
 * that have to be tried cost is taken from `*steps`: when none are left, those
 * exclude nothing.
 */
bool gitignore_has(const struct gitignore *ignore, struct slice path,
                   bool directory, uint64_t *steps);

/* The same for the file `path` when nobody has looked at the directories on
 * the way to it: it is excluded with any of them.  Takes up to
 * LIMIT_GLOB_STEPS.
 */
bool gitignore_covers(const struct gitignore *ignore, struct slice path);

#endif
