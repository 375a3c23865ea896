#include "schema/ir/equal.h"
#include "schema/lint/lint_pass.h"

/* Branches that are compared with all before them; those beyond are not. */
enum { MAX_BRANCHES = 500 };

/* The next key from `key` on, itself included, that demands something. */
static const struct node *
assertion_from(const struct schema_lint *a, const struct node *branch,
               const struct node *key)
{
    while (key) {
        enum keyword keyword =
            keyword_find(node_text(a->tree, key), a->dialect);

        if (keyword != K_count_ && !lint_is_note(keyword))
            return key;
        key = node_next(branch, key);
    }
    return NULL;
}

static const struct node *
first_assertion(const struct schema_lint *a, const struct node *branch)
{
    return node_is(branch, NODE_OBJECT)
               ? assertion_from(a, branch, node_first(branch))
               : NULL;
}

static const struct node *
next_assertion(const struct schema_lint *a, const struct node *branch,
               const struct node *key)
{
    return assertion_from(a, branch, node_next(branch, key));
}

/* The types that a branch may have: a mask, by `type` or by its constants. */
static unsigned
branch_types(const struct schema_lint *a, const struct node *branch)
{
    const struct node *constant = node_find(a->tree, branch, S("const"));
    const struct node *values = node_find(a->tree, branch, S("enum"));
    uint32_t unit = lint_unit(a, branch);
    unsigned types = 0;

    if (unit == SCHEMA_NONE)
        return SCHEMA_ANY;
    if (constant)
        return 1U << node_kind(constant);
    if (!node_is(values, NODE_ARRAY) || node_find(a->tree, branch, S("type")))
        return schema_types(a->schema, unit);
    for (const struct node *value = node_first(values); value;
         value = node_next(values, value))
        types |= 1U << node_kind(value);
    return types;
}

/* True when `narrow` allows no type that `wide` does not. */
static bool
types_cover(unsigned wide, unsigned narrow)
{
    return !(narrow & SCHEMA_ANY & ~wide) &&
           !(wide & SCHEMA_INTEGER && narrow & SCHEMA_NUMBER &&
             !(narrow & SCHEMA_INTEGER));
}

/* Comparisons between two lists of constants; longer ones are taken for
 * different.
 */
enum { MAX_PAIRS = 4096 };

/* Whether `key`, which is `const` or `enum`, allows `value`. */
static bool
allows_value(const struct schema_lint *a, const struct node *key,
             const struct node *value)
{
    const struct node *allowed = node_value(key);

    if (!slice_equal(node_text(a->tree, key), S("enum")))
        return equal_nodes(a->tree, allowed, value);
    if (!node_is(allowed, NODE_ARRAY))
        return false;
    for (const struct node *item = node_first(allowed); item;
         item = node_next(allowed, item))
        if (equal_nodes(a->tree, item, value))
            return true;
    return false;
}

/* True when all constants of `other` are among those of `key`. */
static bool
constants_cover(const struct schema_lint *a, const struct node *key,
                const struct node *other)
{
    const struct node *constant = node_find(a->tree, other, S("const"));
    const struct node *values = node_find(a->tree, other, S("enum"));

    if (constant)
        return allows_value(a, key, constant);
    if (!node_is(values, NODE_ARRAY) ||
        (uint64_t)node_count(values) * node_count(node_value(key)) > MAX_PAIRS)
        return false;
    for (const struct node *value = node_first(values); value;
         value = node_next(values, value))
        if (!allows_value(a, key, value))
            return false;
    return true;
}

/* True when `other` makes the demand that `key` makes of `one`. */
static bool
asserts(const struct schema_lint *a, const struct node *one,
        const struct node *key, const struct node *other)
{
    struct slice name = node_text(a->tree, key);
    const struct node *twin = node_find(a->tree, other, name);

    if (slice_equal(name, S("type")))
        return types_cover(branch_types(a, one), branch_types(a, other));
    if (slice_equal(name, S("const")) || slice_equal(name, S("enum")))
        return constants_cover(a, key, other);
    return twin && equal_nodes(a->tree, node_value(key), twin);
}

/* True when every demand of `one` is one of `other`. */
static bool
assertions_cover(const struct schema_lint *a, const struct node *one,
                 const struct node *other, uint32_t *count)
{
    *count = 0;
    for (const struct node *key = first_assertion(a, one); key;
         key = next_assertion(a, one, key)) {
        if (!asserts(a, one, key, other))
            return false;
        ++*count;
    }
    return true;
}

static bool
holds_always(const struct schema_lint *a, const struct node *branch)
{
    return node_is(branch, NODE_TRUE) ||
           (node_is(branch, NODE_OBJECT) && !first_assertion(a, branch));
}

/* What one keyword of branches says. */
struct choice {
    struct schema_lint *a;
    enum keyword keyword; /* anyOf, oneOf */
    const struct node *branches;
};

static void
unreachable(const struct choice *c, const struct node *branch,
            const struct node *because, const char *text)
{
    struct bag *bag = c->a->bag;
    struct diag *diag = bag_add(bag, &kind_schema_unreachable,
                                node_opening(branch), "%s", text);

    if (because)
        bag_relate(bag, diag, node_opening(because), "this branch");
}

/* Every demand of `early` is made by `late`, too: what is `late` is also
 * `early`, and for oneOf that is one too many.  For anyOf a narrower branch
 * has its uses: it tells editors what to offer.
 */
static bool
compare(const struct choice *c, const struct node *early,
        const struct node *late)
{
    uint32_t demands, others;

    if (!assertions_cover(c->a, early, late, &demands) || demands == 0)
        return false;
    if (assertions_cover(c->a, late, early, &others)) {
        unreachable(c, late, early,
                    c->keyword == K_oneOf
                        ? "what fits this branch fits an earlier one, too: "
                          "`oneOf` never takes it"
                        : "this branch is the same as an earlier one");
        return true;
    }
    if (c->keyword != K_oneOf)
        return false;
    unreachable(c, late, early,
                "what fits this branch fits another one, too: `oneOf` never "
                "takes it");
    return true;
}

static void
compare_all(const struct choice *c)
{
    uint32_t index = 0;

    for (const struct node *late = node_first(c->branches);
         late && index < MAX_BRANCHES;
         late = node_next(c->branches, late), index++) {
        bool found = false;

        for (const struct node *early = node_first(c->branches);
             early && !found && early != late;
             early = node_next(c->branches, early))
            found = compare(c, early, late) ||
                    (c->keyword == K_oneOf && compare(c, late, early));
    }
}

/* A branch that nothing can fail, beside others. */
static void
find_empty(const struct choice *c)
{
    /* An empty branch that was evaluated still counts nothing as evaluated,
     * and that can be meant. */
    if (node_count(c->branches) < 2 || c->a->tracks)
        return;
    for (const struct node *branch = node_first(c->branches); branch;
         branch = node_next(c->branches, branch)) {
        if (!holds_always(c->a, branch))
            continue;
        if (c->keyword == K_oneOf)
            unreachable(c, branch, NULL,
                        "everything fits this branch: `oneOf` takes no other "
                        "one");
        else {
            unreachable(c, branch, NULL,
                        "everything fits this branch: `anyOf` has no effect");
            c->a->bag->list.item[c->a->bag->list.count - 1]->level = LEVEL_INFO;
        }
        return;
    }
}

/* A branch whose type is none of those that the schema around it allows. */
static void
find_disjoint(const struct choice *c)
{
    const struct schema_lint *a = c->a;
    unsigned around = schema_types(a->schema, a->unit) & SCHEMA_ANY;

    for (const struct node *branch = node_first(c->branches); branch;
         branch = node_next(c->branches, branch)) {
        uint32_t unit = lint_unit(a, branch);

        if (unit == SCHEMA_NONE || unit == SCHEMA_FALSE)
            continue;
        unit = schema_follow(a->schema, unit);
        unsigned types = schema_types(a->schema, unit) & SCHEMA_ANY;
        struct buf text = buf_new(a->scratch);

        if (types & around)
            continue;
        phrase_types(&text, schema_types(a->schema, unit));
        buf_text(&text, c->keyword == K_allOf
                            ? " is demanded here, but `type` beside `allOf` "
                              "allows only "
                            : " would fit this branch, but `type` beside it "
                              "allows only ");
        phrase_types(&text, schema_types(a->schema, a->unit));
        bag_add(a->bag,
                c->keyword == K_allOf ? &kind_schema_impossible
                                      : &kind_schema_unreachable,
                node_opening(branch), "%.*s", SLICE_ARGS(buf_slice(&text)));
    }
}

/* ---- additionalProperties ------------------------------------------------ */

/* The properties of `branch` that are not declared beside it. */
static void
add_hidden(const struct schema_lint *a, const struct node *branch,
           struct map *seen, struct schema_lint_names *names)
{
    const struct node *own = a->have[K_properties];
    const struct node *map = node_find(a->tree, branch, S("properties"));

    if (!node_is(map, NODE_OBJECT))
        return;
    for (const struct node *key = node_first(map); key;
         key = node_next(map, key)) {
        struct slice text = node_text(a->tree, key);

        if (node_is(node_value(key), NODE_FALSE) ||
            node_find(a->tree, own, text) || map_find(seen, text))
            continue;
        *map_add(seen, text) = 1;
        *vec_push(a->scratch, &names->list) = text;
    }
}

/* `additionalProperties` sees what is declared beside it, and nothing of what
 * a branch declares.
 */
static void
find_hidden(const struct schema_lint *a)
{
    static const enum keyword keywords[] = {K_allOf, K_anyOf, K_oneOf};
    const struct node *closing = a->have[K_additionalProperties];
    struct schema_lint_names names = {0};
    struct map seen = map_new(a->scratch);

    if (!node_is(closing, NODE_FALSE) || a->have[K_patternProperties])
        return;
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        const struct node *branches = a->have[keywords[i]];

        if (!node_is(branches, NODE_ARRAY))
            continue;
        for (const struct node *branch = node_first(branches); branch;
             branch = node_next(branches, branch))
            add_hidden(a, branch, &seen, &names);
    }
    if (names.list.count == 0)
        return;
    struct slice list = lint_list(a->scratch, &names);
    struct diag *diag =
        bag_add(a->bag, &kind_schema_impossible, node_span(closing - 1),
                "`additionalProperties` sees only the `properties` beside it: "
                "it rules out %.*s",
                SLICE_ARGS(list));

    if (a->dialect >= DIALECT_2019)
        bag_help(a->bag, diag,
                 "`unevaluatedProperties` sees those of the branches, too");
    else
        bag_help(a->bag, diag, "declare %s beside it as well",
                 names.list.count == 1 ? "it" : "them");
}

void
lint_branches(struct schema_lint *a)
{
    static const enum keyword keywords[] = {K_anyOf, K_oneOf, K_allOf};

    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        struct choice choice = {a, keywords[i], a->have[keywords[i]]};

        if (!node_is(choice.branches, NODE_ARRAY))
            continue;
        find_disjoint(&choice);
        if (keywords[i] == K_allOf)
            continue;
        find_empty(&choice);
        compare_all(&choice);
    }
    find_hidden(a);
}
