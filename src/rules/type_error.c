/* An operation that fails on every value that it can get: jq gives up, and
 * Port puts null in the place of the whole template.
 */
#include "rules/deed.h"

static void
on_deed(struct look *look, const struct site *site, const struct deed *deed)
{
    if (deed->kind != DEED_FAILS || deed_explained(site, deed))
        return;
    struct diag *diag = look_add(look, deed_span(look, site, deed), "%.*s",
                                 SLICE_ARGS(deed_phrase(look, site, deed)));

    deed_relate(look, diag, deed->type->origin);
    if (deed->other)
        deed_relate(look, diag, deed->other->origin);
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
