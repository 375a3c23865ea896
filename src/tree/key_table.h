#ifndef TREE_KEY_TABLE_H
#define TREE_KEY_TABLE_H

/* The keys of objects that have many, found by their names: a walk for each
 * name that is asked for would take time that grows with the square of their
 * number.  Made by the reader when such an object closes; never changed.
 *
 * Shared by the readers, duplicate.c and node.c; nobody else includes this.
 */

#include "base/core/vec.h"
#include "tree/node.h"

/* Objects with up to this many keys have none: a walk is cheaper. */
#define KEY_TABLE_FROM 32

/* Of one object: open addressing by hash_keyed() of the names, at most half
 * full.
 */
struct key_table {
    uint32_t object; /* its node */
    uint32_t mask;
    uint32_t *slot; /* 0, or the node of a key: of equal ones the last */
};

struct key_tables {
    VEC(struct key_table) list; /* finished: by `object`, ascending */
};

/* An empty one for `count` keys, in `arena`. */
struct key_table
key_table_new(struct arena *arena, uint32_t object, uint32_t count);

/* Where the key called `text` is in it, or would: `*slot` is 0 then. */
uint32_t *key_table_at(const struct key_table *table, const struct tree *tree,
                       struct slice text);

/* The finished ones in `arena`; NULL when there are none. */
const struct key_tables *
key_tables_finish(struct key_tables *tables, struct arena *arena);

/* The same in `arena`; NULL when they are. */
const struct key_tables *
key_tables_copy(const struct key_tables *tables, struct arena *arena);

/* The table of `object`, which has more than KEY_TABLE_FROM keys, or NULL:
 * it may have none when it has few more.
 */
const struct key_table *
key_tables_find(const struct key_tables *tables, uint32_t object);

#endif
