#include "schema/eval.h"

#include "base/limits.h"
#include "schema/check.h"
#include "schema/kinds.h"
#include "schema/quick.h"
#include "schema/say.h"

#include <limits.h>
#include <stddef.h>

/* Sets what the quick walk needs, one by one: to clear so few bytes at a stroke
 * takes longer than a small document.
 */
static inline void
start(struct check *check, const struct schema *schema, const struct tree *tree,
      const struct eval_options *options, struct budget *budget,
      struct arena *scratch)
{
    struct slice text = tree->source->text;

    check->schema = schema;
    check->tree = tree;
    check->options = options;
    check->scratch = check->kept = scratch;
    check->budget = budget;
    check->patterns = options ? options->patterns : NULL;
    check->pattern = NULL;
    check->choices = options ? options->choices : NULL;
    check->steps = 0;
    check->most = budget->steps;
    check->stopped = NULL;
    memset(&check->unsure, 0, sizeof check->unsure);
    check->last = text.len < sizeof(uint64_t)
                      ? NULL
                      : text.at + text.len - sizeof(uint64_t);
    check->named = NULL;
    check->depth = 0;
    check->certain = options && options->formats
                         ? ~(1U << NODE_STRING | 1U << NODE_KEY)
                         : UINT_MAX;
    check->mute = options && options->errors;
    check->noisy = check->awake = check->deep = false;
}

/* Takes off what the check has cost. */
static inline void
settle_steps(struct check *check)
{
    if (check->stopped && !check->deep)
        check->budget->steps = 0;
    else
        budget_spend(check->budget, check->steps);
}

void
check_wake(struct check *check)
{
    size_t set = offsetof(struct check, bag);

    if (!check->awake)
        memset((char *)check + set, 0, sizeof *check - set);
    check->awake = true;
}

struct check
check_make(const struct schema *schema, const struct tree *tree,
           const struct eval_options *options, struct budget *budget,
           struct arena *scratch)
{
    struct check check;

    start(&check, schema, tree, options, budget, scratch);
    check_wake(&check);
    return check;
}

/* The verdict: by the quick walk, where it is able to. */
static inline bool
holds(struct check *check, uint32_t root, const struct node *node)
{
    bool careful = check->options && check->options->careful;

    if (!careful && check->schema->dynamics == 0)
        return quick_holds(check, root, node);
    check_wake(check);
    return check_unit(check, root, node);
}

bool
schema_valid(const struct schema *schema, uint32_t root,
             const struct tree *tree, const struct node *node,
             const struct eval_options *options, struct arena *scratch)
{
    struct budget own, *budget = options ? options->budget : NULL;
    struct check check;

    if (!budget) {
        own = budget_for(tree->source->text.len);
        budget = &own;
    }
    start(&check, schema, tree, options, budget, scratch);
    check.mute = true;
    bool valid =
        holds(&check, root, node) && !check.stopped && check.unsure.count == 0;

    settle_steps(&check);
    return valid;
}

/* What the patterns that gave up leave open.  The same string may have been
 * tried several times; the bag drops repetitions.
 */
static void
report_unsure(const struct check *check, struct bag *bag)
{
    const struct schema *schema = check->schema;

    for (uint32_t i = 0; i < check->unsure.count; i++) {
        struct check_unsure at = check->unsure.item[i];
        struct buf text = buf_new(check->scratch);

        say_subject(&text, check->tree, at.node, NULL);
        buf_text(&text, " could not be checked against ");
        say_text(&text, schema_text(schema, schema->pattern[at.pattern].ecma));
        bag_add(bag, &kind_schema_pattern_limit, node_span(at.node),
                "%.*s: the pattern is too complex",
                SLICE_ARGS(buf_slice(&text)));
    }
}

static void
report_limit(const struct check *check, struct bag *bag)
{
    if (check->deep)
        bag_add(bag, &kind_schema_no_match, node_opening(check->stopped),
                "not checked to the end: the schema leads to itself too often");
    else
        bag_too_complex(bag, node_opening(check->stopped),
                        "the rest of what the schema demands");
}

/* Says what the quick `check` has found to be amiss, or could not find for want
 * of steps.  What trials take is given back in the midst, so it comes from an
 * arena apart.
 */
static void __attribute__((noinline))
report(struct check *quick, uint32_t root, const struct node *node,
       struct bag *bag)
{
    struct arena trials = ARENA_INIT;
    struct check check = check_make(quick->schema, quick->tree, quick->options,
                                    bag->budget, quick->kept);
    struct settle_case about = {quick->schema, quick->tree, &trials, &check};
    uint32_t since = bag->list.count;

    if (quick->stopped && quick->deep) {
        report_limit(quick, bag);
        return;
    }
    check.scratch = &trials;
    check.mute = quick->mute;
    check.patterns = quick->patterns;
    check.bag = bag;
    check_unit(&check, root, node);
    settle_bag(&check.settle, about, bag, since);
    settle_steps(&check);
    if (check.stopped)
        report_limit(&check, bag);
    else
        report_unsure(&check, bag);
    arena_close(&trials);
}

void
schema_eval(const struct schema *schema, uint32_t root, const struct tree *tree,
            const struct node *node, const struct eval_options *options,
            struct arena *scratch, struct bag *bag)
{
    struct check check;

    start(&check, schema, tree, options, bag->budget, scratch);
    /* One half is for the careful walk. */
    check.most /= 2;
    bool good = holds(&check, root, node);

    budget_spend(bag->budget, check.steps);
    if (!good || check.stopped || check.noisy || check.unsure.count)
        report(&check, root, node, bag);
}
