/* One unit:
 *
 *   2 service.json/properties/port: a whole number
 *     maximum 65535
 *     ref → 7
 *
 * Numbers are those of units.  What takes any value has no types.
 */

#include "schema/ir/dump.h"

#include "base/core/vec.h"
#include "diag/kind.h"
#include "format/format.h"
#include "schema/ir/content.h"
#include "schema/ir/phrase.h"

/* The names of ops.def in lower case are what the file calls them. */
static const char *const op_names[] = {
#define OP(name, group) #name,
#include "schema/ir/ops.def"
#undef OP
};

static void
print_name(struct buf *buf, enum schema_op_code code)
{
    for (const char *c = op_names[code]; *c; c++)
        buf_byte(buf, *c == '_' ? '-' : (char)(*c | 0x20));
}

/* How a unit was reached, from the document or the reference on.  Steps lead
 * to units with smaller numbers, so there is an end.
 */
static void
print_path(struct buf *buf, const struct schema *schema, uint32_t unit)
{
    VEC(uint32_t) step = {0};

    while (unit != SCHEMA_NONE) {
        *vec_push(buf->arena, &step) = schema->unit[unit].step;
        unit = schema->unit[unit].parent;
    }
    for (uint32_t i = step.count; i-- > 0;) {
        buf_safe(buf, schema_text(schema, step.item[i]));
        buf_text(buf, i ? "/" : "");
    }
}

static void
print_unit_number(struct buf *buf, uint32_t unit)
{
    if (unit <= SCHEMA_FALSE || unit == SCHEMA_NONE)
        buf_text(buf, unit == SCHEMA_FALSE ? " → false" : " → true");
    else
        buf_printf(buf, " → %u", unit);
}

static void
print_text(struct buf *buf, const struct schema *schema, uint32_t string)
{
    buf_byte(buf, ' ');
    buf_json(buf, schema_text(schema, string));
}

static void
print_units(struct buf *buf, const struct schema *schema,
            const struct schema_op *op)
{
    for (uint32_t i = 0; i < op->b; i++)
        print_unit_number(buf, schema->word[op->a + i]);
}

static void
print_range(struct buf *buf, uint32_t least, uint32_t most)
{
    buf_printf(buf, " %u..", least);
    if (most != UINT32_MAX)
        buf_printf(buf, "%u", most);
}

static void
print_object(struct buf *buf, const struct schema *schema,
             const struct schema_object *object)
{
    for (uint32_t i = 0; i < object->props; i++) {
        const struct schema_prop *prop = &schema->prop[object->prop + i];

        buf_text(buf, "\n    ");
        buf_json(buf, schema_prop_name(schema, prop));
        buf_text(buf, prop->required == SCHEMA_NONE ? "" : " required");
        print_unit_number(buf, prop->unit);
    }
    for (uint32_t i = 0; i < object->patterns; i++) {
        const uint32_t *pair = &schema->word[object->pattern + 2 * i];

        buf_text(buf, "\n    like");
        print_text(buf, schema, schema->pattern[pair[0]].ecma);
        print_unit_number(buf, pair[1]);
    }
    if (object->additional == SCHEMA_NONE)
        return;
    buf_text(buf, "\n    others");
    print_unit_number(buf, object->additional);
}

static void
print_values(struct buf *buf, const struct schema *schema,
             const struct schema_enum *choice)
{
    for (uint32_t i = 0; i < choice->values; i++) {
        buf_byte(buf, ' ');
        phrase_constant(buf, schema, schema->word[choice->value + i], false);
    }
}

static void
print_switch(struct buf *buf, const struct schema *schema,
             const struct schema_switch *at)
{
    buf_text(buf, at->one ? " one by" : " any by");
    print_text(buf, schema, at->key);
    for (uint32_t i = 0; i < at->values; i++) {
        const uint32_t *pair = &schema->word[at->value + 2 * i];

        buf_text(buf, "\n   ");
        print_text(buf, schema, pair[0]);
        print_unit_number(buf, schema->word[at->branch + pair[1]]);
    }
}

static void
print_texts(struct buf *buf, const struct schema *schema,
            const struct schema_op *op)
{
    for (uint32_t i = 0; i < op->b; i++)
        print_text(buf, schema, schema->word[op->a + i]);
}

/* The arguments, as ops.def describes them. */
static void
print_arguments(struct buf *buf, const struct schema *schema,
                const struct schema_op *op)
{
    switch ((enum schema_op_code)op->code) {
    case OP_MINIMUM:
    case OP_MAXIMUM:
    case OP_ABOVE:
    case OP_BELOW:
    case OP_MULTIPLE:
        buf_byte(buf, ' ');
        buf_add(buf, schema_text(schema, schema->number[op->a].text));
        break;
    case OP_LENGTH:
    case OP_ELEMENTS:
    case OP_MEMBERS:
        print_range(buf, op->a, op->b);
        break;
    case OP_FORMAT:
        buf_printf(buf, " %s%s", format_name((enum format)op->a),
                   op->b ? "" : ", not checked");
        break;
    case OP_CONTENT:
        buf_printf(buf, " %s", content_what(op->a));
        break;
    case OP_PATTERN:
        print_text(buf, schema, schema->pattern[op->a].ecma);
        break;
    case OP_ITEMS:
        buf_printf(buf, " from %u on", op->b);
        print_unit_number(buf, op->a);
        break;
    case OP_CONTAINS:
        print_range(buf, schema->word[op->b], schema->word[op->b + 1]);
        print_unit_number(buf, op->a);
        break;
    case OP_UNIQUE:
        break;
    case OP_OBJECT:
        print_object(buf, schema, &schema->object[op->a]);
        break;
    case OP_NEEDS:
        print_texts(buf, schema, op);
        break;
    case OP_DEPENDS:
    case OP_DYNAMIC:
        print_text(buf, schema, op->a);
        print_unit_number(buf, op->b);
        break;
    case OP_ENUM:
        print_values(buf, schema, &schema->choice[op->a]);
        break;
    case OP_SWITCH:
        print_switch(buf, schema, &schema->branching[op->a]);
        break;
    case OP_PREFIX:
    case OP_ALL:
    case OP_ANY:
    case OP_ONE:
        print_units(buf, schema, op);
        break;
    case OP_IF:
        print_units(buf, schema, &(struct schema_op){.a = op->a, .b = 3});
        break;
    case OP_WARN:
        buf_printf(buf, " as %s", level_name((enum level)op->b));
        print_unit_number(buf, op->a);
        break;
    case OP_NAMES:
    case OP_REF:
    case OP_NOT:
    case OP_LOOSE_MEMBERS:
    case OP_LOOSE_ITEMS:
        print_unit_number(buf, op->a);
        break;
    case OP_count_:
        break;
    }
}

static void
print_unit(struct buf *buf, const struct schema *schema, uint32_t unit)
{
    const struct schema_unit *at = &schema->unit[unit];

    buf_printf(buf, "%u ", unit);
    print_path(buf, schema, unit);
    if (at->type != SCHEMA_ANY) {
        buf_text(buf, ": ");
        phrase_types(buf, at->type);
    }
    buf_byte(buf, '\n');
    for (uint32_t i = 0; i < at->end[GROUP_count_ - 1]; i++) {
        const struct schema_op *op = &schema->op[at->op + i];

        buf_text(buf, "  ");
        print_name(buf, (enum schema_op_code)op->code);
        print_arguments(buf, schema, op);
        buf_byte(buf, '\n');
    }
}

void
schema_dump(struct buf *buf, const struct schema *schema)
{
    /* Units 0 and 1 are true and false. */
    for (uint32_t unit = SCHEMA_FALSE + 1; unit < schema->units; unit++)
        print_unit(buf, schema, unit);
}
