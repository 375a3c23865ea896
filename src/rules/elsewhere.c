#include "rules/elsewhere.h"

#include "tree/quote.h"

/* A third of the letters may differ for "did you mean".  To call a name that
 * somebody else may have defined a mistake takes more: one letter, or two of
 * a long name.  In tenths of an edit.
 */
enum { COST_SHORT = 10, COST_LONG = 20, LONG_NAME = 12, MANY = 3 };

void
elsewhere_relate(const struct look *look, struct diag *diag,
                 const struct source *source, struct span where,
                 const char *text)
{
    if (!source->text.at)
        return;
    if (slice_equal(source->name, look->tree->source->name))
        bag_relate(look->bag, diag, where, "%s", text);
    else
        bag_relate_in(look->bag, diag, source, where, "%s", text);
}

enum doubt
elsewhere_doubt(const struct near *near, uint32_t known, bool met)
{
    unsigned most = near->word.len < LONG_NAME ? COST_SHORT : COST_LONG;

    if (near_best(near).len && near->cost <= most)
        return DOUBT_NEAR;
    return met && known >= MANY ? DOUBT_INFO : DOUBT_SILENT;
}

void
elsewhere_rename(struct look *look, struct diag *diag, const struct node *node,
                 struct slice name)
{
    struct slice title =
        arena_printf(look->arena, "replace `%.*s` by `%.*s`",
                     SLICE_ARGS(node_text(look->tree, node)), SLICE_ARGS(name));

    bag_fix(look->bag, diag, false, title, quote_inner(look->tree, node),
            quote_encode(look->arena, name));
}

bool
elsewhere_is_constant(struct slice text)
{
    return slice_find(text, S("{{"), 0) == SLICE_NONE &&
           slice_find_byte(text, '<', 0) == SLICE_NONE &&
           slice_find_byte(text, '$', 0) == SLICE_NONE;
}

const struct site *
elsewhere_site(const struct look *look, const struct node *node)
{
    const struct map *index = &look->sites->of_node;
    const uint32_t *first =
        map_find(index, slice_make((const char *)&node, sizeof node));

    for (uint32_t i = first          ? *first - 1
                      : index->count ? UINT32_MAX
                                     : 0;
         i < look->sites->list.count; i++) {
        const struct site *site = &look->sites->list.item[i];

        if (site->slot->node == node)
            return site->whole && site->program.valid ? site : NULL;
    }
    return NULL;
}
