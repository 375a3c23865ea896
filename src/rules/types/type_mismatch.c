/* What an expression gives is not what Port takes at its place: the `url` of
 * a webhook is a string, `synchronized` a boolean.  Keys and spreadValue() are
 * the templates' own business (template-key-type, template-spread-not-object).
 */
#include "rules/type_issue.h"

#include "jq/kinds.h"

/* What Port takes at a place: expression_slots.def. */
struct take {
    unsigned kinds, elements;
    enum level level;
    const char *where, *takes;
};

static const struct take takes[] = {
#define PLACE(id, kinds, elements, level, where, takes) \
    {kinds, elements, level, where, takes},
#include "port/expression_slots.def"
#undef PLACE
};

/* Of an input's default, and of the values that it offers, the declaration
 * has the last word.
 */
static void
refine(const struct rule_context *context, const struct expression_slot *slot,
       struct take *take)
{
    if (!slot->input ||
        (slot->place != PLACE_DEFAULT && slot->place != PLACE_CHOICES))
        return;
    const struct type *input =
        context_input(context->arena, context->tree, slot->input);

    if (slot->place == PLACE_CHOICES) {
        if (!(input->kinds & TYPE_ARRAY))
            take->elements = input->kinds;
        return;
    }
    take->kinds = input->kinds | TYPE_NULL;
    if (input->kinds & TYPE_ARRAY && input->element)
        take->elements = input->element->kinds;
}

/* The kinds of the elements, when the place takes arrays of others only. */
static unsigned
wrong_elements(const struct type *type, const struct take *take)
{
    const struct type *element = type->element;

    if ((type->kinds & ~(unsigned)TYPE_NULL) != TYPE_ARRAY || !element ||
        type_is_any(element) || element->kinds & take->elements)
        return 0;
    return element->kinds;
}

static bool
is_first(const struct rule_context *context,
         const struct expression *expression)
{
    return expression == context->expressions->list.item ||
           expression[-1].slot != expression->slot;
}

static struct slice
where(const struct rule_context *context, const struct expression_slot *slot,
      const struct take *take)
{
    if (slot->name.len == 0)
        return slice_from(take->where);
    return arena_printf(context->arena, "%s`%.*s`", take->where,
                        SLICE_ARGS(slot->name));
}

static struct slice
wanted(const struct rule_context *context, const struct expression_slot *slot,
       const struct take *take)
{
    struct arena *arena = context->arena;

    if (slot->place == PLACE_DEFAULT && take->kinds & TYPE_ARRAY)
        return S("an array");
    if (slot->place == PLACE_DEFAULT)
        return type_phrase(arena, take->kinds & ~(unsigned)TYPE_NULL);
    return slice_from(take->takes);
}

static void
advise(const struct rule_context *context, const struct expression *expression,
       struct diag *diag, const struct take *take, unsigned kinds)
{
    struct slice text =
        expression_text(expression, expression->program.root->span);
    bool text_wanted = (take->kinds & ~(unsigned)TYPE_NULL) == TYPE_STRING;

    if (!expression->whole)
        bag_help(context->bag, diag,
                 "remove the text around the template: its value then keeps "
                 "its type");
    else if (text_wanted && !(kinds & (TYPE_ARRAY | TYPE_OBJECT)))
        bag_help(context->bag, diag, "convert it to text: `%.*s | tostring`",
                 SLICE_ARGS(text));
    else if (text_wanted && !(kinds & TYPE_OBJECT))
        bag_help(context->bag, diag, "join its elements: `%.*s | join(\",\")`",
                 SLICE_ARGS(text));
    else if (take->kinds == TYPE_ARRAY && !(kinds & TYPE_ARRAY))
        bag_help(context->bag, diag, "put it into an array: `[%.*s]`",
                 SLICE_ARGS(text));
    else if (take->kinds == TYPE_BOOLEAN)
        bag_help(context->bag, diag, "compare it: `(%.*s) == …`",
                 SLICE_ARGS(text));
}

static struct diag *
wrong_kind(struct rule_context *context, const struct expression *expression,
           const struct take *take, unsigned kinds)
{
    struct slice has = type_phrase(context->arena, kinds);
    struct diag *diag = rule_report(
        context,
        expression_span(context, expression, expression->program.root->span),
        "%.*s takes %.*s, but this gives %.*s",
        SLICE_ARGS(where(context, expression->slot, take)),
        SLICE_ARGS(wanted(context, expression->slot, take)), SLICE_ARGS(has));

    advise(context, expression, diag, take, kinds);
    return diag;
}

static struct diag *
wrong_element(struct rule_context *context, const struct expression *expression,
              const struct take *take, unsigned kinds)
{
    struct slice has = type_phrase(context->arena, kinds);
    struct slice wants = type_phrase(context->arena, take->elements);

    return rule_report(
        context,
        expression_span(context, expression, expression->program.root->span),
        "each element of %.*s must be %.*s, not %.*s",
        SLICE_ARGS(where(context, expression->slot, take)), SLICE_ARGS(wants),
        SLICE_ARGS(has));
}

static bool
is_ours(const struct rule_context *context, const struct expression *expression)
{
    enum slot_place place = expression->slot->place;

    if (place == PLACE_ANY || place == PLACE_KEY || place == PLACE_SPREAD)
        return false;
    /* Of text where a flag is wanted the schema has spoken. */
    if (place == PLACE_FLAG && !expression->whole)
        return false;
    return expression->program.valid && is_first(context, expression);
}

/* `=` all by itself where a boolean is wanted: `==` is meant.  False when that
 * is not so.
 */
static bool
assigns(struct rule_context *context, const struct expression *expression,
        const struct take *take)
{
    const struct jq_expr *root = jq_expr_inner(expression->program.root);

    if (take->kinds != TYPE_BOOLEAN || root->kind != EXPR_ASSIGN ||
        root->op != OP_ASSIGN)
        return false;
    struct span where = expression_span(context, expression, root->token);
    struct diag *diag = bag_add(context->bag, &kind_jq_assignment, where,
                                "`=` assigns; it does not compare");

    bag_fix(context->bag, diag, false, S("compare with `==`"), where, S("=="));
    return true;
}

static void
on_expression(struct rule_context *context, const struct expression *expression)
{
    const struct type *type =
        expression->whole ? expression->outcome.type : &type_string;
    unsigned kinds = type->kinds & ~(unsigned)TYPE_NULL;
    struct diag *diag;

    /* That it is null has been said, or is meant: it is left out then. */
    if (!is_ours(context, expression) || kinds == 0)
        return;
    struct take take = takes[expression->slot->place];

    if (assigns(context, expression, &take))
        return;
    refine(context, expression->slot, &take);
    unsigned elements = wrong_elements(type, &take);

    if (!(kinds & take.kinds))
        diag = wrong_kind(context, expression, &take, type->kinds);
    else if (elements)
        diag = wrong_element(context, expression, &take, elements);
    else
        return;
    diag->level = take.level;
    type_issue_relate(context, diag, type->origin);
}

const struct rule rule_type_mismatch = {
    .kind = {"type-mismatch", LEVEL_WARNING, false,
             "a value of a type that Port does not accept here"},
    .since = "0.1",
    .traits = EXPRESSION_TYPED,
    .on_expression = on_expression,
};
