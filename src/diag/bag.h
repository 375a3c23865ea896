#ifndef DIAG_BAG_H
#define DIAG_BAG_H

/* The findings of one source: the only thing a pass may add to.  A bag keeps
 * what it is given; bag_finish() then sorts by place and drops repetitions.
 */

#include "base/core/budget.h"
#include "base/core/limits.h"
#include "base/core/vec.h"
#include "base/text/suggestion_index.h"
#include "diag/diag.h"

/* The sets of names from which the findings of one source propose some. */
struct bag_names {
    struct suggestion_indexes of_source, of_document;
};

struct bag {
    struct arena *arena;
    struct budget *budget;   /* of the source; never NULL */
    struct bag_names *names; /* of the source, too */
    VEC(struct diag *) list;
    VEC(struct diag *) suppressed; /* found, but not to be reported */
    VEC(struct span) hidden;       /* what no report may show */
    uint32_t since;                /* findings before the current document */
    uint32_t dropped;              /* beyond the limits */
    bool cut;           /* a document had more findings than are kept */
    bool mute;          /* none is kept: who will get them is full */
    bool failed;        /* one that was dropped was an error */
    struct diag *spare; /* stands for those that are dropped */
};

/* What schemas say against documents: a bag of errors for each time that one
 * judges another, empty when it is valid.
 */
struct bags {
    VEC(const struct bag *) list;
};

/* An empty bag with a budget of its own, for a source of `size` bytes. */
struct bag bag_for(struct arena *arena, size_t size);

/* An empty bag that spends from the budget of `parent`: for a part of the same
 * source, a trial, or a second look.  In `arena`, which may be another one.
 */
struct bag bag_within(struct arena *arena, const struct bag *parent);

/* The same with a budget for a source of a few bytes. */
struct bag bag_new(struct arena *arena);

/* Notes that the budget is spent, at `where`; only the first time counts.
 * `unchecked` (a literal) says what was not checked, as in "the rest of the
 * schema".  No budget is left afterwards; bag_finish() reports it as
 * `too-complex`, even when it was noted in a bag whose findings are dropped.
 */
void bag_too_complex(struct bag *bag, struct span where, const char *unchecked);

/* The finding about a part that was too complex by itself; all else is
 * checked.
 */
void
bag_add_too_complex(struct bag *bag, struct span where, const char *unchecked);

/* Adds a finding; the message is formatted into the bag's arena.  The result
 * lives as long as the bag; callers may refine it (level, related, help,
 * fix).  Of what is beyond the limits nothing is formatted: the result is then
 * empty, and the same each time.
 */
struct diag *
bag_add(struct bag *bag, const struct kind *kind, struct span where,
        const char *format, ...) __attribute__((format(printf, 4, 5)));

/* What is at `where` is a secret: no report shows it, whatever becomes of
 * the findings about it.
 */
void bag_hide(struct bag *bag, struct span where);

/* Adds a finding that another bag of the same arena holds. */
void bag_take(struct bag *bag, struct diag *diag);

/* Adds a copy, all texts included, of a finding from another arena, and
 * returns it.
 */
struct diag *bag_copy(struct bag *bag, const struct diag *diag);

/* Another document of the same source begins: it may have LIMIT_DIAGS
 * findings of its own.
 */
void bag_begin(struct bag *bag);

/* The set of the names that `owner` has, to be filled when it is `*fresh`; see
 * suggestion_indexes_get().  `owner` lives as long as the bag; bag_names_now():
 * until the next bag_begin().  And the search among them: suggestion_best() is
 * empty when there is none, or the bag keeps no more of this document.
 */
struct suggestion_index *
bag_names(struct bag *bag, const void *owner, uintptr_t which, bool *fresh);
struct suggestion_index *
bag_names_now(struct bag *bag, const void *owner, uintptr_t which, bool *fresh);
struct suggestion
bag_suggest(struct bag *bag, struct suggestion_index *names, struct slice word);

/* Whether the bag keeps no more of this document: a pass may stop. */
static inline bool
bag_full(const struct bag *bag)
{
    return bag->mute || bag->list.count - bag->since >= LIMIT_DIAGS ||
           bag->list.count >= LIMIT_DIAGS_ALL;
}

/* Whether `diag` is in the bag; takes it out, if it is. */
bool bag_holds(const struct bag *bag, const struct diag *diag);
void bag_drop(struct bag *bag, const struct diag *diag);

/* A further place that belongs to `diag`, in the order of the calls. */
void bag_relate(struct bag *bag, struct diag *diag, struct span where,
                const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The same in another file: `source` must live until the finding has been
 * reported.
 */
void
bag_relate_in(struct bag *bag, struct diag *diag, const struct source *source,
              struct span where, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Sets the help line. */
void bag_help(struct bag *bag, struct diag *diag, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds an edit to the fix of `diag`: what is at `where` becomes `text`
 * (copied).  The first call sets the title and whether the fix is safe.
 */
void bag_fix(struct bag *bag, struct diag *diag, bool safe, struct slice title,
             struct span where, struct slice text);

/* Sorts by (start, end, id, text), drops exact repetitions, and sweeps.  When
 * not all could be kept, a finding at the start of the source says so.
 */
void bag_finish(struct bag *bag);

/* Moves the findings that have a `suppression` from the list to `suppressed`;
 * both stay sorted.
 */
void bag_sweep(struct bag *bag);

/* How many findings are at `level` exactly. */
uint32_t bag_count(const struct bag *bag, enum level level);

#endif
