#include "schema/compile/emit.h"

/* Every array but the text is made of 32-bit and 16-bit numbers, so that one
 * function per element type is all there is to know of the layout.
 */

/* Columns of a row of plain numbers. */
enum { ROW = 8, TEXT_ROW = 14 };

static void
emit_unit(struct buf *buf, const struct schema_unit *at)
{
    buf_printf(buf, "{%u, {%u, %u, %u, %u, %u}, %u, %u, %u, ", at->op,
               at->end[0], at->end[1], at->end[2], at->end[3], at->end[4],
               at->type, at->may, at->sure);
    buf_printf(buf, "%u, %u, %u, %uU, %u, %u, %u}", at->flags, at->notes,
               at->note, at->parent, at->step, at->resource, at->target);
}

/* The least number cannot be written as such. */
static void
emit_long(struct buf *buf, int64_t number)
{
    if (number == INT64_MIN)
        buf_text(buf, "INT64_MIN");
    else
        buf_printf(buf, "%lld", (long long)number);
}

static void
emit_fast_plan(struct buf *buf, const struct schema_fast_plan *at)
{
    buf_printf(buf, "{%u, %u, {", at->may, at->sure);
    for (size_t i = 0; i < sizeof at->how; i++)
        buf_printf(buf, "%s%u", i ? ", " : "", at->how[i]);
    buf_printf(buf, "}, %u, %u, %u, %uU, %u, %u, %uU, %u, ", at->target,
               at->text, at->shortest, at->longest, at->items, at->fewest,
               at->most, at->object);
    emit_long(buf, at->low);
    buf_text(buf, ", ");
    emit_long(buf, at->high);
    buf_byte(buf, '}');
}

static void
emit_step(struct buf *buf, const struct schema_step *at)
{
    buf_printf(buf, "{%u, %u, %u, %u}", at->code, at->warn, at->a, at->b);
}

static void
emit_op(struct buf *buf, const struct schema_op *at)
{
    buf_printf(buf, "{%u, %u, %uU}", at->code, at->a, at->b);
}

static void
emit_word(struct buf *buf, const uint32_t *at)
{
    buf_printf(buf, "%uU", *at);
}

static void
emit_object(struct buf *buf, const struct schema_object *at)
{
    buf_printf(buf, "{%u, %u, %u, %u, %u, %u, %u, %u}", at->prop, at->props,
               at->slot, at->mask, at->pattern, at->patterns, at->additional,
               at->required);
}

static void
emit_prop(struct buf *buf, const struct schema_prop *at)
{
    buf_printf(buf, "{%u, %u, 0x%08xU, %uU, %uU, %u, %u, %u, ", at->at, at->len,
               at->hash, at->unit, at->required, at->may, at->sure, at->target);
    buf_printf(buf, "0x%016llxU, 0x%016llxU, 0x%llxU, 0x%llxU}",
               (unsigned long long)at->head, (unsigned long long)at->tail,
               (unsigned long long)at->mask, (unsigned long long)at->bit);
}

static void
emit_branching(struct buf *buf, const struct schema_switch *at)
{
    buf_printf(buf, "{%u, %u, %u, %u, %u, %u, %u}", at->key, at->one,
               at->branch, at->branchs, at->value, at->values, at->required);
}

static void
emit_choice(struct buf *buf, const struct schema_enum *at)
{
    buf_printf(buf, "{%u, %u, %u, %u}", at->value, at->values, at->slot,
               at->mask);
}

static void
emit_value(struct buf *buf, const struct schema_value *at)
{
    buf_printf(buf, "{%u, %u, %u, %u}", at->kind, at->count, at->a, at->next);
}

static void
emit_number(struct buf *buf, const struct schema_number *at)
{
    buf_printf(buf, "{%u, %u, ", at->text, at->small);
    emit_long(buf, at->value);
    buf_byte(buf, '}');
}

static void
emit_pattern(struct buf *buf, const struct schema_pattern *at)
{
    buf_printf(buf, "{%u, %u, %u, %u}", at->ecma, at->pcre, at->linear,
               at->ascii);
}

static void
emit_string(struct buf *buf, const struct schema_string *at)
{
    buf_printf(buf, "{%u, %u, 0x%08xU}", at->at, at->len, at->hash);
}

static void
emit_root(struct buf *buf, const struct schema_root *at)
{
    buf_printf(buf, "{%u, %u}", at->name, at->unit);
}

static void
emit_dynamic(struct buf *buf, const struct schema_dynamic *at)
{
    buf_printf(buf, "{%u, %u, %u}", at->name, at->resource, at->unit);
}

/* A C character constant. */
static void
emit_text(struct buf *buf, const char *at)
{
    unsigned char c = (unsigned char)*at;

    if (c == '\'' || c == '\\')
        buf_printf(buf, "'\\%c'", c);
    else if (c >= ' ' && c < 127)
        buf_printf(buf, "'%c'", c);
    else
        buf_printf(buf, "'\\x%02x'", c);
}

static void
emit_break(struct buf *buf, uint32_t index, uint32_t row)
{
    buf_text(buf, index % row ? " " : "\n    ");
}

#define ROW_word ROW
#define ROW_text TEXT_ROW
#define ROW_unit 1
#define ROW_fast_plan 1
#define ROW_step 4
#define ROW_op 3
#define ROW_object 1
#define ROW_prop 1
#define ROW_branching 1
#define ROW_choice 3
#define ROW_value 3
#define ROW_number 2
#define ROW_pattern 4
#define ROW_string 3
#define ROW_root 4
#define ROW_dynamic 3

void
schema_emit(struct buf *buf, const struct schema *schema, struct slice name,
            struct slice header)
{
    buf_printf(buf,
               "/* Made by schemac from the schemas; do not edit. */\n\n"
               "#include \"%.*s\"\n",
               SLICE_ARGS(header));
    /* C has no empty arrays: one with nothing in it is a null pointer. */
#define ARRAY(type, array)                                                  \
    if (schema->array##s) {                                                 \
        buf_printf(buf, "\nstatic const " #type " %.*s_" #array "[%u] = {", \
                   SLICE_ARGS(name), schema->array##s);                     \
        for (uint32_t i = 0; i < schema->array##s; i++) {                   \
            emit_break(buf, i, ROW_##array);                                \
            emit_##array(buf, &schema->array[i]);                           \
            buf_byte(buf, ',');                                             \
        }                                                                   \
        buf_text(buf, "\n};\n");                                            \
    }
#include "schema/ir/arrays.def"
#undef ARRAY
    buf_printf(buf, "\nconst struct schema %.*s = {\n", SLICE_ARGS(name));
#define ARRAY(type, array)                                            \
    if (schema->array##s)                                             \
        buf_printf(buf,                                               \
                   "    ." #array " = %.*s_" #array ",\n    ." #array \
                   "s = %u,\n",                                       \
                   SLICE_ARGS(name), schema->array##s);
#include "schema/ir/arrays.def"
#undef ARRAY
    buf_text(buf, "};\n");
}
