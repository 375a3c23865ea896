/* An encrypted input arrives encrypted: as a whole value the backend can
 * decrypt it, in the middle of a text it is of no use.
 */
#include "rules/rule.h"

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    if (fact->shape->tag != TAG_INPUTS || site->slot->root != ROOT_PAYLOAD ||
        site->whole || fact->expr != expr_inner(site->program.root))
        return;
    const struct node *input = action_input(look->action, fact->name);

    if (!input)
        return;
    const struct node *key =
        node_key(look->tree, node_value(input), name_text(N_encryption));

    if (!key)
        return;
    struct diag *diag =
        look_add(look, site_name_span(look, site, fact->expr),
                 "`%.*s` is encrypted: the text gets its cipher, which nobody "
                 "can take out again",
                 SLICE_ARGS(fact->name));

    bag_relate(look->bag, diag, node_span(key), "encrypted here");
    bag_help(look->bag, diag,
             "send it as a value of its own and decrypt it there");
}

const struct rule rule_secret_input_logged = {
    .kind = {"secret-input-logged", LEVEL_WARNING, false,
             "an encrypted input in the middle of a text"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_MEMBER, TAG_INPUTS),
    .on_fact = on_fact,
};
