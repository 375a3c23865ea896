#ifndef LINT_REMOTE_H
#define LINT_REMOTE_H

/* What the repository of a work tree is called elsewhere: read from git's
 * configuration, without running git.
 */

#include "base/arena.h"
#include "base/vec.h"

struct remotes {
    VEC(struct slice) name; /* org/repo */
};

/* The remotes of the work tree at the absolute `root`, in the order of its
 * configuration.  What cannot be read has none.
 */
struct remotes remote_find(struct arena *arena, struct slice root);

/* The `org/repo` of the address of a remote, such as
 * `git@github.com:org/repo.git`; empty when it has none.
 */
struct slice remote_name(struct slice url);

#endif
