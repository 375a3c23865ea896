#ifndef SCHEMA_COMPILE_DISCRIMINATOR_H
#define SCHEMA_COMPILE_DISCRIMINATOR_H

/* Finds every anyOf and oneOf whose branches tell themselves apart by the
 * constants of one property (a discriminator, mostly `type`) and turns it into
 * a switch: the value decides, one branch is evaluated.  Private to the
 * loader.
 */

#include "schema/compile/build.h"

void discriminator_find(struct build *build);

#endif
