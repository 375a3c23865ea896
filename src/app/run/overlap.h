#ifndef APP_RUN_OVERLAP_H
#define APP_RUN_OVERLAP_H

/* Reports and baselines against inputs: none of the former is ever written
 * over one of the latter, whatever name, link or hard link leads to it.  Which
 * file it is decides, not what it is called.
 */

#include "app/run/outputs.h"
#include "base/files/target.h"

/* A file that the run is going to write, and that is there already. */
struct overlap_output {
    struct slice path;
    struct target_id id;
    bool baseline;
};

struct overlap {
    struct arena *arena;
    VEC(struct overlap_output) output;
    VEC(struct slice) late; /* inputs that are met in the course of the run */
};

/* Takes note of what `outputs` and --write-baseline write.  False when one of
 * them may not be written, and that was said: a link leads out of the work
 * tree, or two of them are one file.
 */
bool overlap_open(struct overlap *overlap, struct arena *arena,
                  const struct outputs *outputs, const struct options *options);

/* Whether no output is the input `path`; else that is said.  A baseline may be
 * written over the `baseline` that was read.
 */
bool
overlap_allows(const struct overlap *overlap, struct slice path, bool baseline);

/* Whether `text`, a file that walking has found and that is not for us, may be
 * what an earlier run has written there: a report, a baseline, or nothing yet.
 */
bool overlap_may_replace(struct slice text);

/* An input that is known only now.  overlap_allows_late() asks the same of all
 * of them, and speaks of the first.
 */
void overlap_add(struct overlap *overlap, struct slice path);
bool overlap_allows_late(const struct overlap *overlap);

#endif
