#include "schema/blame.h"

#include "schema/equal.h"
#include "schema/kinds.h"
#include "schema/report.h"
#include "schema/tell.h"
#include "schema/trait.h"

/* How far references and nested choices are followed for types, and units that
 * are asked: what is beyond is taken to take any.
 */
enum { MAX_DEPTH = 8, MAX_ASKED = 4096 };

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
types_at(const struct schema *schema, uint32_t unit, int depth, uint32_t *asked)
{
    unsigned types = narrow(schema_types(schema, unit),
                            types_of_values(schema, unit)),
             choice = 0;
    struct schema_list all = schema_all(schema, unit);
    struct schema_list branches = schema_branches(schema, unit);

    if (depth == 0 || ++*asked > MAX_ASKED)
        return types;
    if (schema_ref(schema, unit) != SCHEMA_NONE)
        types = narrow(types, types_at(schema, schema_ref(schema, unit),
                                       depth - 1, asked));
    for (uint32_t i = 0; i < all.count; i++)
        types = narrow(types, types_at(schema, all.at[i], depth - 1, asked));
    for (uint32_t i = 0; i < branches.count; i++)
        choice =
            widen(choice, types_at(schema, branches.at[i], depth - 1, asked));
    return branches.count ? narrow(types, choice) : types;
}

/* The types that `unit` may accept, looked up through references and nested
 * choices: a mask of schema_type, never too small.
 */
static unsigned
types_of(struct check *check, uint32_t unit)
{
    uint32_t asked = 0;
    unsigned types = types_at(check->schema, unit, MAX_DEPTH, &asked);

    check->steps += asked;
    return types;
}

/* ---- Trying -------------------------------------------------------------- */

/* How badly a branch fits. */
struct score {
    uint32_t cost;  /* of its complaints */
    uint32_t known; /* members of the value that it knows */
    uint32_t reach; /* offset of its first complaint */
};

/* A branch tried: what it complains of, in the scratch memory of the check. */
struct trial {
    struct bag bag;
    struct settle settle;
    struct score score;
    bool refuses; /* the branch refuses the member that decides */
};

/* What a complaint about the value itself costs, such as a missing member;
 * one about a member costs half, and so on down: a branch that fits so far
 * that it can complain of details is likely meant.
 */
enum { COST_TOP = 64, MAX_DEPTH_OF_COST = 6 };

/* Levels between `node` and the place of `diag`. */
static unsigned
depth_of(const struct node *node, const struct diag *diag)
{
    unsigned depth = 0;
    uint32_t at = diag->where.at;

    while (depth < MAX_DEPTH_OF_COST) {
        bool object = node_is(node, NODE_OBJECT);
        const struct node *child = node_count(node) ? node_first(node) : NULL;
        const struct node *next = child ? node_next(node, child) : NULL;

        for (; next && node_span(next).at <= at; next = node_next(node, next))
            child = next;
        if (!child || node_span(child).at > at)
            break;
        /* An unknown key is a complaint about the object. */
        if (object && node_span(child).at == at &&
            diag->kind == &kind_schema_unknown_key)
            break;
        node = object ? node_value(child) : child;
        depth++;
        if (at < node_span(node).at)
            break; /* at the key: about its value as a whole */
    }
    return depth;
}

/* A member that must have one certain value, and has another, speaks against
 * the branch as much as one that is missing; but for `stray`, which is counted
 * elsewhere.
 */
static void
score_members(struct check *check, uint32_t unit, const struct node *object,
              const struct node *stray, struct score *score)
{
    for (const struct node *key = node_first(object); key;
         key = node_next(object, key)) {
        struct tell tell =
            tell_member(check->schema, unit, node_text(check->tree, key));

        check->steps += 1 + tell.asked;
        score->known += tell.unit != SCHEMA_NONE && tell.unit != SCHEMA_FALSE;
        if (tell.values.count == 1 && node_value(key) != stray &&
            !equal_constant(check->schema, tell.values.at[0], check->tree,
                            node_value(key)))
            score->cost += COST_TOP;
    }
}

/* "Not this shape" says little: what says more is to be preferred. */
static uint32_t
cost_of(const struct node *node, const struct diag *diag)
{
    uint32_t cost = (uint32_t)COST_TOP >> depth_of(node, diag);

    return diag->kind == &kind_schema_no_match ? 2 * cost : cost;
}

static struct score
score_of(struct check *check, uint32_t unit, const struct node *node,
         const struct bag *bag, const struct node *stray)
{
    struct score score = {0, 0, UINT32_MAX};

    for (uint32_t i = 0; i < bag->list.count; i++) {
        const struct diag *diag = bag->list.item[i];

        if (diag->level < LEVEL_ERROR)
            continue;
        score.cost += cost_of(node, diag);
        if (diag->where.at < score.reach)
            score.reach = diag->where.at;
    }
    if (node_is(node, NODE_OBJECT))
        score_members(check, unit, node, stray, &score);
    return score;
}

/* Lower costs are better; then, to know more of what is there; then, to have
 * got further.
 */
static bool
is_better(struct score a, struct score b)
{
    if (a.cost != b.cost)
        return a.cost < b.cost;
    if (a.known != b.known)
        return a.known > b.known;
    return a.reach > b.reach;
}

/* Reports what `branch` complains of into a bag of its own. */
static struct trial
try(struct check *check, const struct trait_cast *cast,
    const struct trait_branch *branch, const struct node *node)
{
    struct bag *bag = check->bag;
    struct settle settle = check->settle;
    const struct check_frame *frame = check->frame;
    uint32_t seen = check->seen.count;
    struct trial trial = {
        .bag = bag_within(check->scratch, bag),
        .refuses = branch->refuses,
    };
    struct settle_ground *ground =
        arena_new(check->scratch, struct settle_ground);

    check_spend(check, STEPS_TRIAL, node);
    *ground = (struct settle_ground){SCHEMA_TRUE, cast->stray, check->ground};
    check->bag = &trial.bag;
    check->settle = (struct settle){0};
    if (cast->stray)
        check->ground = ground;
    check->frame = branch->frame;
    check_unit(check, branch->unit, node);
    check->frame = frame;
    trial.settle = check->settle;
    check->bag = bag;
    check->settle = settle;
    check->ground = ground->around;
    check->seen.count = seen;
    settle_bag(
        &trial.settle,
        (struct settle_case){check->schema, check->tree, check->scratch, check},
        &trial.bag, 0);
    trial.score = score_of(check, branch->unit, node, &trial.bag, cast->stray);
    if (branch->silent || branch->refuses || branch->bars)
        trial.score.cost += COST_TOP;
    return trial;
}

/* ---- Choosing ------------------------------------------------------------ */

static bool
admits(struct check *check, uint32_t unit, const struct node *node)
{
    enum node_kind kind =
        node_is(node, NODE_KEY) ? NODE_STRING : node_kind(node);

    return types_of(check, unit) >> kind & 1;
}

/* The values of all branches that could take the scalar `node`, and in a few
 * words what the other branches want.  False when no branch names values.
 */
static bool
blame_values(struct check *check, uint32_t unit, const struct trait_cast *cast,
             const struct node *node)
{
    const struct schema *schema = check->schema;
    VEC(uint32_t) all = {0};
    VEC(uint32_t) other = {0};

    for (uint32_t i = 0; i < cast->branch.count; i++) {
        uint32_t at = schema_follow(schema, cast->branch.item[i].unit);
        struct schema_list values = schema_values(schema, at);

        if (values.count == 0)
            *vec_push(check->scratch, &other) = at;
        for (uint32_t v = 0; v < values.count; v++)
            *vec_push(check->scratch, &all) = values.at[v];
    }
    if (all.count == 0 || (other.count && node_count(node)))
        return false;
    report_values(check, unit, (struct schema_list){all.item, all.count},
                  (struct schema_list){other.item, other.count}, node);
    return true;
}

/* What all branches tried so far have in common: each requires but one more
 * member.
 */
struct either {
    struct slice *name; /* by trial */
    uint32_t count;
    bool holds;
};

static void
note_either(struct either *either, const struct trial *trial,
            const struct node *node)
{
    const struct settle *settle = &trial->settle;

    either->holds = either->holds && trial->bag.list.count == 1 &&
                    settle->missing.count == 1 &&
                    settle->missing.item[0].object == node &&
                    trial->bag.list.item[0] == settle->missing.item[0].diag;
    if (either->holds)
        either->name[either->count++] = settle->missing.item[0].name;
}

/* "missing `a` or `b`" */
static bool
blame_either(struct check *check, uint32_t unit, const struct either *either,
             const struct node *node)
{
    struct map names = map_new(check->scratch);

    if (!either->holds || either->count < 2)
        return false;
    for (uint32_t i = 0; i < either->count; i++)
        *map_add(&names, either->name[i]) = 1;
    if (names.count > 1)
        report_either(check, unit, node, &names);
    return names.count > 1;
}

static const struct schema_list none = {0};

static struct schema_list
named(const struct trait_cast *cast)
{
    return (struct schema_list){cast->named.item, cast->named.count};
}

/* Adds what the best trial complains of, from which nothing is given back. */
static void
take_trial(struct check *check, const struct trial *trial)
{
    struct bag *bag = check->bag;
    uint32_t count = trial->bag.list.count;

    if (bag->arena == check->scratch) {
        for (uint32_t i = 0; i < count; i++)
            bag_take(bag, trial->bag.list.item[i]);
        settle_take(&check->settle, &trial->settle, check->scratch);
        return;
    }
    struct settle_copies copies = {
        .old = trial->bag.list.item,
        .made = arena_array(check->scratch, struct diag *, count + 1),
        .count = count,
    };

    for (uint32_t i = 0; i < count; i++)
        copies.made[i] = bag_copy(bag, copies.old[i]);
    settle_take_copies(&check->settle, &trial->settle, &copies, check->scratch);
}

/* The best of all trials; what the others took is given back.  `score.cost` is
 * 0 when no branch complains.
 */
static struct trial
try_all(struct check *check, const struct trait_cast *cast,
        const struct node *node, struct either *either)
{
    struct trial best = {0};

    for (uint32_t i = 0; i < cast->branch.count; i++) {
        if (cast->branch.item[i].out)
            continue;
        struct arena_mark mark = arena_mark(check->scratch);
        struct trial trial = try(check, cast, &cast->branch.item[i], node);

        if (check->stopped)
            break;
        if (trial.score.cost)
            note_either(either, &trial, node);
        if (trial.score.cost &&
            (best.score.cost == 0 || is_better(trial.score, best.score))) {
            best = trial;
            if (!budget_spend_bytes(check->budget,
                                    check->scratch->used - mark.used))
                check_stop(check, node);
        } else {
            arena_release(check->scratch, mark);
        }
    }
    return best;
}

static void
blame_best(struct check *check, uint32_t unit, const struct trait_cast *cast,
           const struct node *node)
{
    struct either either = {
        .name =
            arena_array(check->scratch, struct slice, cast->branch.count + 1),
        .holds = true,
    };
    struct trial best = try_all(check, cast, node, &either);

    /* What the rest would have complained of is not known. */
    if (check->stopped)
        return;
    if (best.score.cost == 0)
        report_none(check, unit, node);
    else if (best.refuses)
        report_values(check, unit, named(cast), none, cast->stray);
    else if (!blame_either(check, unit, &either, node))
        take_trial(check, &best);
}

/* What a member tells that decides between branches: true when it was the one
 * to blame.
 */
static bool
blame_trait(struct check *check, uint32_t unit, struct trait_cast *cast,
            const struct node *node)
{
    bool refused = true;

    trait_cast(check, cast, node);
    for (uint32_t i = 0; i < cast->branch.count; i++)
        refused &= cast->branch.item[i].out || cast->branch.item[i].refuses;
    if (cast->stray && refused) {
        report_values(check, unit, named(cast), none, cast->stray);
        return true;
    }
    if (cast->stray || node_has(node, NODE_BROKEN))
        return false;
    struct slice name = trait_missing(check, cast, node);

    if (name.len)
        report_unnamed(check, unit, node, name, named(cast));
    return name.len > 0;
}

/* A unit that is nothing but a choice itself. */
static bool
is_choice(const struct schema *schema, uint32_t unit)
{
    return schema->unit[unit].type == SCHEMA_ANY &&
           schema->unit[unit].end[GROUP_ANY] == 1 &&
           schema_branches(schema, unit).count > 0 &&
           !(schema->unit[unit].flags & SCHEMA_SPEAKS);
}

/* The frames from `unit` to `at`, to which its references lead. */
static const struct check_frame *
enter(struct check *check, const struct check_frame *around, uint32_t unit,
      uint32_t at, const struct node *node)
{
    for (;; unit = schema_ref(check->schema, unit)) {
        struct check_frame *frame =
            arena_new(check->scratch, struct check_frame);

        *frame = (struct check_frame){unit, node, around};
        if (unit == at)
            return frame;
        around = frame;
    }
}

/* Adds the branches that could take `node` to the cast, those of a choice in
 * the choice one by one; the result: all types they take.  `frame` is that of
 * the choice.
 */
static unsigned
gather(struct check *check, struct trait_cast *cast, struct schema_list branch,
       const struct check_frame *frame, int depth)
{
    const struct node *node = frame->node;
    unsigned types = 0;

    for (uint32_t i = 0; i < branch.count; i++) {
        uint32_t at = schema_follow(check->schema, branch.at[i]);
        struct schema_list inner = schema_branches(check->schema, at);

        if (depth && is_choice(check->schema, at)) {
            types =
                widen(types, gather(check, cast, inner,
                                    enter(check, frame, branch.at[i], at, node),
                                    depth - 1));
            continue;
        }
        types = widen(types, types_of(check, branch.at[i]));
        if (admits(check, branch.at[i], node))
            *vec_push(check->scratch, &cast->branch) =
                (struct trait_branch){.unit = branch.at[i], .frame = frame};
    }
    return types;
}

void
blame_branches(struct check *check, uint32_t unit, const uint32_t *branch,
               uint32_t branches, const struct node *node)
{
    struct trait_cast cast = {0};

    if (report_own(check, unit, node))
        return;
    unsigned types =
        gather(check, &cast, (struct schema_list){branch, branches},
               check->frame, MAX_DEPTH);

    if (cast.branch.count == 0 && types & SCHEMA_ANY)
        report_types(check, unit, node, types);
    else if (cast.branch.count < 2)
        blame_best(check, unit, &cast, node);
    else if (!blame_values(check, unit, &cast, node) &&
             !(node_is(node, NODE_OBJECT) &&
               blame_trait(check, unit, &cast, node)))
        blame_best(check, unit, &cast, node);
}
