/* `invokelint schemas`: the schemas that are part of the program. */

#include "app/console.h"
#include "app/options.h"
#include "base/text/buf.h"
#include "base/text/suggestion.h"
#include "port/bundle.h"
#include "read/json/read_json.h"

/* The string member `name` of a schema's root; empty when there is none. */
static struct slice
member(const struct tree *tree, struct slice name)
{
    const struct node *value = node_find(tree, tree_root(tree), name);

    return node_is(value, NODE_STRING) ? node_text(tree, value)
                                       : slice_make(NULL, 0);
}

/* Name, title, and of its sources the date of the first, which weighs most, and
 * all of their keys (schemas/SOURCES.md).
 */
static void
write_row(struct buf *out, uint32_t index)
{
    struct slice name = bundle_name(index);
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);
    struct source source = source_make(name, bundle_text(name));
    struct tree tree =
        read_json(&arena, &source, (struct read_options){0}, &bag);

    buf_printf(out, "%-20.*s  %-43.*s  %-10.*s  %.*s\n", SLICE_ARGS(name),
               SLICE_ARGS(member(&tree, S("title"))),
               SLICE_ARGS(member(&tree, S("x-source-date"))),
               SLICE_ARGS(member(&tree, S("$comment"))));
    arena_close(&arena);
}

static enum status
unknown_schema(struct arena *arena, struct slice name)
{
    struct suggestion suggestion = suggestion_start(name);

    for (uint32_t i = 0; i < bundle_count(); i++)
        suggestion_offer(&suggestion, bundle_name(i));
    struct slice best = suggestion_best(&suggestion);

    return console_usage(
        arena,
        best.len
            ? arena_printf(arena,
                           "no schema is called `%.*s`, did you mean `%.*s`?",
                           SLICE_ARGS(name), SLICE_ARGS(best))
            : arena_printf(arena,
                           "no schema is called `%.*s`; `invokelint schemas` "
                           "lists them all",
                           SLICE_ARGS(name)));
}

enum status
cmd_schemas(struct arena *arena, const struct options *options)
{
    const struct option_values *operand = &options->operand;
    struct buf out = buf_new(arena);

    if (operand->list.count > 1)
        return console_usage(arena, S("`schemas` takes one name at most"));
    if (operand->list.count == 1) {
        struct slice name = operand->list.item[0];

        if (slice_ends(name, S(".schema.json")))
            name.len -= S(".schema.json").len;
        struct slice text = bundle_text(name);

        return text.at ? console_data(arena, text)
                       : unknown_schema(arena, name);
    }
    for (uint32_t i = 0; i < bundle_count(); i++)
        write_row(&out, i);
    return console_out(arena, buf_slice(&out));
}
