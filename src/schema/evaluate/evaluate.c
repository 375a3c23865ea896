#include "schema/evaluate/evaluate.h"

#include "base/core/limits.h"
#include "schema/evaluate/evaluator.h"
#include "schema/evaluate/fast_evaluator.h"
#include "schema/ir/kinds.h"
#include "schema/ir/phrase.h"

#include <limits.h>
#include <stddef.h>

/* Sets what the fast walk needs, one by one: to clear so few bytes at a stroke
 * takes longer than a small document.
 */
static inline void
start(struct evaluator *evaluator, const struct schema *schema,
      const struct tree *tree, const struct eval_options *options,
      struct budget *budget, struct arena *scratch)
{
    struct slice text = tree->source->text;

    evaluator->schema = schema;
    evaluator->tree = tree;
    evaluator->options = options;
    evaluator->scratch = evaluator->kept = scratch;
    evaluator->budget = budget;
    evaluator->patterns = options ? options->patterns : NULL;
    evaluator->pattern = NULL;
    evaluator->choices = options ? options->choices : NULL;
    evaluator->steps = 0;
    evaluator->most = budget->steps;
    evaluator->stopped = NULL;
    memset(&evaluator->unsure, 0, sizeof evaluator->unsure);
    evaluator->last = text.len < sizeof(uint64_t)
                          ? NULL
                          : text.at + text.len - sizeof(uint64_t);
    evaluator->named = NULL;
    evaluator->depth = 0;
    evaluator->certain = options && options->formats
                             ? ~(1U << NODE_STRING | 1U << NODE_KEY)
                             : UINT_MAX;
    evaluator->mute = options && options->errors;
    evaluator->noisy = evaluator->awake = evaluator->deep = false;
}

/* Takes off what the check has cost. */
static inline void
cascade_steps(struct evaluator *evaluator)
{
    if (evaluator->stopped && !evaluator->deep)
        evaluator->budget->steps = 0;
    else
        budget_spend(evaluator->budget, evaluator->steps);
}

void
evaluate_wake(struct evaluator *evaluator)
{
    size_t set = offsetof(struct evaluator, bag);

    if (!evaluator->awake)
        memset((char *)evaluator + set, 0, sizeof *evaluator - set);
    evaluator->awake = true;
}

struct evaluator
evaluate_make(const struct schema *schema, const struct tree *tree,
              const struct eval_options *options, struct budget *budget,
              struct arena *scratch)
{
    struct evaluator check;

    start(&check, schema, tree, options, budget, scratch);
    evaluate_wake(&check);
    return check;
}

/* The verdict: by the fast walk, where it is able to. */
static inline bool
holds(struct evaluator *evaluator, uint32_t root, const struct node *node)
{
    bool careful = evaluator->options && evaluator->options->careful;

    if (!careful && evaluator->schema->dynamics == 0)
        return fast_holds(evaluator, root, node);
    evaluate_wake(evaluator);
    return evaluate_unit(evaluator, root, node);
}

bool
schema_valid(const struct schema *schema, uint32_t root,
             const struct tree *tree, const struct node *node,
             const struct eval_options *options, struct arena *scratch)
{
    struct budget own, *budget = options ? options->budget : NULL;
    struct evaluator check;

    if (!budget) {
        own = budget_for(tree->source->text.len);
        budget = &own;
    }
    start(&check, schema, tree, options, budget, scratch);
    check.mute = true;
    bool valid =
        holds(&check, root, node) && !check.stopped && check.unsure.count == 0;

    cascade_steps(&check);
    return valid;
}

/* What the patterns that gave up leave open.  The same string may have been
 * tried several times; the bag drops repetitions.
 */
static void
explain_unsure(const struct evaluator *evaluator, struct bag *bag)
{
    const struct schema *schema = evaluator->schema;

    for (uint32_t i = 0; i < evaluator->unsure.count; i++) {
        struct undecided_match at = evaluator->unsure.item[i];
        struct buf text = buf_new(evaluator->scratch);

        phrase_subject(&text, evaluator->tree, at.node, NULL);
        buf_text(&text, " could not be checked against ");
        phrase_text(&text,
                    schema_text(schema, schema->pattern[at.pattern].ecma));
        bag_add(bag, &kind_schema_pattern_limit, node_span(at.node),
                "%.*s: the pattern is too complex",
                SLICE_ARGS(buf_slice(&text)));
    }
}

static void
explain_limit(const struct evaluator *evaluator, struct bag *bag)
{
    if (evaluator->deep)
        bag_add(bag, &kind_schema_no_match, node_opening(evaluator->stopped),
                "not checked to the end: the schema leads to itself too often");
    else
        bag_too_complex(bag, node_opening(evaluator->stopped),
                        "the rest of what the schema demands");
}

/* Says what the quick `check` has found to be amiss, or could not find for want
 * of steps.  What trials take is given back in the midst, so it comes from an
 * arena apart.
 */
static void __attribute__((noinline))
report(struct evaluator *fast, uint32_t root, const struct node *node,
       struct bag *bag)
{
    struct arena trials = ARENA_INIT;
    struct evaluator check = evaluate_make(
        fast->schema, fast->tree, fast->options, bag->budget, fast->kept);
    struct cascade_case about = {fast->schema, fast->tree, &trials, &check};
    uint32_t since = bag->list.count;

    if (fast->stopped && fast->deep) {
        explain_limit(fast, bag);
        return;
    }
    check.scratch = &trials;
    check.mute = fast->mute;
    check.patterns = fast->patterns;
    check.bag = bag;
    evaluate_unit(&check, root, node);
    cascade_drop_findings(&check.cascades, about, bag, since);
    cascade_steps(&check);
    if (check.stopped)
        explain_limit(&check, bag);
    else
        explain_unsure(&check, bag);
    arena_close(&trials);
}

void
schema_eval(const struct schema *schema, uint32_t root, const struct tree *tree,
            const struct node *node, const struct eval_options *options,
            struct arena *scratch, struct bag *bag)
{
    struct evaluator check;

    start(&check, schema, tree, options, bag->budget, scratch);
    /* One half is for the full walk. */
    check.most /= 2;
    bool good = holds(&check, root, node);

    budget_spend(bag->budget, check.steps);
    if (!good || check.stopped || check.noisy || check.unsure.count)
        report(&check, root, node, bag);
}
