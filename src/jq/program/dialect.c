/* The differences between jq 1.7.1 and 1.8 that the grammar makes.  Those of
 * builtins are noticed where calls are inferred (infer_builtins.c).
 */

#include "jq/program/dialect.h"

#include "jq/builtin.h"
#include "jq/kinds.h"
#include "jq/print.h"

/* `as`, `def` and `label` reach less far in 1.8, and some builtins are gone.
 * What 1.8 takes beside that cannot be told by the tree.
 */
bool
dialect_matters(const struct jq_expr *root, enum jq_dialect dialect)
{
    if (dialect == JQ_1_8)
        return true;
    for (const struct jq_expr *e = root; e; e = jq_expr_walk(root, e))
        if (e->kind == EXPR_AS || e->kind == EXPR_DEF ||
            e->kind == EXPR_LABEL || (e->builtin && !e->builtin->in_1_8))
            return true;
    return false;
}

static bool
is_same(struct arena *arena, const struct jq_expr *a, const struct jq_expr *b)
{
    struct buf one = buf_new(arena), two = buf_new(arena);

    jq_expr_write(&one, a);
    jq_expr_write(&two, b);
    return slice_equal(buf_slice(&one), buf_slice(&two));
}

/* The operation whose right operand is an `as`: 1.7 binds that operand, 1.8
 * all of the operation.  NULL: there is none.
 */
static const struct jq_expr *
operation_of_as(const struct jq_expr *root)
{
    for (const struct jq_expr *e = root; e; e = jq_expr_walk(root, e))
        if (e->right && e->right->kind == EXPR_AS && e->kind != EXPR_PIPE &&
            e->kind != EXPR_COMMA && e->kind != EXPR_AS && e->left)
            return e;
    return NULL;
}

static void
report_meaning(const struct jq_expr *root, enum jq_dialect dialect,
               struct bag *bag)
{
    const struct jq_expr *operation =
        dialect == JQ_1_7 ? operation_of_as(root) : NULL;
    struct span where = root->span;

    if (!operation) {
        bag_add(bag, &kind_dialect_difference, where,
                "jq %s reads this differently",
                dialect == JQ_1_7 ? "1.8" : "1.7");
        return;
    }
    where =
        span_make(operation->span.at,
                  span_end(operation->right->left->span) - operation->span.at);
    struct diag *diag =
        bag_add(bag, &kind_dialect_difference, where,
                "`as` binds the last operand only, and in jq 1.8 all of this");

    bag_help(bag, diag, "put what is meant in parentheses");
}

void
dialect_compare(const struct jq_program *ours, const struct jq_program *other,
                const struct bag *others, enum jq_dialect dialect,
                struct bag *bag)
{
    const char *name = dialect == JQ_1_7 ? "1.8" : "1.7, which Port runs,";

    for (uint32_t i = 0; i < others->list.count; i++) {
        const struct diag *diag = others->list.item[i];

        if (diag->level != LEVEL_ERROR)
            continue;
        bag_add(bag, &kind_dialect_difference, diag->where,
                "jq %s does not take this: %.*s", name, SLICE_ARGS(diag->text));
        return;
    }
    if (!is_same(others->arena, ours->root, other->root))
        report_meaning(ours->root, dialect, bag);
}
