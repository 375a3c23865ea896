/* A comparison that always gives the same: with a value that an input does
 * not offer, or between values of different kinds.
 */
#include "rules/deed.h"

#include "base/near.h"

static bool
is_null(const struct type *type)
{
    return type->kinds == TYPE_NULL;
}

/* Whether the input may be left out, for all that a condition around says. */
static bool
is_optional(const struct site *site, struct origin origin)
{
    const struct field *inputs = type_field(site->input, S("inputs"));
    const struct field *input =
        inputs ? type_field(inputs->type, origin.name) : NULL;

    return input && input->optional;
}

/* Comparing with null asks whether something is there.  That it always is, is
 * worth a word for an input that must be filled in only.
 */
static bool
asks_for_null(const struct site *site, const struct deed *deed)
{
    const struct type *side = is_null(deed->type) ? deed->other : deed->type;

    if (!is_null(deed->type) && !is_null(deed->other))
        return false;
    return !side->origin.shape || side->origin.shape->tag != TAG_INPUTS ||
           is_optional(site, side->origin);
}

/* The literal on the one side, which the other side is never. */
static const struct literal *
stranger(const struct deed *deed, const struct type **offers)
{
    const struct literal *left = type_single(deed->type);
    const struct literal *right = type_single(deed->other);

    *offers = right ? deed->type : deed->other;
    return right ? right : left;
}

static void
outside(struct look *look, const struct site *site, const struct deed *deed,
        const struct literal *literal, const struct type *offers)
{
    struct slice path = deed_path(look, site, offers->origin);
    struct near near = near_start(literal->text);
    const char *always = deed->truth ? "true" : "false";

    for (uint32_t i = 0; i < offers->onlys; i++)
        near_offer(&near, offers->only[i].text);
    struct slice best = near_best(&near);
    struct span where = site_span(look, site, deed->expr->span);
    struct slice what =
        path.len ? arena_printf(look->arena, "`%.*s`", SLICE_ARGS(path))
                 : S("this");
    struct diag *diag =
        deed->expr->kind == EXPR_COMPARE
            ? look_add(look, where, "always %s: %.*s is never `%.*s`", always,
                       SLICE_ARGS(what), SLICE_ARGS(literal->text))
            : look_add(look, where, "%.*s is never `%.*s`", SLICE_ARGS(what),
                       SLICE_ARGS(literal->text));

    if (best.len)
        bag_help(look->bag, diag, "did you mean `%.*s`?", SLICE_ARGS(best));
    deed_relate(look, diag, offers->origin);
}

static bool
is_literal(const struct expr *expr)
{
    expr = expr_inner(expr);
    return expr && (expr->kind == EXPR_NUMBER || expr->kind == EXPR_NULL ||
                    expr->kind == EXPR_TRUE || expr->kind == EXPR_FALSE ||
                    (expr->kind == EXPR_STRING && !expr->list));
}

/* `(e | type) == "…"` asks what is known here, for an author who did not. */
static bool
asks_for_type(const struct expr *expr)
{
    expr = expr_inner(expr);
    while (expr && expr->kind == EXPR_PIPE)
        expr = expr_inner(expr->right);
    return expr && expr->kind == EXPR_CALL &&
           slice_equal(expr->name, S("type"));
}

static void
on_deed(struct look *look, const struct site *site, const struct deed *deed)
{
    const struct type *offers;
    const struct literal *literal;

    if (deed->kind != DEED_SAME || asks_for_null(site, deed) ||
        deed_explained(look, site, deed))
        return;
    /* Two constants are a switch that someone left in place. */
    if (is_literal(deed->expr->left) && is_literal(deed->expr->right))
        return;
    if (asks_for_type(deed->expr->left) || asks_for_type(deed->expr->right))
        return;
    literal = stranger(deed, &offers);
    if (literal && offers->kinds & literal->kind && offers->onlys) {
        outside(look, site, deed, literal, offers);
        return;
    }
    struct slice left = type_phrase(look->arena, deed->type->kinds);
    struct slice right = type_phrase(look->arena, deed->other->kinds);
    struct diag *diag = look_add(look, site_span(look, site, deed->expr->span),
                                 "always %s: %.*s is compared with %.*s",
                                 deed->truth ? "true" : "false",
                                 SLICE_ARGS(left), SLICE_ARGS(right));

    deed_relate(look, diag, deed->type->origin);
    deed_relate(look, diag, deed->other->origin);
}

const struct rule rule_type_comparison = {
    .kind = {"type-comparison", LEVEL_WARNING, false,
             "a comparison that always gives the same"},
    .since = "0.1",
    .on_deed = on_deed,
};
