#include "schema/equal.h"

#include "base/decimal.h"

static struct decimal
decimal_of(const struct tree *tree, const struct node *node)
{
    return decimal_make(node_source(tree, node));
}

int
equal_compare(const struct schema *schema, uint32_t number,
              const struct tree *tree, const struct node *node)
{
    const struct schema_number *at = &schema->number[number];
    int64_t value;

    if (at->small && equal_small(tree, node, &value))
        return (value > at->value) - (value < at->value);
    return decimal_compare(decimal_of(tree, node),
                           decimal_make(schema_text(schema, at->text)));
}

static bool
same_kind(enum node_kind a, enum node_kind b)
{
    if (a == NODE_KEY)
        a = NODE_STRING;
    if (b == NODE_KEY)
        b = NODE_STRING;
    return a == b;
}

static bool
equal_object(const struct schema *schema, uint32_t value,
             const struct tree *tree, const struct node *node)
{
    const struct schema_value *at = &schema->value[value];

    for (uint32_t i = value + 1; i < at->next; i = schema->value[i + 1].next) {
        const struct node *member =
            node_find(tree, node, schema_text(schema, schema->value[i].a));

        if (!member || !equal_constant(schema, i + 1, tree, member))
            return false;
    }
    return true;
}

/* Recursion is bounded by the nesting of both, hence by LIMIT_NESTING. */
bool
equal_constant(const struct schema *schema, uint32_t value,
               const struct tree *tree, const struct node *node)
{
    const struct schema_value *at = &schema->value[value];
    enum node_kind kind = node_kind(node);
    uint32_t item = value + 1;

    if (!same_kind((enum node_kind)at->kind, kind))
        return false;
    switch (kind) {
    case NODE_ERROR:
    case NODE_NULL:
    case NODE_FALSE:
    case NODE_TRUE:
        return true;
    case NODE_NUMBER:
        return equal_compare(schema, at->a, tree, node) == 0;
    case NODE_STRING:
    case NODE_KEY:
        return slice_equal(schema_text(schema, at->a), node_text(tree, node));
    case NODE_OBJECT:
        return at->count == node_count(node) &&
               equal_object(schema, value, tree, node);
    case NODE_ARRAY:
        break;
    }
    if (at->count != node_count(node))
        return false;
    for (const struct node *child = node_first(node); child;
         child = node_next(node, child)) {
        if (!equal_constant(schema, item, tree, child))
            return false;
        item = schema->value[item].next;
    }
    return true;
}

static bool
equal_members(const struct tree *tree, const struct node *a,
              const struct node *b)
{
    for (const struct node *key = node_first(a); key; key = node_next(a, key)) {
        const struct node *other = node_find(tree, b, node_text(tree, key));

        if (!other || !equal_nodes(tree, node_value(key), other))
            return false;
    }
    return true;
}

bool
equal_nodes(const struct tree *tree, const struct node *a, const struct node *b)
{
    if (node_kind(a) != node_kind(b) || node_count(a) != node_count(b))
        return false;
    switch (node_kind(a)) {
    case NODE_ERROR:
    case NODE_NULL:
    case NODE_FALSE:
    case NODE_TRUE:
        return true;
    case NODE_NUMBER:
        return decimal_compare(decimal_of(tree, a), decimal_of(tree, b)) == 0;
    case NODE_STRING:
    case NODE_KEY:
        return slice_equal(node_text(tree, a), node_text(tree, b));
    case NODE_OBJECT:
        return equal_members(tree, a, b);
    case NODE_ARRAY:
        break;
    }
    const struct node *right = node_first(b);

    for (const struct node *left = node_first(a); left;
         left = node_next(a, left), right = node_next(b, right))
        if (!equal_nodes(tree, left, right))
            return false;
    return true;
}

static uint32_t
mix(uint32_t hash, uint32_t word)
{
    hash = (hash ^ word) * 0x9E3779B1U;
    return hash ^ hash >> 15;
}

/* Equal values have equal hashes. */
static uint32_t
hash_of(const struct tree *tree, const struct node *node)
{
    enum node_kind kind = node_kind(node);
    uint32_t hash = (uint32_t)kind + 1;

    if (kind == NODE_NUMBER)
        return mix(hash, decimal_hash(decimal_of(tree, node)));
    if (kind == NODE_STRING)
        return mix(hash, node_hash(node_text(tree, node)));
    for (const struct node *child = node_first(node); child;
         child = node_next(node, child)) {
        if (kind == NODE_OBJECT)
            /* Members have no order: add, do not chain. */
            hash += mix(node_key_hash(child), hash_of(tree, node_value(child)));
        else
            hash = mix(hash, hash_of(tree, child));
    }
    return hash;
}

struct twin {
    uint32_t at; /* how far the element is behind the array; 0: free */
    uint32_t hash;
};

/* The elements seen so far, by their hashes.  The table of a large array is in
 * no cache that is near: elements wait in a queue while their places in it are
 * on the way.
 */
enum { WAITING = 32 };

struct twins {
    const struct tree *tree;
    const struct node *array;
    struct twin *slot;
    uint32_t mask;
    struct twin waiting[WAITING];
    uint32_t count;
};

/* Up to so many elements are compared each with each. */
enum { FEW = 8 };

/* Whether the first look leaves it open that the two are equal. */
static inline bool
look_alike(const struct node *a, const struct node *b)
{
    if (node_kind(a) != node_kind(b))
        return false;
    return !node_is(a, NODE_STRING) || node_has(a, NODE_ESCAPED) ||
           node_has(b, NODE_ESCAPED) || node_span(a).len == node_span(b).len;
}

static const struct node *
twin_of_few(const struct tree *tree, const struct node *array,
            const struct node **first)
{
    for (const struct node *a = node_first(array); a; a = node_next(array, a))
        for (const struct node *b = node_next(array, a); b;
             b = node_next(array, b))
            if (look_alike(a, b) && equal_nodes(tree, a, b)) {
                *first = a;
                return b;
            }
    return NULL;
}

/* Adds what waits, in order; the first of it that is there already, or NULL. */
static const struct node *
settle_waiting(struct twins *t, const struct node **first)
{
    for (uint32_t n = 0; n < t->count; n++) {
        struct twin twin = t->waiting[n];
        uint32_t i = twin.hash & t->mask;

        for (; t->slot[i].at; i = (i + 1) & t->mask)
            if (t->slot[i].hash == twin.hash &&
                equal_nodes(t->tree, t->array + t->slot[i].at,
                            t->array + twin.at)) {
                *first = t->array + t->slot[i].at;
                return t->array + twin.at;
            }
        t->slot[i] = twin;
    }
    t->count = 0;
    return NULL;
}

static void
wait(struct twins *t, const struct node *node)
{
    uint32_t hash = hash_of(t->tree, node);

    __builtin_prefetch(&t->slot[hash & t->mask], 1);
    t->waiting[t->count++] = (struct twin){(uint32_t)(node - t->array), hash};
}

const struct node *
equal_twin(const struct tree *tree, const struct node *array,
           struct arena *scratch, const struct node **first)
{
    struct twins t = {.tree = tree, .array = array};
    const struct node *found = NULL;
    uint32_t size = 4 * FEW;

    if (node_count(array) <= FEW)
        return twin_of_few(tree, array, first);
    while (size < node_count(array) * 2)
        size *= 2;
    t.slot = arena_array(scratch, struct twin, size);
    t.mask = size - 1;
    for (const struct node *node = node_first(array); node && !found;
         node = node_next(array, node)) {
        wait(&t, node);
        if (t.count == WAITING)
            found = settle_waiting(&t, first);
    }
    return found ? found : settle_waiting(&t, first);
}
