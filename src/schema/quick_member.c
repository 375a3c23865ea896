/* The quick walk over the members of objects, where most of its time goes. */
#include "schema/quick_walk.h"

#include "base/hash.h"
#include "schema/barred.h"

/* Required members are counted in one word of bits; see narrow.h. */
enum { MAX_BITS = 64 };

/* Members that are looked for one by one. */
enum { FEW_PROPS = 2 };

/* ---- Names --------------------------------------------------------------- */

/* The bytes of the word at `at` that belong to a name of less than eight. */
static inline uint64_t
short_word(const char *at, size_t len)
{
    return hash_word(at) & (((uint64_t)1 << 8 * len) - 1);
}

/* Whether `name`, which stands in the source, is that of `prop`: by the words
 * that narrow.h describes.  A short name in front of the end of the text,
 * where a word would reach beyond, is compared by its bytes.
 */
static inline bool
is_name(const struct check *check, const struct schema_prop *prop,
        struct slice name)
{
    if (prop->len != name.len)
        return false;
    if (name.len < 8 && name.at > check->last)
        return slice_same(check->schema->text + prop->at, name.at, name.len);
    if (name.len < 8)
        return short_word(name.at, name.len) == prop->head;
    if (hash_word(name.at) != prop->head ||
        hash_word(name.at + name.len - 8) != prop->tail)
        return false;
    return name.len <= 16 ||
           memcmp(check->schema->text + prop->at, name.at, name.len) == 0;
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
    struct slice name = node_key_text(check->tree, key);

    if (node_has(key, NODE_ESCAPED)) /* it is somewhere else */
        return schema_object_find(schema, object, name, hash);
    for (uint32_t i = hash & object->mask; slot[i]; i = (i + 1) & object->mask)
        if (is_name(check, &prop[slot[i] - 1], name))
            return &prop[slot[i] - 1];
    return NULL;
}

/* The other way round: the key of the member called `name`, see
 * node_key_hashed().
 */
static inline const struct node *
look(const struct check *check, const struct node *node, struct slice name,
     uint32_t hash)
{
    const struct node *end = node_end(node);

    for (const struct node *key = node_inside(node); key < end;
         key = node_past(node_value(key)))
        if (node_key_hash(key) == hash)
            /* Almost certainly it is this one. */
            return node_key_hashed(check->tree, node, name, hash);
    return NULL;
}

static inline bool
has(const struct check *check, const struct node *node, uint32_t string)
{
    const struct schema *schema = check->schema;

    return look(check, node, schema_text(schema, string),
                schema->string[string].hash) != NULL;
}

/* ---- A member ------------------------------------------------------------ */

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
        if (match == MATCH_YES &&
            (pair[1] == SCHEMA_FALSE ||
             !quick_unit_holds(check, pair[1], node_value(key))))
            return false;
    }
    return true;
}

/* A member that is not declared. */
static inline bool
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
    return quick_unit_holds(check, object->additional, node_value(key));
}

/* The value of a declared one: as quick_unit_holds(), by the bits of the unit
 * that the property carries.
 */
static inline bool
prop_holds(struct check *check, const struct schema_prop *prop,
           const struct node *node)
{
    enum node_kind kind = node_kind(node);

    if ((prop->sure & check->certain) >> kind & 1)
        return true;
    if (node_has(node, NODE_BROKEN) && prop->unit != SCHEMA_FALSE &&
        quick_is_hidden(check, prop->unit, node))
        return true;
    return prop->may >> kind & 1 && quick_settle(check, prop->target, node);
}

/* ---- All members --------------------------------------------------------- */

static bool
has_all(const struct check *check, const struct schema_object *object,
        const struct node *node)
{
    const struct schema_prop *prop = check->schema->prop + object->prop;

    for (uint32_t i = 0; i < object->props; i++)
        if (prop[i].required != SCHEMA_NONE &&
            !look(check, node, schema_prop_name(check->schema, &prop[i]),
                  prop[i].hash))
            return false;
    return true;
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
        const struct node *key =
            look(check, node, schema_prop_name(check->schema, &prop[i]),
                 prop[i].hash);

        if (!key && prop[i].required != SCHEMA_NONE && !broken)
            return false;
        if (key && prop[i].unit != SCHEMA_NONE &&
            !prop_holds(check, &prop[i], node_value(key)))
            return false;
    }
    return true;
}

/* Every member by itself; the bits of the required ones go to `*found`. */
static bool
each_holds(struct check *check, const struct schema_object *object,
           const struct node *node, uint64_t *found)
{
    bool patterns = object->patterns > 0, matched;
    uint64_t bits = 0;
    const struct node *end = node_end(node);

    for (const struct node *key = node_inside(node); key < end;
         key = node_past(node_value(key))) {
        const struct schema_prop *prop = find(check, object, key);

        if (prop)
            bits |= prop->bit;
        if (!prop || prop->unit == SCHEMA_NONE) {
            if (!other_holds(check, object, node, key))
                return false;
            continue;
        }
        if (!prop_holds(check, prop, node_value(key)) ||
            (patterns && !patterns_hold(check, object, key, &matched)))
            return false;
    }
    *found = bits;
    return true;
}

static inline bool
members_hold(struct check *check, uint32_t index, const struct node *node)
{
    const struct schema_object *object = &check->schema->object[index];
    bool broken = node_has(node, NODE_BROKEN);
    uint64_t found;

    if (object->required > node_count(node) && !broken)
        return false;
    if (are_few(object, node))
        return few_hold(check, object, node);
    if (!each_holds(check, object, node, &found))
        return false;
    if (object->required == 0 || broken)
        return true;
    if (object->required > MAX_BITS)
        return has_all(check, object, node);
    return found == UINT64_MAX >> (MAX_BITS - object->required);
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
         key = node_next(node, key))
        if (!quick_unit_holds(check, op->a, key))
            return false;
    return true;
}

bool
quick_members(struct check *check, const struct schema_op *op,
              const struct node *node)
{
    if (op->code == OP_OBJECT)
        return members_hold(check, op->a, node);
    if (op->code == OP_NAMES)
        return names_hold(check, op, node);
    if (op->code == OP_NEEDS)
        return needs_hold(check, op, node);
    if (op->code == OP_DEPENDS)
        return !has(check, node, op->a) || quick_unit_holds(check, op->b, node);
    return node_count(node) >= op->a && node_count(node) <= op->b;
}

bool
quick_settle_members(struct check *check, const struct schema_plan *plan,
                     const struct node *node)
{
    if (quick_is_too_much(check, node))
        return false;
    check->depth++;
    bool good = members_hold(check, plan->object, node);

    check->depth--;
    return good;
}
