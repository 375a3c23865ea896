#include "schema/evaluate/array.h"

#include "schema/evaluate/explain.h"
#include "schema/evaluate/unique_items.h"

static bool
prefix_holds(struct evaluator *evaluator, const struct schema_op *op,
             const struct node *node)
{
    const uint32_t *unit = evaluator->schema->word + op->a;
    const struct node *item = node_first(node), *around = evaluator->around;
    bool holds = true;

    evaluator->around = node;
    for (uint32_t i = 0; item && i < op->b; i++) {
        if (!evaluate_child(evaluator, unit[i], item)) {
            holds = false;
            if (!evaluator->bag)
                break;
        }
        evaluate_see(evaluator, item);
        item = node_next(node, item);
    }
    evaluator->around = around;
    return holds;
}

static bool
items_hold(struct evaluator *evaluator, uint32_t unit,
           const struct schema_op *op, const struct node *node)
{
    const struct node *item = node_first(node), *around = evaluator->around;
    bool holds = true;

    for (uint32_t i = 0; item && i < op->b; i++)
        item = node_next(node, item);
    if (op->a == SCHEMA_FALSE && item) {
        explain_surplus(evaluator, unit, node, item, op->b);
        return false;
    }
    evaluator->around = node;
    for (; item; item = node_next(node, item)) {
        if (!evaluate_child(evaluator, op->a, item)) {
            holds = false;
            if (!evaluator->bag)
                break;
        }
        evaluate_see(evaluator, item);
    }
    evaluator->around = around;
    return holds;
}

static bool
contains_holds(struct evaluator *evaluator, uint32_t unit,
               const struct schema_op *op, const struct node *node)
{
    const uint32_t *range = evaluator->schema->word + op->b;
    bool track = evaluator->track;
    uint32_t count = 0;

    evaluator->track = false;
    for (const struct node *item = node_first(node); item;
         item = node_next(node, item)) {
        if (!evaluate_quiet(evaluator, op->a, item))
            continue;
        count++;
        if (track && range[2])
            *vec_push(evaluator->kept, &evaluator->seen) =
                node_index(evaluator->tree, item);
    }
    evaluator->track = track;
    if (count >= range[0] && count <= range[1])
        return true;
    explain_contains(evaluator, unit, op, node, count);
    return false;
}

static bool
unique_holds(struct evaluator *evaluator, uint32_t unit,
             const struct node *node)
{
    const struct node *first;
    const struct node *twin =
        unique_items_find(evaluator->tree, node, evaluator->scratch, &first);

    if (twin)
        explain_duplicate(evaluator, unit, node, first, twin);
    return !twin;
}

bool
array_holds(struct evaluator *evaluator, uint32_t unit,
            const struct schema_op *op, const struct node *node)
{
    uint32_t count = node_count(node);

    if (op->code == OP_PREFIX)
        return prefix_holds(evaluator, op, node);
    if (op->code == OP_ITEMS)
        return items_hold(evaluator, unit, op, node);
    if (op->code == OP_CONTAINS)
        return contains_holds(evaluator, unit, op, node);
    if (op->code == OP_UNIQUE && !evaluate_spend(evaluator, node->next, node))
        return true;
    if (op->code == OP_UNIQUE)
        return unique_holds(evaluator, unit, node);
    if (count >= op->a && count <= op->b)
        return true;
    explain_count(evaluator, unit, op, node);
    return false;
}
