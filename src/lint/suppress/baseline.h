#ifndef LINT_SUPPRESS_BASELINE_H
#define LINT_SUPPRESS_BASELINE_H

/* Findings that a team knows of and lives with for now: a file that lists
 * them by their fingerprints (diag/fingerprint.h), which moved lines do not
 * change.  Paths in it are seen from its own folder, so that it does not
 * matter from where the program is run.  Read and checked as configurations
 * are (schemas/baseline.schema.json).
 */

#include "base/containers/map.h"
#include "diag/bag.h"

struct baseline_entry {
    struct slice path, rule, message, reason;
    struct slice fingerprint; /* 16 hexadecimal digits */
    struct span where;        /* of that, in the file */
    bool found;               /* a finding had it */
};

struct baseline {
    struct arena *arena;
    struct source source;
    struct slice folder; /* absolute */
    VEC(struct baseline_entry) entry;
    struct map known;   /* fingerprint → 1 + index */
    struct map checked; /* paths of files that were held against it */
};

/* One without entries, for a file in the absolute `folder`. */
struct baseline baseline_new(struct arena *arena, struct slice folder);

/* Reads `source` into `baseline`, which has no entries.  What is wrong goes to
 * `bag`, which is finished then; false when there is an error among it.
 */
bool
baseline_read(struct baseline *baseline, struct source source, struct bag *bag);

/* Marks the findings of `bag` that are listed (bag_sweep() moves them).  The
 * bag is finished; `path` is that of `source`, absolute.  `scratch` is used
 * freely.
 */
void baseline_apply(struct baseline *baseline, struct arena *scratch,
                    struct source *source, struct slice path, struct bag *bag);

/* Adds the findings of `bag` at or above `least`, and marks them; reasons are
 * taken over from `old`, unless that is NULL.
 */
struct baseline_file {
    struct source *source;
    struct slice path; /* absolute */
    struct bag *bag;
    enum level least;
    const struct baseline *old;
};
void baseline_add(struct baseline *baseline, struct arena *scratch,
                  const struct baseline_file *file);

/* Writes it as a file: sorted, each entry on a line of its own. */
struct slice baseline_text(struct baseline *baseline, struct arena *arena);

#endif
