#include "schema/trait.h"

#include "schema/equal.h"
#include "schema/tell.h"

/* Members of an object that are looked at, and constants that are compared:
 * what tells branches apart stands near the beginning and is short.
 */
enum { MAX_MEMBERS = 32, MAX_CONSTANTS = 256 };

/* One member in the words of the branches. */
struct trait {
    struct slice name, inner; /* `inner`: a member of the member, or empty */
    struct tell *tell;        /* by branch */
    uint32_t speakers;        /* branches that name constants */
    bool splits;              /* the constants tell some of them apart */
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
does_split(const struct schema *schema, const struct trait *trait,
           uint32_t branches)
{
    bool apart = false;
    uint32_t total = 0;

    for (uint32_t i = 0; i < branches; i++) {
        struct schema_list a = trait->tell[i].values;

        total += a.count;
        if (total > MAX_CONSTANTS)
            return false;
        for (uint32_t j = 0; a.count && j < i; j++) {
            struct schema_list b = trait->tell[j].values;
            uint32_t shared = count_shared(schema, a, b);

            if (b.count && shared && (shared != a.count || shared != b.count))
                return false;
            apart |= b.count && !shared;
        }
    }
    return apart;
}

static struct trait
trait_make(struct check *check, const struct trait_cast *cast,
           struct slice name, struct slice inner)
{
    const struct schema *schema = check->schema;
    struct trait trait = {
        .name = name,
        .inner = inner,
        .tell = arena_array(check->scratch, struct tell, cast->branch.count),
    };

    for (uint32_t i = 0; i < cast->branch.count; i++) {
        struct tell *tell = &trait.tell[i];

        if (cast->branch.item[i].out)
            continue;
        *tell = tell_member(schema, cast->branch.item[i].unit, name);
        if (inner.len && tell->unit != SCHEMA_NONE)
            *tell = tell_member(schema, tell->unit, inner);
        else if (inner.len)
            tell->values.count = 0;
        if (!are_scalars(schema, tell->values))
            tell->values.count = 0;
        trait.speakers += tell->values.count > 0;
        check->steps += 1 + tell->asked + tell->values.count;
    }
    trait.splits =
        trait.speakers > 1 && does_split(schema, &trait, cast->branch.count);
    return trait;
}

/* Every constant that a branch still in names, once. */
static void
name_all(struct check *check, struct trait_cast *cast,
         const struct trait *trait)
{
    cast->named.count = 0;
    for (uint32_t i = 0; i < cast->branch.count; i++) {
        struct schema_list values = trait->tell[i].values;

        for (uint32_t v = 0; v < values.count; v++) {
            bool known = false;

            for (uint32_t k = 0; k < cast->named.count && !known; k++)
                known =
                    is_same(check->schema, cast->named.item[k], values.at[v]);
            if (!known)
                *vec_push(check->scratch, &cast->named) = values.at[v];
        }
    }
}

static bool
does_name(const struct check *check, struct schema_list values,
          const struct node *value)
{
    for (uint32_t i = 0; i < values.count; i++)
        if (equal_constant(check->schema, values.at[i], check->tree, value))
            return true;
    return false;
}

/* Flags each branch by the `value` of a member that tells them apart. */
static void
apply(struct check *check, struct trait_cast *cast, const struct trait *trait,
      const struct node *value)
{
    uint32_t named = 0;

    for (uint32_t i = 0; i < cast->branch.count; i++)
        named += does_name(check, trait->tell[i].values, value);
    if (!named && cast->stray)
        return;
    if (!named) {
        cast->stray = value;
        name_all(check, cast, trait);
    }
    for (uint32_t i = 0; i < cast->branch.count; i++) {
        struct trait_branch *branch = &cast->branch.item[i];
        bool speaks = trait->tell[i].values.count > 0;

        if (!named) {
            branch->refuses = speaks;
            branch->bars = !speaks && !trait->inner.len &&
                           tell_bars(check->schema, branch->unit, trait->name);
        } else if (!speaks) {
            branch->silent = true;
        } else if (!does_name(check, trait->tell[i].values, value)) {
            branch->out = true;
        }
    }
}

static void
look(struct check *check, struct trait_cast *cast, struct slice name,
     struct slice inner, const struct node *value)
{
    struct trait trait = trait_make(check, cast, name, inner);

    if (trait.splits)
        apply(check, cast, &trait, value);
}

void
trait_cast(struct check *check, struct trait_cast *cast,
           const struct node *object)
{
    const struct tree *tree = check->tree;
    uint32_t members = 0;

    for (const struct node *key = node_first(object);
         key && members < MAX_MEMBERS; key = node_next(object, key)) {
        const struct node *value = node_value(key);
        struct slice name = node_text(tree, key);

        members++;
        if (node_count(value) == 0)
            look(check, cast, name, S(""), value);
        if (!node_is(value, NODE_OBJECT))
            continue;
        for (const struct node *inner = node_first(value);
             inner && members < MAX_MEMBERS; inner = node_next(value, inner)) {
            members++;
            if (node_count(node_value(inner)) == 0)
                look(check, cast, name, node_text(tree, inner),
                     node_value(inner));
        }
    }
}

static bool
all_require(const struct trait_cast *cast, const struct trait *trait)
{
    for (uint32_t i = 0; i < cast->branch.count; i++)
        if (!cast->branch.item[i].out &&
            (!trait->tell[i].required || trait->tell[i].values.count == 0))
            return false;
    return trait->splits;
}

struct slice
trait_missing(struct check *check, struct trait_cast *cast,
              const struct node *object)
{
    const struct schema *schema = check->schema;

    for (uint32_t i = 0; i < cast->branch.count; i++) {
        uint32_t count, unit = schema_follow(schema, cast->branch.item[i].unit);
        const struct schema_prop *prop = schema_props(schema, unit, &count);

        if (cast->branch.item[i].out)
            continue;
        for (uint32_t p = 0; p < count && p < MAX_MEMBERS; p++) {
            struct slice name = schema_prop_name(schema, &prop[p]);

            if (node_key(check->tree, object, name))
                continue;
            struct trait trait = trait_make(check, cast, name, S(""));

            if (!all_require(cast, &trait))
                continue;
            name_all(check, cast, &trait);
            return name;
        }
        break;
    }
    return S("");
}
