/* A value that may be null in the middle of a text, which says "null" then: an
 * optional input that was left empty, a property or relation of an entity that
 * has none.  The fields of entities themselves may be null, too (the title),
 * but so seldom that nobody wants to hear of it.
 */
#include "rules/deed.h"

/* Members that any entity may lack, as opposed to fields that all have. */
static bool
is_property(struct origin nulls)
{
    const struct shape *shape = nulls.shape;

    return shape->tag == TAG_PROPERTIES || shape->tag == TAG_RELATIONS ||
           (shape->tag != TAG_ROOT && !shape->closed && shape->rest);
}

/* Where the null comes from that `site` may put into a text; no shape: it
 * never does, or nobody knows.
 */
static struct origin
null_in_text(const struct site *site)
{
    const struct type *type = site->outcome.type;
    struct origin nulls = type->nulls;

    if (site->whole || !site->program.valid || site->slot->syntax == SLOT_JQ ||
        !(type->kinds & TYPE_NULL) || type->kinds == TYPE_NULL ||
        !nulls.shape || (nulls.shape->tag != TAG_INPUTS && !is_property(nulls)))
        return (struct origin){0};
    return nulls;
}

/* Of the properties of entities the first one in a text stands for all. */
static bool
is_repeated(const struct look *look, const struct site *site)
{
    const struct site *first = look->sites->list.item;

    for (size_t at = (size_t)(site - first); at > 0; at--) {
        const struct site *other = &first[at - 1];
        struct origin nulls = null_in_text(other);

        if (other->slot != site->slot)
            break;
        if (nulls.shape && nulls.shape->tag != TAG_INPUTS)
            return true;
    }
    return false;
}

static void
on_site(struct look *look, const struct site *site)
{
    struct origin nulls = null_in_text(site);

    if (!nulls.shape)
        return;
    bool input = nulls.shape->tag == TAG_INPUTS;

    if (!input && is_repeated(look, site))
        return;
    struct slice path = deed_path(look, site, nulls);
    struct diag *diag = look_add(
        look, site_span(look, site, site->program.root->span),
        input ? "`%.*s` is optional: the text says `null` when it is left empty"
              : "`%.*s` may be null: the text says `null` then",
        SLICE_ARGS(path));

    deed_relate(look, diag, nulls);
    bag_help(look->bag, diag, "write `%.*s // \"\"`",
             SLICE_ARGS(site_text(site, site->program.root->span)));
}

const struct rule rule_type_null_in_text = {
    .kind = {"type-null-in-text", LEVEL_INFO, false,
             "a value that may be null in the middle of a text"},
    .since = "0.1",
    .traits = SITE_NULLS,
    .on_site = on_site,
};
