#include "schema/lint/schema_lint.h"

#include "regex/match.h"
#include "schema/evaluate/enum_lookup.h"
#include "schema/lint/lint_pass.h"

/* Names that one message lists. */
enum { MAX_NAMES = 5 };

/* ---- What the parts share ------------------------------------------------ */

struct slice
lint_list(struct arena *arena, const struct schema_lint_names *names)
{
    struct buf out = buf_new(arena);

    for (uint32_t i = 0; i < names->list.count && i < MAX_NAMES; i++) {
        if (i)
            buf_text(&out, i + 1 == names->list.count ? " and " : ", ");
        phrase_text(&out, names->list.item[i]);
    }
    if (names->list.count > MAX_NAMES)
        buf_printf(&out, " and %u more", names->list.count - MAX_NAMES);
    return buf_slice(&out);
}

uint32_t
lint_unit(const struct schema_lint *a, const struct node *node)
{
    if (node_is_bool(node))
        return node_is(node, NODE_TRUE) ? SCHEMA_TRUE : SCHEMA_FALSE;
    uint32_t unit = a->places->unit[node_index(a->tree, node)];

    return unit ? unit - 1 : SCHEMA_NONE;
}

bool
lint_is_note(enum keyword keyword)
{
    static const enum keyword notes[] = {
        K_comment,     K_title,      K_description,      K_default,
        K_examples,    K_deprecated, K_readOnly,         K_writeOnly,
        K_definitions, K_defs,       K_contentSchema,    K_contentEncoding,
        K_schema,      K_vocabulary, K_contentMediaType,
    };

    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (notes[i] == keyword)
            return true;
    return keyword != K_count_ && slice_starts(keyword_text(keyword), S("x-"));
}

bool
lint_is_any(struct slice pattern)
{
    static const struct slice any[] = {
        SC(""), SC("^"), SC(".*"), SC("^.*"), SC(".*$"), SC("^.*$"),
    };

    for (size_t i = 0; i < sizeof any / sizeof *any; i++)
        if (slice_equal(any[i], pattern))
            return true;
    return false;
}

/* ---- Identifiers --------------------------------------------------------- */

static void
name(struct schema_lint *a, const struct node *value, const char *prefix)
{
    if (!node_is(value, NODE_STRING))
        return;
    /* An anchor is one of its resource. */
    struct slice text = node_text(a->tree, value);
    uint32_t *first = map_add(
        &a->named, arena_printf(a->bag->arena, "%s%u %.*s", prefix,
                                *prefix ? a->schema->unit[a->unit].resource : 0,
                                SLICE_ARGS(text)));

    if (*first) {
        struct diag *diag =
            bag_add(a->bag, &kind_schema_duplicate_id, node_span(value),
                    "duplicate identifier `%.*s`: references lead to the other "
                    "subschema",
                    SLICE_ARGS(text));

        bag_relate(a->bag, diag, node_span(&a->tree->node[*first - 1]),
                   "`%.*s` is first defined here", SLICE_ARGS(text));
        return;
    }
    *first = 1 + node_index(a->tree, value);
}

static void
lint_names(struct schema_lint *a)
{
    if (!a->alone) {
        name(a, a->have[K_id], "");
        name(a, a->have[K_dollar_id], "");
    }
    name(a, a->have[K_anchor], "#");
    name(a, a->have[K_dynamicAnchor], "#");
}

/* ---- The walk ------------------------------------------------------------ */

static void
begin(struct schema_lint *a, const struct node *node, uint32_t unit)
{
    a->node = node;
    a->unit = unit;
    a->dialect = a->places->dialect[a->schema->unit[unit].resource];
    memset(a->have, 0, sizeof a->have);
    for (const struct node *key = node_first(node); key;
         key = node_next(node, key)) {
        enum keyword keyword =
            keyword_find(node_text(a->tree, key), a->dialect);

        if (keyword != K_count_)
            a->have[keyword] = node_value(key);
    }
    a->alone = a->dialect <= DIALECT_7 && node_is(a->have[K_ref], NODE_STRING);
}

/* What has to be known of the whole document before its parts are judged. */
static void
survey(struct schema_lint *a)
{
    for (uint32_t i = 0; i < a->tree->count; i++) {
        const struct node *key = &a->tree->node[i];

        if (!node_is(key, NODE_KEY))
            continue;
        struct slice text = node_text(a->tree, key);

        a->tracks |= slice_starts(text, S("unevaluated"));
        if (!slice_equal(text, S("properties")))
            continue;
        for (const struct node *p = node_first(node_value(key)); p;
             p = node_is(p, NODE_KEY) ? node_next(node_value(key), p) : NULL)
            if (node_is(p, NODE_KEY))
                *map_add(&a->declared, node_text(a->tree, p)) = 1;
    }
}

void
schema_lint(const struct schema *schema, const struct schema_places *places,
            const struct tree *tree, struct arena *scratch, struct bag *bag)
{
    struct schema_lint a = {
        .schema = schema,
        .places = places,
        .tree = tree,
        .bag = bag,
        .scratch = scratch,
        .eval.patterns = pattern_cache_new(bag->arena),
        .eval.choices = enum_lookup_cache_new(bag->arena, schema),
        .eval.budget = bag->budget,
        .declared = map_new(bag->arena),
        .named = map_new(bag->arena),
    };

    if (!places->unit)
        return;
    survey(&a);
    for (uint32_t i = 0; i < tree->count && !bag_full(bag); i++) {
        const struct node *node = &tree->node[i];

        if (!places->unit[i] || !node_is(node, NODE_OBJECT))
            continue;
        begin(&a, node, places->unit[i] - 1);
        lint_names(&a);
        lint_useless(&a);
        if (a.alone)
            continue;
        lint_ranges(&a);
        lint_required(&a);
        lint_values(&a);
        lint_branches(&a);
        arena_reset(scratch);
    }
}
