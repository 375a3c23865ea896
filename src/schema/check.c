#include "schema/check.h"

#include "base/decimal.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "format/format.h"
#include "regex/match.h"
#include "regex/shape.h"
#include "schema/blame.h"
#include "schema/choice.h"
#include "schema/content.h"
#include "schema/element.h"
#include "schema/equal.h"
#include "schema/member.h"
#include "schema/report.h"

/* ---- Numbers and strings ------------------------------------------------- */

static bool
number_holds(const struct check *check, const struct schema_op *op,
             const struct node *node)
{
    const struct schema *schema = check->schema;

    if (op->code == OP_MULTIPLE) {
        const struct schema_number *step = &schema->number[op->a];

        return decimal_multiple(decimal_make(node_source(check->tree, node)),
                                decimal_make(schema_text(schema, step->text)));
    }
    int order = equal_compare(schema, op->a, check->tree, node);

    if (op->code == OP_MINIMUM)
        return order >= 0;
    if (op->code == OP_MAXIMUM)
        return order <= 0;
    return op->code == OP_ABOVE ? order > 0 : order < 0;
}

/* Too deep or too long: everything above unwinds without a word. */
void
check_stop(struct check *check, const struct node *node)
{
    if (!check->stopped) {
        check->stopped = node;
        check->deep = check->steps <= check->most;
    }
    check->most = 0;
    check->steps += !check->steps;
}

bool
check_spend(struct check *check, uint64_t steps, const struct node *node)
{
    check->steps += steps;
    if (check->steps <= check->most)
        return true;
    check_stop(check, node);
    return false;
}

/* Strings whose pattern gives up that are spoken of one by one: with so many
 * the pattern, or whoever wrote the strings, means no good.
 */
enum { MOST_UNSURE = 16 };

/* The cache goes by texts: it serves several schemas, and is asked once. */
static const struct pattern *
pattern_of(struct check *check, uint32_t index, const struct node *node)
{
    const struct schema *schema = check->schema;

    if (!check->patterns)
        check->patterns = pattern_cache_new(check->kept);
    if (!check->pattern)
        check->pattern =
            arena_array(check->kept, const struct pattern *, schema->patterns);
    if (!check->pattern[index]) {
        struct budget left = {.steps = check->most - check->steps,
                              .bytes = check->budget->bytes};

        check->pattern[index] = pattern_get_pcre(
            check->patterns, schema_text(schema, schema->pattern[index].pcre));
        if (!pattern_charge(check->pattern[index], &left))
            check_stop(check, node);
        check->budget->bytes = left.bytes;
        check->steps = check->most - left.steps;
    }
    return check->pattern[index];
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
check_match(struct check *check, uint32_t pattern, const struct node *node,
            struct slice text)
{
    const struct schema_pattern *at = &check->schema->pattern[pattern];

    if (!check_spend(check, STEPS_MATCH + text.len / 16, node))
        return MATCH_LIMIT;
    if (at->shape && (!at->ascii || is_ascii(text)))
        return shape_match(schema_text(check->schema, at->shape), text)
                   ? MATCH_YES
                   : MATCH_NO;
    const struct pattern *made = pattern_of(check, pattern, node);
    uint64_t left = check->stopped ? 0 : check->most - check->steps;
    enum match match = pattern_match(check->patterns, made, text, &left);

    if (check->stopped)
        return MATCH_LIMIT;
    check->steps = check->most - left;
    if (match == MATCH_LIMIT && check->unsure.count + 1 == MOST_UNSURE) {
        check->steps = check->most + 1;
        check_stop(check, node);
    } else if (match == MATCH_LIMIT) {
        *vec_push(check->kept, &check->unsure) =
            (struct check_unsure){pattern, node};
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
check_scalar(struct check *check, const struct schema_op *op,
             const struct node *node)
{
    if (node_is(node, NODE_NUMBER))
        return number_holds(check, op, node);
    struct slice text = node_text(check->tree, node);

    if (op->code == OP_LENGTH)
        return length_holds(op, text);
    if (op->code == OP_PATTERN)
        return check_match(check, op->a, node, text) != MATCH_NO;
    if (!op->b && !(check->options && check->options->formats))
        return true;
    if (op->code == OP_CONTENT)
        return content_check(op->a, text, check->scratch);
    return format_check((enum format)op->a, text);
}

void
check_see(struct check *check, const struct node *node)
{
    if (check->track)
        *vec_push(check->kept, &check->seen) = node_index(check->tree, node);
}

/* ---- Any value ----------------------------------------------------------- */

bool
check_quiet(struct check *check, uint32_t unit, const struct node *node)
{
    struct bag *bag = check->bag;
    uint32_t seen = check->seen.count;

    check->bag = NULL;
    bool holds = check_unit(check, unit, node);

    check->bag = bag;
    if (!holds)
        check->seen.count = seen;
    return holds;
}

/* Quiet, and without a thought for warnings. */
static bool
test(struct check *check, uint32_t unit, const struct node *node)
{
    bool mute = check->mute;

    check->mute = true;
    bool holds = check_quiet(check, unit, node);

    check->mute = mute;
    return holds;
}

bool
check_child(struct check *check, uint32_t unit, const struct node *node)
{
    bool track = check->track;

    if (unit == SCHEMA_TRUE)
        return true;
    check->track = false;
    bool holds = check_unit(check, unit, node);

    check->track = track;
    return holds;
}

static bool
is_listed(const struct schema *schema, const struct schema_enum *choice,
          struct slice text)
{
    const uint32_t *slot = schema->word + choice->slot;

    for (uint32_t i = schema_slot(choice->mask, text, node_hash(text)); slot[i];
         i = schema_slot_next(choice->mask, i))
        if (slice_equal(schema_text(schema, slot[i] - 1), text))
            return true;
    return false;
}

bool
check_choice(struct check *check, const struct schema_op *op,
             const struct node *node)
{
    const struct schema *schema = check->schema;
    const struct schema_enum *choice = &schema->choice[op->a];
    const uint32_t *value = schema->word + choice->value;

    if (choice->mask)
        return (node_is(node, NODE_STRING) || node_is(node, NODE_KEY)) &&
               is_listed(schema, choice, node_text(check->tree, node));
    if (choice->values > CHOICE_FEW)
        return choice_has(check, op->a, node);
    for (uint32_t i = 0; i < choice->values; i++) {
        check->steps += schema->value[value[i]].count;
        if (equal_constant(schema, value[i], check->tree, node))
            return true;
    }
    return false;
}

static bool
all_hold(struct check *check, const struct schema_op *op,
         const struct node *node)
{
    const uint32_t *unit = check->schema->word + op->a;
    bool scalar = node_count(node) == 0;
    bool holds = true;

    for (uint32_t i = 0; i < op->b; i++) {
        if (check_unit(check, unit[i], node))
            continue;
        holds = false;
        /* One fault, one finding: nothing more about the same scalar. */
        if (!check->bag || scalar)
            break;
    }
    return holds;
}

/* Applies `unit`, which is known to hold, for the sake of its warnings. */
static void
warn_only(struct check *check, uint32_t unit, const struct node *node,
          bool noisy)
{
    if (check->bag && noisy)
        check_unit(check, unit, node);
}

static bool
branches_hold(struct check *check, uint32_t unit, const uint32_t *branch,
              uint32_t branches, const struct schema_op *op,
              const struct node *node)
{
    bool one = op->code == OP_ONE ||
               (op->code == OP_SWITCH && check->schema->branching[op->a].one),
         noisy = check->noisy;
    uint32_t held = 0, first = 0, second = 0, unsure = check->unsure.count;

    for (uint32_t i = 0; i < branches && !check->stopped; i++) {
        check->noisy = false;
        if (!check_quiet(check, branch[i], node))
            continue;
        noisy |= check->noisy;
        warn_only(check, branch[i], node, check->noisy);
        held++;
        if (held == 1)
            first = i;
        else
            second = i;
        if (one ? held > 1 : !check->track)
            break;
    }
    check->noisy = noisy;
    if (held == 1 || (held && !one) || check->stopped ||
        check->unsure.count > unsure)
        return true;
    if (held)
        report_several(check, unit, node, first, second);
    else if (check->bag)
        blame_branches(check, unit, branch, branches, node);
    return false;
}

/* Without the property that decides, every branch has to be tried. */
static bool
undecided_holds(struct check *check, uint32_t unit, const struct schema_op *op,
                const struct node *node)
{
    const struct schema_switch *at = &check->schema->branching[op->a];
    const uint32_t *branch = check->schema->word + at->branch;

    /* What decides may have been lost to a syntax error. */
    if (node_is(node, NODE_OBJECT) && node_has(node, NODE_BROKEN))
        return true;
    return branches_hold(check, unit, branch, at->branchs, op, node);
}

static bool
find_case(const struct schema *schema, const struct schema_switch *at,
          struct slice text, uint32_t *ordinal)
{
    const uint32_t *pair = schema->word + at->value;

    for (uint32_t i = 0; i < at->values; i++, pair += 2) {
        *ordinal = pair[1];
        if (slice_equal(schema_text(schema, pair[0]), text))
            return true;
    }
    return false;
}

enum check_decision
check_decide(const struct check *check, const struct schema_switch *at,
             const struct node *node, const struct node **value,
             uint32_t *ordinal)
{
    const struct schema *schema = check->schema;

    if (!node_is(node, NODE_OBJECT))
        return DECIDE_ANY;
    const struct node *key =
        node_key_hashed(check->tree, node, schema_text(schema, at->key),
                        schema->string[at->key].hash);

    if (!key && !at->required)
        return DECIDE_ANY;
    if (!key)
        return node_has(node, NODE_BROKEN) ? DECIDE_PASS : DECIDE_MISSING;
    *value = node_value(key);
    if (node_is(*value, NODE_ERROR) || node_has(*value, NODE_BROKEN))
        return DECIDE_PASS;
    return node_is(*value, NODE_STRING) &&
                   find_case(schema, at, node_text(check->tree, *value),
                             ordinal)
               ? DECIDE_BRANCH
               : DECIDE_VALUE;
}

static bool
switch_holds(struct check *check, uint32_t unit, const struct schema_op *op,
             const struct node *node)
{
    const struct schema *schema = check->schema;
    const struct schema_switch *at = &schema->branching[op->a];
    struct check_branch around = check->branch;
    const struct node *value;
    uint32_t ordinal;
    bool holds = false;

    switch (check_decide(check, at, node, &value, &ordinal)) {
    case DECIDE_BRANCH:
        check->branch = (struct check_branch){at, ordinal, node};
        holds = check_unit(check, schema->word[at->branch + ordinal], node);
        check->branch = around;
        break;
    case DECIDE_VALUE:
        report_discriminator(check, unit, at, value);
        break;
    case DECIDE_MISSING:
        report_undecided(check, unit, at, node);
        break;
    case DECIDE_ANY:
        return undecided_holds(check, unit, op, node);
    case DECIDE_PASS:
        return true;
    }
    return holds;
}

static bool
if_holds(struct check *check, const struct schema_op *op,
         const struct node *node)
{
    const uint32_t *word = check->schema->word + op->a;
    uint32_t unsure = check->unsure.count;

    /* What decides may have been lost to a syntax error. */
    if (node_is(node, NODE_OBJECT) && node_has(node, NODE_BROKEN))
        return true;
    bool answer = test(check, word[0], node);

    if (check->unsure.count > unsure)
        return true;
    uint32_t branch = word[answer ? 1 : 2];

    if (!check->bag)
        return check_unit(check, branch, node);
    struct settle_ground *ground =
        arena_new(check->scratch, struct settle_ground);

    *ground = (struct settle_ground){word[0], node, check->ground};
    check->ground = ground;
    bool holds = check_unit(check, branch, node);

    check->ground = ground->around;
    return holds;
}

static bool
not_holds(struct check *check, uint32_t unit, const struct schema_op *op,
          const struct node *node)
{
    uint32_t seen = check->seen.count, unsure = check->unsure.count;
    bool track = check->track;

    check->track = false;
    bool holds = !test(check, op->a, node);

    check->track = track;
    check->seen.count = seen;
    if (!holds && (check->stopped || check->unsure.count > unsure))
        return true;
    if (!holds)
        report_not(check, unit, op, node);
    return holds;
}

/* Where the DYNAMIC op leads, by the resources entered so far. */
static uint32_t
follow_dynamic(const struct check *check, const struct schema_op *op)
{
    const struct schema *schema = check->schema;
    uint32_t unit = op->b;

    /* The outermost resource that has such an anchor decides. */
    for (const struct check_scope *s = check->scope; s; s = s->around)
        for (uint32_t i = 0; i < schema->dynamics; i++)
            if (schema->dynamic[i].name == op->a &&
                schema->dynamic[i].resource == s->resource)
                unit = schema->dynamic[i].unit;
    return unit;
}

/* A warning never makes a value fail. */
static void
warn(struct check *check, const struct schema_op *op, const struct node *node)
{
    enum level level = check->level;
    bool track = check->track;

    if (check->mute)
        return;
    check->track = false;
    check->level = (enum level)op->b;
    if (check->bag)
        check_unit(check, op->a, node);
    else
        check->noisy |= !check_unit(check, op->a, node);
    check->level = level;
    check->track = track;
}

/* unevaluatedProperties, unevaluatedItems: what nothing around has seen. */
static bool
loose_hold(struct check *check, uint32_t unit, const struct schema_op *op,
           const struct node *node, uint32_t since)
{
    bool members = op->code == OP_LOOSE_MEMBERS, holds = true;

    if (!node_is(node, members ? NODE_OBJECT : NODE_ARRAY))
        return true;
    if (!check->mark)
        check->mark = arena_array(check->kept, uint8_t, check->tree->count);
    uint32_t until = check->seen.count;
    const struct node *around = check->around;

    check->around = node;
    check_spend(check, until - since, node);
    for (uint32_t i = since; i < until; i++)
        check->mark[check->seen.item[i]] = 1;
    for (const struct node *child = node_first(node); child && !check->stopped;
         child = node_next(node, child)) {
        const struct node *value = members ? node_value(child) : child;

        if (check->mark[node_index(check->tree, value)])
            continue;
        check_see(check, value);
        if (op->a == SCHEMA_FALSE) {
            holds = false;
            report_loose(check, unit, node, child);
        } else if (op->a != SCHEMA_TRUE) {
            holds &= check_child(check, op->a, value);
        }
        if (!holds && !check->bag)
            break;
    }
    check->around = around;
    for (uint32_t i = since; i < until; i++)
        check->mark[check->seen.item[i]] = 0;
    return holds;
}

static bool
any_holds(struct check *check, uint32_t unit, const struct schema_op *op,
          const struct node *node, uint32_t since)
{
    switch ((enum schema_op_code)op->code) {
    case OP_ENUM:
        if (check_choice(check, op, node))
            return true;
        report_choice(check, unit, op, node);
        return false;
    case OP_REF:
        return check_unit(check, op->a, node);
    case OP_SWITCH:
        return switch_holds(check, unit, op, node);
    case OP_ALL:
        return all_hold(check, op, node);
    case OP_IF:
        return if_holds(check, op, node);
    case OP_ANY:
    case OP_ONE:
        return branches_hold(check, unit, check->schema->word + op->a, op->b,
                             op, node);
    case OP_NOT:
        return not_holds(check, unit, op, node);
    case OP_DYNAMIC:
        return check_unit(check, follow_dynamic(check, op), node);
    case OP_WARN:
        warn(check, op, node);
        return true;
    case OP_LOOSE_MEMBERS:
    case OP_LOOSE_ITEMS:
        return loose_hold(check, unit, op, node, since);
    case OP_MINIMUM:
    case OP_MAXIMUM:
    case OP_ABOVE:
    case OP_BELOW:
    case OP_MULTIPLE:
    case OP_LENGTH:
    case OP_FORMAT:
    case OP_CONTENT:
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

bool
check_whole(const struct check *check, unsigned type, const struct node *number)
{
    if (!(type & SCHEMA_INTEGER) || node_has(number, NODE_INTEGER))
        return true;
    return !(type & SCHEMA_WHOLE) &&
           decimal_is_integer(decimal_make(node_source(check->tree, number)));
}

/* Whether the type is one that `type` allows. */
static bool
type_holds(const struct check *check, unsigned type, const struct node *node,
           enum node_kind kind)
{
    return type >> kind & 1 &&
           (kind != NODE_NUMBER || check_whole(check, type, node));
}

/* A string, key or number with a syntax error in it: what was meant is not
 * known, and the error is reported already.
 */
static bool
is_garbled(const struct node *node, enum node_kind kind)
{
    return node_has(node, NODE_BROKEN) &&
           (kind == NODE_STRING || kind == NODE_NUMBER);
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
kind_holds(struct check *check, uint32_t unit, const struct schema_op *op,
           const struct node *node, enum schema_group group)
{
    if (group == GROUP_OBJECT)
        return member_holds(check, unit, op, node);
    if (group == GROUP_ARRAY)
        return element_holds(check, unit, op, node);
    if (check_scalar(check, op, node))
        return true;
    report_scalar(check, unit, op, node);
    return false;
}

static bool
ops_hold(struct check *check, uint32_t unit, const struct node *node,
         enum schema_group group)
{
    const struct schema_unit *at = &check->schema->unit[unit];
    const struct schema_op *op = check->schema->op + at->op;
    uint32_t since = check->seen.count;
    bool scalar = node_count(node) == 0, holds = true;

    if (group != GROUP_ANY)
        for (uint32_t i = group ? at->end[group - 1] : 0;
             i < at->end[group] && !check->stopped; i++) {
            if (kind_holds(check, unit, &op[i], node, group))
                continue;
            holds = false;
            if (!check->bag || scalar)
                return false;
        }
    for (uint32_t i = at->end[GROUP_ANY - 1]; i < at->end[GROUP_ANY]; i++) {
        if (any_holds(check, unit, &op[i], node, since))
            continue;
        holds = false;
        if (!check->bag || scalar)
            return false;
    }
    return holds;
}

static bool
unit_holds(struct check *check, uint32_t unit, const struct node *node,
           enum node_kind kind)
{
    const struct schema_unit *at = &check->schema->unit[unit];
    struct check_scope scope = {at->resource, check->scope};
    enum level level = check->level;
    bool track = check->track;
    uint32_t seen = check->seen.count;

    if (check->schema->dynamics &&
        (!check->scope || check->scope->resource != at->resource))
        check->scope = &scope;
    if (at->flags & SCHEMA_SPEAKS && check->bag)
        check->level = report_level(check, unit);
    check->track |= (at->flags & SCHEMA_TRACKS) != 0;
    bool holds = ops_hold(check, unit, node, group_of(kind));

    if (!track || (!holds && !check->bag))
        check->seen.count = seen;
    check->track = track;
    check->level = level;
    check->scope = scope.around;
    return holds;
}

static bool
frame_holds(struct check *check, uint32_t unit, const struct node *node)
{
    const struct schema_unit *at = &check->schema->unit[unit];
    enum node_kind kind = node_kind(node);

    if (unit == SCHEMA_TRUE || kind == NODE_ERROR || check->stopped)
        return true;
    if (check->bag && bag_full(check->bag)) {
        check->bag->dropped++;
        return true;
    }
    if (kind == NODE_KEY)
        kind = NODE_STRING;
    if (!type_holds(check, at->type, node, kind)) {
        report_type(check, unit, node);
        return false;
    }
    if (at->end[GROUP_ANY] == 0 || is_garbled(node, kind))
        return true;
    check->steps += STEPS_UNIT + node_count(node);
    if (check->depth == LIMIT_SCHEMA_DEPTH || check->steps > check->most) {
        check_stop(check, node);
        return true;
    }
    check->depth++;
    bool holds = unit_holds(check, unit, node, kind);

    check->depth--;
    return holds;
}

bool
check_unit(struct check *check, uint32_t unit, const struct node *node)
{
    const struct check_frame frame = {unit, node, check->frame};

    check->frame = &frame;
    bool holds = frame_holds(check, unit, node);

    check->frame = frame.around;
    return holds;
}
