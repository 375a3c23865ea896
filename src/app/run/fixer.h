#ifndef APP_RUN_FIXER_H
#define APP_RUN_FIXER_H

/* --fix and --diff: makes the fixes of a file, checks what came of it, makes
 * those that this has uncovered, and so on until nothing changes; then writes
 * the file, or prints what would change.  A fix is made only for a finding
 * that would be reported.
 *
 * Standard input that is fixed goes to standard output, whole and whether or
 * not anything has changed: the program is a filter then, and what is
 * reported goes to standard error.
 */

#include "app/options.h"
#include "lint/lint.h"
#include "lint/thread_cache.h"

struct runner;

struct fixer {
    struct thread_cache cache;
    uint32_t files; /* that changed, or would */
    uint32_t fixed; /* findings */
    bool asked;     /* --fix or --diff */
    bool diff;      /* --diff: nothing is written */
};

/* Reads the options of `runner`; call it before its outputs are begun. */
void fixer_open(struct fixer *fixer, struct runner *runner);

/* Fixes the source of `result`, the file of the run called `index`.  With
 * --fix `*result` becomes what is found in the fixed text.  Call it only when
 * fixing was asked for.
 */
void fixer_fix(struct fixer *fixer, struct runner *runner, struct arena *arena,
               uint32_t index, struct lint_result *result);

/* Call it before the file `path` is read that is to be fixed: puts the old text
 * back that a killed run has left half overwritten.  False when that cannot be
 * done, and that was said.
 */
bool fixer_restore(struct arena *arena, struct slice path);

/* Writes `after` over the file `path`, which holds `before`.  Links are
 * followed as long as they stay in the work tree.  False when it cannot be
 * done, and that was said.
 */
bool fixer_write(struct arena *arena, struct slice path, struct slice before,
                 struct slice after);

/* Prints the changes from `before` to `after` of the file called `name`, as a
 * patch; says so when it cannot be applied.  STATUS_CLEAN unless it could not
 * be printed.
 */
enum status fixer_print(struct arena *arena, bool color, struct slice name,
                        struct slice before, struct slice after);

/* STATUS_FINDINGS when there was something for --diff to print. */
enum status fixer_close(struct fixer *fixer, struct runner *runner);

#endif
