/* The elements of a long array are told apart by their hashes, and the memory
 * that this touches is kept small and in order: with a large document it is the
 * way to the memory that takes time.  Each element sets a bit that its hash
 * names, in a map that is a sixteenth of a table of elements.  Who finds the
 * bit set sets it in a second map, so that another walk, over the hashes alone,
 * finds all that share a bit: mostly one in sixteen.  What is left after that
 * is done twice, by other bits, is sorted by hash and value, which brings equal
 * elements together.
 */
#include "schema/evaluate/unique_items.h"

#include "base/containers/hash.h"
#include "base/text/decimal.h"
#include "schema/ir/equal.h"

#include <stdlib.h>

enum {
    FEW = 8,               /* elements that are compared each with each, if */
    FEW_NODES = 256,       /* they have no more nodes together */
    BITS_PER_ELEMENT = 16, /* of a map, at least */
};

/* An element by its place behind the array. */
struct element {
    uint32_t at, hash;
};

struct twins {
    const struct tree *tree;
    const struct node *array;
    struct arena *scratch;
    struct element *element; /* those that may have a duplicate */
    uint32_t count;
};

/* ---- Order --------------------------------------------------------------- *
 * A total order of all values, in which equal ones are the same.
 */

struct item_member {
    struct slice name;
    const struct node *value;
};

static int
order_values(const struct twins *t, const struct node *a, const struct node *b);

static int
compare_members(const void *left, const void *right)
{
    const struct item_member *a = left, *b = right;
    int order = slice_compare(a->name, b->name);

    return order ? order : (a->value > b->value) - (a->value < b->value);
}

/* The members by their names. */
static const struct item_member *
sort_members(const struct twins *t, const struct node *object)
{
    struct item_member *member =
        arena_array(t->scratch, struct item_member, node_count(object));
    uint32_t count = 0;

    for (const struct node *key = node_first(object); key;
         key = node_next_key(object, key))
        member[count++] =
            (struct item_member){node_key_text(t->tree, key), node_value(key)};
    qsort(member, count, sizeof *member, compare_members);
    return member;
}

static int
order_members(const struct twins *t, const struct node *a, const struct node *b)
{
    uint32_t count = node_count(a);

    if (count == 0)
        return 0;
    const struct item_member *x = sort_members(t, a), *y = sort_members(t, b);

    for (uint32_t i = 0; i < count; i++) {
        int order = slice_compare(x[i].name, y[i].name);

        if (order == 0)
            order = order_values(t, x[i].value, y[i].value);
        if (order)
            return order;
    }
    return 0;
}

static int
order_elements(const struct twins *t, const struct node *a,
               const struct node *b)
{
    const struct node *y = node_first(b);

    for (const struct node *x = node_first(a); x;
         x = node_next_item(a, x), y = node_next_item(b, y)) {
        int order = order_values(t, x, y);

        if (order)
            return order;
    }
    return 0;
}

/* Recursion is bounded by the nesting of both, hence by LIMIT_NESTING. */
static int
order_values(const struct twins *t, const struct node *a, const struct node *b)
{
    enum node_kind kind = node_kind(a);

    if (kind != node_kind(b))
        return kind < node_kind(b) ? -1 : 1;
    if (kind == NODE_STRING)
        return slice_compare(node_text(t->tree, a), node_text(t->tree, b));
    if (kind == NODE_NUMBER)
        return decimal_compare(decimal_make(node_source(t->tree, a)),
                               decimal_make(node_source(t->tree, b)));
    if (node_count(a) != node_count(b))
        return node_count(a) < node_count(b) ? -1 : 1;
    return kind == NODE_OBJECT ? order_members(t, a, b)
                               : order_elements(t, a, b);
}

/* ---- A few --------------------------------------------------------------- */

/* Whether the first look leaves it open that the two are equal. */
static inline bool
similar(const struct node *a, const struct node *b)
{
    if (node_kind(a) != node_kind(b))
        return false;
    if (node_is(a, NODE_STRING))
        return node_has(a, NODE_ESCAPED) || node_has(b, NODE_ESCAPED) ||
               node_span(a).len == node_span(b).len;
    return node_count(a) == node_count(b);
}

static const struct node *
find_of_few(const struct twins *t, const struct node **first)
{
    const struct node *end = node_end(t->array);

    for (const struct node *b = node_inside(t->array); b < end;
         b = node_past(b))
        for (const struct node *a = node_inside(t->array); a < b;
             a = node_past(a))
            if (similar(a, b) && equal_nodes(t->tree, a, b)) {
                *first = a;
                return b;
            }
    return NULL;
}

/* ---- Many ---------------------------------------------------------------- */

/* Walks over the nodes once, in order. */
static void
note_elements(struct twins *t)
{
    const struct node *end = node_end(t->array);

    t->element =
        arena_take(t->scratch, node_count(t->array) * sizeof *t->element,
                   _Alignof(struct element));
    for (const struct node *node = node_inside(t->array); node < end;
         node = node_past(node))
        t->element[t->count++] = (struct element){
            (uint32_t)(node - t->array),
            equal_hash_node(t->tree, node),
        };
}

/* Bits, found by the upper bits of a hash times `factor`. */
struct item_map {
    uint64_t *word;
    uint32_t factor, shift;
};

static struct item_map
map_make(const struct twins *t, uint32_t factor)
{
    struct item_map map = {NULL, factor, 32 - 6};

    while (map.shift &&
           ((uint64_t)1 << (32 - map.shift)) / BITS_PER_ELEMENT < t->count)
        map.shift--;
    map.word =
        arena_array(t->scratch, uint64_t, (size_t)1 << (32 - 6 - map.shift));
    return map;
}

/* Sets the bit of `hash`; whether it was set. */
static inline bool
map_set(struct item_map map, uint32_t hash)
{
    uint32_t number = hash * map.factor >> map.shift;
    uint64_t *word = &map.word[number / 64];
    uint64_t bit = (uint64_t)1 << (number & 63);
    bool was = (*word & bit) != 0;

    *word |= bit;
    return was;
}

static inline bool
map_has(struct item_map map, uint32_t hash)
{
    uint32_t number = hash * map.factor >> map.shift;

    return map.word[number / 64] >> (number & 63) & 1;
}

/* Keeps those elements that share a bit, in order. */
static void
sift(struct twins *t, uint32_t factor)
{
    struct item_map once = map_make(t, factor), again = map_make(t, factor);
    uint32_t shared = 0, kept = 0;

    for (uint32_t i = 0; i < t->count; i++)
        if (map_set(once, t->element[i].hash)) {
            map_set(again, t->element[i].hash);
            shared++;
        }
    for (uint32_t i = 0; i < t->count && shared; i++)
        if (map_has(again, t->element[i].hash))
            t->element[kept++] = t->element[i];
    t->count = kept;
}

/* ---- What is left -------------------------------------------------------- */

/* One that shares its bits with others. */
struct suspect {
    const struct twins *of;
    struct element element;
};

static int
order_suspects(const struct suspect *a, const struct suspect *b)
{
    if (a->element.hash != b->element.hash)
        return a->element.hash < b->element.hash ? -1 : 1;
    return order_values(a->of, a->of->array + a->element.at,
                        b->of->array + b->element.at);
}

static int
compare_suspects(const void *left, const void *right)
{
    const struct suspect *a = left, *b = right;
    int order = order_suspects(a, b);

    if (order)
        return order;
    return (a->element.at > b->element.at) - (a->element.at < b->element.at);
}

static const struct node *
find_of_sorted(const struct twins *t, const struct node **first)
{
    struct suspect *suspect = arena_array(t->scratch, struct suspect, t->count);
    uint32_t found = UINT32_MAX;

    for (uint32_t i = 0; i < t->count; i++)
        suspect[i] = (struct suspect){t, t->element[i]};
    qsort(suspect, t->count, sizeof *suspect, compare_suspects);
    for (uint32_t i = 1, leader = 0; i < t->count; i++) {
        if (order_suspects(&suspect[leader], &suspect[i]) != 0) {
            leader = i;
        } else if (i == leader + 1 && suspect[i].element.at < found) {
            found = suspect[i].element.at;
            *first = t->array + suspect[leader].element.at;
        }
    }
    return found == UINT32_MAX ? NULL : t->array + found;
}

const struct node *
unique_items_find(const struct tree *tree, const struct node *array,
                  struct arena *scratch, const struct node **first)
{
    struct twins t = {.tree = tree, .array = array, .scratch = scratch};

    if (node_count(array) <= FEW && node_end(array) - array <= FEW_NODES)
        return find_of_few(&t, first);
    note_elements(&t);
    sift(&t, 1);
    if (t.count)
        sift(&t, 0x9E3779B1U);
    return t.count ? find_of_sorted(&t, first) : NULL;
}
