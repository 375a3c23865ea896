#include "schema/element.h"

#include "schema/report.h"
#include "schema/twin.h"

static bool
prefix_holds(struct check *check, const struct schema_op *op,
             const struct node *node)
{
    const uint32_t *unit = check->schema->word + op->a;
    const struct node *item = node_first(node), *around = check->around;
    bool holds = true;

    check->around = node;
    for (uint32_t i = 0; item && i < op->b; i++) {
        if (!check_child(check, unit[i], item)) {
            holds = false;
            if (!check->bag)
                break;
        }
        check_see(check, item);
        item = node_next(node, item);
    }
    check->around = around;
    return holds;
}

static bool
items_hold(struct check *check, uint32_t unit, const struct schema_op *op,
           const struct node *node)
{
    const struct node *item = node_first(node), *around = check->around;
    bool holds = true;

    for (uint32_t i = 0; item && i < op->b; i++)
        item = node_next(node, item);
    if (op->a == SCHEMA_FALSE && item) {
        report_surplus(check, unit, node, item, op->b);
        return false;
    }
    check->around = node;
    for (; item; item = node_next(node, item)) {
        if (!check_child(check, op->a, item)) {
            holds = false;
            if (!check->bag)
                break;
        }
        check_see(check, item);
    }
    check->around = around;
    return holds;
}

static bool
contains_holds(struct check *check, uint32_t unit, const struct schema_op *op,
               const struct node *node)
{
    const uint32_t *range = check->schema->word + op->b;
    bool track = check->track;
    uint32_t count = 0;

    check->track = false;
    for (const struct node *item = node_first(node); item;
         item = node_next(node, item)) {
        if (!check_quiet(check, op->a, item))
            continue;
        count++;
        if (track && range[2])
            *vec_push(check->kept, &check->seen) =
                node_index(check->tree, item);
    }
    check->track = track;
    if (count >= range[0] && count <= range[1])
        return true;
    report_contains(check, unit, op, node, count);
    return false;
}

static bool
unique_holds(struct check *check, uint32_t unit, const struct node *node)
{
    const struct node *first;
    const struct node *twin =
        twin_find(check->tree, node, check->scratch, &first);

    if (twin)
        report_twin(check, unit, node, first, twin);
    return !twin;
}

bool
element_holds(struct check *check, uint32_t unit, const struct schema_op *op,
              const struct node *node)
{
    uint32_t count = node_count(node);

    if (op->code == OP_PREFIX)
        return prefix_holds(check, op, node);
    if (op->code == OP_ITEMS)
        return items_hold(check, unit, op, node);
    if (op->code == OP_CONTAINS)
        return contains_holds(check, unit, op, node);
    if (op->code == OP_UNIQUE && !check_spend(check, node->next, node))
        return true;
    if (op->code == OP_UNIQUE)
        return unique_holds(check, unit, node);
    if (count >= op->a && count <= op->b)
        return true;
    report_count(check, unit, op, node);
    return false;
}
