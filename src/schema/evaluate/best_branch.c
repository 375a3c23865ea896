#include "schema/evaluate/best_branch.h"

#include "schema/evaluate/discriminating_member.h"
#include "schema/evaluate/explain.h"
#include "schema/ir/equal.h"
#include "schema/ir/kinds.h"
#include "schema/ir/member_lookup.h"

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
types_of(struct evaluator *evaluator, uint32_t unit)
{
    uint32_t asked = 0;
    unsigned types = types_at(evaluator->schema, unit, MAX_DEPTH, &asked);

    evaluator->steps += asked;
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
    struct cascades settle;
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
score_members(struct evaluator *evaluator, uint32_t unit,
              const struct node *object, const struct node *stray,
              struct score *score)
{
    for (const struct node *key = node_first(object); key;
         key = node_next(object, key)) {
        struct member_lookup lookup = member_lookup_member(
            evaluator->schema, unit, node_text(evaluator->tree, key));

        evaluator->steps += 1 + lookup.asked;
        score->known +=
            lookup.unit != SCHEMA_NONE && lookup.unit != SCHEMA_FALSE;
        if (lookup.values.count == 1 && node_value(key) != stray &&
            !equal_constant(evaluator->schema, lookup.values.at[0],
                            evaluator->tree, node_value(key)))
            score->cost += COST_TOP;
    }
}

/* "Not this kind" says little: what says more is to be preferred. */
static uint32_t
cost_of(const struct node *node, const struct diag *diag)
{
    uint32_t cost = (uint32_t)COST_TOP >> depth_of(node, diag);

    return diag->kind == &kind_schema_no_match ? 2 * cost : cost;
}

static struct score
score_of(struct evaluator *evaluator, uint32_t unit, const struct node *node,
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
        score_members(evaluator, unit, node, stray, &score);
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
try(struct evaluator *evaluator, const struct branch_candidates *cast,
    const struct branch_candidate *branch, const struct node *node)
{
    struct bag *bag = evaluator->bag;
    struct cascades settle = evaluator->cascades;
    const struct evaluation_frame *frame = evaluator->frame;
    uint32_t seen = evaluator->seen.count;
    struct trial trial = {
        .bag = bag_within(evaluator->scratch, bag),
        .refuses = branch->refuses,
    };
    struct cascade_condition *condition =
        arena_new(evaluator->scratch, struct cascade_condition);

    evaluate_spend(evaluator, STEPS_TRIAL, node);
    *condition = (struct cascade_condition){SCHEMA_TRUE, cast->unnamed,
                                            evaluator->condition};
    evaluator->bag = &trial.bag;
    evaluator->cascades = (struct cascades){0};
    if (cast->unnamed)
        evaluator->condition = condition;
    evaluator->frame = branch->frame;
    evaluate_unit(evaluator, branch->unit, node);
    evaluator->frame = frame;
    trial.settle = evaluator->cascades;
    evaluator->bag = bag;
    evaluator->cascades = settle;
    evaluator->condition = condition->around;
    evaluator->seen.count = seen;
    cascade_drop_findings(&trial.settle,
                          (struct cascade_case){evaluator->schema,
                                                evaluator->tree,
                                                evaluator->scratch, evaluator},
                          &trial.bag, 0);
    trial.score =
        score_of(evaluator, branch->unit, node, &trial.bag, cast->unnamed);
    if (branch->silent || branch->refuses || branch->bars)
        trial.score.cost += COST_TOP;
    return trial;
}

/* ---- Choosing ------------------------------------------------------------ */

static bool
admits(struct evaluator *evaluator, uint32_t unit, const struct node *node)
{
    enum node_kind kind =
        node_is(node, NODE_KEY) ? NODE_STRING : node_kind(node);

    return types_of(evaluator, unit) >> kind & 1;
}

/* The values of all branches that could take the scalar `node`, and in a few
 * words what the other branches want.  False when no branch names values.
 */
static bool
best_values(struct evaluator *evaluator, uint32_t unit,
            const struct branch_candidates *cast, const struct node *node)
{
    const struct schema *schema = evaluator->schema;
    VEC(uint32_t) all = {0};
    VEC(uint32_t) other = {0};

    for (uint32_t i = 0; i < cast->branch.count; i++) {
        uint32_t at = schema_follow(schema, cast->branch.item[i].unit);
        struct schema_list values = schema_values(schema, at);

        if (values.count == 0)
            *vec_push(evaluator->scratch, &other) = at;
        for (uint32_t v = 0; v < values.count; v++)
            *vec_push(evaluator->scratch, &all) = values.at[v];
    }
    if (all.count == 0 || (other.count && node_count(node)))
        return false;
    explain_values(evaluator, unit, (struct schema_list){all.item, all.count},
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
    const struct cascades *cascades = &trial->settle;

    either->holds = either->holds && trial->bag.list.count == 1 &&
                    cascades->missing.count == 1 &&
                    cascades->missing.item[0].object == node &&
                    trial->bag.list.item[0] == cascades->missing.item[0].diag;
    if (either->holds)
        either->name[either->count++] = cascades->missing.item[0].name;
}

/* "missing `a` or `b`" */
static bool
best_either(struct evaluator *evaluator, uint32_t unit,
            const struct either *either, const struct node *node)
{
    struct map names = map_new(evaluator->scratch);

    if (!either->holds || either->count < 2)
        return false;
    for (uint32_t i = 0; i < either->count; i++)
        *map_add(&names, either->name[i]) = 1;
    if (names.count > 1)
        explain_either(evaluator, unit, node, &names);
    return names.count > 1;
}

static const struct schema_list none = {0};

static struct schema_list
named(const struct branch_candidates *cast)
{
    return (struct schema_list){cast->named.item, cast->named.count};
}

/* Adds what the best trial complains of, from which nothing is given back. */
static void
take_trial(struct evaluator *evaluator, const struct trial *trial)
{
    struct bag *bag = evaluator->bag;
    uint32_t count = trial->bag.list.count;

    if (bag->arena == evaluator->scratch) {
        for (uint32_t i = 0; i < count; i++)
            bag_take(bag, trial->bag.list.item[i]);
        cascade_take(&evaluator->cascades, &trial->settle, evaluator->scratch);
        return;
    }
    struct cascade_copies copies = {
        .old = trial->bag.list.item,
        .made = arena_array(evaluator->scratch, struct diag *, count + 1),
        .count = count,
    };

    for (uint32_t i = 0; i < count; i++)
        copies.made[i] = bag_copy(bag, copies.old[i]);
    cascade_take_copies(&evaluator->cascades, &trial->settle, &copies,
                        evaluator->scratch);
}

/* The best of all trials; what the others took is given back.  `score.cost` is
 * 0 when no branch complains.
 */
static struct trial
try_all(struct evaluator *evaluator, const struct branch_candidates *cast,
        const struct node *node, struct either *either)
{
    struct trial best = {0};

    for (uint32_t i = 0; i < cast->branch.count; i++) {
        if (cast->branch.item[i].out)
            continue;
        struct arena_mark mark = arena_mark(evaluator->scratch);
        struct trial trial = try(evaluator, cast, &cast->branch.item[i], node);

        if (evaluator->stopped)
            break;
        if (trial.score.cost)
            note_either(either, &trial, node);
        if (trial.score.cost &&
            (best.score.cost == 0 || is_better(trial.score, best.score))) {
            best = trial;
            if (!budget_spend_bytes(evaluator->budget,
                                    evaluator->scratch->used - mark.used))
                evaluate_stop(evaluator, node);
        } else {
            arena_release(evaluator->scratch, mark);
        }
    }
    return best;
}

static void
explain_best(struct evaluator *evaluator, uint32_t unit,
             const struct branch_candidates *cast, const struct node *node)
{
    struct either either = {
        .name = arena_array(evaluator->scratch, struct slice,
                            cast->branch.count + 1),
        .holds = true,
    };
    struct trial best = try_all(evaluator, cast, node, &either);

    /* What the rest would have complained of is not known. */
    if (evaluator->stopped)
        return;
    if (best.score.cost == 0)
        explain_none(evaluator, unit, node);
    else if (best.refuses)
        explain_values(evaluator, unit, named(cast), none, cast->unnamed);
    else if (!best_either(evaluator, unit, &either, node))
        take_trial(evaluator, &best);
}

/* What a member tells that decides between branches: true when it was the one
 * to blame.
 */
static bool
explain_discriminator_member(struct evaluator *evaluator, uint32_t unit,
                             struct branch_candidates *cast,
                             const struct node *node)
{
    bool refused = true;

    discriminating_member_sort(evaluator, cast, node);
    for (uint32_t i = 0; i < cast->branch.count; i++)
        refused &= cast->branch.item[i].out || cast->branch.item[i].refuses;
    if (cast->unnamed && refused) {
        explain_values(evaluator, unit, named(cast), none, cast->unnamed);
        return true;
    }
    if (cast->unnamed || node_has(node, NODE_BROKEN))
        return false;
    struct slice name = discriminating_member_missing(evaluator, cast, node);

    if (name.len)
        explain_unnamed(evaluator, unit, node, name, named(cast));
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
static const struct evaluation_frame *
enter(struct evaluator *evaluator, const struct evaluation_frame *around,
      uint32_t unit, uint32_t at, const struct node *node)
{
    for (;; unit = schema_ref(evaluator->schema, unit)) {
        struct evaluation_frame *frame =
            arena_new(evaluator->scratch, struct evaluation_frame);

        *frame = (struct evaluation_frame){unit, node, around};
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
gather(struct evaluator *evaluator, struct branch_candidates *cast,
       struct schema_list branch, const struct evaluation_frame *frame,
       int depth)
{
    const struct node *node = frame->node;
    unsigned types = 0;

    for (uint32_t i = 0; i < branch.count; i++) {
        uint32_t at = schema_follow(evaluator->schema, branch.at[i]);
        struct schema_list inner = schema_branches(evaluator->schema, at);

        if (depth && is_choice(evaluator->schema, at)) {
            types = widen(
                types, gather(evaluator, cast, inner,
                              enter(evaluator, frame, branch.at[i], at, node),
                              depth - 1));
            continue;
        }
        types = widen(types, types_of(evaluator, branch.at[i]));
        if (admits(evaluator, branch.at[i], node))
            *vec_push(evaluator->scratch, &cast->branch) =
                (struct branch_candidate){.unit = branch.at[i], .frame = frame};
    }
    return types;
}

void
best_branch_explain(struct evaluator *evaluator, uint32_t unit,
                    const uint32_t *branch, uint32_t branches,
                    const struct node *node)
{
    struct branch_candidates cast = {0};

    if (explain_own(evaluator, unit, node))
        return;
    unsigned types =
        gather(evaluator, &cast, (struct schema_list){branch, branches},
               evaluator->frame, MAX_DEPTH);

    if (cast.branch.count == 0 && types & SCHEMA_ANY)
        explain_types(evaluator, unit, node, types);
    else if (cast.branch.count < 2)
        explain_best(evaluator, unit, &cast, node);
    else if (!best_values(evaluator, unit, &cast, node) &&
             !(node_is(node, NODE_OBJECT) &&
               explain_discriminator_member(evaluator, unit, &cast, node)))
        explain_best(evaluator, unit, &cast, node);
}
