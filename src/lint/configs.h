#ifndef LINT_CONFIGS_H
#define LINT_CONFIGS_H

/* Which configuration speaks for a file.  It is the one that is nearest: in
 * the file's own directory `invokelint.json`, `.invokelint.json` or
 * `.github/invokelint.json`, else in the directories above up to the root of
 * the git work tree.  Outside of a work tree the search ends at the working
 * directory, or for a file that is not below that, in the file's own
 * directory.  A configuration is used alone: none is merged with another.
 *
 * One that is found is read only if it is a regular file inside of where it
 * was searched for, and passed over if somebody planted it: see base/worktree.
 *
 * Each directory is looked at once.
 */

#include "base/worktree.h"
#include "lint/config.h"

/* One file that was read. */
struct configs_entry {
    struct config config;
    struct bag bag;    /* what is wrong with it */
    struct slice root; /* what it may not lead out of; empty: named by hand */
    const char *why;   /* it could not be read; else NULL */
    bool good;         /* it can be used */
    uint32_t warnings; /* for who counts them: of the files it speaks for */
};

/* What was found for files in directories of one owner. */
struct configs_owner {
    struct worktrees trees;
    struct map directory; /* absolute path → index into `found`, 0: none */
};

struct configs {
    struct arena *arena;
    struct slice working; /* the working directory */
    struct map directory; /* of files, absolute → index into `found` */
    struct map file;      /* absolute path → index into `found` */
    VEC(struct configs_owner) owner;
    VEC(struct configs_entry *) found; /* in the order of being found */
    VEC(struct slice) foreign;         /* passed over; as they are shown */
    struct configs_entry *fixed;       /* the only one, if set */
};

struct configs configs_new(struct arena *arena);

/* Uses the file `path` and no other; what is relative in it is so to the
 * working directory.  The entry says whether it is any good.
 */
struct configs_entry *configs_fix(struct configs *configs, struct slice path);

/* The configuration for files of the directory `path`, or NULL. */
struct configs_entry *configs_find(struct configs *configs, struct slice path);

/* The absolute `path` as people should see it. */
struct slice configs_shown(const struct configs *configs, struct slice path);

/* The file `path` as the globs of `config` see it. */
struct slice configs_below(const struct configs *configs,
                           const struct config *config, struct slice path);

#endif
