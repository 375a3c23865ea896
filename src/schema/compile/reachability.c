#include "schema/compile/reachability.h"

void
reachability_edge(struct build *build, uint32_t from, uint32_t to)
{
    *vec_push(build->arena, &build->edge) = (struct build_edge){from, to};
}

void
reachability_lost(struct build *build, uint32_t unit, struct diag *diag)
{
    *vec_push(build->arena, &build->lost) = (struct build_lost){unit, diag};
}

/* The unit of the root of document `doc` when it demands something, else
 * SCHEMA_NONE.
 */
static uint32_t
entrance(const struct build *build, uint32_t doc)
{
    uint32_t unit =
        tree_root(build_tree(build, doc)) ? build->doc[doc].unit[0] : 0;
    const struct schema_unit *at = unit ? &build->unit.item[unit - 1] : NULL;

    return at && (at->type != SCHEMA_ANY || at->end[GROUP_ANY]) ? unit - 1
                                                                : SCHEMA_NONE;
}

/* Units under way: a stack and a mark for each. */
struct flood {
    uint32_t *stack, count;
    bool *wet;
};

static void
wet(struct flood *flood, uint32_t unit)
{
    if (flood->wet[unit])
        return;
    flood->wet[unit] = true;
    flood->stack[flood->count++] = unit;
}

/* Marks all that can be reached. */
static void
run(struct build *build, struct flood *flood)
{
    /* By unit, the last of its edges, and by edge, the one before: 1 + it. */
    uint32_t *last = arena_array(build->arena, uint32_t, build->unit.count);
    uint32_t *before = arena_array(build->arena, uint32_t, build->edge.count);

    for (uint32_t i = 0; i < build->edge.count; i++) {
        before[i] = last[build->edge.item[i].from];
        last[build->edge.item[i].from] = i + 1;
    }
    while (flood->count) {
        uint32_t edge = last[flood->stack[--flood->count]];

        for (; edge; edge = before[edge - 1])
            wet(flood, build->edge.item[edge - 1].to);
    }
}

void
reachability_finish(struct build *build)
{
    if (build->lost.count == 0)
        return;
    struct flood flood = {
        .stack = arena_array(build->arena, uint32_t, build->unit.count),
        .wet = arena_array(build->arena, bool, build->unit.count),
    };

    for (uint32_t d = 0; d < build->docs; d++) {
        if (build->doc[d].given->lazy)
            continue;
        uint32_t root = entrance(build, d);

        if (root == SCHEMA_NONE)
            return;
        wet(&flood, root);
    }
    for (uint32_t i = 0; i < build->dynamic.count; i++)
        wet(&flood, build->dynamic.item[i].unit);
    run(build, &flood);
    for (uint32_t i = 0; i < build->lost.count; i++)
        if (!flood.wet[build->lost.item[i].unit])
            build->lost.item[i].diag->level = LEVEL_WARNING;
}
