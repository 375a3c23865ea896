/* An optional input in the middle of a text: the text says "null" when it was
 * left empty.  Fields of entities may be null, too, but the title of one is so
 * seldom that nobody wants to hear of it.
 */
#include "rules/deed.h"

static void
on_site(struct look *look, const struct site *site)
{
    const struct type *type = site->outcome.type;
    struct origin nulls = type->nulls;

    if (site->whole || !site->program.valid || site->slot->syntax == SLOT_JQ ||
        !(type->kinds & TYPE_NULL) || type->kinds == TYPE_NULL ||
        !nulls.shape || nulls.shape->tag != TAG_INPUTS)
        return;
    struct slice path = deed_path(look, site, nulls);
    struct diag *diag = look_add(
        look, site_span(look, site, site->program.root->span),
        "`%.*s` is optional: the text says `null` when it is left empty",
        SLICE_ARGS(path));

    deed_relate(look, diag, nulls);
    bag_help(look->bag, diag, "write `%.*s // \"\"`",
             SLICE_ARGS(site_text(site, site->program.root->span)));
}

const struct rule rule_type_null_in_text = {
    .kind = {"type-null-in-text", LEVEL_INFO, false,
             "an optional input in the middle of a text"},
    .since = "0.1",
    .on_site = on_site,
};
