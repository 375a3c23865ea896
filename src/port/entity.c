#include "port/entity.h"

#include "base/core/limits.h"
#include "port/context.h"

/* Entities stand two deep in a context (event, diff, after); deeper only in
 * what is none.
 */
#define ENTITY_DEPTH 16

/* Their blueprint is `blueprint`, or one of those of the same identifier. */
struct filler {
    struct arena *arena;
    const struct blueprint *blueprint;
    uint32_t fields; /* of all of them */
    unsigned depth;
};

static struct field *
field_find(struct field *field, uint32_t count, struct slice name)
{
    for (uint32_t i = 0; i < count; i++)
        if (slice_equal(field[i].name, name))
            return &field[i];
    return NULL;
}

/* What is declared twice may be the one or the other. */
static void
add_field(struct filler *filler, struct object_type *object,
          struct field *field, struct field more)
{
    struct field *old = field_find(field, object->count, more.name);

    if (!old) {
        field[object->count++] = more;
        return;
    }
    old->type = type_join(filler->arena, old->type, more.type);
    old->optional |= more.optional;
}

/* Values that Port works out are of any type; what is not required may be
 * null.
 */
static void
add_properties(struct filler *filler, const struct blueprint *blueprint,
               struct object_type *object, struct field *field)
{
    for (unsigned i = 0; i < BLUEPRINT_GROUPS; i++) {
        const struct node *group = blueprint_group(blueprint, i);

        for (const struct node *key = node_first(group); key;
             key = node_next(group, key)) {
            struct slice name = node_text(blueprint->tree, key);
            struct field more = {name, object->rest, false};

            if (i == 0) {
                more.type = context_input(filler->arena, blueprint->tree,
                                          node_value(key));
                more.optional = !blueprint_requires(blueprint, name);
            }
            add_field(filler, object, field, more);
        }
    }
}

static void
add_relations(struct filler *filler, const struct blueprint *blueprint,
              struct object_type *object, struct field *field)
{
    const struct node *relations = blueprint->relations;

    for (const struct node *key = node_first(relations); key;
         key = node_next(relations, key))
        add_field(filler, object, field,
                  (struct field){node_text(blueprint->tree, key), object->rest,
                                 false});
}

/* `of`, the properties or relations of any entity, as those of ours. */
static const struct object_type *
declared(struct filler *filler, const struct object_type *of)
{
    struct object_type *object = arena_new(filler->arena, struct object_type);
    struct field *field;

    *object = *of;
    field = arena_array(filler->arena, struct field, filler->fields);
    object->field = field;
    object->noun = arena_printf(filler->arena, "blueprint `%.*s`",
                                SLICE_ARGS(blueprint_name(filler->blueprint)));
    for (const struct blueprint *b = filler->blueprint; b; b = b->next) {
        if (of->tag == TAG_PROPERTIES)
            add_properties(filler, b, object, field);
        else
            add_relations(filler, b, object, field);
    }
    object->closed = true;
    object->rest = NULL;
    return object;
}

static const struct type *fill(struct filler *filler, const struct type *type);

/* `of` with entities below it filled in; itself when there are none. */
static const struct object_type *
fill_object(struct filler *filler, const struct object_type *of)
{
    struct object_type *object = NULL;
    struct field *field = NULL;

    if (of->tag == TAG_PROPERTIES || of->tag == TAG_RELATIONS)
        return declared(filler, of);
    for (uint32_t i = 0; i < of->count; i++) {
        const struct type *filled = fill(filler, of->field[i].type);

        if (filled == of->field[i].type)
            continue;
        if (!object) {
            object = arena_new(filler->arena, struct object_type);
            field = arena_array(filler->arena, struct field, of->count);
            *object = *of;
            memcpy(field, of->field, of->count * sizeof(*field));
            object->field = field;
        }
        field[i].type = filled;
    }
    return object ? object : of;
}

static const struct type *
fill(struct filler *filler, const struct type *type)
{
    if (!type->object || filler->depth == ENTITY_DEPTH)
        return type;
    filler->depth++;
    const struct object_type *object = fill_object(filler, type->object);

    filler->depth--;
    if (object == type->object)
        return type;
    struct type *filled = arena_new(filler->arena, struct type);

    *filled = *type;
    filled->object = object;
    return filled;
}

const struct type *
entity_type(struct arena *arena, const struct type *type,
            const struct blueprint *blueprint)
{
    struct filler filler = {arena, blueprint, blueprint_fields(blueprint), 0};

    if (filler.fields > LIMIT_BLUEPRINT_FIELDS)
        return type;
    return fill(&filler, type);
}
