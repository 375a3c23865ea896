#include "tree/node.h"

#include "tree/decoded.h"
#include "tree/key_table.h"
#include "tree/parents.h"

static const char *const kind_name[] = {
    [NODE_ERROR] = "nothing readable",
    [NODE_NULL] = "null",
    [NODE_FALSE] = "boolean",
    [NODE_TRUE] = "boolean",
    [NODE_NUMBER] = "number",
    [NODE_STRING] = "string",
    [NODE_ARRAY] = "array",
    [NODE_OBJECT] = "object",
    [NODE_KEY] = "key",
};

static const char *const kind_article[] = {
    [NODE_ERROR] = "nothing readable",
    [NODE_NULL] = "null",
    [NODE_FALSE] = "a boolean",
    [NODE_TRUE] = "a boolean",
    [NODE_NUMBER] = "a number",
    [NODE_STRING] = "a string",
    [NODE_ARRAY] = "an array",
    [NODE_OBJECT] = "an object",
    [NODE_KEY] = "a key",
};

struct tree
tree_copy(struct arena *arena, const struct tree *tree)
{
    struct tree copy = *tree;
    size_t nodes = tree->count * sizeof *tree->node;
    struct node *node = arena_take(arena, nodes, _Alignof(struct node));

    if (tree->count)
        memcpy(node, tree->node, nodes);
    copy.node = node;
    copy.texts = decoded_copy(tree->texts, arena);
    copy.tables = key_tables_copy(tree->tables, arena);
    copy.parents = parents_new(arena, tree->count);
    if (tree->comments) {
        struct span *comment = arena_array(arena, struct span, tree->comments);

        memcpy(comment, tree->comment, tree->comments * sizeof(*comment));
        copy.comment = comment;
    }
    return copy;
}

const struct node *
tree_root(const struct tree *tree)
{
    return tree->count ? tree->node : NULL;
}

const char *
node_kind_name(enum node_kind kind)
{
    return kind_name[kind];
}

const char *
node_kind_article(enum node_kind kind)
{
    return kind_article[kind];
}

struct slice
node_escaped(const struct tree *tree, const struct node *node)
{
    return decoded_get(tree->texts, tree->source->text, node->at);
}

uint32_t
node_count_many(const struct node *node)
{
    uint32_t count = 0;

    for (const struct node *child = node_first(node); child;
         child = node_next(node, child))
        count++;
    return count;
}

/* Whether `object` has a table of its keys; then `*key` is the one called
 * `name`, or NULL.
 */
static bool
is_in_table(const struct tree *tree, const struct node *object,
            struct slice name, const struct node **key)
{
    if (node_has_fewer(object, KEY_TABLE_FROM + 1))
        return false;
    const struct key_table *table =
        key_tables_find(tree->tables, node_index(tree, object));

    if (!table)
        return false;
    uint32_t found = *key_table_at(table, tree, name);

    *key = found ? &tree->node[found] : NULL;
    return true;
}

const struct node *
node_key_hashed(const struct tree *tree, const struct node *object,
                struct slice name, uint32_t hash)
{
    const struct node *found = NULL;

    if (!node_is(object, NODE_OBJECT))
        return NULL;
    if (tree->tables && is_in_table(tree, object, name, &found))
        return found;
    const struct node *end = object + object->next;

    for (const struct node *key = object + 1; key < end;
         key = node_value(key) + node_value(key)->next) {
        if (key->next != hash || !slice_equal(node_key_text(tree, key), name))
            continue;
        found = key;
        if (!node_has(object, NODE_DUPLICATE))
            break;
    }
    return found;
}

const struct node *
node_key(const struct tree *tree, const struct node *object, struct slice name)
{
    return node_key_hashed(tree, object, name, hash_text(name));
}

const struct node *
node_find(const struct tree *tree, const struct node *object, struct slice name)
{
    const struct node *key = node_key(tree, object, name);

    return key ? node_value(key) : NULL;
}

/* Names of the program are looked for in small objects: to compare lengths
 * costs less than to make a hash of the name.
 */
const struct node *
node_member(const struct tree *tree, const struct node *object, enum name name)
{
    const struct node *found = NULL;
    struct slice text = name_text(name);

    if (!node_is(object, NODE_OBJECT))
        return NULL;
    if (tree->tables && is_in_table(tree, object, text, &found))
        return found ? node_value(found) : NULL;
    const struct node *end = object + object->next;

    for (const struct node *key = object + 1; key < end;
         key = node_value(key) + node_value(key)->next) {
        if ((key->len != text.len + 2 && !node_has(key, NODE_ESCAPED)) ||
            !slice_equal(node_key_text(tree, key), text))
            continue;
        found = node_value(key);
        if (!node_has(object, NODE_DUPLICATE))
            break;
    }
    return found;
}

const struct node *
node_element(const struct node *array, uint32_t index)
{
    if (!node_is(array, NODE_ARRAY))
        return NULL;
    const struct node *element = node_first(array);

    while (element && index--)
        element = node_next(array, element);
    return element;
}

bool
node_equals(const struct tree *tree, const struct node *node, struct slice text)
{
    return node_is(node, NODE_STRING) &&
           slice_equal(node_text(tree, node), text);
}

/* The same by a walk from the root; `node` is no value of a member. */
static const struct node *
walk_to_parent(const struct tree *tree, const struct node *node)
{
    const struct node *parent = tree_root(tree);

    for (;;) {
        const struct node *child = node_first(parent);

        while (node_end(child) <= node)
            child = node_end(child);
        if (child == node)
            return parent;
        parent = node_kind(child) == NODE_KEY ? node_value(child) : child;
    }
}

const struct node *
node_parent(const struct tree *tree, const struct node *node)
{
    if (node == tree_root(tree))
        return NULL;
    if (node_kind(node - 1) == NODE_KEY)
        return node - 1;
    const struct parent *parent = parents_of(tree);

    return parent ? tree->node + parent[node - tree->node].node
                  : walk_to_parent(tree, node);
}

uint32_t
node_hash(struct slice text)
{
    return hash_text(text);
}

uint64_t
node_names(const struct node *node)
{
    const struct node *end = node ? node_end(node) : NULL;
    uint64_t names = 0;

    for (; node < end; node++)
        if (node_kind(node) == NODE_KEY)
            names |= (uint64_t)1 << (node_key_hash(node) & 63);
    return names;
}
