#include "schema/walk.h"

#include "base/decimal.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "regex/match.h"
#include "schema/blame.h"
#include "schema/equal.h"
#include "schema/format.h"
#include "schema/member.h"
#include "schema/report.h"

/* ---- Numbers and strings ------------------------------------------------- */

static bool
number_holds(const struct walk *walk, const struct schema_op *op,
             const struct node *node)
{
    const struct schema *schema = walk->schema;

    if (op->code == OP_MULTIPLE) {
        const struct schema_number *step = &schema->number[op->a];

        return decimal_multiple(decimal_make(node_source(walk->tree, node)),
                                decimal_make(schema_text(schema, step->text)));
    }
    int order = equal_compare(schema, op->a, walk->tree, node);

    if (op->code == OP_MINIMUM)
        return order >= 0;
    if (op->code == OP_MAXIMUM)
        return order <= 0;
    return op->code == OP_ABOVE ? order > 0 : order < 0;
}

enum match
walk_match(struct walk *walk, uint32_t pattern, struct slice text)
{
    struct slice pcre =
        schema_text(walk->schema, walk->schema->pattern[pattern].pcre);

    if (!walk->patterns)
        walk->patterns = pattern_cache_new(walk->scratch);
    return pattern_match(walk->patterns, pattern_get_pcre(walk->patterns, pcre),
                         text);
}

static bool
length_holds(const struct schema_op *op, struct slice text)
{
    /* A character has one to four bytes: mostly there is nothing to count. */
    if (text.len / 4 >= op->a && text.len <= op->b)
        return true;
    size_t count = utf8_count(text);

    return count >= op->a && count <= op->b;
}

static bool
string_holds(struct walk *walk, const struct schema_op *op,
             const struct node *node)
{
    struct slice text = node_text(walk->tree, node);

    if (op->code == OP_LENGTH)
        return length_holds(op, text);
    if (op->code == OP_PATTERN)
        return walk_match(walk, op->a, text) == MATCH_YES;
    if (!op->b && !(walk->options && walk->options->formats))
        return true;
    return format_check((enum format)op->a, text);
}

/* ---- Arrays -------------------------------------------------------------- */

void
walk_see(struct walk *walk, const struct node *node)
{
    if (walk->track)
        *vec_push(walk->scratch, &walk->seen) = node_index(walk->tree, node);
}

static bool
prefix_holds(struct walk *walk, const struct schema_op *op,
             const struct node *node)
{
    const uint32_t *unit = walk->schema->word + op->a;
    const struct node *item = node_first(node);
    bool holds = true;

    for (uint32_t i = 0; item && i < op->b; i++) {
        if (!walk_child(walk, unit[i], item)) {
            if (!walk->bag)
                return false;
            holds = false;
        }
        walk_see(walk, item);
        item = node_next(node, item);
    }
    return holds;
}

static bool
items_hold(struct walk *walk, uint32_t unit, const struct schema_op *op,
           const struct node *node)
{
    const struct node *item = node_first(node);
    bool holds = true;

    for (uint32_t i = 0; item && i < op->b; i++)
        item = node_next(node, item);
    if (op->a == SCHEMA_FALSE && item) {
        report_surplus(walk, unit, node, item, op->b);
        return false;
    }
    for (; item; item = node_next(node, item)) {
        if (!walk_child(walk, op->a, item)) {
            if (!walk->bag)
                return false;
            holds = false;
        }
        walk_see(walk, item);
    }
    return holds;
}

static bool
contains_holds(struct walk *walk, uint32_t unit, const struct schema_op *op,
               const struct node *node)
{
    const uint32_t *range = walk->schema->word + op->b;
    bool track = walk->track;
    uint32_t count = 0;

    walk->track = false;
    for (const struct node *item = node_first(node); item;
         item = node_next(node, item)) {
        if (!walk_quiet(walk, op->a, item))
            continue;
        count++;
        if (track && range[2])
            *vec_push(walk->scratch, &walk->seen) =
                node_index(walk->tree, item);
    }
    walk->track = track;
    if (count >= range[0] && count <= range[1])
        return true;
    report_contains(walk, unit, op, node, count);
    return false;
}

static bool
unique_holds(struct walk *walk, uint32_t unit, const struct node *node)
{
    const struct node *first;
    const struct node *twin =
        equal_twin(walk->tree, node, walk->scratch, &first);

    if (twin)
        report_twin(walk, unit, node, first, twin);
    return !twin;
}

static bool
array_holds(struct walk *walk, uint32_t unit, const struct schema_op *op,
            const struct node *node)
{
    uint32_t count = node_count(node);

    if (op->code == OP_PREFIX)
        return prefix_holds(walk, op, node);
    if (op->code == OP_ITEMS)
        return items_hold(walk, unit, op, node);
    if (op->code == OP_CONTAINS)
        return contains_holds(walk, unit, op, node);
    if (op->code == OP_UNIQUE)
        return unique_holds(walk, unit, node);
    if (count >= op->a && count <= op->b)
        return true;
    report_count(walk, unit, op, node);
    return false;
}

/* ---- Any value ----------------------------------------------------------- */

bool
walk_quiet(struct walk *walk, uint32_t unit, const struct node *node)
{
    struct bag *bag = walk->bag;
    uint32_t seen = walk->seen.count;

    walk->bag = NULL;
    bool holds = walk_unit(walk, unit, node);

    walk->bag = bag;
    if (!holds)
        walk->seen.count = seen;
    return holds;
}

/* Quiet, and without a thought for warnings. */
static bool
test(struct walk *walk, uint32_t unit, const struct node *node)
{
    bool mute = walk->mute;

    walk->mute = true;
    bool holds = walk_quiet(walk, unit, node);

    walk->mute = mute;
    return holds;
}

bool
walk_child(struct walk *walk, uint32_t unit, const struct node *node)
{
    bool track = walk->track;

    if (unit == SCHEMA_TRUE)
        return true;
    walk->track = false;
    bool holds = walk_unit(walk, unit, node);

    walk->track = track;
    return holds;
}

static bool
choice_holds(const struct walk *walk, const struct schema_op *op,
             const struct node *node)
{
    const struct schema *schema = walk->schema;
    const struct schema_enum *choice = &schema->choice[op->a];
    const uint32_t *value = schema->word + choice->value;

    if (choice->mask) {
        if (!node_is(node, NODE_STRING) && !node_is(node, NODE_KEY))
            return false;
        struct slice text = node_text(walk->tree, node);
        const uint32_t *slot = schema->word + choice->slot;

        for (uint32_t i = node_hash(text) & choice->mask; slot[i];
             i = (i + 1) & choice->mask)
            if (slice_equal(schema_value_text(schema, value[slot[i] - 1]),
                            text))
                return true;
        return false;
    }
    for (uint32_t i = 0; i < choice->values; i++)
        if (equal_constant(schema, value[i], walk->tree, node))
            return true;
    return false;
}

static bool
all_hold(struct walk *walk, const struct schema_op *op, const struct node *node)
{
    const uint32_t *unit = walk->schema->word + op->a;
    bool scalar = node_count(node) == 0;
    bool holds = true;

    for (uint32_t i = 0; i < op->b; i++) {
        if (walk_unit(walk, unit[i], node))
            continue;
        holds = false;
        /* One fault, one finding: nothing more about the same scalar. */
        if (!walk->bag || scalar)
            break;
    }
    return holds;
}

/* Applies `unit`, which is known to hold, for the sake of its warnings. */
static void
warn_only(struct walk *walk, uint32_t unit, const struct node *node, bool noisy)
{
    if (walk->bag && noisy)
        walk_unit(walk, unit, node);
}

static bool
branches_hold(struct walk *walk, uint32_t unit, const uint32_t *branch,
              uint32_t branches, const struct schema_op *op,
              const struct node *node)
{
    bool one = op->code == OP_ONE ||
               (op->code == OP_SWITCH && walk->schema->branching[op->a].one),
         noisy = walk->noisy;
    uint32_t held = 0, first = 0, second = 0;

    for (uint32_t i = 0; i < branches && !walk->stopped; i++) {
        walk->noisy = false;
        if (!walk_quiet(walk, branch[i], node))
            continue;
        noisy |= walk->noisy;
        warn_only(walk, branch[i], node, walk->noisy);
        held++;
        if (held == 1)
            first = i;
        else
            second = i;
        if (one ? held > 1 : !walk->track)
            break;
    }
    walk->noisy = noisy;
    if (held == 1 || (held && !one) || walk->stopped)
        return true;
    if (held)
        report_several(walk, unit, node, first, second);
    else if (walk->bag)
        blame_branches(walk, unit, branch, branches, node);
    return false;
}

/* Without the property that decides, every branch has to be tried. */
static bool
undecided_holds(struct walk *walk, uint32_t unit, const struct schema_op *op,
                const struct node *node)
{
    const struct schema_switch *at = &walk->schema->branching[op->a];
    const uint32_t *branch = walk->schema->word + at->branch;
    struct bag *bag = walk->bag;

    if (!bag || !node_is(node, NODE_OBJECT))
        return branches_hold(walk, unit, branch, at->branchs, op, node);
    walk->bag = NULL;
    bool holds = branches_hold(walk, unit, branch, at->branchs, op, node);

    walk->bag = bag;
    if (holds)
        return branches_hold(walk, unit, branch, at->branchs, op, node);
    report_undecided(walk, unit, at, node);
    return false;
}

static bool
switch_holds(struct walk *walk, uint32_t unit, const struct schema_op *op,
             const struct node *node)
{
    const struct schema *schema = walk->schema;
    const struct schema_switch *at = &schema->branching[op->a];
    const struct node *value =
        node_is(node, NODE_OBJECT)
            ? node_find(walk->tree, node, schema_text(schema, at->key))
            : NULL;

    if (value && node_is(value, NODE_ERROR))
        return true;
    if (value && node_is(value, NODE_STRING)) {
        struct slice text = node_text(walk->tree, value);
        const uint32_t *pair = schema->word + at->value;

        for (uint32_t i = 0; i < at->values; i++, pair += 2) {
            struct walk_branch around = walk->branch;

            if (!slice_equal(schema_text(schema, pair[0]), text))
                continue;
            walk->branch = (struct walk_branch){at, pair[1], node};
            bool holds =
                walk_unit(walk, schema->word[at->branch + pair[1]], node);

            walk->branch = around;
            return holds;
        }
    }
    if (value) {
        report_discriminator(walk, unit, at, value);
        return false;
    }
    if (!node_is(node, NODE_OBJECT) || !at->required)
        return undecided_holds(walk, unit, op, node);
    if (node_has(node, NODE_BROKEN))
        return true;
    report_undecided(walk, unit, at, node);
    return false;
}

static bool
if_holds(struct walk *walk, const struct schema_op *op, const struct node *node)
{
    const uint32_t *word = walk->schema->word + op->a;

    if (test(walk, word[0], node))
        return walk_unit(walk, word[1], node);
    return walk_unit(walk, word[2], node);
}

static bool
not_holds(struct walk *walk, uint32_t unit, const struct schema_op *op,
          const struct node *node)
{
    uint32_t seen = walk->seen.count;
    bool track = walk->track;

    walk->track = false;
    bool holds = !test(walk, op->a, node);

    walk->track = track;
    walk->seen.count = seen;
    if (!holds && walk->stopped)
        return true;
    if (!holds)
        report_not(walk, unit, op, node);
    return holds;
}

static bool
dynamic_holds(struct walk *walk, const struct schema_op *op,
              const struct node *node)
{
    const struct schema *schema = walk->schema;
    uint32_t unit = op->b;

    /* The outermost resource that has such an anchor decides. */
    for (const struct walk_scope *s = walk->scope; s; s = s->around)
        for (uint32_t i = 0; i < schema->dynamics; i++)
            if (schema->dynamic[i].name == op->a &&
                schema->dynamic[i].resource == s->resource)
                unit = schema->dynamic[i].unit;
    return walk_unit(walk, unit, node);
}

/* A warning never makes a value fail. */
static void
warn(struct walk *walk, const struct schema_op *op, const struct node *node)
{
    enum level level = walk->level;
    bool track = walk->track;

    if (walk->mute)
        return;
    walk->track = false;
    walk->level = (enum level)op->b;
    if (walk->bag)
        walk_unit(walk, op->a, node);
    else
        walk->noisy |= !walk_unit(walk, op->a, node);
    walk->level = level;
    walk->track = track;
}

/* unevaluatedProperties, unevaluatedItems: what nothing around has seen. */
static bool
loose_hold(struct walk *walk, uint32_t unit, const struct schema_op *op,
           const struct node *node, uint32_t since)
{
    bool members = op->code == OP_LOOSE_MEMBERS, holds = true;

    if (!node_is(node, members ? NODE_OBJECT : NODE_ARRAY))
        return true;
    if (!walk->mark)
        walk->mark = arena_array(walk->scratch, uint8_t, walk->tree->count);
    for (uint32_t i = since; i < walk->seen.count; i++)
        walk->mark[walk->seen.item[i]] = 1;
    uint32_t until = walk->seen.count;

    for (const struct node *child = node_first(node); child;
         child = node_next(node, child)) {
        const struct node *value = members ? node_value(child) : child;

        if (walk->mark[node_index(walk->tree, value)])
            continue;
        walk_see(walk, value);
        if (op->a == SCHEMA_FALSE) {
            holds = false;
            report_loose(walk, unit, members, child);
        } else if (op->a != SCHEMA_TRUE) {
            holds &= walk_child(walk, op->a, value);
        }
        if (!holds && !walk->bag)
            break;
    }
    for (uint32_t i = since; i < until; i++)
        walk->mark[walk->seen.item[i]] = 0;
    return holds;
}

static bool
any_holds(struct walk *walk, uint32_t unit, const struct schema_op *op,
          const struct node *node, uint32_t since)
{
    switch ((enum schema_op_code)op->code) {
    case OP_ENUM:
        if (choice_holds(walk, op, node))
            return true;
        report_choice(walk, unit, op, node);
        return false;
    case OP_REF:
        return walk_unit(walk, op->a, node);
    case OP_SWITCH:
        return switch_holds(walk, unit, op, node);
    case OP_ALL:
        return all_hold(walk, op, node);
    case OP_IF:
        return if_holds(walk, op, node);
    case OP_ANY:
    case OP_ONE:
        return branches_hold(walk, unit, walk->schema->word + op->a, op->b, op,
                             node);
    case OP_NOT:
        return not_holds(walk, unit, op, node);
    case OP_DYNAMIC:
        return dynamic_holds(walk, op, node);
    case OP_WARN:
        warn(walk, op, node);
        return true;
    case OP_LOOSE_MEMBERS:
    case OP_LOOSE_ITEMS:
        return loose_hold(walk, unit, op, node, since);
    case OP_MINIMUM:
    case OP_MAXIMUM:
    case OP_ABOVE:
    case OP_BELOW:
    case OP_MULTIPLE:
    case OP_LENGTH:
    case OP_FORMAT:
    case OP_PATTERN:
    case OP_ELEMENTS:
    case OP_PREFIX:
    case OP_ITEMS:
    case OP_CONTAINS:
    case OP_UNIQUE:
    case OP_MEMBERS:
    case OP_OBJECT:
    case OP_NAMES:
    case OP_NEEDS:
    case OP_DEPENDS:
    case OP_count_:
        break;
    }
    return true;
}

/* ---- A unit -------------------------------------------------------------- */

/* Whether the type is one that `type` allows. */
static bool
type_holds(const struct walk *walk, unsigned type, const struct node *node,
           enum node_kind kind)
{
    if (!(type >> kind & 1))
        return false;
    if (kind != NODE_NUMBER || !(type & SCHEMA_INTEGER) ||
        node_has(node, NODE_INTEGER))
        return true;
    return decimal_is_integer(decimal_make(node_source(walk->tree, node)));
}

/* ORDER schema_group */
static enum schema_group
group_of(enum node_kind kind)
{
    switch (kind) {
    case NODE_NUMBER:
        return GROUP_NUMBER;
    case NODE_STRING:
    case NODE_KEY:
        return GROUP_STRING;
    case NODE_ARRAY:
        return GROUP_ARRAY;
    case NODE_OBJECT:
        return GROUP_OBJECT;
    case NODE_ERROR:
    case NODE_NULL:
    case NODE_FALSE:
    case NODE_TRUE:
        break;
    }
    return GROUP_ANY;
}

static bool
kind_holds(struct walk *walk, uint32_t unit, const struct schema_op *op,
           const struct node *node, enum schema_group group)
{
    if (group == GROUP_OBJECT)
        return member_holds(walk, unit, op, node);
    if (group == GROUP_ARRAY)
        return array_holds(walk, unit, op, node);
    if (group == GROUP_NUMBER ? number_holds(walk, op, node)
                              : string_holds(walk, op, node))
        return true;
    report_scalar(walk, unit, op, node);
    return false;
}

static bool
ops_hold(struct walk *walk, uint32_t unit, const struct node *node,
         enum schema_group group)
{
    const struct schema_unit *at = &walk->schema->unit[unit];
    const struct schema_op *op = walk->schema->op + at->op;
    uint32_t since = walk->seen.count;
    bool scalar = node_count(node) == 0, holds = true;

    if (group != GROUP_ANY)
        for (uint32_t i = group ? at->end[group - 1] : 0; i < at->end[group];
             i++) {
            if (kind_holds(walk, unit, &op[i], node, group))
                continue;
            holds = false;
            if (!walk->bag || scalar)
                return false;
        }
    for (uint32_t i = at->end[GROUP_ANY - 1]; i < at->end[GROUP_ANY]; i++) {
        if (any_holds(walk, unit, &op[i], node, since))
            continue;
        holds = false;
        if (!walk->bag || scalar)
            return false;
    }
    return holds;
}

/* Too deep or too long: everything above unwinds without a word. */
static bool
stop(struct walk *walk, const struct node *node)
{
    walk->stopped = node;
    return true;
}

static bool
unit_holds(struct walk *walk, uint32_t unit, const struct node *node,
           enum node_kind kind)
{
    const struct schema_unit *at = &walk->schema->unit[unit];
    struct walk_scope scope = {at->resource, walk->scope};
    enum level level = walk->level;
    bool track = walk->track;
    uint32_t seen = walk->seen.count;

    if (walk->schema->dynamics &&
        (!walk->scope || walk->scope->resource != at->resource))
        walk->scope = &scope;
    if (at->flags & SCHEMA_SPEAKS && walk->bag)
        walk->level = report_level(walk, unit);
    walk->track |= (at->flags & SCHEMA_TRACKS) != 0;
    bool holds = ops_hold(walk, unit, node, group_of(kind));

    if (!track || (!holds && !walk->bag))
        walk->seen.count = seen;
    walk->track = track;
    walk->level = level;
    walk->scope = scope.around;
    return holds;
}

bool
walk_unit(struct walk *walk, uint32_t unit, const struct node *node)
{
    const struct schema_unit *at = &walk->schema->unit[unit];
    enum node_kind kind = node_kind(node);

    if (unit == SCHEMA_TRUE || kind == NODE_ERROR || walk->stopped)
        return true;
    if (kind == NODE_KEY)
        kind = NODE_STRING;
    if (!type_holds(walk, at->type, node, kind)) {
        report_type(walk, unit, node);
        return false;
    }
    if (at->end[GROUP_ANY] == 0)
        return true;
    if (walk->depth == LIMIT_SCHEMA_DEPTH || ++walk->steps > walk->most)
        return stop(walk, node);
    walk->depth++;
    bool holds = unit_holds(walk, unit, node, kind);

    walk->depth--;
    return holds;
}
