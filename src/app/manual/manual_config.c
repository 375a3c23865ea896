/* invokelint(5), from config.schema.json: one entry for each key, with what
 * may come after it, and a list of its own for the keys inside.
 */

#include "app/manual/manual.h"
#include "app/manual/mdoc.h"
#include "app/text_template.h"
#include "base/core/die.h"
#include "port/bundle.h"
#include "read/json/read_json.h"
#include "tree/pointer.h"

/* Keys in keys in keys: deeper only if the schema refers to itself. */
#define MANUAL_DEPTH 6

static const struct node *
member(const struct tree *tree, const struct node *schema, struct slice name)
{
    return node_is(schema, NODE_OBJECT) ? node_find(tree, schema, name) : NULL;
}

/* What `schema` refers to by `$ref`, alone or in an `allOf` of one; `schema`
 * itself when it says what it means.
 */
static const struct node *
meant(const struct tree *tree, const struct node *schema)
{
    for (unsigned steps = 0; steps < MANUAL_DEPTH; steps++) {
        const struct node *all = member(tree, schema, S("allOf"));
        const struct node *holder =
            node_is(all, NODE_ARRAY) && node_count(all) == 1 ? node_first(all)
                                                             : schema;
        const struct node *ref = member(tree, holder, S("$ref"));

        if (!node_is(ref, NODE_STRING))
            return schema;
        struct slice text = node_text(tree, ref);
        const struct node *target =
            slice_starts(text, S("#"))
                ? pointer_find(tree, slice_cut(text, 1, text.len))
                : NULL;

        if (!target)
            return schema;
        schema = target;
    }
    return schema;
}

static void
write_choices(struct buf *out, const struct tree *tree, const struct node *list)
{
    for (const struct node *v = node_first(list); v; v = node_next(list, v)) {
        if (v != node_first(list))
            buf_text(out, node_next(list, v) ? ", " : " or ");
        buf_printf(out, "`%.*s`", SLICE_ARGS(node_source(tree, v)));
    }
}

/* `schema` in few words, such as "array of strings"; `many` of it: "strings".
 */
static void
write_type(struct buf *out, const struct tree *tree, const struct node *schema,
           bool many, unsigned depth)
{
    schema = meant(tree, schema);
    const struct node *list = member(tree, schema, S("enum"));
    const struct node *type = member(tree, schema, S("type"));
    const struct node *items = member(tree, schema, S("items"));
    const struct node *others = member(tree, schema, S("additionalProperties"));

    if (node_is(list, NODE_ARRAY)) {
        write_choices(out, tree, list);
        return;
    }
    if (node_is(type, NODE_STRING))
        buf_add(out, node_text(tree, type));
    else
        buf_text(out, "value");
    buf_text(out, many ? "s" : "");
    if (depth >= MANUAL_DEPTH)
        return;
    if (node_is(items, NODE_OBJECT)) {
        buf_text(out, " of ");
        write_type(out, tree, items, true, depth + 1);
    } else if (node_is(others, NODE_OBJECT)) {
        buf_text(out, " whose values are ");
        write_type(out, tree, others, true, depth + 1);
    }
}

static void write_keys(struct buf *out, const struct tree *tree,
                       const struct node *schema, unsigned depth);

/* The object whose keys are worth a list: `schema`, or its elements. */
static const struct node *
with_keys(const struct tree *tree, const struct node *schema)
{
    const struct node *items;

    schema = meant(tree, schema);
    items = member(tree, schema, S("items"));
    return items ? meant(tree, items) : schema;
}

static void
write_key(struct buf *out, const struct tree *tree, const struct node *key,
          unsigned depth)
{
    const struct node *schema = node_value(key);
    const struct node *told = member(tree, schema, S("description"));
    const struct node *inside = with_keys(tree, schema);
    struct buf type = buf_new(out->arena);

    buf_printf(out, ".It Ic %.*s\n", SLICE_ARGS(node_text(tree, key)));
    write_type(&type, tree, schema, false, 0);
    mdoc_sentence(out, buf_slice(&type));
    if (!node_is(told, NODE_STRING))
        told = member(tree, meant(tree, schema), S("description"));
    if (node_is(told, NODE_STRING))
        mdoc_text(out, node_text(tree, told));
    if (depth < MANUAL_DEPTH && member(tree, inside, S("properties"))) {
        buf_text(out, ".Bl -tag -width Ds\n");
        write_keys(out, tree, inside, depth + 1);
        buf_text(out, ".El\n");
    }
}

static void
write_keys(struct buf *out, const struct tree *tree, const struct node *schema,
           unsigned depth)
{
    const struct node *keys = member(tree, schema, S("properties"));

    if (!node_is(keys, NODE_OBJECT))
        return;
    for (const struct node *key = node_first(keys); key;
         key = node_next(keys, key))
        write_key(out, tree, key, depth);
}

static struct tree
read_schema(struct arena *arena)
{
    struct bag bag = bag_new(arena);
    struct source *source = arena_new(arena, struct source);

    *source = source_make(S("config"), bundle_text(S("config")));
    return read_json(arena, source, (struct read_options){0}, &bag);
}

static void
write_about(struct buf *out)
{
    struct tree tree = read_schema(out->arena);
    const struct node *told = member(&tree, tree_root(&tree), S("description"));

    if (node_is(told, NODE_STRING))
        mdoc_text(out, node_text(&tree, told));
}

static void
write_all_keys(struct buf *out)
{
    struct tree tree = read_schema(out->arena);

    write_keys(out, &tree, tree_root(&tree), 0);
}

bool
manual_config(struct buf *out)
{
    static const struct template_mark marks[] = {
        {SC("about"), write_about},
        {SC("keys"), write_all_keys},
        {SC(""), NULL},
    };

    if (!bundle_text(S("config")).at)
        return false;
    text_template_write(out, S("config"), marks);
    return true;
}
