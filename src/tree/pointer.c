#include "tree/pointer.h"

#include "tree/parents.h"

#include <inttypes.h>

/* RFC 6901, section 3: `~` and `/` are written `~0` and `~1`. */
void
pointer_token(struct buf *buf, struct slice name)
{
    for (size_t i = 0; i < name.len; i++) {
        if (name.at[i] == '~')
            buf_text(buf, "~0");
        else if (name.at[i] == '/')
            buf_text(buf, "~1");
        else
            buf_byte(buf, name.at[i]);
    }
}

/* The index of `node` in `array`. */
static uint32_t
place_in(const struct tree *tree, const struct node *array,
         const struct node *node)
{
    const struct parent *parent = parents_of(tree);
    uint32_t place = 0;

    if (parent)
        return parent[node - tree->node].place;
    for (const struct node *item = node_first(array); item != node;
         item = node_next(array, item))
        place++;
    return place;
}

/* Recursion is bounded by LIMIT_NESTING. */
void
pointer_write(struct buf *buf, const struct tree *tree, const struct node *node)
{
    if (node_kind(node) == NODE_KEY)
        node = node_value(node);
    const struct node *parent = node_parent(tree, node);

    if (!parent)
        return;
    if (node_kind(parent) == NODE_KEY) {
        pointer_write(buf, tree, node_parent(tree, parent));
        buf_byte(buf, '/');
        pointer_token(buf, node_text(tree, parent));
    } else {
        pointer_write(buf, tree, parent);
        buf_printf(buf, "/%" PRIu32, place_in(tree, parent, node));
    }
}

/* True when `part`, one reference token, spells `name`. */
static bool
spells(struct slice part, struct slice name)
{
    size_t i = 0;

    for (size_t j = 0; j < name.len; j++) {
        char c = name.at[j];
        size_t len = c == '~' || c == '/' ? 2 : 1;

        if (part.len - i < len)
            return false;
        if (len == 2 ? part.at[i] != '~' || part.at[i + 1] != "01"[c == '/']
                     : part.at[i] != c)
            return false;
        i += len;
    }
    return i == part.len;
}

/* Of duplicates the last one, as node_key() decides. */
static const struct node *
member_spelt(const struct tree *tree, const struct node *object,
             struct slice part)
{
    const struct node *found = NULL;

    for (const struct node *key = node_first(object); key;
         key = node_next(object, key))
        if (spells(part, node_text(tree, key)))
            found = node_value(key);
    return found;
}

/* RFC 6901, section 4: digits without leading zeros; `-` names nothing. */
static const struct node *
element_spelt(const struct node *array, struct slice part)
{
    uint32_t index = 0;

    if (part.len == 0 || part.len > 9 || (part.at[0] == '0' && part.len > 1))
        return NULL;
    for (size_t i = 0; i < part.len; i++) {
        if (part.at[i] < '0' || part.at[i] > '9')
            return NULL;
        index = index * 10 + (uint32_t)(part.at[i] - '0');
    }
    return node_element(array, index);
}

const struct node *
pointer_find(const struct tree *tree, struct slice pointer)
{
    const struct node *node = tree_root(tree);

    for (size_t i = 0; node && i < pointer.len;) {
        if (pointer.at[i] != '/')
            return NULL;
        size_t end = slice_find_byte(pointer, '/', i + 1);
        struct slice part = slice_cut(pointer, i + 1, end);

        node = node_is(node, NODE_OBJECT) ? member_spelt(tree, node, part)
                                          : element_spelt(node, part);
        i += 1 + part.len;
    }
    return node;
}

static bool
holds(const struct node *node, uint32_t offset)
{
    return node->at <= offset && offset - node->at < node->len;
}

const struct node *
pointer_at(const struct tree *tree, uint32_t offset)
{
    const struct node *node = tree_root(tree);
    uint32_t low = 0, high = tree->count;

    /* The last node that begins at `offset` or before, or what it is in. */
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;

        if (tree->node[middle].at <= offset)
            low = middle;
        else
            high = middle;
    }
    node = node ? tree->node + low : NULL;
    while (node && !holds(node, offset))
        node = node_parent(tree, node);
    return node;
}
