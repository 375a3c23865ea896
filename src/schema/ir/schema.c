#include "schema/ir/schema.h"

uint32_t
schema_find(const struct schema *schema, struct slice name)
{
    uint32_t low = 0, high = schema->roots;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order =
            slice_compare(name, schema_text(schema, schema->root[middle].name));

        if (order == 0)
            return schema->root[middle].unit;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return SCHEMA_NONE;
}

static uint32_t
op_count(const struct schema_unit *unit)
{
    return unit->end[GROUP_count_ - 1];
}

const struct schema_op *
schema_op(const struct schema *schema, uint32_t unit, enum schema_op_code code)
{
    const struct schema_unit *at = &schema->unit[unit];

    for (uint32_t i = 0; i < op_count(at); i++)
        if (schema->op[at->op + i].code == code)
            return &schema->op[at->op + i];
    return NULL;
}

uint32_t
schema_follow(const struct schema *schema, uint32_t unit)
{
    uint32_t mark = unit;

    /* A circle comes by where it was at the last power of two. */
    for (uint32_t step = 1, next = 1;; step++) {
        const struct schema_unit *at = &schema->unit[unit];

        if (at->type != SCHEMA_ANY || op_count(at) != 1 ||
            schema->op[at->op].code != OP_REF)
            return unit;
        unit = schema->op[at->op].a;
        if (unit == mark)
            return unit;
        if (step == next) {
            mark = unit;
            next *= 2;
        }
    }
}

unsigned
schema_types(const struct schema *schema, uint32_t unit)
{
    return schema->unit[unit].type;
}

static struct schema_list
words(const struct schema *schema, uint32_t at, uint32_t count)
{
    return (struct schema_list){schema->word + at, count};
}

static struct schema_list
op_list(const struct schema *schema, const struct schema_op *op)
{
    return op ? words(schema, op->a, op->b) : (struct schema_list){NULL, 0};
}

struct schema_list
schema_all(const struct schema *schema, uint32_t unit)
{
    return op_list(schema, schema_op(schema, unit, OP_ALL));
}

struct schema_list
schema_branches(const struct schema *schema, uint32_t unit)
{
    const struct schema_op *op = schema_op(schema, unit, OP_SWITCH);

    if (op) {
        const struct schema_switch *at = &schema->branching[op->a];

        return words(schema, at->branch, at->branchs);
    }
    op = schema_op(schema, unit, OP_ANY);
    return op_list(schema, op ? op : schema_op(schema, unit, OP_ONE));
}

uint32_t
schema_ref(const struct schema *schema, uint32_t unit)
{
    const struct schema_op *op = schema_op(schema, unit, OP_REF);

    return op ? op->a : SCHEMA_NONE;
}

static const struct schema_object *
object_of(const struct schema *schema, uint32_t unit)
{
    const struct schema_op *op = schema_op(schema, unit, OP_OBJECT);

    return op ? &schema->object[op->a] : NULL;
}

const struct schema_prop *
schema_props(const struct schema *schema, uint32_t unit, uint32_t *count)
{
    const struct schema_object *object = object_of(schema, unit);

    *count = object ? object->props : 0;
    return *count ? schema->prop + object->prop : NULL;
}

const struct schema_prop *
schema_object_find(const struct schema *schema,
                   const struct schema_object *object, struct slice name,
                   uint32_t hash)
{
    const uint32_t *slot = schema->word + object->slot;

    for (uint32_t i = schema_slot(object->mask, name, hash); slot[i];
         i = schema_slot_next(object->mask, i)) {
        const struct schema_prop *prop = schema->prop + slot[i] - 1;

        if (prop->hash == hash &&
            slice_equal(schema_prop_name(schema, prop), name))
            return prop;
    }
    return NULL;
}

const struct schema_prop *
schema_prop(const struct schema *schema, uint32_t unit, struct slice name)
{
    const struct schema_object *object = object_of(schema, unit);

    return object ? schema_object_find(schema, object, name, node_hash(name))
                  : NULL;
}

uint32_t
schema_additional(const struct schema *schema, uint32_t unit)
{
    const struct schema_object *object = object_of(schema, unit);

    return object && object->additional != SCHEMA_NONE ? object->additional
                                                       : SCHEMA_TRUE;
}

uint32_t
schema_items(const struct schema *schema, uint32_t unit)
{
    const struct schema_op *op = schema_op(schema, unit, OP_ITEMS);

    return op ? op->a : SCHEMA_TRUE;
}

struct schema_list
schema_prefix(const struct schema *schema, uint32_t unit)
{
    return op_list(schema, schema_op(schema, unit, OP_PREFIX));
}

struct schema_list
schema_values(const struct schema *schema, uint32_t unit)
{
    const struct schema_op *op = schema_op(schema, unit, OP_ENUM);

    if (!op)
        return (struct schema_list){NULL, 0};
    return words(schema, schema->choice[op->a].value,
                 schema->choice[op->a].values);
}

struct slice
schema_value_text(const struct schema *schema, uint32_t value)
{
    const struct schema_value *at = &schema->value[value];

    switch (schema_value_kind(schema, value)) {
    case NODE_STRING:
    case NODE_KEY:
        return schema_text(schema, at->a);
    case NODE_NUMBER:
        return schema_text(schema, schema->number[at->a].text);
    case NODE_ERROR:
    case NODE_NULL:
    case NODE_FALSE:
    case NODE_TRUE:
    case NODE_ARRAY:
    case NODE_OBJECT:
        break;
    }
    return S("");
}

uint32_t
schema_value_member(const struct schema *schema, uint32_t value,
                    struct slice name)
{
    if (schema_value_kind(schema, value) != NODE_OBJECT)
        return SCHEMA_NONE;
    for (uint32_t at = value + 1; at < schema->value[value].next;
         at = schema->value[at + 1].next)
        if (slice_equal(schema_text(schema, schema->value[at].a), name))
            return at + 1;
    return SCHEMA_NONE;
}

uint32_t
schema_note(const struct schema *schema, uint32_t unit, struct slice name)
{
    const struct schema_unit *at = &schema->unit[unit];
    const uint32_t *word = schema->word + at->note;

    for (uint32_t i = 0; i < at->notes; i++, word += 2)
        if (slice_equal(schema_text(schema, word[0]), name))
            return word[1];
    return SCHEMA_NONE;
}

struct slice
schema_note_text(const struct schema *schema, uint32_t unit, struct slice name)
{
    uint32_t value = schema_note(schema, unit, name);

    return value != SCHEMA_NONE &&
                   schema_value_kind(schema, value) == NODE_STRING
               ? schema_value_text(schema, value)
               : S("");
}
