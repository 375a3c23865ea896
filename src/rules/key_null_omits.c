/* A key that is null drops its pair.  With `if … else null end` that is how
 * it is meant; from an input that may be left empty it is worth a word.  A key
 * that cannot be text at all is template-key-type.
 */
#include "rules/deed.h"

static void
on_site(struct look *look, const struct site *site)
{
    const struct type *type = site->outcome.type;
    struct origin nulls = type->nulls;

    if (site->slot->syntax != SLOT_KEY || !site->whole ||
        !site->program.valid ||
        type->kinds != ((unsigned)TYPE_NULL | TYPE_STRING) || !nulls.shape ||
        nulls.shape->tag != TAG_INPUTS)
        return;
    struct slice path = deed_path(look, site, nulls);
    struct diag *diag = look_add(
        look, site_span(look, site, site->program.root->span),
        "`%.*s` is optional: when it is left empty, this pair is not sent",
        SLICE_ARGS(path));

    deed_relate(look, diag, nulls);
}

const struct rule rule_key_null_omits = {
    .kind = {"key-null-omits", LEVEL_INFO, false,
             "a key from an optional input, without which the pair is lost"},
    .since = "0.1",
    .traits = SITE_KEY,
    .on_site = on_site,
};
