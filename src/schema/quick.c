/* Most values are settled where they are met, by the kinds that their unit may
 * hold for and is sure of (see narrow.h): holds() is inlined into every loop
 * over members and elements, and only what is left goes through settle().
 */
#include "schema/quick.h"

#include "base/die.h"
#include "base/limits.h"
#include "schema/barred.h"
#include "schema/equal.h"

/* Required members are counted in one word of bits; see member.c. */
enum { MAX_BITS = 64 };

/* Members that are looked for one by one. */
enum { FEW_PROPS = 2 };

static bool settle(struct check *check, const struct schema_unit *at,
                   const struct node *node);

/* ---- A unit and a value -------------------------------------------------- */

/* A syntax error hides what this string or number was meant to be: then only
 * the type counts.
 */
static bool
is_hidden(const struct schema_unit *at, const struct node *node)
{
    enum node_kind kind = node_kind(node);

    if (!node_has(node, NODE_BROKEN))
        return false;
    if (kind == NODE_KEY)
        kind = NODE_STRING;
    return (kind == NODE_STRING || kind == NODE_NUMBER) &&
           (at->type >> kind & 1);
}

static inline bool
holds(struct check *check, uint32_t unit, const struct node *node)
{
    const struct schema_unit *at = &check->schema->unit[unit];
    enum node_kind kind = node_kind(node);

    if ((at->sure & ~check->doubt) >> kind & 1)
        return true;
    if (!(at->may >> kind & 1))
        return is_hidden(at, node);
    return settle(check, at, node);
}

/* The same for a property, which carries the bits of its unit. */
static inline bool
prop_holds(struct check *check, const struct schema_prop *prop,
           const struct node *node)
{
    enum node_kind kind = node_kind(node);

    if ((prop->sure & ~check->doubt) >> kind & 1)
        return true;
    return prop->may >> kind & 1
               ? settle(check, &check->schema->unit[prop->unit], node)
               : prop->unit != SCHEMA_FALSE &&
                     is_hidden(&check->schema->unit[prop->unit], node);
}

/* ---- Numbers and strings ------------------------------------------------- */

static bool
number_holds(struct check *check, const struct schema_op *op,
             const struct node *node, const int64_t *value)
{
    const struct schema_number *at = &check->schema->number[op->a];

    if (!value || !at->small || op->code == OP_MULTIPLE)
        return check_scalar(check, op, node);
    if (op->code == OP_MINIMUM)
        return *value >= at->value;
    if (op->code == OP_MAXIMUM)
        return *value <= at->value;
    return op->code == OP_ABOVE ? *value > at->value : *value < at->value;
}

static bool
numbers_hold(struct check *check, const struct schema_unit *at,
             const struct node *node)
{
    const struct schema_op *op = check->schema->op + at->op;
    uint32_t end = at->end[GROUP_NUMBER];
    int64_t small = 0;
    bool is_small = end && equal_small(check->tree, node, &small);

    if ((at->type & SCHEMA_INTEGER) && !check_whole(check, at->type, node))
        return false;
    for (uint32_t i = 0; i < end; i++)
        if (!number_holds(check, &op[i], node, is_small ? &small : NULL))
            return false;
    return true;
}

static bool
strings_hold(struct check *check, const struct schema_unit *at,
             const struct node *node)
{
    const struct schema_op *op = check->schema->op + at->op;

    for (uint32_t i = at->end[GROUP_NUMBER]; i < at->end[GROUP_STRING]; i++)
        if (!check_scalar(check, &op[i], node))
            return false;
    return true;
}

/* ---- Arrays -------------------------------------------------------------- */

static bool
prefix_holds(struct check *check, const struct schema_op *op,
             const struct node *node)
{
    const uint32_t *unit = check->schema->word + op->a;
    const struct node *item = node_first(node);

    for (uint32_t i = 0; item && i < op->b; i++) {
        if (!holds(check, unit[i], item))
            return false;
        item = node_next_item(node, item);
    }
    return true;
}

static bool
items_hold(struct check *check, const struct schema_op *op,
           const struct node *node)
{
    const struct node *item = node_first(node);

    for (uint32_t i = 0; item && i < op->b; i++)
        item = node_next_item(node, item);
    if (op->a == SCHEMA_FALSE)
        return !item;
    for (; item; item = node_next_item(node, item))
        if (!holds(check, op->a, item))
            return false;
    return true;
}

static bool
contains_holds(struct check *check, const struct schema_op *op,
               const struct node *node)
{
    const uint32_t *range = check->schema->word + op->b;
    uint32_t count = 0;

    for (const struct node *item = node_first(node); item;
         item = node_next_item(node, item))
        count += holds(check, op->a, item);
    return count >= range[0] && count <= range[1];
}

static bool
array_op_holds(struct check *check, const struct schema_op *op,
               const struct node *node)
{
    const struct node *first;

    if (op->code == OP_ITEMS)
        return items_hold(check, op, node);
    if (op->code == OP_PREFIX)
        return prefix_holds(check, op, node);
    if (op->code == OP_CONTAINS)
        return contains_holds(check, op, node);
    if (op->code == OP_UNIQUE)
        return !equal_twin(check->tree, node, check->scratch, &first);
    return node_count(node) >= op->a && node_count(node) <= op->b;
}

/* ---- Objects ------------------------------------------------------------- */

/* Applies the patterns to a member; false when one of them fails.  Whether one
 * matched its name goes to `*matched`.
 */
static bool
patterns_hold(struct check *check, const struct schema_object *object,
              const struct node *key, bool *matched)
{
    const uint32_t *pair = check->schema->word + object->pattern;
    struct slice name = node_key_text(check->tree, key);

    for (uint32_t i = 0; i < object->patterns; i++, pair += 2) {
        enum match match = check_match(check, pair[0], key, name);

        *matched |= match != MATCH_NO;
        if (match == MATCH_YES && (pair[1] == SCHEMA_FALSE ||
                                   !holds(check, pair[1], node_value(key))))
            return false;
    }
    return true;
}

/* A member that is not declared. */
static bool
other_holds(struct check *check, const struct schema_object *object,
            const struct node *node, const struct node *key)
{
    bool matched = false;

    if (object->patterns && !patterns_hold(check, object, key, &matched))
        return false;
    if (matched || object->additional == SCHEMA_NONE)
        return true;
    if (object->additional == SCHEMA_FALSE)
        return node_has(node, NODE_BROKEN);
    return holds(check, object->additional, node_value(key));
}

static bool
declared_holds(struct check *check, const struct schema_object *object,
               const struct schema_prop *prop, const struct node *key)
{
    bool matched = true;

    return prop_holds(check, prop, node_value(key)) &&
           (!object->patterns || patterns_hold(check, object, key, &matched));
}

static bool
has_all(const struct check *check, const struct schema_object *object,
        const struct node *node)
{
    const struct schema_prop *prop = check->schema->prop + object->prop;

    for (uint32_t i = 0; i < object->props; i++)
        if (prop[i].required != SCHEMA_NONE &&
            !node_key_hashed(check->tree, node,
                             schema_prop_name(check->schema, &prop[i]),
                             prop[i].hash))
            return false;
    return true;
}

/* schema_object_find(), which is too much to be called for every key. */
static inline const struct schema_prop *
find(const struct check *check, const struct schema_object *object,
     const struct node *key)
{
    const struct schema *schema = check->schema;
    const struct schema_prop *prop = schema->prop + object->prop;
    const uint32_t *slot = schema->word + object->slot;
    uint32_t hash = node_key_hash(key);

    for (uint32_t i = hash & object->mask; slot[i]; i = (i + 1) & object->mask)
        if (prop[slot[i] - 1].hash == hash &&
            slice_equal(schema_prop_name(schema, &prop[slot[i] - 1]),
                        node_key_text(check->tree, key)))
            return &prop[slot[i] - 1];
    return NULL;
}

/* Conditions name a member or two and leave the others alone: it is less work
 * to look for these than to look up each member.
 */
static inline bool
are_few(const struct schema_object *object, const struct node *node)
{
    return object->props <= FEW_PROPS && !object->patterns &&
           object->additional == SCHEMA_NONE && !node_has(node, NODE_DUPLICATE);
}

static bool
few_hold(struct check *check, const struct schema_object *object,
         const struct node *node)
{
    const struct schema_prop *prop = check->schema->prop + object->prop;
    bool broken = node_has(node, NODE_BROKEN);

    for (uint32_t i = 0; i < object->props; i++) {
        const struct node *key = node_key_hashed(
            check->tree, node, schema_prop_name(check->schema, &prop[i]),
            prop[i].hash);

        if (!key && prop[i].required != SCHEMA_NONE && !broken)
            return false;
        if (key && prop[i].unit != SCHEMA_NONE &&
            !prop_holds(check, &prop[i], node_value(key)))
            return false;
    }
    return true;
}

static bool
members_hold(struct check *check, const struct schema_op *op,
             const struct node *node)
{
    const struct schema_object *object = &check->schema->object[op->a];
    bool broken = node_has(node, NODE_BROKEN);
    uint64_t found = 0;

    if (object->required && object->required > node_count(node) && !broken)
        return false;
    if (are_few(object, node))
        return few_hold(check, object, node);
    for (const struct node *key = node_first(node); key;
         key = node_next_key(node, key)) {
        const struct schema_prop *prop = find(check, object, key);

        if (prop && prop->required < MAX_BITS)
            found |= (uint64_t)1 << prop->required;
        if (prop && prop->unit != SCHEMA_NONE
                ? !declared_holds(check, object, prop, key)
                : !other_holds(check, object, node, key))
            return false;
    }
    if (object->required == 0 || broken)
        return true;
    if (object->required > MAX_BITS)
        return has_all(check, object, node);
    return found == UINT64_MAX >> (MAX_BITS - object->required);
}

static bool
has(const struct check *check, const struct node *node, uint32_t string)
{
    const struct schema *schema = check->schema;

    return node_key_hashed(check->tree, node, schema_text(schema, string),
                           schema->string[string].hash) != NULL;
}

static bool
needs_hold(struct check *check, const struct schema_op *op,
           const struct node *node)
{
    const uint32_t *name = check->schema->word + op->a;

    if (!has(check, node, name[0]) || node_has(node, NODE_BROKEN))
        return true;
    for (uint32_t i = 1; i < op->b; i++)
        if (!has(check, node, name[i]))
            return false;
    return true;
}

static bool
names_hold(struct check *check, const struct schema_op *op,
           const struct node *node)
{
    const struct schema_enum *barred = barred_names(check->schema, op->a);

    if (barred)
        return barred_hold(check->schema, barred, check->tree, node);
    for (const struct node *key = node_first(node); key;
         key = node_next_key(node, key))
        if (!holds(check, op->a, key))
            return false;
    return true;
}

static bool
object_op_holds(struct check *check, const struct schema_op *op,
                const struct node *node)
{
    if (op->code == OP_OBJECT)
        return members_hold(check, op, node);
    if (op->code == OP_NAMES)
        return names_hold(check, op, node);
    if (op->code == OP_NEEDS)
        return needs_hold(check, op, node);
    if (op->code == OP_DEPENDS)
        return !has(check, node, op->a) || holds(check, op->b, node);
    return node_count(node) >= op->a && node_count(node) <= op->b;
}

/* ---- Any value ----------------------------------------------------------- */

static bool
all_hold(struct check *check, struct schema_list units, const struct node *node)
{
    for (uint32_t i = 0; i < units.count; i++)
        if (!holds(check, units.at[i], node))
            return false;
    return true;
}

static bool
branches_hold(struct check *check, struct schema_list branches, bool one,
              const struct node *node)
{
    uint32_t held = 0;

    for (uint32_t i = 0; i < branches.count; i++) {
        if (!holds(check, branches.at[i], node))
            continue;
        held++;
        if (!one || held > 1)
            break;
    }
    return held == 1;
}

static bool
switch_holds(struct check *check, const struct schema_op *op,
             const struct node *node)
{
    const struct schema *schema = check->schema;
    const struct schema_switch *at = &schema->branching[op->a];
    struct schema_list branches = {schema->word + at->branch, at->branchs};
    const struct node *value;
    uint32_t ordinal;

    switch (check_decide(check, at, node, &value, &ordinal)) {
    case DECIDE_BRANCH:
        return holds(check, branches.at[ordinal], node);
    case DECIDE_ANY:
        return branches_hold(check, branches, at->one, node);
    case DECIDE_PASS:
        return true;
    case DECIDE_VALUE:
    case DECIDE_MISSING:
        break;
    }
    return false;
}

static bool
if_holds(struct check *check, const uint32_t *word, const struct node *node)
{
    /* What decides may have been lost to a syntax error. */
    if (node_is(node, NODE_OBJECT) && node_has(node, NODE_BROKEN))
        return true;
    return holds(check, word[holds(check, word[0], node) ? 1 : 2], node);
}

static bool
any_op_holds(struct check *check, const struct schema_op *op,
             const struct node *node)
{
    const uint32_t *word = check->schema->word + op->a;
    struct schema_list list = {word, op->b};

    switch ((enum schema_op_code)op->code) {
    case OP_ENUM:
        return check_choice(check, op, node);
    case OP_REF:
        return holds(check, op->a, node);
    case OP_SWITCH:
        return switch_holds(check, op, node);
    case OP_ALL:
        return all_hold(check, list, node);
    case OP_IF:
        return if_holds(check, word, node);
    case OP_ANY:
    case OP_ONE:
        return branches_hold(check, list, op->code == OP_ONE, node);
    case OP_NOT:
        return !holds(check, op->a, node);
    case OP_WARN:
        check->noisy |= !holds(check, op->a, node);
        return true;
    case OP_DYNAMIC:
    case OP_LOOSE_MEMBERS:
    case OP_LOOSE_ITEMS:
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
    BUG("not for the quick walk");
}

/* ---- What the bits leave open -------------------------------------------- */

static bool
any_ops_hold(struct check *check, const struct schema_unit *at,
             const struct node *node)
{
    const struct schema_op *op = check->schema->op + at->op;

    for (uint32_t i = at->end[GROUP_OBJECT]; i < at->end[GROUP_ANY]; i++)
        if (!any_op_holds(check, &op[i], node))
            return false;
    return true;
}

static bool
array_holds(struct check *check, const struct schema_unit *at,
            const struct node *node)
{
    const struct schema_op *op = check->schema->op + at->op;

    for (uint32_t i = at->end[GROUP_STRING]; i < at->end[GROUP_ARRAY]; i++)
        if (!array_op_holds(check, &op[i], node))
            return false;
    return any_ops_hold(check, at, node);
}

static bool
object_holds(struct check *check, const struct schema_unit *at,
             const struct node *node)
{
    const struct schema_op *op = check->schema->op + at->op;

    for (uint32_t i = at->end[GROUP_ARRAY]; i < at->end[GROUP_OBJECT]; i++)
        if (!object_op_holds(check, &op[i], node))
            return false;
    return any_ops_hold(check, at, node);
}

/* What may lead to further units: bounded in depth and number. */
static bool __attribute__((noinline))
descend(struct check *check, const struct schema_unit *at,
        const struct node *node)
{
    bool good;

    if (check->depth == LIMIT_SCHEMA_DEPTH || ++check->steps > check->most) {
        /* Whatever else is tried shall fail at once. */
        check->stopped = node;
        check->steps = check->most;
        return false;
    }
    check->depth++;
    if (at->flags & SCHEMA_TRACKS)
        good = check_unit(check, (uint32_t)(at - check->schema->unit), node);
    else if (node_is(node, NODE_OBJECT))
        good = object_holds(check, at, node);
    else if (node_is(node, NODE_ARRAY))
        good = array_holds(check, at, node);
    else
        good = any_ops_hold(check, at, node);
    check->depth--;
    return good;
}

static inline bool
rest_holds(struct check *check, const struct schema_unit *at,
           const struct node *node)
{
    return at->end[GROUP_OBJECT] == at->end[GROUP_ANY] ||
           descend(check, at, node);
}

/* These two stand apart, that settle() need not save what they use. */
static bool __attribute__((noinline))
settle_number(struct check *check, const struct schema_unit *at,
              const struct node *node)
{
    return numbers_hold(check, at, node) && rest_holds(check, at, node);
}

static bool __attribute__((noinline))
settle_string(struct check *check, const struct schema_unit *at,
              const struct node *node)
{
    return strings_hold(check, at, node) && rest_holds(check, at, node);
}

static bool
settle(struct check *check, const struct schema_unit *at,
       const struct node *node)
{
    enum node_kind kind = node_kind(node);

    if (is_hidden(at, node))
        return true;
    at = &check->schema->unit[at->target];
    if (kind == NODE_STRING || kind == NODE_KEY)
        return settle_string(check, at, node);
    if (kind == NODE_NUMBER)
        return settle_number(check, at, node);
    if (kind == NODE_ARRAY || kind == NODE_OBJECT)
        return descend(check, at, node);
    return rest_holds(check, at, node);
}

bool
quick_holds(struct check *check, uint32_t unit, const struct node *node)
{
    return holds(check, unit, node);
}
