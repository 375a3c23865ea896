#ifndef LINT_WORKSPACE_GIT_REMOTE_H
#define LINT_WORKSPACE_GIT_REMOTE_H

/* What the repository of a work tree is called elsewhere: read from git's
 * configuration, without running git.
 */

#include "base/core/arena.h"
#include "base/core/vec.h"

struct git_remotes {
    VEC(struct slice) name; /* org/repo */
};

/* The remotes of the work tree at the absolute `root`, in the order of its
 * configuration.  What cannot be read has none.
 */
struct git_remotes git_remote_find(struct arena *arena, struct slice root);

/* The `org/repo` of the address of a remote, such as
 * `git@github.com:org/repo.git`; empty when it has none.
 */
struct slice git_remote_name(struct slice url);

#endif
