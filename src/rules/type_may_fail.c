/* An operation that fails when an optional input was left empty, or a
 * property is null: the whole template is null then.
 */
#include "rules/deed.h"
#include "rules/notes.h"

/* Only the first of one expression: the guard goes to the front anyway. */
static bool
is_first(struct look *look, const struct site *site, const struct deed *deed)
{
    struct origin nulls = deed->type->nulls;
    uint32_t first =
        notes_find(&notes_get(look, site)->risks, nulls.shape, nulls.name);

    return deed == &site->facts->deeds.item[first - 1];
}

/* What is as good as nothing for the operation; NULL: nothing is. */
static const char *
nothing(const struct deed *deed)
{
    static const struct slice choosy[] = {SC("fromdate"), SC("fromdateiso8601"),
                                          SC("fromjson"), SC("strptime")};
    bool between = deed->what == DEED_OPERATOR;
    unsigned wants = between ? deed->other->kinds : deed->wants;

    for (size_t i = 0; i < sizeof choosy / sizeof *choosy; i++)
        if (slice_equal(deed->name, choosy[i]))
            return NULL;
    /* What operators reckon with, when nobody knows, and text can be. */
    if (wants & TYPE_NUMBER &&
        (between || slice_equal(deed->name, S("tonumber"))))
        return "0";
    if (wants & TYPE_STRING)
        return "\"\"";
    if (wants & TYPE_ARRAY)
        return "[]";
    return wants & TYPE_OBJECT ? "{}" : "0";
}

/* What fails, in words. */
static struct slice
culprit(const struct look *look, const struct deed *deed)
{
    if (deed->what == DEED_OPERATOR)
        return arena_printf(look->arena, "`%s`", expr_op_text(deed->expr->op));
    if (deed->what == DEED_ITERATE)
        return S("`[]`");
    if (deed->what == DEED_CALL && deed->name.len)
        return arena_printf(look->arena, "`%.*s`", SLICE_ARGS(deed->name));
    return S("this");
}

/* What comes of it. */
static const char *
effect(const struct site *site)
{
    if (site->slot->syntax != SLOT_JQ)
        return "the whole template is null";
    return site->slot->place == PLACE_CONDITION
               ? "the condition is not met"
               : "the whole expression is null";
}

static void
on_deed(struct look *look, const struct site *site, const struct deed *deed)
{
    if (deed->kind != DEED_RISKS || !is_first(look, site, deed))
        return;
    struct slice path = deed_path(look, site, deed->type->nulls);
    bool input = deed->type->nulls.shape->tag == TAG_INPUTS;
    struct slice what = culprit(look, deed);
    const char *none = nothing(deed);
    struct diag *diag =
        look_add(look, deed_span(look, site, deed),
                 input ? "`%.*s` is optional: when it is left empty, %.*s "
                         "fails and %s"
                       : "`%.*s` may be null: %.*s fails then, and %s",
                 SLICE_ARGS(path), SLICE_ARGS(what), effect(site));

    deed_relate(look, diag, deed->type->nulls);
    if (none)
        bag_help(look->bag, diag, "write `(%.*s // %s)`", SLICE_ARGS(path),
                 none);
    else
        bag_help(look->bag, diag, "ask first: `if %.*s then … else null end`",
                 SLICE_ARGS(path));
}

const struct rule rule_type_may_fail = {
    .kind = {"type-may-fail", LEVEL_INFO, false,
             "an operation that fails when an optional value is missing"},
    .since = "0.1",
    .on_deed = on_deed,
};
