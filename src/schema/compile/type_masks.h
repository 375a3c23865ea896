#ifndef SCHEMA_COMPILE_TYPE_MASKS_H
#define SCHEMA_COMPILE_TYPE_MASKS_H

/* What the kind of a value alone tells about a unit, so that most values are
 * decided by two bits and no call: the kinds that the unit can hold for at all
 * (`may`), and those of which it holds for every value (`sure`).  Both are
 * bits `1 << node_kind`; a key counts as a string, and NODE_ERROR is in both,
 * for what could not be read is passed over.
 *
 * `may` is never too small and `sure` never too large; to be exact is not
 * promised.  Types of references, allOf, anyOf and enum are followed, which is
 * also what keeps a branch from being tried that cannot hold.
 *
 * Names of properties are kept a second time as numbers, so that most members
 * are told by one comparison of a word or two: `head` is the hash_word() of
 * the first eight bytes, with zeros behind a shorter name, `tail` that of the
 * last eight (0 for a shorter name), and `mask` has the bits of a word that
 * belong to a shorter name.  A name of up to 16 bytes is the same as
 * another one when the length and both words are.  Private to the loader.
 */

#include "schema/compile/build.h"

/* Fills in what of all units and properties follows from the rest. */
void type_masks_set(struct build *build);

#endif
