#include "tree/pointer.h"

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

/* The child of `parent` that is `node` or holds it; of an object: a key. */
static const struct node *
child_with(const struct node *parent, const struct node *node, uint32_t *index)
{
    const struct node *child = node_first(parent);
    const struct node *next;

    *index = 0;
    while ((next = node_next(parent, child)) != NULL && next <= node) {
        child = next;
        ++*index;
    }
    return child;
}

void
pointer_write(struct buf *buf, const struct tree *tree, const struct node *node)
{
    const struct node *at = tree_root(tree);

    if (node_kind(node) == NODE_KEY)
        node = node_value(node);
    while (at != node) {
        uint32_t index;
        const struct node *child = child_with(at, node, &index);

        buf_byte(buf, '/');
        if (node_kind(at) == NODE_OBJECT) {
            pointer_token(buf, node_text(tree, child));
            child = node_value(child);
        } else {
            buf_printf(buf, "%" PRIu32, index);
        }
        at = child;
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
    const struct node *found = NULL;
    const struct node *next = tree_root(tree);

    while (next && holds(next, offset)) {
        const struct node *parent = next;

        found = parent;
        next = NULL;
        for (const struct node *child = node_first(parent); child;
             child = node_next(parent, child)) {
            if (child->at > offset)
                break;
            next = child;
        }
        if (next && node_kind(next) == NODE_KEY && !holds(next, offset))
            next = node_value(next);
    }
    return found;
}
