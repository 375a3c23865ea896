#include "schema/ir/member_lookup.h"

/* How far we look through $ref and allOf; units that are asked for names. */
enum { MAX_DEPTH = 8, MAX_ASKED = 256 };

static void
look(const struct schema *schema, uint32_t unit, struct slice name, int depth,
     struct member_lookup *lookup)
{
    if (++lookup->asked > MAX_ASKED)
        return;
    const struct schema_prop *prop = schema_prop(schema, unit, name);
    struct schema_list all = schema_all(schema, unit);

    if (prop && prop->required != SCHEMA_NONE)
        lookup->required = true;
    if (prop && prop->unit != SCHEMA_NONE && lookup->values.count == 0) {
        lookup->values =
            schema_values(schema, schema_follow(schema, prop->unit));
        if (lookup->unit == SCHEMA_NONE)
            lookup->unit = prop->unit;
    }
    if (depth == 0)
        return;
    if (schema_ref(schema, unit) != SCHEMA_NONE)
        look(schema, schema_ref(schema, unit), name, depth - 1, lookup);
    for (uint32_t i = 0; i < all.count; i++)
        look(schema, all.at[i], name, depth - 1, lookup);
}

struct member_lookup
member_lookup_member(const struct schema *schema, uint32_t unit,
                     struct slice name)
{
    struct member_lookup lookup = {.unit = SCHEMA_NONE};

    look(schema, unit, name, MAX_DEPTH, &lookup);
    return lookup;
}

bool
member_lookup_declares(const struct schema *schema, uint32_t unit,
                       struct slice name)
{
    uint32_t its = member_lookup_member(schema, unit, name).unit;

    return its != SCHEMA_NONE && its != SCHEMA_FALSE;
}

static bool
bars(const struct schema *schema, uint32_t unit, struct slice name, int depth,
     uint32_t *asked)
{
    const struct schema_op *op = schema_op(schema, unit, OP_OBJECT);
    const struct schema_prop *prop = schema_prop(schema, unit, name);
    struct schema_list all = schema_all(schema, unit);
    uint32_t ref = schema_ref(schema, unit);

    if (op && schema->object[op->a].additional == SCHEMA_FALSE &&
        schema->object[op->a].patterns == 0 &&
        (!prop || prop->unit == SCHEMA_NONE))
        return true;
    if (depth == 0 || ++*asked > MAX_ASKED)
        return false;
    for (uint32_t i = 0; i < all.count; i++)
        if (bars(schema, all.at[i], name, depth - 1, asked))
            return true;
    return ref != SCHEMA_NONE && bars(schema, ref, name, depth - 1, asked);
}

bool
member_lookup_forbids(const struct schema *schema, uint32_t unit,
                      struct slice name)
{
    uint32_t asked = 0;

    return bars(schema, unit, name, MAX_DEPTH, &asked);
}

/* A search for names. */
struct census {
    const struct schema *schema;
    struct map *names;
    uint32_t asked;
};

static void
ask(struct census *census, uint32_t unit, int depth)
{
    const struct schema *schema = census->schema;
    const struct schema_op *cond = schema_op(schema, unit, OP_IF);
    struct schema_list list[] = {
        schema_all(schema, unit),
        schema_branches(schema, unit),
        {cond ? schema->word + cond->a : NULL, cond ? 3 : 0},
    };
    uint32_t count, ref = schema_ref(schema, unit);
    const struct schema_prop *prop = schema_props(schema, unit, &count);

    if (++census->asked > MAX_ASKED)
        return;
    for (uint32_t i = 0; i < count; i++)
        if (prop[i].unit != SCHEMA_NONE && prop[i].unit != SCHEMA_FALSE)
            *map_add(census->names, schema_prop_name(schema, &prop[i])) = 1;
    if (depth == 0)
        return;
    if (ref != SCHEMA_NONE)
        ask(census, ref, depth - 1);
    for (size_t l = 0; l < sizeof list / sizeof *list; l++)
        for (uint32_t i = 0; i < list[l].count; i++)
            ask(census, list[l].at[i], depth - 1);
}

void
member_lookup_names(const struct schema *schema, uint32_t unit,
                    struct map *names)
{
    struct census census = {schema, names, 0};

    ask(&census, unit, MAX_DEPTH);
}
