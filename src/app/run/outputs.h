#ifndef APP_RUN_OUTPUTS_H
#define APP_RUN_OUTPUTS_H

/* The reports of one run: every -f has a reporter, a style and a place to
 * go, standard output or a file.
 */

#include "app/options.h"
#include "report/reporter.h"

struct output {
    const struct reporter *reporter;
    struct report_style style;
    struct slice path; /* empty: standard output */
    struct arena arena;
    struct buf buf; /* in `arena` */
    bool failed;    /* could not be written, and that was said */
};

struct outputs {
    VEC(struct output *) list;
    struct arena *arena;
    struct report_run run;
    enum level least; /* findings below it are not listed */
    bool aside;       /* standard output is for something else: reports to it
                         go to standard error */
    bool color;       /* on standard output */
    bool started;     /* a file was reported */
    bool alone;       /* there is only one */
    bool withheld;    /* nothing is written to files */
};

/* Of --format, --color, -q and -v.  `least` is the lowest level that is
 * listed, `directory` the working directory, absolute.  On failure `*problem`
 * says what is wrong with the options.
 */
bool outputs_open(struct arena *arena, const struct options *options,
                  struct slice directory, enum level least,
                  struct outputs *outputs, struct slice *problem);

void outputs_begin(struct outputs *outputs);

/* Whether a report wants the errors of schemas apart from other findings. */
bool outputs_errors(const struct outputs *outputs);

/* Whether findings must have their fingerprints. */
bool outputs_fingerprints(const struct outputs *outputs);

/* Makes the line table of `source` when there is something to report.
 * `errors`: those that outputs_errors() asks for; none, or NULL.
 */
void outputs_file(struct outputs *outputs, struct arena *scratch,
                  struct source *source, const struct bag *bag,
                  const struct bags *errors);

/* Writes what is left; false when some report could not be written. */
bool outputs_end(struct outputs *outputs, const struct report_totals *totals);

/* Counts what is in `bag` from the level `least` on; the fixes that are not
 * safe among the fixable with `unsafe`.
 */
void outputs_count(struct report_totals *totals, const struct bag *bag,
                   enum level least, bool unsafe);

#endif
