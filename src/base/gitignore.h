#ifndef BASE_GITIGNORE_H
#define BASE_GITIGNORE_H

/* What the .gitignore files of a work tree exclude, as gitignore(5) has it:
 * comments, `!` negation, patterns for directories only, patterns bound to
 * the directory of their file, and `**`.  The texts are handed in; nothing
 * here touches the file system.
 */

#include "base/arena.h"
#include "base/vec.h"

struct gitignore_line {
    struct slice pattern;
    struct slice base; /* directory of its file: empty, or ends in a slash */
    bool negated;
    bool directory; /* written with a slash at its end */
    bool bound;     /* matches the path below `base`, not just the name */
};

struct gitignore {
    VEC(struct gitignore_line) line; /* a later one has the last word */
};

/* Adds the lines of `text`, a .gitignore in the directory `base` (empty for
 * the root, else ending in a slash).  Borrows both.
 */
void gitignore_add(struct arena *arena, struct gitignore *ignore,
                   struct slice base, struct slice text);

/* Is `path`, written from the root, excluded?  The caller does not enter an
 * excluded directory, so nothing below it can be let in again.
 */
bool gitignore_has(const struct gitignore *ignore, struct slice path,
                   bool directory);

/* The same for the file `path` when nobody has looked at the directories on
 * the way to it: it is excluded with any of them.
 */
bool gitignore_covers(const struct gitignore *ignore, struct slice path);

#endif
