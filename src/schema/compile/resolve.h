#ifndef SCHEMA_COMPILE_RESOLVE_H
#define SCHEMA_COMPILE_RESOLVE_H

/* Which subschema a reference names: resources (`$id`), anchors, pointers.
 * Private to the loader.
 */

#include "schema/compile/build.h"

/* Makes every document findable by its name and the `$id` of its root. */
void resolve_docs(struct build *build);

/* Finds the resources and anchors of document `doc`, once. */
void resolve_scan(struct build *build, uint32_t doc);

/* The innermost resource around `place`. */
uint32_t resolve_resource(const struct build *build, struct build_place place);

/* Where `reference`, written at `from`, leads.  False when it leads nowhere;
 * `*uri` is then the absolute form.
 */
bool resolve_ref(struct build *build, struct build_place from,
                 struct slice reference, struct build_place *place,
                 struct slice *uri);

/* Whether there is a schema called `uri`, which has no fragment. */
bool resolve_is_known(const struct build *build, struct slice uri);

#endif
