#ifndef TREE_NODE_H
#define TREE_NODE_H

/* The immutable tree of one document: a flat array of 16-byte nodes in
 * document order, children right after their parent, each key right before
 * its value.  Node 0 is the root.  Positions are byte offsets into the
 * source; lines are found when something is printed.
 *
 * The layout is this module's secret: everybody else asks the functions
 * below.  A `const struct node *` always points into the array of one tree
 * and lives as long as that tree.
 */

#include "base/containers/hash.h"
#include "base/text/name.h"
#include "source/source.h"

/* ORDER node_kind: NODE_NULL..NODE_OBJECT are what node_kind_name() names;
 * NODE_ARRAY and NODE_OBJECT differ in the last bit only.
 */
enum node_kind {
    NODE_ERROR, /* a value was due here and could not be read */
    NODE_NULL,
    NODE_FALSE,
    NODE_TRUE,
    NODE_NUMBER,
    NODE_STRING,
    NODE_ARRAY,
    NODE_OBJECT,
    NODE_KEY, /* of an object's member; its value is the next node */
};

enum node_flag {
    NODE_BROKEN = 1 << 4,  /* a syntax error inside: members may be missing */
    NODE_ESCAPED = 1 << 5, /* string or key whose text differs from its bytes */
    NODE_INTEGER = 1 << 6, /* number without fraction and exponent */
    NODE_DUPLICATE = 1 << 7, /* key that an earlier member has, too; object
                                with such a key */
};

struct node {
    uint32_t head;    /* kind (4 bits), flags (4), children or members (24);
                         number: 1 + its value, or 0 */
    uint32_t at, len; /* bytes in the source; strings with their quotes */
    uint32_t next;    /* key: hash of its decoded text; else the number of
                         nodes in it and itself, so that a tree can be moved as
                         bytes and a walk needs no look at where it starts */
};

struct texts;      /* see decoded.h */
struct key_tables; /* see key_table.h */
struct parents;    /* see parents.h */

struct tree {
    const struct source *source;
    const struct node *node;
    uint32_t count; /* 0: the source holds no value at all */
    struct decoded_texts
        *texts; /* of nodes with NODE_ESCAPED; NULL: there are none */
    const struct key_tables *tables; /* of large objects; NULL: there are none
                                      */
    struct parents *parents;         /* NULL: the tree is small */
    const struct span *comment;      /* all of them, also where JSON has none */
    uint32_t comments;
};

/* The same tree in `arena`, which needs no more room than that: a reader takes
 * some for what may still come.  The source is not copied.
 */
struct tree tree_copy(struct arena *arena, const struct tree *tree);

/* The root, or NULL when the source holds no value. */
const struct node *tree_root(const struct tree *tree);

static inline enum node_kind
node_kind(const struct node *node)
{
    return (enum node_kind)(node->head & 15);
}

static inline bool
node_is(const struct node *node, enum node_kind kind)
{
    return node && node_kind(node) == kind;
}

static inline bool
node_has(const struct node *node, enum node_flag flag)
{
    return (node->head & (uint32_t)flag) != 0;
}

static inline bool
node_is_bool(const struct node *node)
{
    return node_is(node, NODE_TRUE) || node_is(node, NODE_FALSE);
}

/* "null", "boolean", "number", "string", "array", "object"; "nothing
 * readable" for NODE_ERROR.  With article: "a number", "an object". */
const char *node_kind_name(enum node_kind kind);
const char *node_kind_article(enum node_kind kind);

static inline struct span
node_span(const struct node *node)
{
    return (struct span){node->at, node->len};
}

/* The first character only: where an object or array is opened. */
static inline struct span
node_opening(const struct node *node)
{
    return (struct span){node->at, node->len ? 1 : 0};
}

static inline bool
node_is_container(const struct node *node)
{
    return (node->head & 14) == NODE_ARRAY;
}

/* Bytes of the node as they are in the source. */
static inline struct slice
node_source(const struct tree *tree, const struct node *node)
{
    return slice_make(tree->source->text.at + node->at, node->len);
}

/* Decoded text of a node with NODE_ESCAPED, made when it is first asked for. */
struct slice node_escaped(const struct tree *tree, const struct node *node);

/* Decoded text of a string or key; the source text of anything else. */
static inline struct slice
node_text(const struct tree *tree, const struct node *node)
{
    enum node_kind kind = node_kind(node);

    if (kind != NODE_STRING && kind != NODE_KEY)
        return node_source(tree, node);
    if (node_has(node, NODE_ESCAPED))
        return node_escaped(tree, node);
    return slice_make(tree->source->text.at + node->at + 1, node->len - 2);
}

/* The same for a key. */
static inline struct slice
node_key_text(const struct tree *tree, const struct node *key)
{
    if (node_has(key, NODE_ESCAPED))
        return node_escaped(tree, key);
    return slice_make(tree->source->text.at + key->at + 1, key->len - 2);
}

/* What `head` has room for: this many or more are counted by walking. */
#define NODE_COUNT_SHIFT 8
#define NODE_COUNT_MAX 0xFFFFFFu
uint32_t node_count_many(const struct node *node);

/* The same for one without NODE_ESCAPED, by the text of the source. */
static inline struct slice
node_key_plain(const char *source, const struct node *key)
{
    return slice_make(source + key->at + 1, key->len - 2);
}

/* Number of elements or members; 0 for other kinds. */
static inline uint32_t
node_count(const struct node *node)
{
    uint32_t count = node->head >> NODE_COUNT_SHIFT;

    if (!node_is_container(node))
        return 0;
    return count < NODE_COUNT_MAX ? count : node_count_many(node);
}

/* The value of a number of few digits that the reader has kept, else false:
 * then its digits have to be looked at.
 */
#define NODE_SMALL_DIGITS 7
static inline bool
node_small(const struct node *number, int64_t *value)
{
    *value = (int64_t)(number->head >> NODE_COUNT_SHIFT) - 1;
    return *value >= 0;
}

/* Whether an array or object has fewer than `count` of them; may say no when
 * there are very many.
 */
static inline bool
node_has_fewer(const struct node *node, uint32_t count)
{
    return node->head >> NODE_COUNT_SHIFT < count &&
           node->head >> NODE_COUNT_SHIFT != NODE_COUNT_MAX;
}

/* Walking: children of an array are values, children of an object are keys
 * (the value of key k is node_value(k)).  Both return NULL at the end, and
 * the first child of NULL is NULL.
 */
static inline const struct node *
node_first(const struct node *parent)
{
    bool empty = !parent || !node_is_container(parent) || parent->next < 2;

    return empty ? NULL : parent + 1;
}

/* The node behind `node` and all that is in it; of a key: behind its value.
 * The nodes from `node` up to there are the subtree, in document order.
 */
static inline const struct node *
node_end(const struct node *node)
{
    if (node_kind(node) == NODE_KEY)
        node++;
    return node + node->next;
}

static inline const struct node *
node_next(const struct node *parent, const struct node *child)
{
    const struct node *next = node_end(child);

    return next < parent + parent->next ? next : NULL;
}

static inline const struct node *
node_value(const struct node *key)
{
    return key + 1;
}

/* The same where it is known what the child is, in inner loops: the key
 * behind `key`, the element behind `item`.
 */
static inline const struct node *
node_next_item(const struct node *array, const struct node *item)
{
    const struct node *next = item + item->next;

    return next < array + array->next ? next : NULL;
}

static inline const struct node *
node_next_key(const struct node *object, const struct node *key)
{
    return node_next_item(object, node_value(key));
}

/* Or from node_inside() up to node_end(), by steps of node_past(): no more than
 * an addition and a comparison.
 */
static inline const struct node *
node_inside(const struct node *container)
{
    return container + 1;
}

static inline const struct node *
node_past(const struct node *value)
{
    return value + value->next;
}

/* The key of the member called `name`, or its value; NULL when `object` is
 * NULL, no object, or has no such member.  Of duplicates the last one, as
 * Port's own JSON parser decides.  Who has the node_hash() of the name at
 * hand saves making it.
 */
const struct node *
node_key(const struct tree *tree, const struct node *object, struct slice name);
const struct node *
node_key_hashed(const struct tree *tree, const struct node *object,
                struct slice name, uint32_t hash);
const struct node *node_find(const struct tree *tree, const struct node *object,
                             struct slice name);
const struct node *
node_member(const struct tree *tree, const struct node *object, enum name name);

/* Element `index` of an array, or NULL. */
const struct node *node_element(const struct node *array, uint32_t index);

/* True when `node` is a string whose text is `text`. */
bool node_equals(const struct tree *tree, const struct node *node,
                 struct slice text);

/* Parent of `node`: an array, an object, or for a value in an object its
 * key (whose parent is the object).  NULL for the root.  The first call for a
 * large tree costs a walk over all of it.
 */
const struct node *
node_parent(const struct tree *tree, const struct node *node);

/* The hash that a key with the decoded text `text` carries, and the hash of
 * `key`: what tables of names made at build time are asked with.
 */
uint32_t node_hash(struct slice text);

static inline uint32_t
node_key_hash(const struct node *key)
{
    return key->next;
}

/* Which names the keys below `node` have, in a set that may hold more: so
 * that who looks for a member in many objects need not look at all.
 */
uint64_t node_names(const struct node *node);

/* Whether `name`, a constant, may be in such a set. */
static inline bool
node_names_hold(uint64_t names, struct slice name)
{
    return names >> (hash_text(name) & 63) & 1;
}

/* Index of `node` in its tree. */
static inline uint32_t
node_index(const struct tree *tree, const struct node *node)
{
    return (uint32_t)(node - tree->node);
}

#endif
