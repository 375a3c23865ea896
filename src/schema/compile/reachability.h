#ifndef SCHEMA_COMPILE_REACHABILITY_H
#define SCHEMA_COMPILE_REACHABILITY_H

/* Which parts of a schema a document can ever be held against: definitions
 * that nothing refers to are compiled, too, but their references that lead
 * nowhere do no harm.  Private to the loader.
 */

#include "schema/compile/build.h"

/* What is held against unit `from` may be held against unit `to`. */
void reachability_edge(struct build *build, uint32_t from, uint32_t to);

/* `diag` says that a reference of `unit` leads nowhere. */
void reachability_lost(struct build *build, uint32_t unit, struct diag *diag);

/* Once all is compiled: makes those a warning that do no harm.  What is to be
 * validated comes in by the roots; one that demands nothing belongs to a
 * library, of which every part is meant to be referred to.
 */
void reachability_finish(struct build *build);

#endif
