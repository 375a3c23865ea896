/* `.secrets.X` where the configuration names all secrets, and X is none of
 * them.  Without such a list nobody outside of Port knows.
 */
#include "rules/rule.h"

/* The FIELD that reads a member of `object`, or NULL. */
static const struct expr *
reader_of(const struct expr *object)
{
    const struct expr *reader = object->parent;

    while (reader && reader->kind == EXPR_GROUP)
        reader = reader->parent;
    return reader && reader->kind == EXPR_FIELD ? reader : NULL;
}

/* Those that the configuration names. */
static struct near_set *
known(const struct look *look)
{
    const struct settings_names *listed = &look->settings->secret;
    bool fresh;
    struct near_set *names = bag_names(look->bag, listed, 0, &fresh);

    for (uint32_t i = 0; fresh && i < listed->list.count; i++)
        near_set_add(names, listed->list.item[i]);
    return names;
}

static bool
asks(const struct look *look, const struct action *action)
{
    (void)action;
    return look->settings->secrets_known;
}

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    if (!slice_equal(fact->name, S("secrets")))
        return;
    const struct expr *field = reader_of(fact->expr);

    if (!field || near_set_has(known(look), field->text))
        return;
    struct near near = bag_near(look->bag, known(look), field->text);
    struct span where = site_name_span(look, site, field);
    struct slice best = near_best(&near);
    struct diag *diag =
        best.len ? look_add(look, where,
                            "there is no secret `%.*s`; did you mean `%.*s`?",
                            SLICE_ARGS(field->text), SLICE_ARGS(best))
                 : look_add(look, where, "there is no secret `%.*s`",
                            SLICE_ARGS(field->text));

    bag_help(look->bag, diag, "`secrets` in the configuration lists them all");
    if (best.len) {
        site_rename(look, site, diag, field, best);
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
