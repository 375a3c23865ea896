#ifndef LINT_CONFIG_CONFIG_LOOKUP_H
#define LINT_CONFIG_CONFIG_LOOKUP_H

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

#include "base/files/worktree.h"
#include "lint/config/config.h"

/* One file that was read. */
struct config_lookup_entry {
    struct config config;
    struct bag bag;    /* what is wrong with it */
    struct slice root; /* what it may not lead out of; empty: named by hand */
    const char *why;   /* it could not be read; else NULL */
    bool good;         /* it can be used */
    uint32_t warnings; /* for who counts them: of the files it speaks for */
};

/* What was found for files in directories of one owner. */
struct config_lookup_owner {
    struct worktrees worktrees;
    struct map directory; /* absolute path → index into `found`, 0: none */
};

struct config_lookup {
    struct arena *arena;
    struct slice working; /* the working directory */
    struct map directory; /* of files, absolute → index into `found` */
    struct map file;      /* absolute path → index into `found` */
    VEC(struct config_lookup_owner) owner;
    VEC(struct config_lookup_entry *) found; /* in the order of being found */
    VEC(struct slice) foreign;         /* passed over; as they are shown */
    struct config_lookup_entry *fixed; /* the only one, if set */
};

struct config_lookup config_lookup_new(struct arena *arena);

/* Uses the file `path` and no other; what is relative in it is so to the
 * working directory.  The entry says whether it is any good.
 */
struct config_lookup_entry *
config_lookup_fix(struct config_lookup *configs, struct slice path);

/* The configuration for files of the directory `path`, or NULL. */
struct config_lookup_entry *
config_lookup_find(struct config_lookup *configs, struct slice path);

/* The absolute `path` as people should see it. */
struct slice
config_lookup_shown(const struct config_lookup *configs, struct slice path);

/* The file `path` as the globs of `config` see it. */
struct slice
config_lookup_below(const struct config_lookup *configs,
                    const struct config *config, struct slice path);

#endif
