/* An operation that fails when an optional input was left empty, or a
 * property is null: the whole template is null then.
 */
#include "rules/deed.h"

/* Only the first of one expression: the guard goes to the front anyway. */
static bool
is_first(const struct site *site, const struct deed *deed)
{
    for (uint32_t i = 0; i < site->facts->deeds.count; i++) {
        const struct deed *other = &site->facts->deeds.item[i];

        if (other->kind == DEED_RISKS &&
            other->type->nulls.shape == deed->type->nulls.shape &&
            slice_equal(other->type->nulls.name, deed->type->nulls.name))
            return other == deed;
    }
    return true;
}

/* What is as good as nothing for the operation. */
static const char *
nothing(const struct deed *deed)
{
    unsigned wants =
        deed->what == DEED_OPERATOR ? deed->other->kinds : deed->wants;

    if (wants & TYPE_STRING)
        return "\"\"";
    if (wants & TYPE_ARRAY)
        return "[]";
    return wants & TYPE_OBJECT ? "{}" : "0";
}

static void
on_deed(struct look *look, const struct site *site, const struct deed *deed)
{
    struct slice path;

    if (deed->kind != DEED_RISKS || !is_first(site, deed))
        return;
    path = deed_path(look, site, deed->type->nulls);
    bool input = deed->type->nulls.shape->tag == TAG_INPUTS;
    const char *why =
        input ? "is optional: when it is left empty" : "may be null: then";
    struct slice name = deed->name;
    struct diag *diag;

    if (name.len && deed->what == DEED_CALL)
        diag = look_add(look, deed_span(look, site, deed),
                        "`%.*s` %s, `%.*s` fails and the whole template is "
                        "null",
                        SLICE_ARGS(path), why, SLICE_ARGS(name));
    else
        diag = look_add(look, deed_span(look, site, deed),
                        "`%.*s` %s, this fails and the whole template is null",
                        SLICE_ARGS(path), why);
    deed_relate(look, diag, deed->type->nulls);
    bag_help(look->bag, diag, "write `(%.*s // %s)`", SLICE_ARGS(path),
             nothing(deed));
}

const struct rule rule_type_may_fail = {
    .kind = {"type-may-fail", LEVEL_INFO, false,
             "an operation that fails when an optional value is missing"},
    .since = "0.1",
    .on_deed = on_deed,
};
