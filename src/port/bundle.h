#ifndef PORT_BUNDLE_H
#define PORT_BUNDLE_H

/* The schemas of the schemas/ folder as they are part of the program: ready
 * for use, and as texts.
 */

#include "base/files/embedded_files.h"
#include "schema/ir/schema.h"

/* All of them, compiled by schemac during the build.  Units are found by
 * file name, such as schema_find(&bundle_schemas, S("action.schema.json")).
 */
extern const struct schema bundle_schemas;

/* Their texts, written by embed during the build. */
extern const struct embedded_files bundle_files;

static inline uint32_t
bundle_count(void)
{
    return bundle_files.count;
}

/* The name of schema `index` in the order of names, such as `action`. */
static inline struct slice
bundle_name(uint32_t index)
{
    return bundle_files.item[index].name;
}

/* The JSON text of the schema called `name`, such as `action`; its `at` is
 * NULL when there is none.
 */
static inline struct slice
bundle_text(struct slice name)
{
    return embedded_files_find(&bundle_files, name);
}

#endif
