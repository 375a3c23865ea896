/* A field that an object of the context does not have: `.run.identifier`,
 * `.trigger.user`, `.event.diff.new`.
 */
#include "rules/deed.h"
#include "rules/reference.h"

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    const struct expr *field = fact->expr;
    const struct shape *shape = fact->shape;

    /* Without any field it is the entity that a CREATE action does not have:
     * entity-in-create speaks of it.
     */
    if (shape->tag < TAG_PLAIN || shape->count == 0 ||
        reference_is_log(look, site, fact))
        return;
    struct slice best = look_nearest(look, shape, fact->name);
    struct slice noun = shape->noun.len ? shape->noun : S("this object");
    struct span where = site_name_span(look, site, field);

    struct diag *diag;

    if (best.len)
        diag = look_add(
            look, where, "%.*s has no field `%.*s`; did you mean `%.*s`?",
            SLICE_ARGS(noun), SLICE_ARGS(fact->name), SLICE_ARGS(best));
    else
        diag = look_add(look, where,
                        "%.*s has no field `%.*s`, so it is always null",
                        SLICE_ARGS(noun), SLICE_ARGS(fact->name));
    if (best.len)
        site_rename(look, site, diag, field, best);
    else if (shape->count <= 12)
        bag_help(look->bag, diag, "it has %.*s",
                 SLICE_ARGS(look_names(look, shape, "", 12)));
    if (shape->tag == TAG_SAMPLE)
        diag->level = LEVEL_INFO;
    deed_raise(look, site, fact, diag);
}

const struct rule rule_unknown_field = {
    .kind = {"unknown-field", LEVEL_WARNING, true,
             "a path reads a field that the object before it does not have"},
    .since = "0.1",
    .facts =
        FACT_BIT(FACT_UNKNOWN, TAG_PLAIN) | FACT_BIT(FACT_UNKNOWN, TAG_SAMPLE),
    .on_fact = on_fact,
};
