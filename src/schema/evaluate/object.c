#include "schema/evaluate/object.h"

#include "schema/evaluate/explain.h"

/* Required members are counted in one word of bits; an object that requires
 * more is asked for each by name.
 */
enum { MAX_BITS = 64 };

struct member_visit {
    struct evaluator *check;
    uint32_t unit;
    const struct schema_object *object;
    const struct node *node;
    uint64_t found; /* required members that are there, by ordinal */
    bool broken;    /* members, or their names, were lost */
    struct explain_miss miss;
    bool holds;
};

/* Applies the patterns to a member; true when one matches its name. */
static bool
visit_patterns(struct member_visit *v, const struct node *key,
               struct slice name)
{
    struct evaluator *evaluator = v->check;
    const uint32_t *pair = evaluator->schema->word + v->object->pattern;
    bool matched = false;

    for (uint32_t i = 0; i < v->object->patterns && !evaluator->stopped;
         i++, pair += 2) {
        enum match match = evaluate_match(evaluator, pair[0], key, name);

        matched |= match != MATCH_NO;
        if (match != MATCH_YES)
            continue;
        v->holds &= pair[1] != SCHEMA_FALSE &&
                    evaluate_child(evaluator, pair[1], node_value(key));
        if (pair[1] == SCHEMA_FALSE)
            explain_forbidden(evaluator, v->unit, key);
    }
    return matched;
}

static void
visit_rest(struct member_visit *v, const struct node *key)
{
    if (v->object->additional == SCHEMA_FALSE && v->broken)
        return; /* who knows whose member it is, or how it is called */
    if (v->object->additional == SCHEMA_FALSE) {
        v->holds = false;
        if (v->check->bag)
            *vec_push(v->check->scratch, &v->miss.unknown) = key;
    } else {
        v->holds &=
            evaluate_child(v->check, v->object->additional, node_value(key));
    }
}

static void
visit_member(struct member_visit *v, const struct node *key)
{
    struct evaluator *evaluator = v->check;
    struct slice name = node_text(evaluator->tree, key);
    const struct schema_prop *prop = schema_object_find(
        evaluator->schema, v->object, name, node_key_hash(key));
    bool matched = prop && prop->unit != SCHEMA_NONE;

    if (prop && prop->required < MAX_BITS)
        v->found |= (uint64_t)1 << prop->required;
    if (matched && prop->unit == SCHEMA_FALSE) {
        v->holds = false;
        explain_forbidden(evaluator, v->unit, key);
    } else if (matched) {
        v->holds &= evaluate_child(evaluator, prop->unit, node_value(key));
    }
    if (v->object->patterns)
        matched |= visit_patterns(v, key, name);
    if (!matched && v->object->additional != SCHEMA_NONE) {
        visit_rest(v, key);
        matched = true;
    }
    if (matched)
        evaluate_see(evaluator, node_value(key));
}

static bool
is_missing(const struct member_visit *v, const struct schema_prop *prop)
{
    if (prop->required == SCHEMA_NONE)
        return false;
    if (v->object->required <= MAX_BITS)
        return !(v->found >> prop->required & 1);
    return !node_key(v->check->tree, v->node,
                     schema_prop_name(v->check->schema, prop));
}

static void
visit_missing(struct member_visit *v)
{
    uint64_t all = v->object->required == MAX_BITS
                       ? UINT64_MAX
                       : ((uint64_t)1 << (v->object->required % MAX_BITS)) - 1;

    if (v->object->required == 0 || v->broken ||
        (v->object->required <= MAX_BITS && v->found == all))
        return;
    const struct schema_prop *prop = v->check->schema->prop + v->object->prop;

    evaluate_spend(v->check, v->object->props * (uint64_t)4, v->node);
    for (uint32_t i = 0; i < v->object->props && !v->check->stopped; i++) {
        if (!is_missing(v, &prop[i]))
            continue;
        v->holds = false;
        if (!v->check->bag)
            return;
        *vec_push(v->check->scratch, &v->miss.missing) = &prop[i];
    }
}

static bool
members_hold(struct evaluator *evaluator, uint32_t unit,
             const struct schema_op *op, const struct node *node)
{
    struct member_visit v = {.check = evaluator,
                             .unit = unit,
                             .object = &evaluator->schema->object[op->a],
                             .node = node,
                             .broken = node_has(node, NODE_BROKEN),
                             .holds = true};

    if (v.object->required > node_count(node) && !evaluator->bag && !v.broken)
        return false;
    for (const struct node *key = node_first(node); key;
         key = node_next(node, key)) {
        visit_member(&v, key);
        if (evaluator->stopped)
            return true;
        if (!v.holds && !evaluator->bag)
            return false;
    }
    visit_missing(&v);
    if (evaluator->bag)
        explain_members(evaluator, unit, node, &v.miss);
    return v.holds;
}

static bool
names_hold(struct evaluator *evaluator, const struct schema_op *op,
           const struct node *node)
{
    const struct node *around = evaluator->around;
    bool holds = true;

    evaluator->around = node;
    for (const struct node *key = node_first(node); key;
         key = node_next(node, key)) {
        if (evaluate_child(evaluator, op->a, key))
            continue;
        holds = false;
        if (!evaluator->bag)
            break;
    }
    evaluator->around = around;
    return holds;
}

static bool
needs_hold(struct evaluator *evaluator, uint32_t unit,
           const struct schema_op *op, const struct node *node)
{
    const uint32_t *name = evaluator->schema->word + op->a;
    const struct node *key = node_key(evaluator->tree, node,
                                      schema_text(evaluator->schema, name[0]));
    bool holds = true;

    evaluate_spend(evaluator, op->b * (uint64_t)4, node);

    if (!key || node_has(node, NODE_BROKEN))
        return true;
    for (uint32_t i = 1; i < op->b; i++) {
        struct slice other = schema_text(evaluator->schema, name[i]);

        if (node_key(evaluator->tree, node, other))
            continue;
        holds = false;
        explain_need(evaluator, unit, key, other);
    }
    return holds;
}

bool
object_holds(struct evaluator *evaluator, uint32_t unit,
             const struct schema_op *op, const struct node *node)
{
    uint32_t count = node_count(node);

    evaluator->steps += count;
    if (op->code == OP_OBJECT)
        return members_hold(evaluator, unit, op, node);
    if (op->code == OP_NAMES)
        return names_hold(evaluator, op, node);
    if (op->code == OP_NEEDS)
        return needs_hold(evaluator, unit, op, node);
    if (op->code == OP_DEPENDS)
        return !node_key(evaluator->tree, node,
                         schema_text(evaluator->schema, op->a)) ||
               evaluate_unit(evaluator, op->b, node);
    if (count >= op->a && count <= op->b)
        return true;
    explain_count(evaluator, unit, op, node);
    return false;
}
