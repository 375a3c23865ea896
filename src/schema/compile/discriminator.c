#include "schema/compile/discriminator.h"

#include "schema/ir/member_lookup.h"

/* How far we look through $ref and allOf for a property, and how many
 * properties of the first branch we try; how many units we ask for that.
 */
enum { MAX_DEPTH = 8, MAX_KEYS = 16, MAX_ASKED = 256 };

/* What a branch tells of `key`, when all of the constants are strings. */
static struct member_lookup
ask(const struct schema *schema, uint32_t unit, struct slice key)
{
    struct member_lookup lookup = member_lookup_member(schema, unit, key);

    for (uint32_t i = 0; i < lookup.values.count; i++)
        if (schema_value_kind(schema, lookup.values.at[i]) != NODE_STRING)
            lookup.values.count = 0;
    return lookup;
}

struct keys {
    struct slice name[MAX_KEYS];
    uint32_t count;
    uint32_t asked; /* units */
};

/* Properties of a branch that could tell it apart, `type` first. */
static void
gather(const struct schema *schema, uint32_t unit, int depth, struct keys *keys)
{
    uint32_t count;
    const struct schema_prop *prop = schema_props(schema, unit, &count);
    struct schema_list all = schema_all(schema, unit);

    for (uint32_t i = 0; i < count && keys->count < MAX_KEYS; i++) {
        struct slice name = schema_prop_name(schema, &prop[i]);

        if (ask(schema, unit, name).values.count == 0)
            continue;
        keys->name[keys->count] = name;
        if (slice_equal(name, S("type"))) {
            keys->name[keys->count] = keys->name[0];
            keys->name[0] = name;
        }
        keys->count++;
    }
    if (depth == 0 || keys->count == MAX_KEYS || ++keys->asked > MAX_ASKED)
        return;
    if (schema_ref(schema, unit) != SCHEMA_NONE)
        gather(schema, schema_ref(schema, unit), depth - 1, keys);
    for (uint32_t i = 0; i < all.count; i++)
        gather(schema, all.at[i], depth - 1, keys);
}

struct cases {
    struct map seen;
    VEC(uint32_t) pair;
    bool required;
};

/* True when `key` tells all branches apart; then `*cases` says how. */
static bool
tells(struct build *build, const struct schema *schema,
      struct schema_list branches, struct slice key, struct cases *cases)
{
    *cases = (struct cases){.seen = map_new(build->arena), .required = true};
    for (uint32_t b = 0; b < branches.count; b++) {
        struct member_lookup lookup = ask(schema, branches.at[b], key);

        if (lookup.values.count == 0)
            return false;
        cases->required &= lookup.required;
        for (uint32_t v = 0; v < lookup.values.count; v++) {
            struct slice text = schema_value_text(schema, lookup.values.at[v]);
            uint32_t *owner = map_add(&cases->seen, text);

            if (*owner && *owner != b + 1)
                return false;
            *owner = b + 1;
            *vec_push(build->arena, &cases->pair) =
                schema->value[lookup.values.at[v]].a;
            *vec_push(build->arena, &cases->pair) = b;
        }
    }
    return true;
}

static void
replace(struct build *build, struct schema_op *op, struct slice key,
        const struct cases *cases)
{
    struct schema_switch made = {
        .key = build_string(build, key),
        .one = op->code == OP_ONE,
        .branch = op->a,
        .branchs = op->b,
        .values = cases->pair.count / 2,
        .required = cases->required,
    };

    made.value = build_words(build, cases->pair.item, cases->pair.count);
    *vec_push(build->arena, &build->branching) = made;
    *op = (struct schema_op){OP_SWITCH, build->branching.count - 1, 0};
}

void
discriminator_find(struct build *build)
{
    for (uint32_t i = 0; i < build->op.count; i++) {
        struct schema_op *op = &build->op.item[i];

        if ((op->code != OP_ANY && op->code != OP_ONE) || op->b < 2)
            continue;
        struct schema schema = build_schema(build);
        struct schema_list branches = {schema.word + op->a, op->b};
        struct keys keys = {0};
        struct cases cases;

        gather(&schema, branches.at[0], MAX_DEPTH, &keys);
        for (uint32_t k = 0; k < keys.count; k++)
            if (tells(build, &schema, branches, keys.name[k], &cases)) {
                replace(build, op, keys.name[k], &cases);
                break;
            }
    }
}
