/* The fast walk over the members of objects, where most of its time goes. */
#include "schema/evaluate/fast_evaluator.h"

#include "base/containers/hash.h"
#include "schema/ir/forbidden_names.h"

/* Required members are counted in one word of bits; see type_masks.h. */
enum { MAX_BITS = 64 };

/* Objects with so many members are looked into by node_key_hashed(). */
enum { MANY_MEMBERS = 64 };

/* ---- Names --------------------------------------------------------------- */

/* What finds the properties of one object by their names. */
struct table {
    const struct schema_prop *prop; /* of the schema */
    const uint32_t *slot;
    uint32_t mask;
    const char *source; /* the text of the document */
    const char *last;   /* see struct evaluator; NULL: find_carefully() */
};

static inline struct table
table_make(const struct evaluator *evaluator,
           const struct schema_object *object)
{
    const struct schema *schema = evaluator->schema;

    return (struct table){
        .prop = schema->prop,
        .slot = schema->word + object->slot,
        .mask = object->mask,
        .source = evaluator->tree->source->text.at,
        .last = object->mask & SCHEMA_KEYED ? NULL : evaluator->last,
    };
}

/* A key whose name stands somewhere else than in the source, or in front of
 * its end, where a word reaches beyond.
 */
static const struct schema_prop *__attribute__((noinline))
find_carefully(const struct evaluator *evaluator,
               const struct schema_object *object, const struct node *key)
{
    return schema_object_find(evaluator->schema, object,
                              node_key_text(evaluator->tree, key),
                              node_key_hash(key));
}

/* What the first word and the length of a name leave to be compared. */
static inline bool
is_same_tail(const struct evaluator *evaluator, const struct schema_prop *prop,
             struct slice name)
{
    return name.len <= 8 ||
           (hash_word(name.at + name.len - 8) == prop->tail &&
            (name.len <= 16 || memcmp(evaluator->schema->text + prop->at,
                                      name.at, name.len) == 0));
}

/* schema_object_find(), which is too much to be called for every key: a name
 * is compared by the words that type_masks.h describes.
 */
static inline const struct schema_prop *
find(const struct evaluator *evaluator, const struct schema_object *object,
     const struct table *table, const struct node *key)
{
    struct slice name = node_key_plain(table->source, key);

    if (node_has(key, NODE_ESCAPED) || name.at > table->last)
        return find_carefully(evaluator, object, key);
    uint64_t head = hash_word(name.at);
    uint32_t hash = node_key_hash(key), n;

    for (uint32_t i = hash & table->mask; (n = table->slot[i]) > 0;
         i = (i + 1) & table->mask) {
        const struct schema_prop *prop = &table->prop[n - 1];

        if (((prop->head ^ head) & prop->mask) == 0 && prop->len == name.len &&
            is_same_tail(evaluator, prop, name))
            return prop;
    }
    return NULL;
}

static inline uint64_t
name_bit(uint32_t hash)
{
    return (uint64_t)1 << (hash & 63);
}

/* The names that the members of `node` may have; see struct evaluator. */
static inline uint64_t
names_of(const struct evaluator *evaluator, const struct node *node)
{
    return evaluator->named == node ? evaluator->names : UINT64_MAX;
}

/* The other way round: the first key with this name, or NULL. */
static inline const struct node *
look(const struct evaluator *evaluator, const struct node *node, uint64_t names,
     struct slice name, uint32_t hash)
{
    const struct node *end = node_past(node);

    if (!(names & name_bit(hash)))
        return NULL;
    /* A large object may have a table of its keys. */
    if (!node_has_fewer(node, MANY_MEMBERS))
        return node_key_hashed(evaluator->tree, node, name, hash);
    for (const struct node *key = node_inside(node); key < end;
         key = node_past(node_value(key)))
        if (node_key_hash(key) == hash &&
            slice_equal(node_key_text(evaluator->tree, key), name))
            return key;
    return NULL;
}

static inline bool
has(const struct evaluator *evaluator, const struct node *node, uint32_t string)
{
    const struct schema *schema = evaluator->schema;

    return look(evaluator, node, names_of(evaluator, node),
                schema_text(schema, string),
                schema->string[string].hash) != NULL;
}

/* ---- A member ------------------------------------------------------------ */

/* Applies the patterns to a member; false when one of them fails.  Whether one
 * matched its name goes to `*matched`.
 */
static bool
patterns_hold(struct evaluator *evaluator, const struct schema_object *object,
              const struct node *key, bool *matched)
{
    const uint32_t *pair = evaluator->schema->word + object->pattern;
    struct slice name = node_key_text(evaluator->tree, key);

    for (uint32_t i = 0; i < object->patterns; i++, pair += 2) {
        enum match match = evaluate_match(evaluator, pair[0], key, name);

        *matched |= match != MATCH_NO;
        if (evaluator->stopped)
            return false;
        if (match == MATCH_YES &&
            (pair[1] == SCHEMA_FALSE ||
             !fast_holds(evaluator, pair[1], node_value(key))))
            return false;
    }
    return true;
}

/* A member that is not declared. */
static inline bool
other_holds(struct evaluator *evaluator, const struct schema_object *object,
            const struct node *node, const struct node *key)
{
    bool matched = false;

    if (object->patterns && !patterns_hold(evaluator, object, key, &matched))
        return false;
    if (matched || object->additional == SCHEMA_NONE)
        return true;
    if (object->additional == SCHEMA_FALSE)
        return node_has(node, NODE_BROKEN);
    return fast_holds(evaluator, object->additional, node_value(key));
}

/* The value of a declared one: as fast_holds(), by the bits of the unit
 * that the property carries.
 */
static inline bool
prop_holds(struct evaluator *evaluator, const struct schema_prop *prop,
           const struct node *node)
{
    enum node_kind kind = node_kind(node);

    if ((prop->sure & evaluator->certain) >> kind & 1)
        return true;
    if (node_has(node, NODE_BROKEN) && prop->unit != SCHEMA_FALSE &&
        fast_is_hidden(evaluator, prop->unit, node))
        return true;
    return prop->may >> kind & 1 &&
           fast_evaluate(evaluator, prop->target, node);
}

/* ---- All members --------------------------------------------------------- */

static bool
has_all(struct evaluator *evaluator, const struct schema_object *object,
        const struct node *node)
{
    const struct schema_prop *prop = evaluator->schema->prop + object->prop;

    evaluator->steps += object->props * (uint64_t)4;
    for (uint32_t i = 0; i < object->props; i++)
        if (prop[i].required != SCHEMA_NONE &&
            !look(evaluator, node, UINT64_MAX,
                  schema_prop_name(evaluator->schema, &prop[i]), prop[i].hash))
            return false;
    return true;
}

static inline bool
few_hold(struct evaluator *evaluator, const struct schema_object *object,
         const struct node *node)
{
    const struct schema_prop *prop = evaluator->schema->prop + object->prop;
    const struct schema_prop *end = prop + object->props;
    uint64_t names = names_of(evaluator, node);

    for (; prop < end; prop++) {
        const struct node *key =
            look(evaluator, node, names,
                 schema_prop_name(evaluator->schema, prop), prop->hash);

        if (key ? prop->unit != SCHEMA_NONE &&
                      !prop_holds(evaluator, prop, node_value(key))
                : prop->required != SCHEMA_NONE && !node_has(node, NODE_BROKEN))
            return false;
    }
    return true;
}

/* What a walk over the members finds. */
struct member_walk {
    bool good;
    uint64_t found; /* bits of the required ones that are there */
};

/* Every member by itself. */
static inline __attribute__((always_inline)) struct member_walk
walk(struct evaluator *evaluator, const struct schema_object *object,
     const struct node *node, bool patterns)
{
    struct table table = table_make(evaluator, object);
    const struct node *end = node_past(node);
    uint64_t found = 0;
    bool matched = true;

    for (const struct node *key = node_inside(node); key < end;
         key = node_past(node_value(key))) {
        const struct schema_prop *prop = find(evaluator, object, &table, key);
        bool good;

        if (prop)
            found |= prop->bit;
        if (prop && prop->unit != SCHEMA_NONE)
            good =
                prop_holds(evaluator, prop, node_value(key)) &&
                !(patterns && !patterns_hold(evaluator, object, key, &matched));
        else
            good = other_holds(evaluator, object, node, key);
        if (!good)
            return (struct member_walk){false, found};
    }
    return (struct member_walk){true, found};
}

/* With patterns it is rare, and would take registers from the other one. */
static struct member_walk __attribute__((noinline))
walk_patterns(struct evaluator *evaluator, const struct schema_object *object,
              const struct node *node)
{
    return walk(evaluator, object, node, true);
}

static bool
members_hold(struct evaluator *evaluator, const struct schema_object *object,
             const struct node *node)
{
    bool broken = node_has(node, NODE_BROKEN);

    if (node_has_fewer(node, object->required) && !broken)
        return false;
    struct member_walk done = object->patterns
                                  ? walk_patterns(evaluator, object, node)
                                  : walk(evaluator, object, node, false);

    if (!done.good)
        return false;
    if (object->required == 0 || broken)
        return true;
    if (object->required > MAX_BITS)
        return has_all(evaluator, object, node);
    return done.found == UINT64_MAX >> (MAX_BITS - object->required);
}

/* For objects of a member or two. */
static inline bool
few(struct evaluator *evaluator, uint32_t object, const struct node *node)
{
    /* Of a name that is there twice each member has to hold. */
    if (node_has(node, NODE_DUPLICATE))
        return fast_each(evaluator, object, node);
    return few_hold(evaluator, &evaluator->schema->object[object], node);
}

static bool
needs_hold(struct evaluator *evaluator, const struct schema_op *op,
           const struct node *node)
{
    const uint32_t *name = evaluator->schema->word + op->a;

    evaluator->steps += op->b * (uint64_t)4;

    if (!has(evaluator, node, name[0]) || node_has(node, NODE_BROKEN))
        return true;
    for (uint32_t i = 1; i < op->b; i++)
        if (!has(evaluator, node, name[i]))
            return false;
    return true;
}

bool
fast_names(struct evaluator *evaluator, uint32_t unit, const struct node *node)
{
    const struct node *end = node_past(node);

    for (const struct node *key = node_inside(node); key < end;
         key = node_past(node_value(key)))
        if (!fast_holds(evaluator, unit, key))
            return false;
    return true;
}

static bool
names_hold(struct evaluator *evaluator, const struct schema_op *op,
           const struct node *node)
{
    const struct schema_enum *barred =
        forbidden_names_list(evaluator->schema, op->a);

    if (barred) {
        evaluator->steps +=
            (uint64_t)barred->values * (1 + node_count(node) / 4);
        return forbidden_names_hold(evaluator->schema, barred, evaluator->tree,
                                    node);
    }
    return fast_names(evaluator, op->a, node);
}

bool
fast_members(struct evaluator *evaluator, const struct schema_op *op,
             const struct node *node)
{
    if (op->code == OP_OBJECT)
        return schema_object_is_few(&evaluator->schema->object[op->a])
                   ? fast_few(evaluator, op->a, node)
                   : fast_each(evaluator, op->a, node);
    evaluator->steps += 1 + fast_cost(node) / 4;
    if (op->code == OP_NAMES)
        return names_hold(evaluator, op, node);
    if (op->code == OP_NEEDS)
        return needs_hold(evaluator, op, node);
    if (op->code == OP_DEPENDS)
        return !has(evaluator, node, op->a) ||
               fast_holds(evaluator, op->b, node);
    return node_count(node) >= op->a && node_count(node) <= op->b;
}

void
fast_note_names(struct evaluator *evaluator, const struct node *node)
{
    const struct node *end = node_past(node);
    uint64_t names = 0;

    if (evaluator->named == node)
        return;
    for (const struct node *key = node_inside(node); key < end;
         key = node_past(node_value(key)))
        names |= name_bit(node_key_hash(key));
    evaluator->named = node;
    evaluator->names = names;
}

bool
fast_forbidden(struct evaluator *evaluator, uint32_t choice,
               const struct node *node)
{
    const struct schema *schema = evaluator->schema;
    const struct schema_enum *barred = &schema->choice[choice];
    const uint32_t *at = schema->word + barred->value;

    evaluator->steps += barred->values;

    for (uint32_t i = 0; i < barred->values; i++) {
        const struct schema_value *value = &schema->value[at[i]];

        if (value->kind == NODE_STRING && has(evaluator, node, value->a))
            return forbidden_names_hold(schema, barred, evaluator->tree, node);
    }
    return true;
}

bool
fast_few(struct evaluator *evaluator, uint32_t object, const struct node *node)
{
    return few(evaluator, object, node);
}

bool
fast_each(struct evaluator *evaluator, uint32_t object, const struct node *node)
{
    return members_hold(evaluator, &evaluator->schema->object[object], node);
}

bool
fast_evaluate_few(struct evaluator *evaluator,
                  const struct schema_fast_plan *plan, const struct node *node)
{
    if (fast_is_too_much(evaluator, node))
        return false;
    evaluator->depth++;
    bool good = few(evaluator, plan->object, node);

    evaluator->depth--;
    return good;
}

bool
fast_evaluate_members(struct evaluator *evaluator,
                      const struct schema_fast_plan *plan,
                      const struct node *node)
{
    if (fast_is_too_much(evaluator, node))
        return false;
    evaluator->depth++;
    bool good =
        members_hold(evaluator, &evaluator->schema->object[plan->object], node);

    evaluator->depth--;
    return good;
}
