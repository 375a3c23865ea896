#include "schema/compile/lower.h"

#include "base/text/buf.h"
#include "schema/compile/lower_assertions.h"
#include "schema/compile/reachability.h"
#include "schema/compile/resolve.h"
#include "schema/ir/uri.h"
#include "tree/pointer.h"

/* References that only lead to further references, before we call it a
 * circle. */
enum { MAX_HOPS = 64 };

void
lower_add(struct lower *l, enum schema_op_code code, uint32_t a, uint32_t b)
{
    *vec_push(l->c.build->arena, &l->op) = (struct schema_op){code, a, b};
}

/* ---- Subschemas ---------------------------------------------------------- */

static const struct build_resource *
resource_of(const struct build *build, struct build_place place)
{
    return &build->resource.item[resolve_resource(build, place)];
}

/* Follows the subschema at `place` when it is nothing but a reference. */
static struct build_hop
find_hop(struct build *build, struct build_place place)
{
    const struct tree *tree = build_tree(build, place.doc);
    const struct node *node = build_node(build, place);
    const struct node *ref =
        node_count(node) == 1 ? node_find(tree, node, S("$ref")) : NULL;
    struct build_hop hop = {.to = place};

    if (!node_is(ref, NODE_STRING) ||
        !resolve_ref(build, place, node_text(tree, ref), &hop.to, &hop.uri))
        return hop;
    /* A $dynamicRef may ask which resources we came through. */
    hop.leads = resource_of(build, place)->language.dialect < DIALECT_2019 ||
                resource_of(build, place) == resource_of(build, hop.to);
    return hop;
}

/* The same, once for each: there may be long chains of them. */
static struct build_hop
take_hop(struct build *build, struct build_place place)
{
    struct build_doc *doc = &build->doc[place.doc];

    if (node_count(build_node(build, place)) != 1)
        return (struct build_hop){0};
    if (!doc->hop)
        doc->hop = arena_array(build->arena, uint32_t,
                               build_tree(build, place.doc)->count);
    uint32_t *known = &doc->hop[place.node];

    if (*known == 0) {
        struct build_hop hop = find_hop(build, place);

        *vec_push(build->arena, &build->hop) = hop;
        *known = build->hop.count;
    }
    return build->hop.item[*known - 1];
}

uint32_t
lower_place(struct build *build, struct build_place place, uint32_t parent,
            struct slice step)
{
    /* A location names every reference on the way. */
    if (build->options.base.len)
        return build_unit(build, place, parent, step);
    for (int hops = 0; hops < MAX_HOPS; hops++) {
        struct build_hop hop = take_hop(build, place);

        if (!hop.leads)
            break;
        place = hop.to;
        parent = SCHEMA_NONE;
        step = hop.uri;
    }
    return build_unit(build, place, parent, step);
}

uint32_t
lower_child(struct lower *l, const struct node *node, enum keyword keyword,
            struct slice token)
{
    struct buf step = buf_new(l->c.build->arena);

    buf_add(&step, keyword_text(keyword));
    if (token.at) {
        buf_byte(&step, '/');
        pointer_token(&step, token);
    }
    uint32_t unit = lower_place(
        l->c.build, (struct build_place){l->c.doc, node_index(l->c.tree, node)},
        l->c.unit, buf_slice(&step));

    if (keyword != K_definitions && keyword != K_defs)
        reachability_edge(l->c.build, l->c.unit, unit);
    return unit;
}

uint32_t
lower_only(struct lower *l, enum keyword keyword)
{
    return lower_child(l, l->c.have[keyword], keyword, slice_make(NULL, 0));
}

/* Units of an array of schemas, as words. */
uint32_t
lower_list(struct lower *l, enum keyword keyword, uint32_t *count)
{
    const struct node *array = l->c.have[keyword];
    VEC(uint32_t) unit = {0};

    for (const struct node *item = node_first(array); item;
         item = node_next(array, item)) {
        struct slice number = arena_printf(l->c.build->arena, "%u", unit.count);

        *vec_push(l->c.build->arena, &unit) =
            lower_child(l, item, keyword, number);
    }
    *count = unit.count;
    return build_words(l->c.build, unit.item, unit.count);
}

/* ---- Any value ----------------------------------------------------------- */

/* The finding for a reference to `uri`, as absolute as its base makes it. */
static void
report_lost(struct lower *l, enum keyword keyword, struct slice uri)
{
    struct build *build = l->c.build;
    struct slice fragment, bare = uri_split(uri, &fragment);
    bool remote = uri_is_absolute(bare) && !resolve_is_known(build, bare);
    struct diag *diag =
        build_fault(build, l->c.doc, node_span(l->c.have[keyword]),
                    "cannot resolve `%.*s`: there is no `%.*s`%s",
                    SLICE_ARGS(keyword_text(keyword)), SLICE_ARGS(uri),
                    remote ? " here, and nothing is ever fetched" : "");

    reachability_lost(build, l->c.unit, diag);
    if (remote)
        bag_help(build->doc[l->c.doc].given->bag, diag,
                 "give a local file by `--map` or `--schema-dir`");
}

static void
reference(struct lower *l, enum keyword keyword)
{
    struct build *build = l->c.build;
    const struct node *ref = l->c.have[keyword];
    struct build_place from = {l->c.doc, node_index(l->c.tree, l->c.node)};
    struct build_place target;
    struct slice uri, text = read_keywords_text(&l->c, keyword);

    if (!ref)
        return;
    if (!resolve_ref(build, from, text, &target, &uri)) {
        report_lost(l, keyword, uri);
        return;
    }
    uint32_t unit = lower_place(build, target, SCHEMA_NONE, uri);

    reachability_edge(build, l->c.unit, unit);
    size_t hash = slice_find_byte(text, '#', 0);
    struct slice name =
        slice_cut(text, hash == SLICE_NONE ? text.len : hash + 1, text.len);

    if (keyword == K_ref) {
        lower_add(l, OP_REF, unit, 0);
        return;
    }
    /* Dynamic only if the place it first leads to says so, too. */
    for (uint32_t i = 0; i < build->anchor.count; i++)
        if (build->anchor.item[i].at.doc == target.doc &&
            build->anchor.item[i].at.node == target.node &&
            slice_equal(build->anchor.item[i].name, name)) {
            lower_add(l, OP_DYNAMIC, build_string(build, name), unit);
            ++*map_add(&build->jump, name);
            return;
        }
    lower_add(l, OP_REF, unit, 0);
}

static void
several(struct lower *l, enum keyword keyword, enum schema_op_code code)
{
    uint32_t count, word;

    if (!l->c.have[keyword])
        return;
    /* `extends` may have a single schema. */
    if (node_is(l->c.have[keyword], NODE_ARRAY)) {
        word = lower_list(l, keyword, &count);
    } else {
        uint32_t only = lower_only(l, keyword);

        word = build_words(l->c.build, &only, count = 1);
    }
    lower_add(l, code, word, count);
}

static void
lower_logic(struct lower *l)
{
    reference(l, K_ref);
    reference(l, K_dynamicRef);
    reference(l, K_recursiveRef);
    several(l, K_allOf, OP_ALL);
    several(l, K_extends, OP_ALL);
    several(l, K_anyOf, OP_ANY);
    several(l, K_oneOf, OP_ONE);
    if (l->c.have[K_not])
        lower_add(l, OP_NOT, lower_only(l, K_not), 0);
    if (l->c.have[K_if]) {
        uint32_t word[3] = {lower_only(l, K_if)};

        word[1] = l->c.have[K_then] ? lower_only(l, K_then) : SCHEMA_TRUE;
        word[2] = l->c.have[K_else] ? lower_only(l, K_else) : SCHEMA_TRUE;
        lower_add(l, OP_IF, build_words(l->c.build, word, 3), 0);
    }
    if (l->c.have[K_x_warn])
        lower_add(l, OP_WARN, lower_only(l, K_x_warn), LEVEL_WARNING);
    if (l->c.have[K_x_info])
        lower_add(l, OP_WARN, lower_only(l, K_x_info), LEVEL_INFO);
    if (l->c.have[K_unevaluatedProperties])
        lower_add(l, OP_LOOSE_MEMBERS, lower_only(l, K_unevaluatedProperties),
                  0);
    if (l->c.have[K_unevaluatedItems])
        lower_add(l, OP_LOOSE_ITEMS, lower_only(l, K_unevaluatedItems), 0);
}

/* Subschemas that are only there to be referred to: compiled so that their
 * faults are found and that they can be looked up.
 */
static void
lower_definitions(struct lower *l, enum keyword keyword)
{
    const struct node *map = l->c.have[keyword];

    for (const struct node *key = (map ? node_first(map) : NULL); key;
         key = node_next(map, key))
        lower_child(l, node_value(key), keyword, node_text(l->c.tree, key));
}

/* ---- Annotations --------------------------------------------------------- */

static bool
is_note(struct slice name)
{
    static const struct slice names[] = {
        SC("title"),      SC("description"), SC("default"),   SC("examples"),
        SC("deprecated"), SC("readOnly"),    SC("writeOnly"),
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (slice_equal(names[i], name))
            return true;
    return slice_starts(name, S("x-")) && !slice_equal(name, S("x-warn")) &&
           !slice_equal(name, S("x-info"));
}

static void
lower_notes(struct lower *l)
{
    struct build *build = l->c.build;
    uint16_t flags = 0;
    VEC(uint32_t) word = {0};

    for (const struct node *key = node_first(l->c.node); key;
         key = node_next(l->c.node, key)) {
        struct slice name = node_text(l->c.tree, key);

        if (!is_note(name) || word.count / 2 == UINT16_MAX)
            continue;
        if (slice_equal(name, S("x-level")) || slice_equal(name, S("x-id")) ||
            slice_equal(name, S("x-message")))
            flags |= SCHEMA_SPEAKS;
        *vec_push(build->arena, &word) = build_string(build, name);
        *vec_push(build->arena, &word) =
            build_value(build, l->c.doc, node_value(key));
    }
    struct schema_unit *unit = &build->unit.item[l->c.unit];

    unit->flags |= flags;
    unit->notes = (uint16_t)(word.count / 2);
    unit->note = build_words(build, word.item, word.count);
}

/* ---- A unit -------------------------------------------------------------- */

static const uint8_t group_of[] = {
#define OP(name, group) GROUP_##group,
#include "schema/ir/ops.def"
#undef OP
};

/* Appends the ops, sorted by code: a stable insertion sort, for they are few
 * and nearly sorted already.
 */
static void
place_ops(struct lower *l)
{
    struct build *build = l->c.build;
    struct schema_unit *unit = &build->unit.item[l->c.unit];

    for (uint32_t i = 1; i < l->op.count; i++) {
        struct schema_op op = l->op.item[i];
        uint32_t j = i;

        for (; j && l->op.item[j - 1].code > op.code; j--)
            l->op.item[j] = l->op.item[j - 1];
        l->op.item[j] = op;
    }
    if (l->op.count > UINT16_MAX) {
        build_fault(build, l->c.doc, node_span(l->c.node),
                    "the schema has too many assertions");
        l->op.count = 0;
    }
    unit->op = build->op.count;
    for (uint32_t i = 0; i < l->op.count; i++) {
        struct schema_op op = l->op.item[i];

        *vec_push(build->arena, &build->op) = op;
        for (unsigned group = group_of[op.code]; group < GROUP_count_; group++)
            unit->end[group] = (uint16_t)(i + 1);
        if (op.code == OP_LOOSE_MEMBERS || op.code == OP_LOOSE_ITEMS)
            unit->flags |= SCHEMA_TRACKS;
    }
}

void
lower_unit(struct build *build, struct build_place place)
{
    uint32_t unit = build->doc[place.doc].unit[place.node] - 1;
    struct lower l = {.c = read_keywords_make(build, place, unit)};

    build->unit.item[unit].resource = resolve_resource(build, place);
    lower_type(&l);
    lower_disallow(&l);
    lower_choice(&l, K_const);
    lower_choice(&l, K_enum);
    lower_number(&l);
    lower_string(&l);
    lower_array(&l);
    lower_object(&l);
    lower_logic(&l);
    lower_notes(&l);
    place_ops(&l);
    lower_definitions(&l, K_definitions);
    lower_definitions(&l, K_defs);
}
