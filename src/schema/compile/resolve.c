#include "schema/compile/resolve.h"

#include "base/text/buf.h"
#include "read/json/read_json.h"
#include "schema/compile/language.h"
#include "schema/compile/resolve_pointer.h"
#include "schema/ir/metaschema.h"
#include "schema/ir/uri.h"

static struct slice
text_of(const struct tree *tree, const struct node *object, struct slice name)
{
    const struct node *value = node_find(tree, object, name);

    return node_is(value, NODE_STRING) ? node_text(tree, value) : S("");
}

/* Registers `uri`; the first one to claim it keeps it. */
static void
add_target(struct build *build, struct slice uri, struct build_place place)
{
    uint32_t *slot = map_add(&build->target, uri);

    if (*slot)
        return;
    *vec_push(build->arena, &build->place) = place;
    *slot = build->place.count; /* 1 + index: 0 is new */
}

static struct slice
id_of(const struct tree *tree, const struct node *object,
      enum schema_dialect dialect)
{
    /* Up to draft 7 nothing beside `$ref` counts, not even `$id`. */
    if (dialect <= DIALECT_7 && node_find(tree, object, S("$ref")))
        return S("");
    return text_of(tree, object, dialect <= DIALECT_4 ? S("id") : S("$id"));
}

/* ---- Scanning ----------------------------------------------------------- */

struct id_scan {
    struct build *build;
    const struct tree *tree;
    uint32_t doc;
};

static void scan_schema(const struct id_scan *scan, const struct node *node,
                        uint32_t resource);

static uint32_t
open_resource(const struct id_scan *scan, const struct node *node,
              struct slice uri, uint32_t parent, struct build_language language)
{
    struct build *build = scan->build;
    struct build_resource made = {
        .uri = uri,
        .at = {scan->doc, node_index(scan->tree, node)},
        .end = node_index(scan->tree, node_end(node)),
        .parent = parent,
        .language = language,
    };

    made.recursive =
        node_is(node_find(scan->tree, node, S("$recursiveAnchor")), NODE_TRUE);
    *vec_push(build->arena, &build->resource) = made;
    add_target(build, uri, made.at);
    return build->resource.count - 1;
}

static void
add_anchor(const struct id_scan *scan, const struct node *node,
           struct slice name, uint32_t resource)
{
    struct build *build = scan->build;

    if (name.len == 0)
        return;
    add_target(build,
               arena_printf(build->arena, "%.*s#%.*s",
                            SLICE_ARGS(build->resource.item[resource].uri),
                            SLICE_ARGS(name)),
               (struct build_place){scan->doc, node_index(scan->tree, node)});
}

static void
add_dynamic(const struct id_scan *scan, const struct node *node,
            struct slice name, uint32_t resource)
{
    struct build *build = scan->build;

    *vec_push(build->arena, &build->anchor) =
        (struct build_dynamic){.name = name,
                               .resource = resource,
                               .at = {scan->doc, node_index(scan->tree, node)}};
}

/* Subschemas below the keyword whose value is `value`. */
static void
scan_below(const struct id_scan *scan, enum keyword_form form,
           const struct node *value, uint32_t resource)
{
    switch (form) {
    case KEYWORD_SCHEMA:
    case KEYWORD_ITEMS:
        scan_schema(scan, value, resource);
        if (!node_is(value, NODE_ARRAY))
            return;
        break;
    case KEYWORD_SCHEMAS:
    case KEYWORD_MAP:
    case KEYWORD_DEPENDS:
        break;
    case KEYWORD_TYPE:
        if (!node_is(value, NODE_ARRAY))
            return;
        break;
    case KEYWORD_ANY:
    case KEYWORD_STRING:
    case KEYWORD_BOOL:
    case KEYWORD_NUMBER:
    case KEYWORD_COUNT:
    case KEYWORD_BOUND:
    case KEYWORD_ARRAY:
    case KEYWORD_REQUIRED:
    case KEYWORD_NEEDS:
        return;
    }
    for (const struct node *child = node_first(value); child;
         child = node_next(value, child))
        scan_schema(scan, node_is(child, NODE_KEY) ? node_value(child) : child,
                    resource);
}

static uint32_t
scan_identity(const struct id_scan *scan, const struct node *node,
              uint32_t resource)
{
    struct build *build = scan->build;
    struct build_language language = language_read(
        build, scan->doc, node, build->resource.item[resource].language);
    enum schema_dialect dialect = language.dialect;
    struct slice fragment, id = id_of(scan->tree, node, dialect);
    struct slice base = uri_split(id, &fragment);

    if (base.len)
        resource = open_resource(
            scan, node,
            uri_resolve(build->arena, build->resource.item[resource].uri, base),
            resource, language);
    if (dialect <= DIALECT_7) {
        add_anchor(scan, node, fragment, resource);
        return resource;
    }
    struct slice dynamic = text_of(scan->tree, node, S("$dynamicAnchor"));

    add_anchor(scan, node, text_of(scan->tree, node, S("$anchor")), resource);
    if (dynamic.len && dialect >= DIALECT_2020) {
        add_anchor(scan, node, dynamic, resource);
        add_dynamic(scan, node, dynamic, resource);
    }
    return resource;
}

/* Recursion is bounded by LIMIT_NESTING, which the reader keeps. */
static void
scan_schema(const struct id_scan *scan, const struct node *node,
            uint32_t resource)
{
    struct build *build = scan->build;

    if (!node_is(node, NODE_OBJECT))
        return;
    if (node_index(scan->tree, node) != build->resource.item[resource].at.node)
        resource = scan_identity(scan, node, resource);
    for (const struct node *key = node_first(node); key;
         key = node_next(node, key)) {
        enum keyword keyword =
            keyword_find(node_text(scan->tree, key),
                         build->resource.item[resource].language.dialect);

        if (keyword != K_count_)
            scan_below(scan, keyword_form(keyword), node_value(key), resource);
    }
}

void
resolve_scan(struct build *build, uint32_t doc)
{
    struct build_doc *at = &build->doc[doc];
    const struct tree *tree = at->given->tree;
    const struct node *root = tree_root(tree);
    struct id_scan scan = {build, tree, doc};
    struct slice fragment;

    if (at->scanned)
        return;
    at->scanned = true;
    at->unit = arena_array(build->arena, uint32_t, tree->count + 1);
    at->resource = build->resource.count;
    if (!root)
        return;
    struct build_language language = language_read(
        build, doc, root,
        (struct build_language){build->options.dialect, 0, false});
    enum schema_dialect dialect = language.dialect;
    struct slice id = uri_split(id_of(tree, root, dialect), &fragment);
    uint32_t resource =
        open_resource(&scan, root, uri_resolve(build->arena, at->uri, id),
                      SCHEMA_NONE, language);

    add_target(build, at->uri, build->resource.item[resource].at);
    if (dialect <= DIALECT_7)
        add_anchor(&scan, root, fragment, resource);
    else
        add_anchor(&scan, root, text_of(tree, root, S("$anchor")), resource);
    struct slice dynamic = text_of(tree, root, S("$dynamicAnchor"));

    if (dynamic.len && dialect >= DIALECT_2020) {
        add_anchor(&scan, root, dynamic, resource);
        add_dynamic(&scan, root, dynamic, resource);
    }
    at->asserts =
        node_is(node_find(tree, root, S("x-format-assert")), NODE_TRUE);
    scan_schema(&scan, root, resource);
    at->resources = build->resource.count - at->resource;
    for (uint32_t r = at->resource; r < build->resource.count; r++)
        if (build->resource.item[r].recursive)
            *vec_push(build->arena, &build->anchor) = (struct build_dynamic){
                .resource = r, .at = build->resource.item[r].at};
}

/* Makes document `doc` findable by its name and by the `$id` of its root. */
static void
name_doc(struct build *build, uint32_t doc)
{
    struct build_doc *at = &build->doc[doc];
    const struct tree *tree = at->given->tree;
    const struct node *root = tree_root(tree);
    struct build_place place = {doc, 0};
    struct slice fragment;

    at->uri = uri_split(at->given->name, &fragment);
    if (!root)
        return;
    struct slice id = text_of(
        tree, root, node_find(tree, root, S("$id")) ? S("$id") : S("id"));

    if (id.len)
        add_target(build,
                   uri_split(uri_resolve(build->arena, at->uri, id), &fragment),
                   place);
    add_target(build, at->uri, place);
}

void
resolve_docs(struct build *build)
{
    for (uint32_t d = 0; d < build->docs; d++)
        name_doc(build, d);
    for (uint32_t d = 0; d < build->docs; d++)
        if (!build->doc[d].given->lazy)
            resolve_scan(build, d);
}

/* The metaschema `uri`, which none of the documents is, becomes one. */
static bool
add_metaschema(struct build *build, struct slice uri)
{
    struct slice text = metaschema_text(uri);

    if (!text.at)
        return false;
    /* Known already by its other name, with `https` for `http`? */
    for (uint32_t d = 0; d < build->docs; d++) {
        const struct source *source = build_tree(build, d)->source;

        if (source && slice_equal(source->text, text)) {
            add_target(build, uri, (struct build_place){d, 0});
            return true;
        }
    }
    struct schema_doc *doc = arena_new(build->arena, struct schema_doc);
    struct source *source = arena_new(build->arena, struct source);
    struct tree *tree = arena_new(build->arena, struct tree);
    struct bag *bag = arena_new(build->arena, struct bag);

    /* A source has a NUL after it; an embedded text has none. */
    *source = source_make(uri, arena_copy(build->arena, text));
    *bag = bag_new(build->arena);
    *tree = read_json(build->arena, source, (struct read_options){0}, bag);
    *doc = (struct schema_doc){uri, tree, bag, .lazy = true};
    build->doc[build->docs] = (struct build_doc){.given = doc};
    name_doc(build, build->docs++);
    return true;
}

/* ---- Looking up ---------------------------------------------------------- */

uint32_t
resolve_resource(const struct build *build, struct build_place place)
{
    const struct build_doc *doc = &build->doc[place.doc];
    uint32_t low = doc->resource, high = doc->resource + doc->resources;

    /* The last one that starts at or before the place, or one around it. */
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;

        if (build->resource.item[middle].at.node <= place.node)
            low = middle;
        else
            high = middle;
    }
    while (build->resource.item[low].end <= place.node &&
           build->resource.item[low].parent != SCHEMA_NONE)
        low = build->resource.item[low].parent;
    return low;
}

bool
resolve_is_known(const struct build *build, struct slice uri)
{
    return map_find(&build->target, uri) != NULL;
}

/* The schema called `uri`; NULL when there is none.  An `$id` further down in
 * a document that nobody referred to yet counts, too.
 */
static const uint32_t *
find_target(struct build *build, struct slice uri)
{
    const uint32_t *found = map_find(&build->target, uri);

    if (!found && add_metaschema(build, uri))
        found = map_find(&build->target, uri);
    for (uint32_t d = 0; !found && d < build->docs; d++) {
        if (build->doc[d].scanned)
            continue;
        resolve_scan(build, d);
        found = map_find(&build->target, uri);
    }
    return found;
}

bool
resolve_ref(struct build *build, struct build_place from,
            struct slice reference, struct build_place *place,
            struct slice *uri)
{
    uint32_t resource = resolve_resource(build, from);
    struct slice base = build->resource.item[resource].uri;
    struct slice whole = uri_resolve(build->arena, base, reference);
    struct slice fragment, bare = uri_split(whole, &fragment);
    const uint32_t *found = find_target(build, bare);

    *uri = whole;
    if (!found)
        return false;
    *place = build->place.item[*found - 1];
    resolve_scan(build, place->doc);
    if (fragment.len == 0)
        return true;
    if (fragment.at[0] == '/')
        return resolve_pointer(build, fragment, place);
    found =
        map_find(&build->target,
                 arena_printf(build->arena, "%.*s#%.*s", SLICE_ARGS(bare),
                              SLICE_ARGS(uri_decode(build->arena, fragment))));
    if (found)
        *place = build->place.item[*found - 1];
    return found != NULL;
}
