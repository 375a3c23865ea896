#ifndef READ_YAML_READ_YAML_H
#define READ_YAML_READ_YAML_H

/* Reads YAML into the same tree as JSON, so that what asks about members and
 * places need not know which of the two it looks at.  It serves files that
 * are looked up, not linted: it says nothing about their faults.
 *
 * Plain scalars are null, booleans and numbers as YAML 1.2 has them: `on`,
 * `yes` and `0x10` are strings.  An alias is a NODE_ERROR, for what it stands
 * for is elsewhere; so nothing is ever read twice.
 */

#include "tree/node.h"

/* Reads the first document of `source` into `*tree`, in `arena`.  False when
 * it is no YAML, when a key is no scalar, when it nests too deep, when it is
 * longer than LIMIT_YAML_BYTES, and when this program was built without
 * libyaml; `*tree` is empty then.
 */
bool
read_yaml(struct arena *arena, const struct source *source, struct tree *tree);

/* Whether this program can read YAML at all. */
bool read_yaml_is_there(void);

#endif
