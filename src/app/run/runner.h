#ifndef APP_RUN_RUNNER_H
#define APP_RUN_RUNNER_H

/* A run over the files of a command line: paths → one check of each, on some
 * threads → reports in the order of the files → how the program ends.  `lint`
 * and `validate` differ in what they do with one source, and in nothing else.
 */

#include "app/run/baselines.h"
#include "app/run/fixer.h"
#include "app/run/outputs.h"
#include "app/run/overlap.h"
#include "base/containers/map.h"
#include "base/threads/pool.h"
#include "lint/lint.h"
#include "lint/thread_cache.h"

struct runner;

/* What the run does with one source, on any thread; the result is in `arena`.
 * `cache` is that thread's.
 */
typedef struct lint_result
runner_check(const struct runner *runner, struct arena *arena,
             struct source source, const struct input *input,
             struct thread_cache *cache);

/* Embed it as the first member of what the check needs to know. */
struct runner {
    struct pool_task task;
    runner_check *check;
    VEC(const struct lint_result *) before; /* reported before the files */
    VEC(struct slice) read; /* files that were read beside them */

    /* NULL, or it is called when all files are checked: adds to `overlap` what
     * else was read for them.
     */
    void (*note_read)(struct runner *runner);

    /* NULL: each file is read by itself.  Else it is called before the first
     * check, and may set `text`, by file: what it has read already.
     */
    void (*prepare)(struct runner *runner, uint32_t threads);
    struct slice *text;

    /* Of the runner itself: */
    struct arena *arena;
    const struct options *options;
    struct config_choice choice;
    struct baselines baselines;
    struct inputs inputs;
    struct selection selection;
    struct outputs outputs;
    struct overlap overlap;
    struct runner_outcome **outcome; /* one for each input */
    struct thread_cache *cache;      /* one for each thread */
    struct fixer fixer;
    enum level least; /* lowest level that is listed */
    enum level fail_on;
    struct map reported; /* findings of what is reported only once */
    uint32_t room;       /* findings that may still be shown */
    uint32_t grave;      /* findings at or above `fail_on` */
    struct report_totals totals;
    enum status status;
};

/* What `path` is called in reports: standard input has a name of its own. */
struct slice
runner_source_name(const struct options *options, struct slice path);

/* Reads the options that every run has.  On failure `*problem` says what is
 * wrong with them, or is empty when that was said already.
 */
bool runner_open(struct runner *runner, struct arena *arena,
                 const struct options *options, struct slice *problem);

/* Checks all files and writes all reports. */
enum status runner_run(struct runner *runner);

#endif
