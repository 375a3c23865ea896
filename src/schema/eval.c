#include "schema/eval.h"

#include "base/limits.h"
#include "schema/kinds.h"
#include "schema/walk.h"

static struct walk
walk_make(const struct schema *schema, const struct tree *tree,
          const struct eval_options *options, struct arena *scratch)
{
    return (struct walk){
        .schema = schema,
        .tree = tree,
        .options = options,
        .scratch = scratch,
        .patterns = options ? options->patterns : NULL,
        .most = LIMIT_SCHEMA_STEPS +
                (uint64_t)tree->count * LIMIT_SCHEMA_STEPS_PER_NODE,
    };
}

bool
schema_valid(const struct schema *schema, uint32_t root,
             const struct tree *tree, const struct node *node,
             const struct eval_options *options, struct arena *scratch)
{
    struct walk walk = walk_make(schema, tree, options, scratch);

    walk.mute = true;
    return walk_unit(&walk, root, node) && !walk.stopped;
}

static void
report_limit(const struct walk *walk, struct bag *bag)
{
    bag_add(bag, &kind_schema_no_match, node_opening(walk->stopped),
            "not checked to the end: the schema leads to itself too often");
}

void
schema_eval(const struct schema *schema, uint32_t root, const struct tree *tree,
            const struct node *node, const struct eval_options *options,
            struct arena *scratch, struct bag *bag)
{
    struct walk walk = walk_make(schema, tree, options, scratch);
    bool holds = walk_unit(&walk, root, node);

    if (!walk.stopped && holds && !walk.noisy)
        return;
    if (!walk.stopped) {
        struct pattern_cache *patterns = walk.patterns;

        walk = walk_make(schema, tree, options, scratch);
        walk.patterns = patterns;
        walk.bag = bag;
        walk_unit(&walk, root, node);
    }
    if (walk.stopped)
        report_limit(&walk, bag);
}
