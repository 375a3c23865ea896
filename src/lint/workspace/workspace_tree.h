#ifndef LINT_WORKSPACE_WORKSPACE_TREE_H
#define LINT_WORKSPACE_WORKSPACE_TREE_H

/* The second half of a workspace: what the git work tree around a run adds to
 * its catalog.  Private to the workspace.
 */

#include "lint/workspace/workspace.h"

/* What the files of the run speak of. */
struct workspace_wants {
    bool actions;         /* one that no file of the run defines */
    bool blueprints;      /* the same */
    struct map workflows; /* file names */
    struct slice path;    /* path of the first file that wants anything */

    /* The absolute paths of the run's own files: what they hold is known.
     * Empty ones stand for what could not be read.
     */
    const struct slice *file;
    uint32_t files;
};

/* Whether the configuration lets the file at the absolute `path` hold
 * blueprints.
 */
bool workspace_tree_takes(const struct workspace_options *options,
                          struct slice path);

struct workspace_problems {
    VEC(struct walk_problem) list;
};

/* Adds to `catalog` what is wanted, and to `problems` what may not be read.
 * Returns the absolute root of the work tree; empty: there is none, or
 * `wants->near` is excluded from it.
 */
struct slice
workspace_tree_add(struct arena *arena, const struct workspace_options *options,
                   const struct workspace_wants *wants, struct catalog *catalog,
                   struct workspace_problems *problems);

#endif
