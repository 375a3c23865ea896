#include "jq/type.h"

const struct type type_any = {.kinds = TYPE_ALL};
const struct type type_null = {.kinds = TYPE_NULL};
const struct type type_string = {.kinds = TYPE_STRING};
const struct type type_number = {.kinds = TYPE_NUMBER};
const struct type type_boolean = {.kinds = TYPE_BOOLEAN};

const struct type *
type_new(struct arena *arena, unsigned kinds)
{
    struct type *type = arena_new(arena, struct type);

    type->kinds = kinds;
    return type;
}

const struct type *
type_join(struct arena *arena, const struct type *a, const struct type *b)
{
    if (a == b || b->kinds == 0)
        return a;
    if (a->kinds == 0)
        return b;
    struct type *type = arena_new(arena, struct type);

    type->kinds = a->kinds | b->kinds;
    /* A refinement survives when only one side has that kind. */
    if (!(b->kinds & TYPE_OBJECT) || a->object == b->object)
        type->object = a->object;
    else if (!(a->kinds & TYPE_OBJECT))
        type->object = b->object;
    if (!(b->kinds & TYPE_ARRAY) || a->element == b->element)
        type->element = a->element;
    else if (!(a->kinds & TYPE_ARRAY))
        type->element = b->element;
    return type;
}

const struct type *
type_keep(struct arena *arena, const struct type *type, unsigned kinds)
{
    if ((type->kinds & kinds) == type->kinds)
        return type;
    struct type *kept = arena_new(arena, struct type);

    *kept = *type;
    kept->kinds &= kinds;
    return kept;
}

const struct field *
type_field(const struct type *type, struct slice name)
{
    const struct shape *shape = type->object;

    if (!shape || !(type->kinds & TYPE_OBJECT))
        return NULL;
    for (uint32_t i = 0; i < shape->count; i++)
        if (slice_equal(shape->field[i].name, name))
            return &shape->field[i];
    return NULL;
}

bool
type_is_closed(const struct type *type)
{
    return (type->kinds & TYPE_OBJECT) && type->object && type->object->closed;
}

static const struct type *
object_element(struct arena *arena, const struct shape *shape)
{
    const struct type *type = shape->rest;

    if (!shape->closed && !shape->rest)
        return &type_any;
    if (!type)
        type = type_new(arena, 0);
    for (uint32_t i = 0; i < shape->count; i++)
        type = type_join(arena, type, shape->field[i].type);
    return type;
}

const struct type *
type_element(struct arena *arena, const struct type *type)
{
    const struct type *element = type_new(arena, 0);

    if (type->kinds & TYPE_ARRAY)
        element = type->element ? type->element : &type_any;
    if (type->kinds & TYPE_OBJECT)
        element = type_join(arena, element,
                            type->object ? object_element(arena, type->object)
                                         : &type_any);
    return element->kinds ? element : &type_any;
}
