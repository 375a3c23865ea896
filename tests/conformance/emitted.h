#ifndef TESTS_EMITTED_H
#define TESTS_EMITTED_H

/* The groups of one draft of the suite, in the order of its files, each
 * compiled by schemac into a table of its own: written by emitted.py.
 */

#include "schema/ir/schema.h"

/* The name of the file that a group's schema was in. */
#define EMITTED_ROOT "suite.json"

extern const struct schema *const emitted_group[];
extern const uint32_t emitted_groups;

#endif
