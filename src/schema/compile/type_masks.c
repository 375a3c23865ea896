#include "schema/compile/type_masks.h"

#include "base/containers/hash.h"

/* How often what is known of one unit is carried on to those that refer to
 * it: as deep as references are nested in practice.
 */
enum { ROUNDS = 8 };

enum {
    ERROR = 1 << NODE_ERROR,
    STRING = 1 << NODE_STRING | 1 << NODE_KEY,
    EVERY = SCHEMA_ANY | STRING | ERROR,
    /* There is but one value of these kinds. */
    SINGLE = 1 << NODE_NULL | 1 << NODE_FALSE | 1 << NODE_TRUE,
};

/* ORDER schema_group: the kinds that the ops of a group look at. */
static const unsigned kinds_of[] = {
    1 << NODE_NUMBER,
    STRING,
    1 << NODE_ARRAY,
    1 << NODE_OBJECT,
};

struct bits {
    unsigned may, sure;
};

static unsigned
kinds_of_types(unsigned type)
{
    return (type & SCHEMA_ANY) | ERROR | (type & SCHEMA_STRING ? STRING : 0);
}

static unsigned
kinds_of_values(const struct schema *schema, const struct schema_enum *choice)
{
    unsigned kinds = 0;

    for (uint32_t i = 0; i < choice->values; i++) {
        uint32_t value = schema->word[choice->value + i];

        kinds |= 1U << schema_value_kind(schema, value);
    }
    return kinds_of_types(kinds);
}

static struct bits
bits_of(const struct schema *schema, uint32_t unit)
{
    const struct schema_unit *at = &schema->unit[unit];

    return (struct bits){at->may, at->sure};
}

/* Both units hold. */
static struct bits
both(struct bits a, struct bits b)
{
    return (struct bits){a.may & b.may, a.sure & b.sure};
}

static struct bits
all_of(const struct schema *schema, struct schema_list units)
{
    struct bits bits = {EVERY, EVERY};

    for (uint32_t i = 0; i < units.count; i++)
        bits = both(bits, bits_of(schema, units.at[i]));
    return bits;
}

/* One of the units holds: which is sure of a kind decides an anyOf, but not a
 * oneOf.
 */
static struct bits
any_of(const struct schema *schema, struct schema_list units, bool one)
{
    struct bits bits = {ERROR, ERROR};

    for (uint32_t i = 0; i < units.count; i++) {
        bits.may |= schema->unit[units.at[i]].may;
        bits.sure |= schema->unit[units.at[i]].sure;
    }
    if (one)
        bits.sure = ERROR;
    return bits;
}

/* The third unit holds when the first one does not, else the second. */
static struct bits
if_of(const struct schema *schema, const uint32_t *unit)
{
    struct bits test = bits_of(schema, unit[0]);
    struct bits yes = bits_of(schema, unit[1]);
    struct bits no = bits_of(schema, unit[2]);
    struct bits bits = {
        (test.may & yes.may) | no.may,
        EVERY & ((~test.may | yes.sure) & (test.sure | no.sure)),
    };

    /* What decides may be lost to a syntax error. */
    bits.may |= ERROR | 1U << NODE_OBJECT;
    bits.sure |= ERROR;
    return bits;
}

/* What an op that takes any value leaves. */
static struct bits
bits_of_op(const struct schema *schema, const struct schema_op *op)
{
    struct schema_list list = {schema->word + op->a, op->b};
    struct bits bits = {EVERY, ERROR};

    switch ((enum schema_op_code)op->code) {
    case OP_REF:
        return bits_of(schema, op->a);
    case OP_ALL:
        return all_of(schema, list);
    case OP_ANY:
    case OP_ONE:
        return any_of(schema, list, op->code == OP_ONE);
    case OP_ENUM:
        bits.may = kinds_of_values(schema, &schema->choice[op->a]);
        bits.sure = bits.may & (SINGLE | ERROR);
        break;
    case OP_NOT:
        bits.may = EVERY & (~bits_of(schema, op->a).sure | ERROR);
        bits.sure = EVERY & (~bits_of(schema, op->a).may | ERROR);
        break;
    case OP_WARN:
        bits.sure = bits_of(schema, op->a).sure;
        break;
    case OP_LOOSE_MEMBERS:
        bits.sure = EVERY & ~(1U << NODE_OBJECT);
        break;
    case OP_LOOSE_ITEMS:
        bits.sure = EVERY & ~(1U << NODE_ARRAY);
        break;
    case OP_SWITCH:
        list = (struct schema_list){
            schema->word + schema->branching[op->a].branch,
            schema->branching[op->a].branchs,
        };
        bits = any_of(schema, list, true);
        /* What decides may be lost to a syntax error. */
        bits.may |= 1U << NODE_OBJECT;
        break;
    case OP_IF:
        return if_of(schema, schema->word + op->a);
    case OP_DYNAMIC:
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
    return bits;
}

/* By the unit's own type and the kinds its ops look at.  A format that is not
 * asserted is no demand; who asserts them all has to know (see evaluator.h).
 */
static struct bits
own_bits(const struct schema *schema, const struct schema_unit *at)
{
    unsigned kinds = kinds_of_types(at->type);
    struct bits bits = {kinds, kinds};
    enum schema_group group = GROUP_NUMBER;

    for (uint32_t i = 0; i < at->end[GROUP_ANY - 1]; i++) {
        const struct schema_op *op = &schema->op[at->op + i];

        while (i >= at->end[group])
            group++;
        if (op->code != OP_FORMAT || op->b)
            bits.sure &= ~kinds_of[group];
    }
    if (at->type & SCHEMA_INTEGER)
        bits.sure &= ~(1U << NODE_NUMBER);
    return bits;
}

/* Starts with what is certain without a look at other units; each round knows
 * more.
 */
static bool
narrow_unit(const struct schema *schema, struct schema_unit *at)
{
    struct bits bits = own_bits(schema, at);

    for (uint32_t i = at->end[GROUP_ANY - 1]; i < at->end[GROUP_ANY]; i++)
        bits = both(bits, bits_of_op(schema, &schema->op[at->op + i]));
    bool changed = bits.may != at->may || bits.sure != at->sure;

    at->may = (uint16_t)bits.may;
    at->sure = (uint16_t)(bits.sure & bits.may);
    return changed;
}

/* Where a unit leads that is nothing but a reference, or an allOf of one. */
static uint32_t
target_of(const struct schema *schema, uint32_t unit)
{
    for (int hops = 0; hops < ROUNDS; hops++) {
        const struct schema_unit *at = &schema->unit[unit];
        const struct schema_op *op = &schema->op[at->op];

        if (at->type != SCHEMA_ANY || at->end[GROUP_ANY] != 1)
            break;
        if (op->code == OP_ALL && op->b == 1)
            unit = schema->word[op->a];
        else if (op->code == OP_REF)
            unit = op->a;
        else
            break;
    }
    return unit;
}

/* The first and the last eight bytes of a name, or fewer; see type_masks.h. */
static void
spell(const struct schema *schema, struct schema_prop *prop)
{
    char head[8] = {0}, tail[8] = {0};
    struct slice name = schema_prop_name(schema, prop);
    size_t len = name.len < 8 ? name.len : 8;

    if (len)
        memcpy(head, name.at, len);
    if (len == 8)
        memcpy(tail, name.at + name.len - 8, len);
    prop->mask = len < 8 ? ((uint64_t)1 << 8 * len) - 1 : UINT64_MAX;
    prop->head = hash_word(head);
    prop->tail = hash_word(tail);
}

static void
narrow_prop(const struct schema *schema, struct schema_prop *prop)
{
    spell(schema, prop);
    prop->bit = prop->required < 64 ? (uint64_t)1 << prop->required : 0;
    if (prop->unit == SCHEMA_NONE)
        return;
    prop->target = schema->unit[prop->unit].target;
    if (prop->unit == SCHEMA_FALSE) /* not even what cannot be read */
        return;
    prop->may = schema->unit[prop->unit].may;
    prop->sure = schema->unit[prop->unit].sure;
}

void
type_masks_set(struct build *build)
{
    struct schema schema = build_schema(build);
    bool changed = true;

    for (uint32_t i = 0; i < schema.units; i++) {
        struct schema_unit *at = &build->unit.item[i];

        at->target = target_of(&schema, i);
        at->may = EVERY;
        at->sure = ERROR;
    }
    for (int round = 0; changed && round < ROUNDS; round++) {
        changed = false;
        for (uint32_t i = 0; i < schema.units; i++)
            changed |= narrow_unit(&schema, &build->unit.item[i]);
    }
    for (uint32_t i = 0; i < schema.props; i++)
        narrow_prop(&schema, &build->prop.item[i]);
}
