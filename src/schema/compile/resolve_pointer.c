#include "schema/compile/resolve_pointer.h"

#include "base/text/buf.h"
#include "schema/ir/uri.h"

/* Arrays of so many elements are worth a list of them: an element is found by
 * a walk from the first, and each of a thousand branches may be referred to.
 */
enum { MANY_ELEMENTS = 16 };

/* Lists the elements of `array`, of document `doc`, once; where they begin in
 * `element`.
 */
static uint32_t
list_elements(struct build *build, uint32_t doc, const struct node *array)
{
    const struct tree *tree = build_tree(build, doc);
    struct build_doc *at = &build->doc[doc];

    if (!at->listed)
        at->listed = arena_array(build->arena, uint32_t, tree->count);
    uint32_t *listed = &at->listed[node_index(tree, array)];

    if (*listed == 0) {
        *listed = build->element.count + 1;
        for (const struct node *item = node_first(array); item;
             item = node_next(array, item))
            *vec_push(build->arena, &build->element) = node_index(tree, item);
    }
    return *listed - 1;
}

static const struct node *
find_element(struct build *build, uint32_t doc, const struct node *array,
             struct slice token)
{
    uint32_t index = 0;

    if (token.len == 0 || token.len > 9)
        return NULL;
    for (size_t i = 0; i < token.len; i++) {
        if (token.at[i] < '0' || token.at[i] > '9')
            return NULL;
        index = index * 10 + (uint32_t)(token.at[i] - '0');
    }
    if (index < MANY_ELEMENTS)
        return node_element(array, index);
    if (index >= node_count(array))
        return NULL;
    uint32_t first = list_elements(build, doc, array);

    return &build_tree(build, doc)->node[build->element.item[first + index]];
}

/* Most tokens have no escapes, and are taken as they stand. */
static struct slice
decode(struct build *build, struct slice token)
{
    if (slice_find_byte(token, '~', 0) == SLICE_NONE)
        return token;
    struct buf text = buf_new(build->arena);

    for (size_t i = 0; i < token.len; i++) {
        bool escape = token.at[i] == '~' && i + 1 < token.len;

        if (escape && (token.at[i + 1] == '0' || token.at[i + 1] == '1'))
            buf_byte(&text, token.at[++i] == '0' ? '~' : '/');
        else
            buf_byte(&text, token.at[i]);
    }
    return buf_slice(&text);
}

bool
resolve_pointer(struct build *build, struct slice pointer,
                struct build_place *place)
{
    const struct tree *tree = build_tree(build, place->doc);
    const struct node *node = build_node(build, *place);

    pointer = uri_decode(build->arena, pointer);
    for (size_t at = 0; node && at < pointer.len;) {
        size_t end = slice_find_byte(pointer, '/', at + 1);

        if (end == SLICE_NONE)
            end = pointer.len;
        struct slice token = decode(build, slice_cut(pointer, at + 1, end));

        if (node_is(node, NODE_ARRAY))
            node = find_element(build, place->doc, node, token);
        else
            node = node_find(tree, node, token);
        at = end;
    }
    if (!node)
        return false;
    place->node = node_index(tree, node);
    return true;
}
