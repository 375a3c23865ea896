#include "schema/blame.h"

#include "schema/report.h"

/* How far references and nested choices are followed for types. */
enum { MAX_DEPTH = 8 };

static unsigned
types_of_values(const struct schema *schema, uint32_t unit)
{
    struct schema_list values = schema_values(schema, unit);
    unsigned types = values.count ? 0 : SCHEMA_ANY;

    for (uint32_t i = 0; i < values.count; i++)
        types |= 1U << schema_value_kind(schema, values.at[i]);
    return types;
}

/* What both masks allow. */
static unsigned
narrow(unsigned a, unsigned b)
{
    unsigned whole = (a | b) & SCHEMA_INTEGER;

    return (a & b & SCHEMA_ANY) | (a & b & SCHEMA_NUMBER ? whole : 0);
}

/* What either mask allows. */
static unsigned
widen(unsigned a, unsigned b)
{
    bool whole = (!(a & SCHEMA_NUMBER) || a & SCHEMA_INTEGER) &&
                 (!(b & SCHEMA_NUMBER) || b & SCHEMA_INTEGER);

    return ((a | b) & SCHEMA_ANY) |
           ((a | b) & SCHEMA_NUMBER && whole ? SCHEMA_INTEGER : 0);
}

static unsigned
types_at(const struct schema *schema, uint32_t unit, int depth)
{
    unsigned types = narrow(schema_types(schema, unit),
                            types_of_values(schema, unit)),
             choice = 0;
    struct schema_list all = schema_all(schema, unit);
    struct schema_list branches = schema_branches(schema, unit);

    if (depth == 0)
        return types;
    if (schema_ref(schema, unit) != SCHEMA_NONE)
        types = narrow(types,
                       types_at(schema, schema_ref(schema, unit), depth - 1));
    for (uint32_t i = 0; i < all.count; i++)
        types = narrow(types, types_at(schema, all.at[i], depth - 1));
    for (uint32_t i = 0; i < branches.count; i++)
        choice = widen(choice, types_at(schema, branches.at[i], depth - 1));
    return branches.count ? narrow(types, choice) : types;
}

unsigned
blame_types(const struct schema *schema, uint32_t unit)
{
    return types_at(schema, unit, MAX_DEPTH);
}

/* ---- Choosing ------------------------------------------------------------ */

/* How well a branch did: what it complains of, and how deep it got. */
struct score {
    uint32_t faults;
    uint32_t reach; /* offset of its first complaint */
};

static struct score
score_of(const struct bag *bag)
{
    struct score score = {0, UINT32_MAX};

    for (uint32_t i = 0; i < bag->list.count; i++) {
        const struct diag *diag = bag->list.item[i];

        if (diag->level < LEVEL_ERROR)
            continue;
        score.faults++;
        if (diag->where.at < score.reach)
            score.reach = diag->where.at;
    }
    return score;
}

/* Fewer complaints are better; of as many, the later. */
static bool
is_better(struct score a, struct score b)
{
    if (a.faults != b.faults)
        return a.faults < b.faults;
    return a.reach > b.reach;
}

static bool
admits(const struct check *check, uint32_t unit, const struct node *node)
{
    enum node_kind kind =
        node_is(node, NODE_KEY) ? NODE_STRING : node_kind(node);

    return blame_types(check->schema, unit) >> kind & 1;
}

/* The values of all branches that could take `node`, when each of them is
 * nothing but a list of values.
 */
static bool
blame_values(struct check *check, uint32_t unit, const uint32_t *branch,
             uint32_t branches, const struct node *node)
{
    const struct schema *schema = check->schema;
    VEC(uint32_t) all = {0};

    for (uint32_t i = 0; i < branches; i++) {
        uint32_t at = schema_follow(schema, branch[i]);
        struct schema_list values = schema_values(schema, at);

        if (!admits(check, at, node))
            continue;
        if (values.count == 0 || schema->unit[at].end[GROUP_ANY] != 1)
            return false;
        for (uint32_t v = 0; v < values.count; v++)
            *vec_push(check->scratch, &all) = values.at[v];
    }
    report_values(check, unit, all.item, all.count, node);
    return true;
}

/* Reports what `unit` complains of into a bag of its own. */
static struct bag
try(struct check *check, uint32_t unit, const struct node *node)
{
    struct bag *bag = check->bag, own = bag_new(bag->arena);
    uint32_t seen = check->seen.count;

    check->bag = &own;
    check_unit(check, unit, node);
    check->bag = bag;
    check->seen.count = seen;
    return own;
}

static void
blame_best(struct check *check, uint32_t unit, const uint32_t *branch,
           uint32_t branches, const struct node *node)
{
    struct bag best = {0};
    struct score score = {UINT32_MAX, 0};

    for (uint32_t i = 0; i < branches; i++) {
        if (!admits(check, branch[i], node))
            continue;
        struct bag own = try(check, branch[i], node);
        struct score its = score_of(&own);

        if (its.faults && is_better(its, score)) {
            best = own;
            score = its;
        }
    }
    if (best.list.count == 0)
        report_none(check, unit, node);
    for (uint32_t i = 0; i < best.list.count; i++)
        bag_take(check->bag, best.list.item[i]);
}

void
blame_branches(struct check *check, uint32_t unit, const uint32_t *branch,
               uint32_t branches, const struct node *node)
{
    unsigned types = 0;
    uint32_t able = 0;

    if (report_own(check, unit, node))
        return;
    for (uint32_t i = 0; i < branches; i++) {
        types = widen(types, blame_types(check->schema, branch[i]));
        able += admits(check, branch[i], node);
    }
    if (able == 0 && types & SCHEMA_ANY)
        report_types(check, unit, node, types);
    else if (able < 2 || !blame_values(check, unit, branch, branches, node))
        blame_best(check, unit, branch, branches, node);
}
