#ifndef LINT_CONFIG_CONFIG_H
#define LINT_CONFIG_CONFIG_H

/* A configuration: `invokelint.json` and its like, read by our reader and
 * checked by our schema (schemas/config.schema.json).  Knows what such a file
 * says; where it is found is for lint/configs, and what the command line adds
 * for app/selection.  Immutable once it is read.
 *
 * `blueprints`, `workflows` and `repositories` are kept here for those who
 * look into other files (lint/workspace); globs and folders are relative to
 * `folder`, as written.
 */

#include "base/files/gitignore.h"
#include "diag/bag.h"
#include "jq/program/parse.h"
#include "port/settings.h"
#include "tree/node.h"

struct config_rule {
    struct slice pattern; /* see rules/ids.h */
    enum level level;
    struct span where; /* of the key, in the configuration */
};

struct config_rules {
    VEC(struct config_rule) list; /* the most exact first */
};

struct config_override {
    struct gitignore files; /* without a line: all of them */
    struct settings_names pointer;
    struct config_rules rules;
    struct slice reason;
};

struct config_repository {
    struct slice name;   /* organisation/repository */
    struct slice folder; /* where it is checked out */
};

#define CONFIG_UNSET UINT32_MAX

struct config {
    struct source source; /* the file; its name as it is shown */
    struct slice folder;  /* absolute; what globs and paths start from */
    struct config_rules rules;
    VEC(struct config_override) overrides;
    struct gitignore ignore;
    struct settings settings;
    struct gitignore blueprints, workflows;
    VEC(struct config_repository) repositories;
    enum jq_dialect dialect;
    enum level fail_on;    /* LEVEL_OFF: not said */
    uint32_t max_warnings; /* CONFIG_UNSET: not said */
    struct slice baseline; /* a path; empty: none */
};

/* Reads `source`, a configuration for what is below the absolute `folder`.
 * What is wrong with it goes to `bag`, which is finished then; false when
 * there is an error among it.  Everything is in `arena`, and borrows the text.
 */
bool config_read(struct arena *arena, struct source source, struct slice folder,
                 struct config *config, struct bag *bag);

/* The level that `rules` give to the kind `id`, if they say anything. */
const struct config_rule *
config_rule_find(const struct config_rules *rules, struct slice id);

/* A part of a source for which an override speaks. */
struct config_scope {
    const struct config_override *override;
    struct span where;
};

/* The overrides that speak of one source. */
struct config_scopes {
    VEC(struct config_scope) list;
    VEC(const struct config_override *) pointed; /* those with pointers */
};

/* Starts with the source at `path`, as seen from the folder of `config`. */
void config_scopes_begin(const struct config *config, struct arena *arena,
                         struct slice path, struct config_scopes *scopes);

/* Adds what the pointers lead to in `tree`, which was read from that source
 * from byte `from` on.
 */
void config_scopes_add(struct config_scopes *scopes, struct arena *arena,
                       const struct tree *tree, uint32_t from);

/* What the overrides say about `diag`, or NULL; `*override` is the one that
 * decides, the last of those that say anything.
 */
const struct config_rule *
config_scopes_find(const struct config_scopes *scopes, const struct diag *diag,
                   const struct config_override **override);

#endif
