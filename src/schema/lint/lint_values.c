#include "base/text/decimal.h"
#include "base/text/suggestion.h"
#include "regex/match.h"
#include "schema/evaluate/unique_items.h"
#include "schema/lint/lint_pass.h"

/* ---- Ranges -------------------------------------------------------------- */

/* A lower and an upper bound, and what is left between them. */
struct number_range {
    enum keyword least, most;
    const char *what;
    bool open; /* equal bounds leave nothing, either */
};

static void
check_range(struct schema_lint *a, struct number_range range)
{
    const struct node *least = a->have[range.least];
    const struct node *most = a->have[range.most];

    if (!node_is(least, NODE_NUMBER) || !node_is(most, NODE_NUMBER))
        return;
    int order = decimal_compare(decimal_make(node_source(a->tree, least)),
                                decimal_make(node_source(a->tree, most)));

    if (range.open ? order < 0 : order <= 0)
        return;
    struct diag *diag =
        bag_add(a->bag, &kind_schema_impossible, node_span(most),
                "no %s fits: `%.*s` is `%.*s` and `%.*s` is `%.*s`", range.what,
                SLICE_ARGS(keyword_text(range.least)),
                SLICE_ARGS(node_source(a->tree, least)),
                SLICE_ARGS(keyword_text(range.most)),
                SLICE_ARGS(node_source(a->tree, most)));

    bag_relate(a->bag, diag, node_span(least), "the other bound");
}

void
lint_ranges(struct schema_lint *a)
{
    static const struct number_range ranges[] = {
        {K_minLength, K_maxLength, "string", false},
        {K_minItems, K_maxItems, "array", false},
        {K_minProperties, K_maxProperties, "object", false},
        {K_minContains, K_maxContains, "array", false},
        {K_exclusiveMinimum, K_maximum, "number", true},
        {K_minimum, K_exclusiveMaximum, "number", true},
        {K_exclusiveMinimum, K_exclusiveMaximum, "number", true},
    };
    /* Up to draft 4 the exclusive ones are booleans. */
    struct number_range plain = {
        K_minimum, K_maximum, "number",
        a->dialect <= DIALECT_4 &&
            (node_is(a->have[K_exclusiveMinimum], NODE_TRUE) ||
             node_is(a->have[K_exclusiveMaximum], NODE_TRUE))};

    check_range(a, plain);
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        check_range(a, ranges[i]);
}

/* ---- required ------------------------------------------------------------ */

static bool
fits_pattern(struct schema_lint *a, struct slice text)
{
    const struct node *map = a->have[K_patternProperties];

    if (!node_is(map, NODE_OBJECT))
        return false;
    for (const struct node *key = node_first(map); key;
         key = node_next(map, key)) {
        struct pattern_cache *cache = a->eval.patterns;

        if (pattern_match(cache, pattern_get(cache, node_text(a->tree, key)),
                          text, &a->bag->budget->steps) != MATCH_NO)
            return true;
    }
    return false;
}

static void
check_required(struct schema_lint *a, const struct node *item, bool closed)
{
    const struct node *properties = a->have[K_properties];
    struct slice text = node_text(a->tree, item);
    bool fresh = false;

    if (bag_full(a->bag) || !node_is(item, NODE_STRING) ||
        node_find(a->tree, properties, text) || fits_pattern(a, text))
        return;
    struct suggestion_index *names = bag_names(a->bag, properties, 0, &fresh);
    bool filled = !fresh || !node_is(properties, NODE_OBJECT);

    for (const struct node *key = filled ? NULL : node_first(properties); key;
         key = node_next(properties, key))
        suggestion_index_add(names, node_text(a->tree, key));
    struct suggestion suggestion = bag_suggest(a->bag, names, text);
    struct slice best = suggestion_best(&suggestion);

    /* Declared elsewhere, it may well be meant. */
    if (!closed && (best.len == 0 || map_find(&a->declared, text)))
        return;
    struct diag *diag =
        bag_add(a->bag, &kind_schema_undefined_required, node_span(item),
                closed ? "`%.*s` is required, but `additionalProperties` "
                         "rules it out"
                       : "`%.*s` is required, but there is no such property",
                SLICE_ARGS(text));

    if (best.len)
        typo_fix_word(a->bag, diag, item, best, false);
}

void
lint_required(struct schema_lint *a)
{
    const struct node *required = a->have[K_required];
    bool closed = node_is(a->have[K_additionalProperties], NODE_FALSE);

    if (!node_is(required, NODE_ARRAY))
        return;
    for (const struct node *item = node_first(required); item;
         item = node_next(required, item))
        check_required(a, item, closed);
}

/* ---- Values -------------------------------------------------------------- */

/* The subschema would say of its own `value`: that goes for `kind`. */
static bool
check_value(struct schema_lint *a, const struct node *value,
            const struct kind *kind)
{
    if (schema_valid(a->schema, a->unit, a->tree, value, &a->eval, a->scratch))
        return true;
    struct bag bag = bag_within(a->bag->arena, a->bag);

    schema_eval(a->schema, a->unit, a->tree, value, &a->eval, a->scratch, &bag);
    for (uint32_t i = 0; i < bag.list.count; i++) {
        struct diag *diag = bag.list.item[i];

        if (diag->level != LEVEL_ERROR)
            continue;
        diag->kind = kind;
        /* `"default": null` is how many say that there is none. */
        diag->level = node_is(value, NODE_NULL) && kind->level == LEVEL_INFO
                          ? LEVEL_HINT
                          : kind->level;
        diag->fix = (struct fix){0};
        bag_take(a->bag, diag);
        break;
    }
    return false;
}

static void
check_enum(struct schema_lint *a)
{
    const struct node *values = a->have[K_enum];
    const struct node *first, *twin;

    if (!node_is(values, NODE_ARRAY))
        return;
    if (node_count(values) == 0) {
        bag_add(a->bag, &kind_schema_dead_value, node_span(values),
                "`enum` is empty: nothing is valid");
        return;
    }
    twin = unique_items_find(a->tree, values, a->scratch, &first);
    if (twin) {
        struct buf text = buf_new(a->scratch);

        phrase_value(&text, a->tree, twin);
        struct diag *diag =
            bag_add(a->bag, &kind_schema_dead_value, node_span(twin),
                    "%.*s is in `enum` twice", SLICE_ARGS(buf_slice(&text)));

        bag_relate(a->bag, diag, node_span(first), "here first");
    }
    for (const struct node *value = node_first(values); value;
         value = node_next(values, value))
        if (!bag_full(a->bag) && !budget_is_spent(a->bag->budget))
            check_value(a, value, &kind_schema_dead_value);
}

void
lint_values(struct schema_lint *a)
{
    const struct node *examples = a->have[K_examples];

    check_enum(a);
    if (a->have[K_const])
        check_value(a, a->have[K_const], &kind_schema_dead_value);
    if (a->have[K_default])
        check_value(a, a->have[K_default], &kind_schema_bad_default);
    if (!node_is(examples, NODE_ARRAY))
        return;
    for (const struct node *value = node_first(examples); value;
         value = node_next(examples, value))
        if (!bag_full(a->bag) && !budget_is_spent(a->bag->budget))
            check_value(a, value, &kind_schema_bad_default);
}
