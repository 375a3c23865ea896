#ifndef TESTS_SUITE_H
#define TESTS_SUITE_H

/* The JSON-Schema-Test-Suite on disk: its drafts, its files, its remotes, and
 * the schema of a group of tests.
 */

#include "base/files/walk.h"
#include "schema/compile/load.h"

struct suite_draft {
    const char *folder;
    enum schema_dialect dialect;
};

enum { SUITE_DRAFTS = 6 };

extern const struct suite_draft suite_drafts[SUITE_DRAFTS];

struct suite {
    struct arena *arena;
    const char *folder;
    const struct schema_doc *remote; /* compiled when referred to */
    uint32_t remotes;
};

struct suite suite_open(struct arena *arena, const char *folder);

/* The paths of one part of a draft, such as "optional/", without the folders
 * below.  `*prefix` bytes of each come before the name in the draft.
 */
struct walk
suite_files(const struct suite *suite, const struct suite_draft *draft,
            const char *part, size_t *prefix);

/* The tree of the file `path`, in the suite's arena; NULL: unreadable. */
const struct tree *suite_read(const struct suite *suite, struct slice path);

/* What a group's schema is called. */
#define SUITE_SCHEMA "test:schema"

/* The schema of `group`, in `arena`.  It is cut out as a text of its own, so
 * that `#` is its root.
 */
const struct schema *
suite_load(const struct suite *suite, struct arena *arena,
           const struct suite_draft *draft, const struct tree *tree,
           const struct node *group);

#endif
