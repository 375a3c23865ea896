/* `.secrets.X` where the configuration names all secrets, and X is none of
 * them.  Without such a list nobody outside of Port knows.
 */
#include "rules/rule.h"

/* The FIELD that reads a member of `object`, or NULL. */
static const struct jq_expr *
reader_of(const struct jq_expr *object)
{
    const struct jq_expr *reader = object->parent;

    while (reader && reader->kind == EXPR_GROUP)
        reader = reader->parent;
    return reader && reader->kind == EXPR_FIELD ? reader : NULL;
}

/* Those that the configuration names. */
static struct suggestion_index *
known(const struct rule_context *context)
{
    const struct settings_names *listed = &context->settings->secret;
    bool fresh;
    struct suggestion_index *names = bag_names(context->bag, listed, 0, &fresh);

    for (uint32_t i = 0; fresh && i < listed->list.count; i++)
        suggestion_index_add(names, listed->list.item[i]);
    return names;
}

static bool
asks(const struct rule_context *context, const struct action *action)
{
    (void)action;
    return context->settings->secrets_known;
}

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    if (!slice_equal(fact->name, S("secrets")))
        return;
    const struct jq_expr *field = reader_of(fact->expr);

    if (!field || suggestion_index_has(known(context), field->text))
        return;
    struct suggestion suggestion =
        bag_suggest(context->bag, known(context), field->text);
    struct span where = expression_name_span(context, expression, field);
    struct slice best = suggestion_best(&suggestion);
    struct diag *diag =
        best.len
            ? rule_report(context, where,
                          "there is no secret `%.*s`; did you mean `%.*s`?",
                          SLICE_ARGS(field->text), SLICE_ARGS(best))
            : rule_report(context, where, "there is no secret `%.*s`",
                          SLICE_ARGS(field->text));

    bag_help(context->bag, diag,
             "`secrets` in the configuration lists them all");
    if (best.len) {
        expression_rename(context, expression, diag, field, best);
        diag->fix.safe = false; /* the list may be what is not up to date */
    }
}

const struct rule rule_unknown_secret = {
    .kind = {"unknown-secret", LEVEL_WARNING, true,
             "an expression reads a secret that the configuration does not "
             "list"},
    .since = "0.1",
    .asks = asks,
    .facts = FACT_BIT(FACT_MEMBER, TAG_ROOT),
    .on_fact = on_fact,
};
