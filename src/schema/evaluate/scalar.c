/* What is required of numbers and strings. */

#include "schema/evaluate/evaluator.h"

#include "base/text/decimal.h"
#include "base/text/utf8.h"
#include "format/format.h"
#include "regex/linear.h"
#include "regex/match.h"
#include "schema/ir/content.h"
#include "schema/ir/equal.h"

static bool
number_holds(const struct evaluator *evaluator, const struct schema_op *op,
             const struct node *node)
{
    const struct schema *schema = evaluator->schema;

    if (op->code == OP_MULTIPLE) {
        const struct schema_number *step = &schema->number[op->a];

        return decimal_multiple(
            decimal_make(node_source(evaluator->tree, node)),
            decimal_make(schema_text(schema, step->text)));
    }
    int order = equal_compare(schema, op->a, evaluator->tree, node);

    if (op->code == OP_MINIMUM)
        return order >= 0;
    if (op->code == OP_MAXIMUM)
        return order <= 0;
    return op->code == OP_ABOVE ? order > 0 : order < 0;
}

/* Strings whose pattern gives up that are spoken of one by one: with so many
 * the pattern, or whoever wrote the strings, means no good.
 */
enum { MOST_UNSURE = 16 };

/* The cache goes by texts: it serves several schemas, and is asked once. */
static const struct pattern *
pattern_of(struct evaluator *evaluator, uint32_t index, const struct node *node)
{
    const struct schema *schema = evaluator->schema;

    if (!evaluator->patterns)
        evaluator->patterns = pattern_cache_new(evaluator->kept);
    if (!evaluator->pattern)
        evaluator->pattern = arena_array(
            evaluator->kept, const struct pattern *, schema->patterns);
    if (!evaluator->pattern[index]) {
        struct budget left = {.steps = evaluator->most - evaluator->steps,
                              .bytes = evaluator->budget->bytes};

        evaluator->pattern[index] =
            pattern_get_pcre(evaluator->patterns,
                             schema_text(schema, schema->pattern[index].pcre));
        if (!pattern_charge(evaluator->pattern[index], &left))
            evaluate_stop(evaluator, node);
        evaluator->budget->bytes = left.bytes;
        evaluator->steps = evaluator->most - left.steps;
    }
    return evaluator->pattern[index];
}

static bool
is_ascii(struct slice text)
{
    unsigned char bits = 0;

    for (size_t i = 0; i < text.len; i++)
        bits |= (unsigned char)text.at[i];
    return bits < 0x80;
}

enum match
evaluate_match(struct evaluator *evaluator, uint32_t pattern,
               const struct node *node, struct slice text)
{
    const struct schema_pattern *at = &evaluator->schema->pattern[pattern];

    if (!evaluate_spend(evaluator, STEPS_MATCH + text.len / 16, node))
        return MATCH_LIMIT;
    if (at->linear && (!at->ascii || is_ascii(text)))
        return linear_match(schema_text(evaluator->schema, at->linear), text)
                   ? MATCH_YES
                   : MATCH_NO;
    const struct pattern *made = pattern_of(evaluator, pattern, node);
    uint64_t left = evaluator->stopped ? 0 : evaluator->most - evaluator->steps;
    enum match match = pattern_match(evaluator->patterns, made, text, &left);

    if (evaluator->stopped)
        return MATCH_LIMIT;
    evaluator->steps = evaluator->most - left;
    if (match == MATCH_LIMIT && evaluator->unsure.count + 1 == MOST_UNSURE) {
        evaluator->steps = evaluator->most + 1;
        evaluate_stop(evaluator, node);
    } else if (match == MATCH_LIMIT) {
        *vec_push(evaluator->kept, &evaluator->unsure) =
            (struct undecided_match){pattern, node};
    }
    return match;
}

static bool
length_holds(const struct schema_op *op, struct slice text)
{
    /* A character has one to four bytes: mostly there is nothing to count. */
    if ((text.len + 3) / 4 >= op->a && text.len <= op->b)
        return true;
    size_t count = utf8_count(text);

    return count >= op->a && count <= op->b;
}

bool
evaluate_scalar(struct evaluator *evaluator, const struct schema_op *op,
                const struct node *node)
{
    if (node_is(node, NODE_NUMBER))
        return number_holds(evaluator, op, node);
    struct slice text = node_text(evaluator->tree, node);

    if (op->code == OP_LENGTH)
        return length_holds(op, text);
    if (op->code == OP_PATTERN)
        return evaluate_match(evaluator, op->a, node, text) != MATCH_NO;
    if (!op->b && !(evaluator->options && evaluator->options->formats))
        return true;
    if (op->code == OP_CONTENT)
        return content_check(op->a, text, evaluator->scratch);
    return format_check((enum format)op->a, text);
}
