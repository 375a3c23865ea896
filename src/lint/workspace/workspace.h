#ifndef LINT_WORKSPACE_WORKSPACE_H
#define LINT_WORKSPACE_WORKSPACE_H

/* The files of a run as a whole, and what lies around them: which actions and
 * blueprints there are, and which GitHub workflows.
 *
 * It is filled in two steps.  A first pass reads each file of the run, on any
 * thread, and keeps its text and its tree for the second, as long as there is
 * room.  Then, on one thread, what the files speak of and none of them defines
 * is looked for in the git work tree: nothing is, when they speak of nothing
 * else.  What comes out does not depend on the number of threads.
 */

#include "base/files/gitignore.h"
#include "base/files/walk.h"
#include "base/threads/pool.h"
#include "port/catalog.h"
#include "port/document_kind.h"
#include "read/json/read_json.h"

struct workspace;

struct workspace_repository {
    struct slice name;   /* org/repo */
    struct slice folder; /* where it is checked out */
};

/* What a configuration says.  Empty: what the work tree holds. */
struct workspace_options {
    struct slice directory;      /* the working directory, absolute */
    struct slice root;           /* of the work tree; empty: found by git's */
    struct slice folder;         /* absolute; where paths and patterns start */
    struct gitignore blueprints; /* files that hold them; there are no others */
    struct gitignore workflows;  /* files besides .github/workflows */
    VEC(struct workspace_repository) repositories;
    struct slice bounds; /* what these may not lead out of; empty: they may */
    bool jsonc;
    bool alone; /* the files of the run, and nothing else, are looked at */
};

/* A file of the run after the first pass. */
struct workspace_file {
    struct source source; /* without a text when it was not kept */
    struct tree tree;     /* of a kept text, unless it has several lines */
    struct bag bag;       /* what was wrong with its syntax */
    struct document_parts parts; /* the documents of the tree */
    bool kept;
};

/* A workspace for `files` files and so many threads.  It lives in `arena`,
 * and has memory of its own until it is closed.
 */
struct workspace *
workspace_open(struct arena *arena, const struct workspace_options *options,
               uint32_t files, uint32_t threads);

/* First pass: reads the file at `path` ("-": standard input), which reports
 * call `name`.  Its index
 * and its thread are those of `job`.  A file that cannot be read says so when
 * it is read again.
 */
void workspace_read(struct workspace *workspace, const struct pool_job *job,
                    struct slice path, struct slice name);

/* What was looked for and may not be read: a path and why.  After
 * workspace_finish().
 */
const struct walk_problem *
workspace_problems(const struct workspace *workspace, uint32_t *count);

/* The text of file `index`, when it was kept; else its `at` is NULL. */
struct slice workspace_text(const struct workspace *workspace, uint32_t index);

/* Between the passes: looks for what is missing. */
void workspace_finish(struct workspace *workspace);

/* What the first pass has kept of file `index`, or NULL. */
const struct workspace_file *
workspace_kept(const struct workspace *workspace, uint32_t index);

/* What the rules may know beside file `index`. */
const struct catalog *
workspace_catalog(const struct workspace *workspace, uint32_t index);

void workspace_close(struct workspace *workspace);

#endif
