#include "schema/tell.h"

/* How far we look through $ref and allOf. */
enum { MAX_DEPTH = 8 };

static void
look(const struct schema *schema, uint32_t unit, struct slice name, int depth,
     struct tell *tell)
{
    const struct schema_prop *prop = schema_prop(schema, unit, name);
    struct schema_list all = schema_all(schema, unit);

    if (prop && prop->required != SCHEMA_NONE)
        tell->required = true;
    if (prop && prop->unit != SCHEMA_NONE && tell->values.count == 0) {
        tell->values = schema_values(schema, schema_follow(schema, prop->unit));
        if (tell->unit == SCHEMA_NONE)
            tell->unit = prop->unit;
    }
    if (depth == 0)
        return;
    if (schema_ref(schema, unit) != SCHEMA_NONE)
        look(schema, schema_ref(schema, unit), name, depth - 1, tell);
    for (uint32_t i = 0; i < all.count; i++)
        look(schema, all.at[i], name, depth - 1, tell);
}

struct tell
tell_member(const struct schema *schema, uint32_t unit, struct slice name)
{
    struct tell tell = {.unit = SCHEMA_NONE};

    look(schema, unit, name, MAX_DEPTH, &tell);
    return tell;
}

bool
tell_declares(const struct schema *schema, uint32_t unit, struct slice name)
{
    uint32_t its = tell_member(schema, unit, name).unit;

    return its != SCHEMA_NONE && its != SCHEMA_FALSE;
}
