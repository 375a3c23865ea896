#include "schema/ir/typo_fix.h"

#include "base/text/buf.h"

void
typo_fix_word(struct bag *bag, struct diag *diag, const struct node *node,
              struct slice text, bool asked)
{
    struct buf json = buf_new(bag->arena);

    buf_json(&json, text);
    if (!asked)
        bag_help(bag, diag, "did you mean `%.*s`?", SLICE_ARGS(text));
    bag_fix(bag, diag, false,
            arena_printf(bag->arena, "write `%.*s`", SLICE_ARGS(text)),
            node_span(node), buf_slice(&json));
}
