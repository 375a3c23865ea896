#include "schema/evaluate/location.h"

#include "schema/ir/uri.h"
#include "tree/pointer.h"

/* Keywords that a finding may go by, and under which name the schema may have
 * written them instead: as another draft does, or as the choice whose branches
 * have the fault in common.
 */
static const struct {
    const char *said, *written;
} names[] = {
    {"additionalProperties", "unevaluatedProperties"},
    {"anyOf", "oneOf"},
    {"contentMediaType", "contentEncoding"},
    {"dependencies", "dependentRequired"},
    {"enum", "anyOf"},
    {"enum", "oneOf"},
    {"exclusiveMaximum", "maximum"},
    {"exclusiveMinimum", "minimum"},
    {"items", "additionalItems"},
    {"minContains", "contains"},
    {"multipleOf", "divisibleBy"},
    {"not", "disallow"},
    {"oneOf", "anyOf"},
    {"required", "anyOf"},
    {"required", "oneOf"},
    {"required", "properties"},
    {"type", "anyOf"},
    {"type", "oneOf"},
};

/* Findings that are about a member or element, not the value around it. */
static const char *const of_children[] = {
    "additionalProperties",  "items", "properties", "unevaluatedItems",
    "unevaluatedProperties",
};

/* Up to 2019-09 an array in `items` has no say on elements after it. */
static bool
is_written(const struct schema_origin *origin, struct slice keyword)
{
    const struct node *value = node_find(origin->tree, origin->node, keyword);

    return value &&
           !(node_is(value, NODE_ARRAY) && slice_equal(keyword, S("items")));
}

/* `said` or what is written for it; empty: the subschema as a whole. */
static struct slice
written(const struct schema_origin *origin, const char *said)
{
    struct slice keyword = slice_from(said);

    if (is_written(origin, keyword))
        return keyword;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct slice other = slice_from(names[i].written);

        if (slice_equal(keyword, slice_from(names[i].said)) &&
            is_written(origin, other))
            return other;
    }
    return S("");
}

static bool
is_of_children(struct slice keyword)
{
    for (size_t i = 0; i < sizeof of_children / sizeof *of_children; i++)
        if (slice_equal(keyword, slice_from(of_children[i])))
            return true;
    return false;
}

/* The pointer of `origin` from the value `around` it on. */
static struct slice
pointer_below(struct arena *arena, const struct schema_origin *origin,
              const struct node *around)
{
    struct buf whole = buf_new(arena), start = buf_new(arena);

    pointer_write(&whole, origin->tree, origin->node);
    pointer_write(&start, origin->tree, around);
    return slice_cut(buf_slice(&whole), start.len, whole.len);
}

/* ---- The way there ------------------------------------------------------- */

/* The keyword by which the subschema `from` refers to another one; when there
 * are two, `$ref` if it is what `leads` there.
 */
static struct slice
reference(const struct schema_origin *from, bool leads)
{
    struct slice dynamic = is_written(from, S("$dynamicRef"))
                               ? S("$dynamicRef")
                               : S("$recursiveRef");

    if (is_written(from, S("$ref")) && (leads || !is_written(from, dynamic)))
        return S("$ref");
    return dynamic;
}

/* What subschemas that are only referred to are in. */
static bool
is_definition(struct slice pointer)
{
    return slice_starts(pointer, S("/$defs/")) ||
           slice_starts(pointer, S("/definitions/"));
}

/* Writes the step from the unit `from` to `to`, which it applies. */
static void
write_step(struct buf *out, const struct schema *schema, uint32_t from,
           uint32_t to)
{
    const struct schema_origin *start = &schema->origin[from];
    const struct schema_origin *end = &schema->origin[to];
    struct slice below = S("");

    if (start->tree == end->tree && start->node < end->node &&
        end->node < node_end(start->node))
        below = pointer_below(out->arena, end, start->node);
    bool leads = schema_ref(schema, from) == to;

    if (!leads && below.len && !is_definition(below))
        buf_add(out, below);
    else
        buf_printf(out, "/%.*s", SLICE_ARGS(reference(start, leads)));
}

/* Writes the way to the unit of `frame`, and returns the last unit on it that
 * was written anywhere: `true` and `false` are not.  Recursion is bounded by
 * LIMIT_SCHEMA_DEPTH.
 */
static uint32_t
write_way(struct buf *out, const struct schema *schema,
          const struct evaluation_frame *frame)
{
    if (!frame)
        return SCHEMA_NONE;
    uint32_t from = write_way(out, schema, frame->around);

    if (!schema->origin[frame->unit].tree)
        return from;
    if (from != SCHEMA_NONE && from != frame->unit)
        write_step(out, schema, from, frame->unit);
    return frame->unit;
}

/* ---- Locations ----------------------------------------------------------- */

static struct slice
absolute_of(struct arena *arena, const struct schema_origin *origin,
            struct slice keyword)
{
    struct buf out = buf_new(arena);
    struct slice below = pointer_below(arena, origin, origin->resource);

    buf_add(&out, origin->uri);
    if (below.len + keyword.len)
        buf_byte(&out, '#');
    uri_encode(&out, below);
    uri_encode(&out, keyword);
    return buf_slice(&out);
}

/* The keyword as the end of a pointer, with the name of the member `at` where
 * it has a subschema for each.
 */
static struct slice
last_step(struct arena *arena, const struct schema_origin *origin,
          const char *said, const struct tree *tree, const struct node *at)
{
    struct buf out = buf_new(arena);
    struct slice keyword = written(origin, said);

    buf_text(&out, keyword.len ? "/" : "");
    buf_add(&out, keyword);
    if (slice_equal(keyword, S("properties")) && node_is(at, NODE_KEY)) {
        buf_byte(&out, '/');
        pointer_token(&out, node_text(tree, at));
    }
    return buf_slice(&out);
}

/* Its texts are in `arena`, among much else. */
static struct location
find_location(struct arena *arena, const struct evaluator *evaluator,
              uint32_t unit, const char *said, struct span where)
{
    const struct schema *schema = evaluator->schema;
    const struct evaluation_frame *frame = evaluator->frame;
    const struct evaluation_frame own = {unit, frame->node, frame};
    struct buf way = buf_new(arena), instance = buf_new(arena);
    uint32_t last = write_way(&way, schema, &own);
    const struct node *node = NULL;
    struct slice step = S("");

    if (is_of_children(slice_from(said)))
        node = pointer_at(evaluator->tree, where.at);
    pointer_write(&instance, evaluator->tree, node ? node : frame->node);
    /* A schema that is `false` as a whole has no place to speak of. */
    if (last == SCHEMA_NONE)
        return (struct location){.instance = buf_slice(&instance)};
    if (last == unit)
        step = last_step(arena, &schema->origin[last], said, evaluator->tree,
                         node);
    buf_add(&way, step);
    return (struct location){
        .keyword = buf_slice(&way),
        .absolute = absolute_of(arena, &schema->origin[last], step),
        .instance = buf_slice(&instance),
    };
}

const struct location *
location_make(const struct evaluator *evaluator, uint32_t unit,
              const char *keyword, struct span where)
{
    struct arena arena = ARENA_INIT;
    struct location found =
        find_location(&arena, evaluator, unit, keyword, where);
    const struct location *location =
        location_copy(evaluator->bag->arena, &found);

    arena_close(&arena);
    return location;
}
