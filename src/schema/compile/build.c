#include "schema/compile/build.h"

#include "base/core/printf.h"
#include "base/text/buf.h"
#include "base/text/decimal.h"
#include "schema/ir/kinds.h"

#include <stdarg.h>

struct build
build_new(struct arena *arena, struct schema_options options)
{
    struct build build = {.arena = arena, .options = options};

    build.strings = map_new(arena);
    build.target = map_new(arena);
    build.jump = map_new(arena);
    build_string(&build, S(""));
    for (uint32_t unit = SCHEMA_TRUE; unit <= SCHEMA_FALSE; unit++) {
        struct schema_unit *made = vec_push(arena, &build.unit);

        *made = (struct schema_unit){
            .type = unit == SCHEMA_TRUE ? SCHEMA_ANY : 0,
            .parent = SCHEMA_NONE,
        };
    }
    return build;
}

const struct tree *
build_tree(const struct build *build, uint32_t doc)
{
    return build->doc[doc].given->tree;
}

const struct node *
build_node(const struct build *build, struct build_place place)
{
    return build_tree(build, place.doc)->node + place.node;
}

struct diag *
build_fault(struct build *build, uint32_t doc, struct span where,
            const char *format, ...)
{
    va_list args;
    char text[512];

    va_start(args, format);
    size_t len = printf_into(text, sizeof text, format, args);

    va_end(args);
    struct slice shown = slice_cut(slice_make(text, sizeof text - 1), 0, len);

    return bag_add(build->doc[doc].given->bag, &kind_schema_invalid, where,
                   "%.*s", SLICE_ARGS(shown));
}

uint32_t
build_unit(struct build *build, struct build_place place, uint32_t parent,
           struct slice step)
{
    const struct node *node = build_node(build, place);
    uint32_t *unit = &build->doc[place.doc].unit[place.node];

    if (node_is(node, NODE_TRUE) || build_is_lost(node))
        return SCHEMA_TRUE;
    if (node_is(node, NODE_FALSE))
        return SCHEMA_FALSE;
    if (!node_is(node, NODE_OBJECT)) {
        if (*unit == 0)
            build_fault(build, place.doc, node_span(node),
                        "a schema must be an object or a boolean, not %s",
                        node_kind_article(node_kind(node)));
        *unit = 1 + SCHEMA_TRUE;
        return SCHEMA_TRUE;
    }
    if (*unit == 0) {
        struct schema_unit *made = vec_push(build->arena, &build->unit);

        *made = (struct schema_unit){
            .type = SCHEMA_ANY,
            .parent = parent,
            .step = build_string(build, step),
        };
        *unit = build->unit.count;
        *vec_push(build->arena, &build->queue) = place;
    } else if (parent != SCHEMA_NONE && *unit > SCHEMA_FALSE + 1) {
        struct schema_unit *known = &build->unit.item[*unit - 1];

        /* Met by a reference first; now we see where it is. */
        if (known->parent == SCHEMA_NONE) {
            known->parent = parent;
            known->step = build_string(build, step);
        }
    }
    return *unit - 1;
}

uint32_t
build_string(struct build *build, struct slice text)
{
    uint32_t *found = map_find(&build->strings, text);

    if (found)
        return *found;
    struct slice copy = arena_copy(build->arena, text);
    uint32_t index = build->string.count;

    *map_add(&build->strings, copy) = index;
    *vec_push(build->arena, &build->string) = (struct schema_string){
        build->text.count, (uint32_t)text.len, node_hash(text)};
    for (size_t i = 0; i < text.len; i++)
        *vec_push(build->arena, &build->text) = text.at[i];
    return index;
}

uint32_t
build_number(struct build *build, uint32_t doc, const struct node *node)
{
    struct slice text = node_source(build_tree(build, doc), node);
    struct schema_number number = {.text = build_string(build, text)};

    number.small = decimal_int64(decimal_make(text), &number.value);
    *vec_push(build->arena, &build->number) = number;
    return build->number.count - 1;
}

/* Recursion is bounded by LIMIT_NESTING, which the reader keeps. */
uint32_t
build_value(struct build *build, uint32_t doc, const struct node *node)
{
    const struct tree *tree = build_tree(build, doc);
    uint32_t index = build->value.count;
    enum node_kind kind = node_kind(node);
    struct schema_value value = {.kind = kind, .count = node_count(node)};

    if (kind == NODE_STRING || kind == NODE_KEY)
        value.a = build_string(build, node_text(tree, node));
    else if (kind == NODE_NUMBER)
        value.a = build_number(build, doc, node);
    *vec_push(build->arena, &build->value) = value;
    for (const struct node *child = node_first(node); child;
         child = node_next(node, child)) {
        build_value(build, doc, child);
        if (kind == NODE_OBJECT)
            build_value(build, doc, node_value(child));
    }
    build->value.item[index].next = build->value.count;
    return index;
}

uint32_t
build_words(struct build *build, const uint32_t *word, uint32_t count)
{
    uint32_t first = build->word.count;

    for (uint32_t i = 0; i < count; i++)
        *vec_push(build->arena, &build->word) = word[i];
    return first;
}

struct schema
build_schema(const struct build *build)
{
    /* No array is NULL, so that an empty run of any can be pointed at. */
    return (struct schema){
#define ARRAY(type, array)                                                     \
    .array =                                                                   \
        build->array.item ? build->array.item : arena_new(build->arena, type), \
    .array##s = build->array.count,
#include "schema/ir/arrays.def"
#undef ARRAY
    };
}
