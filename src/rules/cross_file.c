#include "rules/cross_file.h"

#include "tree/quote.h"

/* A third of the letters may differ for "did you mean".  To call a name that
 * somebody else may have defined a mistake takes more: one letter, or two of
 * a long name.  In tenths of an edit.
 */
enum { COST_SHORT = 10, COST_LONG = 20, LONG_NAME = 12, MANY = 3 };

void
cross_file_relate(const struct rule_context *context, struct diag *diag,
                  const struct source *source, struct span where,
                  const char *text)
{
    if (!source->text.at)
        return;
    if (slice_equal(source->name, context->tree->source->name))
        bag_relate(context->bag, diag, where, "%s", text);
    else
        bag_relate_in(context->bag, diag, source, where, "%s", text);
}

enum cross_file_doubt
cross_file_doubt(const struct suggestion *suggestion, uint32_t known, bool met)
{
    unsigned most = suggestion->word.len < LONG_NAME ? COST_SHORT : COST_LONG;

    if (suggestion_best(suggestion).len && suggestion->cost <= most)
        return DOUBT_SIMILAR;
    return met && known >= MANY ? DOUBT_INFO : DOUBT_SILENT;
}

void
cross_file_rename(struct rule_context *context, struct diag *diag,
                  const struct node *node, struct slice name)
{
    struct slice title = arena_printf(
        context->arena, "replace `%.*s` with `%.*s`",
        SLICE_ARGS(node_text(context->tree, node)), SLICE_ARGS(name));

    bag_fix(context->bag, diag, false, title, quote_inner(context->tree, node),
            quote_encode(context->arena, name));
}

bool
cross_file_is_constant(struct slice text)
{
    return slice_find(text, S("{{"), 0) == SLICE_NONE &&
           slice_find_byte(text, '<', 0) == SLICE_NONE &&
           slice_find_byte(text, '$', 0) == SLICE_NONE;
}

const struct expression *
cross_file_expression(const struct rule_context *context,
                      const struct node *node)
{
    const struct map *index = &context->expressions->of_node;
    const uint32_t *first =
        map_find(index, slice_make((const char *)&node, sizeof node));

    for (uint32_t i = first          ? *first - 1
                      : index->count ? UINT32_MAX
                                     : 0;
         i < context->expressions->list.count; i++) {
        const struct expression *expression =
            &context->expressions->list.item[i];

        if (expression->slot->node == node)
            return expression->whole && expression->program.valid ? expression
                                                                  : NULL;
    }
    return NULL;
}
