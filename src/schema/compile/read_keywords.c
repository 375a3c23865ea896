#include "schema/compile/read_keywords.h"

#include "base/text/decimal.h"
#include "schema/compile/resolve.h"
#include "schema/ir/typo_fix.h"

static bool
is_whole(const struct tree *tree, const struct node *value)
{
    if (!node_is(value, NODE_NUMBER))
        return false;
    struct decimal number = decimal_make(node_source(tree, value));

    return !number.negative && decimal_is_integer(number);
}

/* The first thing in the way of `value` being an array of strings, or NULL.
 * What could not be read was reported already and passes for anything.
 */
static const struct node *
not_strings(const struct node *value)
{
    if (!node_is(value, NODE_ARRAY))
        return build_is_lost(value) ? NULL : value;
    for (const struct node *item = node_first(value); item;
         item = node_next(value, item))
        if (!node_is(item, NODE_STRING) && !build_is_lost(item))
            return item;
    return NULL;
}

/* The same for an object of such arrays; where `loose`, its values may be
 * anything else but arrays, too.
 */
static const struct node *
not_needs(const struct node *value, bool loose)
{
    const struct node *fault = NULL;

    if (!node_is(value, NODE_OBJECT))
        return value;
    for (const struct node *key = node_first(value); key && !fault;
         key = node_next(value, key))
        if (!loose || node_is(node_value(key), NODE_ARRAY))
            fault = not_strings(node_value(key));
    return fault;
}

static bool
is_schema(const struct node *value)
{
    return node_is(value, NODE_OBJECT) || node_is_bool(value);
}

/* What the value of a keyword must be, or NULL when it is that. `*fault` is
 * what is in the way, the value itself if nothing else is said.
 */
static const char *
mismatch(const struct keyword_reader *c, enum keyword_form form,
         const struct node **fault)
{
    const struct node *value = *fault;

    switch (form) {
    case KEYWORD_ANY:
        return NULL;
    case KEYWORD_STRING:
        return node_is(value, NODE_STRING) ? NULL : "a string";
    case KEYWORD_BOOL:
        return node_is_bool(value) ? NULL : "a boolean";
    case KEYWORD_NUMBER:
        return node_is(value, NODE_NUMBER) ? NULL : "a number";
    case KEYWORD_COUNT:
        return is_whole(c->tree, value) ? NULL
                                        : "a whole number that is not negative";
    case KEYWORD_BOUND:
        if (c->dialect <= DIALECT_4)
            return node_is_bool(value) ? NULL : "a boolean";
        return node_is(value, NODE_NUMBER) ? NULL : "a number";
    case KEYWORD_ARRAY:
        return node_is(value, NODE_ARRAY) ? NULL : "an array";
    case KEYWORD_REQUIRED:
        if (c->dialect <= DIALECT_3)
            return node_is_bool(value) ? NULL : "a boolean";
        *fault = not_strings(value);
        return *fault ? "an array of strings" : NULL;
    case KEYWORD_TYPE:
        return node_is(value, NODE_STRING) || node_is(value, NODE_ARRAY)
                   ? NULL
                   : "the name of a type or an array of such names";
    case KEYWORD_NEEDS:
        *fault = not_needs(value, false);
        return *fault ? "an object of arrays of strings" : NULL;
    case KEYWORD_DEPENDS:
        *fault = not_needs(value, true);
        return *fault ? "an object of schemas or arrays of strings" : NULL;
    case KEYWORD_SCHEMA:
        return is_schema(value) ? NULL : "a schema";
    case KEYWORD_SCHEMAS:
        return node_is(value, NODE_ARRAY) && node_count(value)
                   ? NULL
                   : "an array of at least one schema";
    case KEYWORD_ITEMS:
        if (c->dialect >= DIALECT_2020)
            return is_schema(value) ? NULL : "a schema";
        return is_schema(value) || node_is(value, NODE_ARRAY)
                   ? NULL
                   : "a schema or an array of schemas";
    case KEYWORD_MAP:
        return node_is(value, NODE_OBJECT) ? NULL : "an object of schemas";
    }
    return NULL;
}

/* Whether the word `text` is one that extensions use, and no keyword is near.
 */
static bool
is_extension(struct slice text)
{
    return slice_starts(text, S("x-")) || slice_equal(text, S("example"));
}

/* Whether the word `text` is one of the schema's own: with a sign before it, or
 * with a value that the keyword `meant` cannot have.
 */
static bool
is_own_word(const struct keyword_reader *c, const struct node *key,
            struct slice text, struct slice meant)
{
    enum keyword keyword = keyword_find(meant, c->dialect);
    const struct node *value = node_value(key);

    return (strchr("$_@#/", text.at[0]) && text.at[0] != meant.at[0]) ||
           mismatch(c, keyword_form(keyword), &value);
}

static void
unknown(const struct keyword_reader *c, const struct node *key,
        struct slice text)
{
    const struct schema_doc *given = c->build->doc[c->doc].given;
    struct bag *bag = given->bag;

    if (given->lazy || is_extension(text))
        return;
    struct slice meant = keyword_suggest(text, c->dialect);

    if (meant.len == 0 || node_find(c->tree, c->node, meant) ||
        is_own_word(c, key, text, meant))
        return;
    struct diag *diag =
        build_fault(c->build, c->doc, node_span(key),
                    "unknown keyword `%.*s`; did you mean `%.*s`?",
                    SLICE_ARGS(text), SLICE_ARGS(meant));

    /* A word that means nothing is allowed by every draft. */
    diag->level = LEVEL_WARNING;
    typo_fix_word(bag, diag, key, meant, true);
}

/* A keyword whose value `value` must be `want`, because of `fault` in it. */
static void
mistaken(const struct keyword_reader *c, enum keyword keyword,
         const struct node *value, const char *want, const struct node *fault)
{
    struct slice text = keyword_text(keyword);
    bool number = node_is(fault, NODE_NUMBER);
    struct slice got =
        number ? arena_printf(c->build->arena, "`%.*s`",
                              SLICE_ARGS(node_source(c->tree, fault)))
               : slice_from(node_kind_article(node_kind(fault)));

    if (fault == value)
        build_fault(c->build, c->doc, node_span(fault),
                    "`%.*s` must be %s, not %.*s", SLICE_ARGS(text), want,
                    SLICE_ARGS(got));
    else
        build_fault(c->build, c->doc, node_span(fault),
                    "`%.*s` must be %s, but this is %.*s", SLICE_ARGS(text),
                    want, SLICE_ARGS(got));
}

static void
take(struct keyword_reader *c, enum keyword keyword, const struct node *value)
{
    const struct node *fault = value;

    if (build_is_lost(value))
        return;
    const char *want = mismatch(c, keyword_form(keyword), &fault);

    if (want)
        mistaken(c, keyword, value, want, fault);
    else
        c->have[keyword] = value;
}

/* Up to draft 7 a `$ref` stands for its target and its siblings do not count,
 * except our own annotations, of which the drafts know nothing.
 */
static void
drop_siblings(struct keyword_reader *c)
{
    for (int k = 0; k < K_count_; k++)
        if (k != K_ref && !slice_starts(keyword_text((enum keyword)k), S("x-")))
            c->have[k] = NULL;
}

struct keyword_reader
read_keywords_make(struct build *build, struct build_place place, uint32_t unit)
{
    struct keyword_reader c = {
        .build = build,
        .tree = build_tree(build, place.doc),
        .node = build_node(build, place),
        .doc = place.doc,
        .unit = unit,
    };
    uint32_t resource = resolve_resource(build, place);

    struct build_language language = build->resource.item[resource].language;

    c.dialect = language.dialect;
    c.asserts = language.asserts;
    const struct node *ref = node_find(c.tree, c.node, S("$ref"));
    bool alone = c.dialect <= DIALECT_7 && node_is(ref, NODE_STRING);

    for (const struct node *key = node_first(c.node); key;
         key = node_next(c.node, key)) {
        struct slice text = node_text(c.tree, key);
        enum keyword keyword = keyword_find(text, c.dialect);

        if (keyword == K_count_ && !alone)
            unknown(&c, key, text);
        if (keyword != K_count_ &&
            !(language.silent >> keyword_vocabulary(keyword) & 1))
            take(&c, keyword, node_value(key));
    }
    if (alone)
        drop_siblings(&c);
    return c;
}

struct slice
read_keywords_text(const struct keyword_reader *collect, enum keyword keyword)
{
    const struct node *value = collect->have[keyword];

    return node_is(value, NODE_STRING) ? node_text(collect->tree, value)
                                       : S("");
}

uint32_t
read_keywords_count(const struct keyword_reader *collect, enum keyword keyword,
                    uint32_t otherwise)
{
    const struct node *value = collect->have[keyword];
    int64_t count;

    if (!value)
        return otherwise;
    /* No value has so many parts: what is beyond 32 bits may be cut. */
    if (!decimal_int64(decimal_make(node_source(collect->tree, value)),
                       &count) ||
        count >= UINT32_MAX)
        return UINT32_MAX - 1;
    return (uint32_t)count;
}
