#include "schema/compile/lower_assertions.h"

#include "base/text/decimal.h"
#include "base/text/suggestion.h"
#include "format/format.h"
#include "regex/ecma.h"
#include "regex/linear.h"
#include "schema/ir/content.h"
#include "schema/ir/kinds.h"
#include "schema/ir/typo_fix.h"
#include "tree/quote.h"

_Static_assert((int)DIALECT_2020 == (int)FORMAT_DRAFT_2020,
               "the drafts of formats are those of schemas");

/* ---- type, enum, const --------------------------------------------------- */

static const struct {
    struct slice name;
    uint16_t mask;
} types[] = {
    {SC("null"), SCHEMA_NULL},     {SC("boolean"), SCHEMA_BOOLEAN},
    {SC("number"), SCHEMA_NUMBER}, {SC("integer"), SCHEMA_INTEGER},
    {SC("string"), SCHEMA_STRING}, {SC("array"), SCHEMA_ARRAY},
    {SC("object"), SCHEMA_OBJECT},
};

static unsigned
named_type(struct lower *l, const struct node *name)
{
    struct slice text = node_text(l->c.tree, name);
    struct suggestion suggestion = suggestion_start(text);

    if (build_is_lost(name) ||
        (l->c.dialect <= DIALECT_3 && slice_equal(text, S("any"))))
        return SCHEMA_ANY;
    if (node_is(name, NODE_STRING))
        for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
            if (slice_equal(types[i].name, text))
                return types[i].mask;
            suggestion_offer(&suggestion, types[i].name);
        }
    struct slice meant = suggestion_best(&suggestion);
    struct diag *diag =
        build_fault(l->c.build, l->c.doc, node_span(name),
                    "unknown type `%.*s`: expected null, boolean, number, "
                    "integer, string, array or object",
                    SLICE_ARGS(text));

    if (meant.len)
        typo_fix_word(l->c.build->doc[l->c.doc].given->bag, diag, name, meant,
                      false);
    return SCHEMA_ANY;
}

/* The mask that holds for the types collected in `mask`. */
static unsigned
type_mask(const struct lower *l, unsigned mask)
{
    /* A number may be anything an integer may be. */
    if (mask & SCHEMA_NUMBER)
        mask &= ~(unsigned)SCHEMA_INTEGER;
    else if (mask & SCHEMA_INTEGER)
        mask |= SCHEMA_NUMBER;
    /* Draft 4, section 3.5: "without a fraction or exponent part". */
    if (mask & SCHEMA_INTEGER && l->c.dialect <= DIALECT_4)
        mask |= SCHEMA_WHOLE;
    return mask;
}

/* What `type` or `disallow` names. */
struct types {
    unsigned mask;
    VEC(uint32_t) unit; /* draft 3, section 5.1: schemas among the names */
};

static struct types
take_types(struct lower *l, enum keyword keyword)
{
    struct arena *arena = l->c.build->arena;
    const struct node *type = l->c.have[keyword];
    struct types named = {0};
    uint32_t ordinal = 0;

    if (!node_is(type, NODE_ARRAY))
        named.mask = named_type(l, type);
    else
        for (const struct node *item = node_first(type); item;
             item = node_next(type, item), ordinal++)
            if (l->c.dialect <= DIALECT_3 && node_is(item, NODE_OBJECT))
                *vec_push(arena, &named.unit) = lower_child(
                    l, item, keyword, arena_printf(arena, "%u", ordinal));
            else
                named.mask |= named_type(l, item);
    named.mask = type_mask(l, named.mask);
    return named;
}

/* A unit of which nothing is written but the types in `keyword`. */
static uint32_t
type_unit(struct lower *l, enum keyword keyword, unsigned mask)
{
    struct build *build = l->c.build;
    uint32_t step = build_string(build, keyword_text(keyword));

    *vec_push(build->arena, &build->unit) = (struct schema_unit){
        .type = (uint16_t)mask,
        .parent = l->c.unit,
        .step = step,
        .resource = build->unit.item[l->c.unit].resource,
    };
    return build->unit.count - 1;
}

void
lower_type(struct lower *l)
{
    struct build *build = l->c.build;

    if (!l->c.have[K_type])
        return;
    struct types named = take_types(l, K_type);

    if (named.unit.count == 0) {
        build->unit.item[l->c.unit].type = (uint16_t)named.mask;
        return;
    }
    if (named.mask)
        *vec_push(build->arena, &named.unit) = type_unit(l, K_type, named.mask);
    lower_add(l, OP_ANY, build_words(build, named.unit.item, named.unit.count),
              named.unit.count);
}

void
lower_disallow(struct lower *l)
{
    if (!l->c.have[K_disallow])
        return;
    struct types named = take_types(l, K_disallow);

    for (uint32_t i = 0; i < named.unit.count; i++)
        lower_add(l, OP_NOT, named.unit.item[i], 0);
    if (named.mask)
        lower_add(l, OP_NOT, type_unit(l, K_disallow, named.mask), 0);
}

/* More names in a row than this were made to meet. */
enum { MAX_PROBES = 64 };

/* Fills `slot` with `count` names, numbered from `first` on; false when too
 * many of them meet.
 */
static bool
fill_table(uint32_t *slot, uint32_t mask, const struct slice *name,
           uint32_t count, uint32_t first)
{
    memset(slot, 0, ((size_t)(mask & ~SCHEMA_KEYED) + 1) * sizeof *slot);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = schema_slot(mask, name[i], node_hash(name[i]));
        uint32_t probes = 0;

        while (slot[at]) {
            if (probes++ == MAX_PROBES && !(mask & SCHEMA_KEYED))
                return false;
            at = schema_slot_next(mask, at);
        }
        slot[at] = 1 + first + i;
    }
    return true;
}

uint32_t
lower_table(struct build *build, const struct slice *name, uint32_t count,
            uint32_t first, uint32_t *mask)
{
    uint32_t size = 4;

    while (size < count * 2)
        size *= 2;
    uint32_t *slot = arena_array(build->arena, uint32_t, size);

    *mask = size - 1;
    if (!fill_table(slot, *mask, name, count, first)) {
        *mask |= SCHEMA_KEYED;
        fill_table(slot, *mask, name, count, first);
    }
    return build_words(build, slot, size);
}

/* Fewer strings than this are compared one by one. */
enum { TABLE_FROM = 4 };

/* A table of the strings among the constants of `choice`, which all are. */
static void
choice_table(struct build *build, struct schema_enum *choice,
             const struct slice *text)
{
    choice->slot = lower_table(build, text, choice->values, 0, &choice->mask);
    for (uint32_t i = 0; i <= (choice->mask & ~SCHEMA_KEYED); i++) {
        uint32_t *slot = &build->word.item[choice->slot + i];

        if (*slot)
            *slot = 1 + build->value
                            .item[build->word.item[choice->value + *slot - 1]]
                            .a;
    }
}

/* Whether all of `value` could be read. */
static bool
is_sound(const struct node *value)
{
    for (const struct node *at = value; at < node_end(value); at++)
        if (node_is(at, NODE_ERROR) || node_has(at, NODE_BROKEN))
            return false;
    return true;
}

void
lower_choice(struct lower *l, enum keyword keyword)
{
    struct build *build = l->c.build;
    const struct node *value = l->c.have[keyword];
    struct schema_enum choice = {0};
    VEC(uint32_t) values = {0};
    VEC(struct slice) texts = {0};

    if (!value || !is_sound(value))
        return;
    if (keyword == K_const)
        *vec_push(build->arena, &values) = build_value(build, l->c.doc, value);
    else
        for (const struct node *item = node_first(value); item;
             item = node_next(value, item)) {
            *vec_push(build->arena, &values) =
                build_value(build, l->c.doc, item);
            if (node_is(item, NODE_STRING))
                *vec_push(build->arena, &texts) = node_text(l->c.tree, item);
        }
    choice.values = values.count;
    choice.value = build_words(build, values.item, values.count);
    if (values.count >= TABLE_FROM && texts.count == values.count)
        choice_table(build, &choice, texts.item);
    *vec_push(build->arena, &build->choice) = choice;
    lower_add(l, OP_ENUM, build->choice.count - 1, keyword == K_const);
}

/* ---- Numbers and strings ------------------------------------------------- */

static void
bound(struct lower *l, enum keyword limit, enum keyword exclusive,
      enum schema_op_code op, enum schema_op_code strict)
{
    const struct node *value = l->c.have[limit];
    const struct node *other = l->c.have[exclusive];

    if (value)
        lower_add(l, node_is(other, NODE_TRUE) ? strict : op,
                  build_number(l->c.build, l->c.doc, value), 0);
    if (node_is(other, NODE_NUMBER))
        lower_add(l, strict, build_number(l->c.build, l->c.doc, other), 0);
}

void
lower_number(struct lower *l)
{
    enum keyword keyword =
        l->c.dialect <= DIALECT_3 ? K_divisibleBy : K_multipleOf;
    const struct node *step = l->c.have[keyword];

    bound(l, K_minimum, K_exclusiveMinimum, OP_MINIMUM, OP_ABOVE);
    bound(l, K_maximum, K_exclusiveMaximum, OP_MAXIMUM, OP_BELOW);
    if (!step)
        return;
    struct decimal number = decimal_make(node_source(l->c.tree, step));

    if (number.negative || number.count == 0)
        build_fault(l->c.build, l->c.doc, node_span(step),
                    "`%.*s` must be greater than 0",
                    SLICE_ARGS(keyword_text(keyword)));
    else if (number.count > DECIMAL_DIVISOR)
        build_fault(l->c.build, l->c.doc, node_span(step),
                    "`%.*s` has more than %d digits",
                    SLICE_ARGS(keyword_text(keyword)), DECIMAL_DIVISOR);
    else
        lower_add(l, OP_MULTIPLE, build_number(l->c.build, l->c.doc, step), 0);
}

/* What the author of a pattern that is one may want to know. */
static void
pattern_note(struct lower *l, const struct node *node, enum ecma_mode mode,
             const struct ecma_fault *fault)
{
    struct bag *bag = l->c.build->doc[l->c.doc].given->bag;
    struct span where = quote_span(l->c.tree, node, fault->at,
                                   fault->at + (fault->len ? fault->len : 1));

    if (mode == ECMA_LEGACY)
        bag_add(bag, &kind_schema_pattern_legacy, where,
                "the pattern is valid only without the u flag: %s",
                fault->text);
    else
        bag_add(bag, &kind_schema_pattern_limit, where,
                "nothing can be checked against this pattern: %s", fault->text)
            ->level = LEVEL_WARNING;
}

uint32_t
lower_pattern(struct lower *l, const struct node *node, enum keyword keyword)
{
    struct build *build = l->c.build;
    struct slice ecma = node_text(l->c.tree, node);
    struct buf pcre = buf_new(build->arena);
    struct ecma_fault fault = {0};

    enum ecma_mode mode = ecma_rewrite(ecma, &pcre, &fault);

    if (mode == ECMA_BROKEN) {
        struct span where = quote_span(l->c.tree, node, fault.at,
                                       fault.at + (fault.len ? fault.len : 1));

        build_fault(build, l->c.doc, where,
                    "`%.*s` is not a valid regular expression: %s",
                    SLICE_ARGS(keyword_text(keyword)), fault.text);
        return SCHEMA_NONE;
    }
    if (fault.text)
        pattern_note(l, node, mode, &fault);
    *vec_push(build->arena, &build->pattern) = (struct schema_pattern){
        build_string(build, ecma), build_string(build, buf_slice(&pcre)),
        build_string(build, linear_compile(build->arena, buf_slice(&pcre))), 0};
    return build->pattern.count - 1;
}

/* What the exact pattern is too rich for, the portable one tells of texts in
 * ASCII, where the two agree.
 */
static void
add_portable(struct lower *l, struct schema_pattern *exact)
{
    struct build *build = l->c.build;
    const struct node *node = l->c.have[K_pattern];
    struct buf pcre = buf_new(build->arena);
    struct ecma_fault fault = {0};

    if (exact->linear || !node ||
        ecma_rewrite(node_text(l->c.tree, node), &pcre, &fault) == ECMA_BROKEN)
        return;
    exact->linear =
        build_string(build, linear_compile(build->arena, buf_slice(&pcre)));
    exact->ascii = exact->linear != 0;
}

void
lower_string(struct lower *l)
{
    enum keyword exact =
        l->c.have[K_x_pattern_exact] ? K_x_pattern_exact : K_pattern;
    uint32_t least = read_keywords_count(&l->c, K_minLength, 0);
    uint32_t most = read_keywords_count(&l->c, K_maxLength, UINT32_MAX);

    if (least > 0 || most < UINT32_MAX)
        lower_add(l, OP_LENGTH, least, most);
    if (l->c.have[exact]) {
        uint32_t index = lower_pattern(l, l->c.have[exact], exact);

        if (index != SCHEMA_NONE)
            lower_add(l, OP_PATTERN, index, 0);
        if (index != SCHEMA_NONE && exact == K_x_pattern_exact)
            add_portable(l, &l->c.build->pattern.item[index]);
    }
    if (l->c.have[K_format]) {
        enum format format = format_find(read_keywords_text(&l->c, K_format),
                                         (enum format_draft)l->c.dialect);
        bool asserted = l->c.asserts || l->c.build->doc[l->c.doc].asserts ||
                        node_is(l->c.have[K_x_format_assert], NODE_TRUE);

        if (format != FORMAT_count_)
            lower_add(l, OP_FORMAT, format, asserted);
    }
    unsigned content =
        content_find(read_keywords_text(&l->c, K_contentEncoding),
                     read_keywords_text(&l->c, K_contentMediaType));

    /* Later drafts say that it must not be an assertion. */
    if (content && l->c.dialect <= DIALECT_7)
        lower_add(l, OP_CONTENT, content, 0);
}

/* ---- Arrays -------------------------------------------------------------- */

static void
take_items(struct lower *l)
{
    enum keyword first = l->c.dialect >= DIALECT_2020 ? K_prefixItems : K_items;
    enum keyword rest =
        l->c.dialect >= DIALECT_2020 ? K_items : K_additionalItems;
    uint32_t count = 0;

    if (node_is(l->c.have[first], NODE_ARRAY)) {
        uint32_t word = lower_list(l, first, &count);

        lower_add(l, OP_PREFIX, word, count);
    } else if (first == K_items) {
        /* Without a prefix `additionalItems` means nothing. */
        rest = K_items;
    }
    if (l->c.have[rest])
        lower_add(l, OP_ITEMS, lower_only(l, rest), count);
}

void
lower_array(struct lower *l)
{
    uint32_t least = read_keywords_count(&l->c, K_minItems, 0);
    uint32_t most = read_keywords_count(&l->c, K_maxItems, UINT32_MAX);

    if (least > 0 || most < UINT32_MAX)
        lower_add(l, OP_ELEMENTS, least, most);
    take_items(l);
    if (l->c.have[K_contains]) {
        uint32_t range[3] = {
            read_keywords_count(&l->c, K_minContains, 1),
            read_keywords_count(&l->c, K_maxContains, UINT32_MAX),
            l->c.dialect >= DIALECT_2020,
        };
        uint32_t unit = lower_only(l, K_contains);

        lower_add(l, OP_CONTAINS, unit, build_words(l->c.build, range, 3));
    }
    if (node_is(l->c.have[K_uniqueItems], NODE_TRUE))
        lower_add(l, OP_UNIQUE, 0, 0);
}
