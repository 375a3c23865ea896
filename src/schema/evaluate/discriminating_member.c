#include "schema/evaluate/discriminating_member.h"

#include "schema/ir/equal.h"
#include "schema/ir/member_lookup.h"

/* Members of an object that are looked at, and constants that are compared:
 * what tells branches apart stands near the beginning and is short.
 */
enum { MAX_MEMBERS = 32, MAX_CONSTANTS = 256 };

/* One member in the words of the branches. */
struct discriminator {
    struct slice name, inner;   /* `inner`: a member of the member, or empty */
    struct member_lookup *tell; /* by branch */
    uint32_t speakers;          /* branches that name constants */
    bool splits;                /* the constants tell some of them apart */
};

static bool
are_scalars(const struct schema *schema, struct schema_list values)
{
    for (uint32_t i = 0; i < values.count; i++)
        if (schema_value_kind(schema, values.at[i]) == NODE_OBJECT ||
            schema_value_kind(schema, values.at[i]) == NODE_ARRAY)
            return false;
    return true;
}

static bool
is_same(const struct schema *schema, uint32_t a, uint32_t b)
{
    enum node_kind kind = schema_value_kind(schema, a);

    return kind == schema_value_kind(schema, b) &&
           slice_equal(schema_value_text(schema, a),
                       schema_value_text(schema, b));
}

static uint32_t
count_shared(const struct schema *schema, struct schema_list a,
             struct schema_list b)
{
    uint32_t shared = 0;

    for (uint32_t i = 0; i < a.count; i++)
        for (uint32_t j = 0; j < b.count; j++)
            shared += is_same(schema, a.at[i], b.at[j]);
    return shared;
}

/* The sets of constants are equal or have nothing in common, and there are at
 * least two of them.
 */
static bool
does_split(const struct schema *schema,
           const struct discriminator *discriminator, uint32_t branches)
{
    bool apart = false;
    uint32_t total = 0;

    for (uint32_t i = 0; i < branches; i++) {
        struct schema_list a = discriminator->tell[i].values;

        total += a.count;
        if (total > MAX_CONSTANTS)
            return false;
        for (uint32_t j = 0; a.count && j < i; j++) {
            struct schema_list b = discriminator->tell[j].values;
            uint32_t shared = count_shared(schema, a, b);

            if (b.count && shared && (shared != a.count || shared != b.count))
                return false;
            apart |= b.count && !shared;
        }
    }
    return apart;
}

static struct discriminator
discriminator_make(struct evaluator *evaluator,
                   const struct branch_candidates *cast, struct slice name,
                   struct slice inner)
{
    const struct schema *schema = evaluator->schema;
    struct discriminator discriminator = {
        .name = name,
        .inner = inner,
        .tell = arena_array(evaluator->scratch, struct member_lookup,
                            cast->branch.count),
    };

    for (uint32_t i = 0; i < cast->branch.count; i++) {
        struct member_lookup *lookup = &discriminator.tell[i];

        if (cast->branch.item[i].out)
            continue;
        *lookup = member_lookup_member(schema, cast->branch.item[i].unit, name);
        if (inner.len && lookup->unit != SCHEMA_NONE)
            *lookup = member_lookup_member(schema, lookup->unit, inner);
        else if (inner.len)
            lookup->values.count = 0;
        if (!are_scalars(schema, lookup->values))
            lookup->values.count = 0;
        discriminator.speakers += lookup->values.count > 0;
        evaluator->steps += 1 + lookup->asked + lookup->values.count;
    }
    discriminator.splits =
        discriminator.speakers > 1 &&
        does_split(schema, &discriminator, cast->branch.count);
    return discriminator;
}

/* Every constant that a branch still in names, once. */
static void
name_all(struct evaluator *evaluator, struct branch_candidates *cast,
         const struct discriminator *discriminator)
{
    cast->named.count = 0;
    for (uint32_t i = 0; i < cast->branch.count; i++) {
        struct schema_list values = discriminator->tell[i].values;

        for (uint32_t v = 0; v < values.count; v++) {
            bool known = false;

            for (uint32_t k = 0; k < cast->named.count && !known; k++)
                known = is_same(evaluator->schema, cast->named.item[k],
                                values.at[v]);
            if (!known)
                *vec_push(evaluator->scratch, &cast->named) = values.at[v];
        }
    }
}

static bool
does_name(const struct evaluator *evaluator, struct schema_list values,
          const struct node *value)
{
    for (uint32_t i = 0; i < values.count; i++)
        if (equal_constant(evaluator->schema, values.at[i], evaluator->tree,
                           value))
            return true;
    return false;
}

/* Flags each branch by the `value` of a member that tells them apart. */
static void
apply(struct evaluator *evaluator, struct branch_candidates *cast,
      const struct discriminator *discriminator, const struct node *value)
{
    uint32_t named = 0;

    for (uint32_t i = 0; i < cast->branch.count; i++)
        named += does_name(evaluator, discriminator->tell[i].values, value);
    if (!named && cast->unnamed)
        return;
    if (!named) {
        cast->unnamed = value;
        name_all(evaluator, cast, discriminator);
    }
    for (uint32_t i = 0; i < cast->branch.count; i++) {
        struct branch_candidate *branch = &cast->branch.item[i];
        bool speaks = discriminator->tell[i].values.count > 0;

        if (!named) {
            branch->refuses = speaks;
            branch->bars =
                !speaks && !discriminator->inner.len &&
                member_lookup_forbids(evaluator->schema, branch->unit,
                                      discriminator->name);
        } else if (!speaks) {
            branch->silent = true;
        } else if (!does_name(evaluator, discriminator->tell[i].values,
                              value)) {
            branch->out = true;
        }
    }
}

static void
look(struct evaluator *evaluator, struct branch_candidates *cast,
     struct slice name, struct slice inner, const struct node *value)
{
    struct discriminator discriminator =
        discriminator_make(evaluator, cast, name, inner);

    if (discriminator.splits)
        apply(evaluator, cast, &discriminator, value);
}

void
discriminating_member_sort(struct evaluator *evaluator,
                           struct branch_candidates *cast,
                           const struct node *object)
{
    const struct tree *tree = evaluator->tree;
    uint32_t members = 0;

    for (const struct node *key = node_first(object);
         key && members < MAX_MEMBERS; key = node_next(object, key)) {
        const struct node *value = node_value(key);
        struct slice name = node_text(tree, key);

        members++;
        if (node_count(value) == 0)
            look(evaluator, cast, name, S(""), value);
        if (!node_is(value, NODE_OBJECT))
            continue;
        for (const struct node *inner = node_first(value);
             inner && members < MAX_MEMBERS; inner = node_next(value, inner)) {
            members++;
            if (node_count(node_value(inner)) == 0)
                look(evaluator, cast, name, node_text(tree, inner),
                     node_value(inner));
        }
    }
}

static bool
all_require(const struct branch_candidates *cast,
            const struct discriminator *discriminator)
{
    for (uint32_t i = 0; i < cast->branch.count; i++)
        if (!cast->branch.item[i].out &&
            (!discriminator->tell[i].required ||
             discriminator->tell[i].values.count == 0))
            return false;
    return discriminator->splits;
}

struct slice
discriminating_member_missing(struct evaluator *evaluator,
                              struct branch_candidates *cast,
                              const struct node *object)
{
    const struct schema *schema = evaluator->schema;

    for (uint32_t i = 0; i < cast->branch.count; i++) {
        uint32_t count, unit = schema_follow(schema, cast->branch.item[i].unit);
        const struct schema_prop *prop = schema_props(schema, unit, &count);

        if (cast->branch.item[i].out)
            continue;
        for (uint32_t p = 0; p < count && p < MAX_MEMBERS; p++) {
            struct slice name = schema_prop_name(schema, &prop[p]);

            if (node_key(evaluator->tree, object, name))
                continue;
            struct discriminator discriminator =
                discriminator_make(evaluator, cast, name, S(""));

            if (!all_require(cast, &discriminator))
                continue;
            name_all(evaluator, cast, &discriminator);
            return name;
        }
        break;
    }
    return S("");
}
