#ifndef READ_JSON_READ_JSON_H
#define READ_JSON_READ_JSON_H

/* Reads one JSON text (RFC 8259) into a tree and keeps reading after every
 * syntax error: each fault gives one finding, and what lies after it is
 * still in the tree.
 */

#include "diag/bag.h"
#include "tree/node.h"

struct read_options {
    bool jsonc; /* comments and trailing commas are no fault */
};

/* Reads `source` into a tree in `arena`; findings of the json- family go to
 * `bag`.  Never fails: without any value the tree is empty and the bag says
 * why.
 */
struct tree read_json(struct arena *arena, const struct source *source,
                      struct read_options options, struct bag *bag);

#endif
