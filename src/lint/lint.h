#ifndef LINT_LINT_H
#define LINT_LINT_H

/* The pipeline for one source: bytes → tree → documents → schema, templates and
 * rules → bag.  Everything hangs from the arena that the caller gives, so
 * sources can be linted side by side in threads of their own.
 */

#include "diag/bag.h"
#include "jq/program/parse.h"
#include "lint/suppress/suppressions.h"
#include "source/source.h"

struct catalog;
struct thread_cache;
struct workspace_file;

/* What a document is taken for; AUTO decides by its structure. */
enum lint_kind {
#define LINT_KIND(id, name, summary) LINT_##id,
#include "lint/kinds.def"
#undef LINT_KIND
};

struct lint_options {
    enum lint_kind kind;
    bool jsonc; /* comments and trailing commas are no fault */
    bool named; /* the user named this file; it was not found by walking */
    enum jq_dialect dialect;
    struct thread_cache *cache;  /* of this thread; NULL: nothing is kept */
    const struct config *config; /* NULL: there is none */
    struct slice path; /* of the source, below the folder of `config` */
    bool no_ignores;   /* nothing that is found is suppressed */
    bool defaults; /* of rules that are off by themselves, none is asked for */
    const struct catalog *catalog; /* of other files; NULL: nothing is known */
    const struct workspace_file *kept; /* the source, read already; or NULL */
};

struct lint_result {
    struct source source;
    struct bag bag; /* finished: sorted, without repetitions */
    struct suppressions suppressions; /* what the source says of suppression */
    bool skipped;                     /* no document of a kind that is linted */
    const char *why; /* of a skipped source, for --verbose; else NULL */
    /* Of other sources; reported first, and once in a run. */
    VEC(const struct lint_result *) before;
    struct bags errors; /* of `validate`, where a report asks for them */
};

/* The kind that `--kind NAME` means; false when there is none. */
bool lint_kind_find(struct slice name, enum lint_kind *kind);

/* The names of the kinds, for messages: "auto, action, …". */
const char *lint_kind_names(void);

/* Lints `source`; names that end in .jsonc or .json5 are read as JSONC, and
 * those that end in .jsonl or .ndjson line by line.  The text must live as
 * long as `arena`, in which everything of the result is.
 */
struct lint_result lint_source(struct arena *arena, struct source source,
                               const struct lint_options *options);

#endif
