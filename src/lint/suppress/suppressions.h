#ifndef LINT_SUPPRESS_SUPPRESSIONS_H
#define LINT_SUPPRESS_SUPPRESSIONS_H

/* What a source itself says about findings that are not to be reported, and
 * what the configuration says of parts of it.  There are two kinds of remarks:
 *
 *   comments, where comments are allowed:
 *     // invokelint-ignore RULE[, RULE]... [-- reason]
 *         on a line of its own: the next line that holds anything but
 *         comments; else: its own line
 *     // invokelint-ignore-file RULE[, RULE]... [-- reason]
 *         the whole file
 *   members with a key of the user's choice (`ignoreKey`), in objects of
 *     Port's where the key would else be reported as unknown: a string with
 *     what comes after `invokelint-ignore`, or an array of such strings;
 *     the object in which they stand
 *
 * A remark names its rules, each by its id.  It suppresses a finding that
 * begins where it holds; what other findings say never depends on it.
 */

#include "lint/config/config.h"

struct ignore_name; /* one rule that a remark names */

struct suppressions {
    struct arena *arena;
    bool off;         /* nothing is suppressed by remarks */
    struct slice key; /* `ignoreKey`; empty: there is none */
    bool incomplete;  /* findings may be missing: none is unused for sure */
    bool full;        /* LIMIT_REMARKS is reached: no more is read */
    uint32_t marks;   /* remarks so far */
    VEC(struct ignore_name) name;
    struct config_scopes scopes;
};

/* For the source at `path` below the folder of `config`, which may be NULL.
 * With `off`, remarks and overrides suppress nothing.
 */
struct suppressions
suppressions_new(struct arena *arena, const struct config *config,
                 struct slice path, bool off);

/* Learns what `tree` says, which was read from byte `from` of the source on;
 * comments count with `jsonc` only.  `bag` holds what was found in the tree;
 * what is wrong with its remarks is added there.
 */
void suppressions_learn(struct suppressions *ignore, const struct tree *tree,
                        bool jsonc, uint32_t from, struct bag *bag);

/* Marks the findings of `bag` that are suppressed by remarks (bag_sweep()
 * then moves them), and adds the remarks that suppress nothing.  May be called
 * again when more was found; what the first call said is then corrected.
 */
void suppressions_finish(struct suppressions *ignore, struct bag *bag);

#endif
