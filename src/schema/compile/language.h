#ifndef SCHEMA_COMPILE_LANGUAGE_H
#define SCHEMA_COMPILE_LANGUAGE_H

/* Which language a schema is written in: the draft that `$schema` names, or
 * the vocabularies of a metaschema of somebody's own (2020-12 core, section
 * 8.1.2).  Private to the loader, but for the drafts' names.
 */

#include "schema/compile/build.h"

/* The language of `node` in document `doc`, which `around` is the language
 * of: what its `$schema` says, if that can be understood.  A vocabulary that
 * is demanded and not known is reported.
 */
struct build_language
language_read(struct build *build, uint32_t doc, const struct node *node,
              struct build_language around);

/* The draft whose metaschema `uri` names, if it does name one. */
bool language_draft(struct slice uri, enum schema_dialect *dialect);

#endif
