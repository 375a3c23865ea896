#ifndef REPORT_REPORTER_H
#define REPORT_REPORTER_H

/* What a reporter is: three functions that write, one after the other, the
 * beginning of a report, what was found in each file, and the end.  All
 * reporters get the same findings; a reporter decides on their form only.
 * The one exception is the level `hint`, which is meant for editors: `lsp`
 * always lists hints, the others when the style's `least` says so.
 *
 * Lines and columns that people read are 1-based, columns count Unicode code
 * points, and an end column is the one after the last character.
 */

#include "base/text/buf.h"
#include "diag/bag.h"
#include "source/source.h"

/* What was reported so far: for formats in which a file depends on those
 * before it.
 */
struct report_run {
    VEC(const struct kind *) kind; /* those of the current file, too */
    uint32_t files;                /* before the current file */
    uint32_t listed;               /* findings in these files */
    uint32_t suppressed;           /* and such as are only in SARIF */
};

struct report_style {
    const char *version;    /* of the program */
    struct slice directory; /* working directory, absolute */
    struct slice workspace; /* root of the checkout, or empty */
    const struct report_run *run;
    enum level least; /* findings below it are not listed */
    uint32_t columns; /* of the terminal; 0: there is none */
    bool color;       /* ANSI escapes */
    bool links;       /* OSC 8 hyperlinks, too */
    bool quiet;       /* no summary */

    /* The Markdown page about the kind called `id`; empty when there is none.
     * NULL: there are no pages.
     */
    struct slice (*page)(struct slice id);
};

/* Spans of one source, sorted and apart from each other. */
struct report_spans {
    VEC(struct span) list;
};

/* One file that was checked.  The line table of `source` is there, unless
 * the bag is empty.  Reporters get what redact_file() makes of it.
 */
struct report_file {
    const struct source *source;
    const struct bag *bag;
    const struct bags *errors; /* of schemas, where asked for; or NULL */
    const struct report_spans *hidden; /* covered in `source`; or NULL */
    bool alone;                        /* it is the only file of the run */
    struct arena *scratch; /* for what a reporter needs while it writes */
};

/* Of all files; findings below the style's `least` are not counted. */
struct report_totals {
    uint32_t files;
    uint32_t found;                  /* files with findings */
    uint32_t level[LEVEL_ERROR + 1]; /* findings by level */
    uint32_t fixable;                /* with --unsafe-fixes, if given */
    uint32_t unsafe;                 /* only with --unsafe-fixes */
    uint32_t fixed;                  /* and no longer among the findings */
    uint32_t hidden; /* findings beyond a limit, which were not listed */
};

struct reporter {
    const char *name;
    const char *summary;
    bool errors;       /* writes `errors`, else findings */
    bool fingerprints; /* findings must have theirs */
    bool log;          /* people read it, in logs of CI systems, too: it
                          has to go through log_filter() */
    bool annotations;  /* GitHub obeys its lines, as is intended */

    /* `begin` and `end` are NULL when there is nothing to write; `first` is
     * true for the first file only.
     */
    void (*begin)(struct buf *out, const struct report_style *style);
    void (*file)(struct buf *out, const struct report_style *style,
                 const struct report_file *file, bool first);
    void (*end)(struct buf *out, const struct report_style *style,
                const struct report_totals *totals);
};

#define REPORTER(id) extern const struct reporter reporter_##id;
#include "report/reporters.def"
#undef REPORTER

/* All reporters, in the order of reporters.def. */
uint32_t reporter_count(void);
const struct reporter *reporter_at(uint32_t index);

/* The reporter called `name`, or NULL. */
const struct reporter *reporter_find(struct slice name);

/* Is `diag` one that this style lists? */
static inline bool
report_lists(const struct report_style *style, const struct diag *diag)
{
    return diag->level >= style->least;
}

/* Place of `kind`, which has a finding, among those of the run. */
uint32_t report_kind(const struct report_run *run, const struct kind *kind);

/* Before and after the findings of `bag` are reported; makes room in `arena`.
 */
void report_run_enter(struct arena *arena, struct report_run *run,
                      const struct bag *bag, enum level least);
void report_run_leave(struct report_run *run, const struct bag *bag,
                      enum level least);

/* "3 errors, 0 warnings, 1 info in 2 of 7 files (1 fixable)" */
void report_summary(struct buf *out, const struct report_totals *totals);

/* The program's own page. */
#define REPORT_HOME "https://github.com/invokelint/invokelint"

/* Writes the address of the page about `kind`. */
void report_page(struct buf *out, const struct kind *kind);

#endif
