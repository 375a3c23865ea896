#ifndef PORT_CATALOG_H
#define PORT_CATALOG_H

/* What is known of other files: the actions and blueprints that they define,
 * and the GitHub workflows of the repository.  lint/workspace fills it before
 * the rules look; then it never changes, and threads share it.
 */

#include "base/containers/map.h"
#include "base/text/suggestion.h"
#include "port/blueprint.h"
#include "port/dispatch.h"
#include "port/reference.h"
#include "port/workflow.h"

/* The definition of an action.  `source` has no text when the file was not
 * kept: then there is nothing to show.
 */
struct catalog_action {
    struct slice identifier, title;
    const struct source *source;
    struct span where; /* of the identifier */
    uint32_t next;     /* 0, or 1 + index of the next of this identifier */
    /* Of the first one of an identifier: */
    uint32_t last;  /* 1 + index of the last one */
    uint32_t count; /* how many there are */
};

/* A repository whose files are known. */
struct checkout {
    VEC(struct slice) name; /* org/repo, of its remotes or as configured */
    VEC(struct slice) file; /* in .github/workflows, sorted */
    VEC(struct workflow) workflow; /* those that were asked for */
    struct map flows; /* file name → 1 + index in `flow`; 0: not readable */
    bool unread;      /* nor is .github/workflows: nobody knows what it has */
};

struct catalog {
    VEC(struct catalog_action) action; /* of the files of the run first */
    struct map actions;                /* identifier → 1 + index */
    VEC(struct blueprint *) blueprint;
    struct map blueprints;           /* identifier → 1 + index of the first */
    VEC(struct checkout *) checkout; /* the work tree of the run is first */
    bool has_tree;                   /* … and is there */
    bool all_blueprints; /* there are no others: the configuration says so */
    bool met[REFERENCE_count_]; /* some file of the run names one of these that
                                 * is known: so they are kept together */
};

struct catalog catalog_new(struct arena *arena);

void catalog_add_action(struct arena *arena, struct catalog *catalog,
                        struct catalog_action action);
void catalog_add_blueprint(struct arena *arena, struct catalog *catalog,
                           struct blueprint *blueprint);

/* The first action, or blueprint, with this identifier, or NULL. */
const struct catalog_action *
catalog_action(const struct catalog *catalog, struct slice identifier);
const struct blueprint *
catalog_blueprint(const struct catalog *catalog, struct slice identifier);

/* The blueprint of the entities that `action`'s expressions see, or NULL. */
const struct blueprint *
catalog_entity(const struct catalog *catalog, const struct action *action);

/* Where the workflow of a dispatch must be. */
struct catalog_target {
    const struct checkout *checkout; /* NULL: in no known repository */
    bool certain; /* it is that repository; else nothing speaks against it */
    const struct workflow *workflow; /* NULL: there is no such file, or if not
                                      * certain, none that can be read */
};
struct catalog_target
catalog_target(const struct catalog *catalog, const struct dispatch *dispatch);

/* Whether the repository at `checkout` is called `org`/`repo`. */
bool checkout_is(const struct checkout *checkout, struct slice org,
                 struct slice repo);

#endif
