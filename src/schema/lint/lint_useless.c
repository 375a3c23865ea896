#include "base/text/suggestion.h"
#include "format/format.h"
#include "schema/lint/lint_pass.h"

/* The kind of value that a keyword looks at; 0: any. */
static const uint16_t looks_at[K_count_] = {
    [K_maxLength] = SCHEMA_STRING,
    [K_minLength] = SCHEMA_STRING,
    [K_pattern] = SCHEMA_STRING,
    [K_divisibleBy] = SCHEMA_NUMBER,
    [K_exclusiveMaximum] = SCHEMA_NUMBER,
    [K_exclusiveMinimum] = SCHEMA_NUMBER,
    [K_maximum] = SCHEMA_NUMBER,
    [K_minimum] = SCHEMA_NUMBER,
    [K_multipleOf] = SCHEMA_NUMBER,
    [K_additionalItems] = SCHEMA_ARRAY,
    [K_contains] = SCHEMA_ARRAY,
    [K_items] = SCHEMA_ARRAY,
    [K_maxContains] = SCHEMA_ARRAY,
    [K_maxItems] = SCHEMA_ARRAY,
    [K_minContains] = SCHEMA_ARRAY,
    [K_minItems] = SCHEMA_ARRAY,
    [K_prefixItems] = SCHEMA_ARRAY,
    [K_unevaluatedItems] = SCHEMA_ARRAY,
    [K_uniqueItems] = SCHEMA_ARRAY,
    [K_additionalProperties] = SCHEMA_OBJECT,
    [K_dependencies] = SCHEMA_OBJECT,
    [K_dependentRequired] = SCHEMA_OBJECT,
    [K_dependentSchemas] = SCHEMA_OBJECT,
    [K_maxProperties] = SCHEMA_OBJECT,
    [K_minProperties] = SCHEMA_OBJECT,
    [K_patternProperties] = SCHEMA_OBJECT,
    [K_properties] = SCHEMA_OBJECT,
    [K_propertyNames] = SCHEMA_OBJECT,
    [K_required] = SCHEMA_OBJECT,
    [K_unevaluatedProperties] = SCHEMA_OBJECT,
};

static const char *const draft_names[] = {
    [DIALECT_3] = "draft 3",    [DIALECT_4] = "draft 4",
    [DIALECT_6] = "draft 6",    [DIALECT_7] = "draft 7",
    [DIALECT_2019] = "2019-09", [DIALECT_2020] = "2020-12",
};

/* Where the key of the member stands whose value is `value`. */
static struct span
key_span(const struct node *value)
{
    return node_span(value - 1);
}

static struct diag *
useless(struct schema_lint *a, enum keyword keyword, const char *why)
{
    return bag_add(a->bag, &kind_schema_useless_keyword,
                   key_span(a->have[keyword]), "`%.*s` means nothing %s",
                   SLICE_ARGS(keyword_text(keyword)), why);
}

/* ---- By draft ------------------------------------------------------------ */

static void
other_draft(struct schema_lint *a, const struct node *key)
{
    enum keyword keyword = keyword_known(node_text(a->tree, key));

    /* Notes do no harm, and `id` may be a word of the schema's own. */
    if (keyword == K_count_ || lint_is_note(keyword) || keyword == K_id ||
        keyword == K_comment)
        return;
    bool early = a->dialect < keyword_first(keyword);
    enum schema_dialect other =
        early ? keyword_first(keyword) : keyword_last(keyword);

    bag_add(a->bag, &kind_schema_useless_keyword, node_span(key),
            "`%.*s` means nothing in %s: it %s %s",
            SLICE_ARGS(keyword_text(keyword)), draft_names[a->dialect],
            early ? "came with" : "ended with", draft_names[other]);
}

static void
by_draft(struct schema_lint *a)
{
    for (const struct node *key = node_first(a->node); key;
         key = node_next(a->node, key))
        if (keyword_find(node_text(a->tree, key), a->dialect) == K_count_)
            other_draft(a, key);
}

static bool
is_name(enum keyword keyword)
{
    return keyword == K_id || keyword == K_dollar_id;
}

/* Up to draft 7 a `$ref` stands for its target, whatever is beside it. */
static void
beside_ref(struct schema_lint *a)
{
    struct schema_lint_names names = {0};
    struct span where = {0};

    for (const struct node *key = node_first(a->node); key;
         key = node_next(a->node, key)) {
        enum keyword keyword =
            keyword_find(node_text(a->tree, key), a->dialect);

        if (keyword == K_count_ || keyword == K_ref || lint_is_note(keyword) ||
            is_name(keyword))
            continue;
        if (names.list.count == 0)
            where = node_span(key);
        *vec_push(a->scratch, &names.list) = keyword_text(keyword);
    }
    if (names.list.count == 0)
        return;
    struct slice list = lint_list(a->scratch, &names);
    struct diag *diag =
        bag_add(a->bag, &kind_schema_useless_keyword, where,
                "%.*s beside `$ref` mean%s nothing up to draft 7",
                SLICE_ARGS(list), names.list.count == 1 ? "s" : "");

    bag_help(a->bag, diag, "move `$ref` into an `allOf`");
}

/* ---- By its siblings ----------------------------------------------------- */

static bool
allows_any_name(const struct schema_lint *a)
{
    const struct node *map = a->have[K_patternProperties];

    if (!node_is(map, NODE_OBJECT))
        return false;
    for (const struct node *key = node_first(map); key;
         key = node_next(map, key))
        if (lint_is_any(node_text(a->tree, key)))
            return true;
    return false;
}

static void
by_siblings(struct schema_lint *a)
{
    const struct node *const *have = a->have;
    bool tail = have[K_items] && !node_is(have[K_items], NODE_ARRAY);

    if (have[K_additionalItems] && !have[K_items])
        useless(a, K_additionalItems, "without `items`");
    else if (have[K_additionalItems] && tail)
        useless(a, K_additionalItems, "unless `items` is an array");
    if (have[K_then] && !have[K_if])
        useless(a, K_then, "without `if`");
    if (have[K_else] && !have[K_if])
        useless(a, K_else, "without `if`");
    if (have[K_if] && !have[K_then] && !have[K_else] && !a->tracks)
        useless(a, K_if, "without `then` or `else`");
    if (have[K_minContains] && !have[K_contains])
        useless(a, K_minContains, "without `contains`");
    if (have[K_maxContains] && !have[K_contains])
        useless(a, K_maxContains, "without `contains`");
    if (have[K_additionalProperties] && allows_any_name(a)) {
        struct diag *diag = useless(a, K_additionalProperties,
                                    "beside a pattern that matches every name");

        /* A schema was written to be used; a boolean may be a habit. */
        if (node_is_bool(have[K_additionalProperties]))
            diag->level = LEVEL_INFO;
    }
    if (have[K_unevaluatedProperties] && have[K_additionalProperties])
        useless(a, K_unevaluatedProperties, "beside `additionalProperties`");
    if (have[K_unevaluatedItems] && tail)
        useless(a, K_unevaluatedItems, "beside `items`");
}

/* ---- By type ------------------------------------------------------------- */

static uint16_t
looked_at(const struct schema_lint *a, enum keyword keyword)
{
    if (keyword == K_count_ ||
        (keyword == K_required && a->dialect <= DIALECT_3))
        return 0;
    return looks_at[keyword];
}

/* Keywords that look at values of `type`, none of which are allowed here: it
 * is one slip, however many they are.
 */
static void
by_type(struct schema_lint *a, uint16_t type)
{
    struct schema_lint_names names = {0};
    struct span where = {0};
    struct buf kind = buf_new(a->scratch);

    for (const struct node *key = node_first(a->node); key;
         key = node_next(a->node, key)) {
        enum keyword keyword =
            keyword_find(node_text(a->tree, key), a->dialect);

        if (looked_at(a, keyword) != type)
            continue;
        if (names.list.count == 0)
            where = node_span(key);
        *vec_push(a->scratch, &names.list) = keyword_text(keyword);
    }
    if (names.list.count == 0)
        return;
    struct slice list = lint_list(a->scratch, &names);

    phrase_types(&kind, schema_types(a->schema, a->unit));
    bag_add(a->bag, &kind_schema_useless_keyword, where,
            "%.*s mean%s nothing for %.*s", SLICE_ARGS(list),
            names.list.count == 1 ? "s" : "", SLICE_ARGS(buf_slice(&kind)));
}

static void
by_types(struct schema_lint *a)
{
    static const uint16_t types[] = {SCHEMA_NUMBER, SCHEMA_STRING, SCHEMA_ARRAY,
                                     SCHEMA_OBJECT};
    unsigned allowed = schema_types(a->schema, a->unit);

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!(allowed & types[i]))
            by_type(a, types[i]);
}

/* ---- format -------------------------------------------------------------- */

/* A format of OpenAPI's registry, which programs write that make schemas from
 * types.
 */
static bool
is_registered(struct slice name)
{
    static const struct slice names[] = {
        SC("base64url"),  SC("binary"),  SC("byte"),       SC("char"),
        SC("commonmark"), SC("decimal"), SC("decimal128"), SC("double"),
        SC("double-int"), SC("float"),   SC("html"),       SC("int8"),
        SC("int16"),      SC("int32"),   SC("int64"),      SC("media-range"),
        SC("password"),   SC("single"),  SC("uint"),       SC("uint8"),
        SC("uint16"),     SC("uint32"),  SC("uint64"),
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (slice_equal(names[i], name))
            return true;
    return false;
}

static bool
is_format(struct slice name)
{
    for (int d = FORMAT_DRAFT_3; d <= FORMAT_DRAFT_2020; d++)
        if (format_find(name, (enum format_draft)d) != FORMAT_count_)
            return true;
    return false;
}

static void
by_format(struct schema_lint *a)
{
    const struct node *format = a->have[K_format];
    unsigned allowed = schema_types(a->schema, a->unit);

    if (!node_is(format, NODE_STRING))
        return;
    struct slice name = node_text(a->tree, format);

    if (is_format(name)) {
        if (!(allowed & SCHEMA_STRING))
            useless(a, K_format, "where no string is allowed");
        return;
    }
    if (is_registered(name))
        return;
    struct suggestion suggestion = suggestion_start(name);

    for (int f = 0; f < FORMAT_count_; f++)
        suggestion_offer(&suggestion, slice_from(format_name((enum format)f)));
    struct slice best = suggestion_best(&suggestion);
    struct diag *diag =
        bag_add(a->bag, &kind_schema_unknown_format, node_span(format),
                "unknown format `%.*s`", SLICE_ARGS(name));

    if (best.len) {
        diag->level = LEVEL_WARNING;
        typo_fix_word(a->bag, diag, format, best, false);
    }
}

void
lint_useless(struct schema_lint *a)
{
    if (a->alone) {
        beside_ref(a);
        return;
    }
    by_draft(a);
    by_siblings(a);
    by_types(a);
    by_format(a);
}
