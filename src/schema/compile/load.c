#include "schema/compile/load.h"

#include "base/text/buf.h"
#include "schema/compile/build.h"
#include "schema/compile/discriminator.h"
#include "schema/compile/fast_plan.h"
#include "schema/compile/lower.h"
#include "schema/compile/reachability.h"
#include "schema/compile/resolve.h"
#include "schema/compile/type_masks.h"
#include "schema/ir/metaschema.h"
#include "schema/ir/uri.h"

/* Compiles what is queued; that queues more. */
static void
drain(struct build *build, uint32_t *done)
{
    while (*done < build->queue.count)
        lower_unit(build, build->queue.item[(*done)++]);
}

/* ---- Dynamic references -------------------------------------------------- */

/* Places that a dynamic reference may jump to are known to nobody but their
 * anchors, and compiling them may bring new references and new documents with
 * new anchors.
 */
static void
drain_dynamic(struct build *build, uint32_t *done)
{
    bool more = true;

    while (more) {
        more = false;
        for (uint32_t i = 0; i < build->anchor.count; i++) {
            struct build_dynamic anchor = build->anchor.item[i];

            if (anchor.compiled || !map_find(&build->jump, anchor.name))
                continue;
            build->anchor.item[i].compiled = more = true;
            uint32_t unit =
                lower_place(build, anchor.at, SCHEMA_NONE, anchor.name);

            *vec_push(build->arena, &build->dynamic) = (struct schema_dynamic){
                build_string(build, anchor.name), anchor.resource, unit};
            drain(build, done);
        }
    }
}

/* A name that only one anchor has always leads there: such a reference is an
 * ordinary one.  Without any other nothing has to keep track of how a value
 * was reached.
 */
static void
finish_dynamic(struct build *build)
{
    bool needed = false;

    for (uint32_t i = 0; i < build->op.count; i++) {
        struct schema_op *op = &build->op.item[i];
        uint32_t anchors = 0;

        if (op->code != OP_DYNAMIC)
            continue;
        for (uint32_t d = 0; d < build->dynamic.count; d++)
            anchors += build->dynamic.item[d].name == op->a;
        if (anchors == 1)
            *op = (struct schema_op){OP_REF, op->b, 0};
        else
            needed = true;
    }
    if (!needed)
        build->dynamic.count = 0;
}

/* ---- What can be found by name ------------------------------------------- */

static void
add_root(struct build *build, struct slice name, uint32_t unit)
{
    *vec_push(build->arena, &build->root) =
        (struct schema_root){build_string(build, name), unit};
}

static void
add_definitions(struct build *build, uint32_t doc, struct slice map)
{
    const struct tree *tree = build_tree(build, doc);
    const struct node *object = node_find(tree, tree_root(tree), map);

    if (!node_is(object, NODE_OBJECT))
        return;
    for (const struct node *key = node_first(object); key;
         key = node_next(object, key)) {
        const struct node *node = node_value(key);
        struct build_place place = {doc, node_index(tree, node)};

        if (node_is(node, NODE_OBJECT))
            add_root(build,
                     arena_printf(build->arena, "%.*s#/%.*s/%.*s",
                                  SLICE_ARGS(build->doc[doc].given->name),
                                  SLICE_ARGS(map),
                                  SLICE_ARGS(node_text(tree, key))),
                     lower_place(build, place, SCHEMA_NONE, S("")));
    }
}

static struct slice
root_name(const struct build *build, uint32_t index)
{
    const struct schema_string *at =
        &build->string.item[build->root.item[index].name];

    return slice_make(build->text.item + at->at, at->len);
}

/* Sorts the names; they come nearly sorted.  Of equal ones the first stays. */
static void
sort_roots(struct build *build)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < build->root.count; i++) {
        struct schema_root root = build->root.item[i];
        struct slice name = root_name(build, i);
        uint32_t at = kept;

        while (at && slice_compare(root_name(build, at - 1), name) > 0)
            at--;
        if (at && slice_equal(root_name(build, at - 1), name))
            continue;
        memmove(build->root.item + at + 1, build->root.item + at,
                (kept - at) * sizeof root);
        build->root.item[at] = root;
        kept++;
    }
    build->root.count = kept;
}

static void
name_docs(struct build *build)
{
    for (uint32_t d = 0; d < build->docs; d++) {
        const struct schema_doc *doc = build->doc[d].given;

        if (doc->lazy || !tree_root(doc->tree))
            continue;
        add_root(build, doc->name,
                 lower_place(build, (struct build_place){d, 0}, SCHEMA_NONE,
                             doc->name));
        add_definitions(build, d, S("definitions"));
        add_definitions(build, d, S("$defs"));
    }
    sort_roots(build);
}

static void
fill_places(struct build *build, struct schema_places *places)
{
    enum schema_dialect *dialect =
        arena_array(build->arena, enum schema_dialect, build->resource.count);

    for (uint32_t r = 0; r < build->resource.count; r++)
        dialect[r] = build->resource.item[r].language.dialect;
    places->dialect = dialect;
    places->unit = build->doc[0].unit;
}

/* The URIs of all resources, absolute and without fragments. */
static const struct slice *
resource_uris(const struct build *build)
{
    struct arena *arena = build->arena;
    struct slice *uris =
        arena_array(arena, struct slice, build->resource.count);

    for (uint32_t r = 0; r < build->resource.count; r++) {
        struct slice fragment;
        struct slice uri = uri_resolve(arena, build->options.base,
                                       build->resource.item[r].uri);

        uris[r] = uri_split(uri, &fragment);
    }
    return uris;
}

static const struct schema_origin *
find_origins(const struct build *build)
{
    const struct slice *uris = resource_uris(build);
    struct schema_origin *origins =
        arena_array(build->arena, struct schema_origin, build->unit.count);

    for (uint32_t d = 0; d < build->docs; d++) {
        const struct tree *tree = build_tree(build, d);
        const uint32_t *unit = build->doc[d].unit;

        for (uint32_t n = 0; unit && n < tree->count; n++) {
            if (unit[n] <= SCHEMA_FALSE + 1)
                continue;
            uint32_t r = build->unit.item[unit[n] - 1].resource;

            origins[unit[n] - 1] = (struct schema_origin){
                .tree = tree,
                .node = tree->node + n,
                .resource = build_node(build, build->resource.item[r].at),
                .uri = uris[r],
            };
        }
    }
    return origins;
}

const struct schema *
schema_load(struct arena *arena, const struct schema_doc *docs, uint32_t count,
            struct schema_options options)
{
    struct build build = build_new(arena, options);
    struct schema *schema = arena_new(arena, struct schema);
    uint32_t done = 0;

    build.doc = arena_array(arena, struct build_doc, count + METASCHEMA_COUNT);
    build.docs = count;
    for (uint32_t d = 0; d < count; d++)
        build.doc[d].given = &docs[d];
    resolve_docs(&build);
    for (uint32_t d = 0; d < count; d++)
        if (!docs[d].lazy && tree_root(docs[d].tree))
            build_unit(&build, (struct build_place){d, 0}, SCHEMA_NONE,
                       docs[d].name);
    drain(&build, &done);
    name_docs(&build);
    drain(&build, &done);
    drain_dynamic(&build, &done);
    reachability_finish(&build);
    finish_dynamic(&build);
    discriminator_find(&build);
    type_masks_set(&build);
    fast_plan_make(&build);
    if (options.places)
        fill_places(&build, options.places);
    *schema = build_schema(&build);
    if (options.base.len)
        schema->origin = find_origins(&build);
    return schema;
}
