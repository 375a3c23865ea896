/* An operation that fails on every value that it can get: jq gives up, and
 * Port puts null in the place of the whole template.
 */
#include "rules/deed.h"

#include "jq/builtin.h"

/* `not .a` reads a member of what `not` gives, and `.list.length` one of a
 * list.
 */
static void
help_member(struct look *look, const struct deed *deed, struct diag *diag)
{
    struct slice name = deed->name;
    const struct expr *first = deed->expr;

    while (first->kind == EXPR_FIELD && first->left)
        first = expr_inner(first->left);
    if (first->kind == EXPR_CALL && slice_equal(first->name, S("not"))) {
        bag_help(look->bag, diag,
                 "`not` stands behind what it negates: `(… | not)`");
    } else if (builtin_find(name, 0)) {
        bag_help(look->bag, diag, "`%.*s` is a function: `… | %.*s`",
                 SLICE_ARGS(name), SLICE_ARGS(name));
    } else if (deed->type->kinds == TYPE_ARRAY) {
        bag_help(look->bag, diag,
                 "of each element: `map(.%.*s)`; of the first: `.[0].%.*s`",
                 SLICE_ARGS(name), SLICE_ARGS(name));
    }
}

static void
on_deed(struct look *look, const struct site *site, const struct deed *deed)
{
    if (deed->kind != DEED_FAILS || deed_explained(look, site, deed))
        return;
    struct diag *diag = look_add(look, deed_span(look, site, deed), "%.*s",
                                 SLICE_ARGS(deed_phrase(look, site, deed)));

    deed_relate(look, diag, deed->type->origin);
    if (deed->other)
        deed_relate(look, diag, deed->other->origin);
    if (deed->what == DEED_MEMBER && deed->expr->kind == EXPR_FIELD)
        help_member(look, deed, diag);
    if (deed->what == DEED_DATE)
        bag_help(look->bag, diag, "cut them off: `.[0:19] + \"Z\" | %.*s`",
                 SLICE_ARGS(deed->name));
    else if (deed->what == DEED_OPERATOR && deed->expr->op == OP_ADD &&
             (deed->type->kinds | deed->other->kinds) & TYPE_STRING)
        bag_help(look->bag, diag,
                 "make text of it: `(… | tostring)`, or write "
                 "`\"… \\(…)\"`");
    if (!deed->certain)
        diag->level = LEVEL_WARNING;
}

const struct rule rule_type_error = {
    .kind = {"type-error", LEVEL_ERROR, false,
             "an operation that fails on whatever it can get"},
    .since = "0.1",
    .on_deed = on_deed,
};
