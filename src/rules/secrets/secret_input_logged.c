/* An encrypted input arrives encrypted: as a whole value the backend can
 * decrypt it, in the middle of a text it is of no use.
 */
#include "rules/rule.h"

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    if (fact->object->tag != TAG_INPUTS ||
        expression->slot->root != ROOT_PAYLOAD || expression->whole ||
        fact->expr != jq_expr_inner(expression->program.root))
        return;
    const struct node *input = action_input(context->action, fact->name);

    if (!input)
        return;
    const struct node *key =
        node_key(context->tree, node_value(input), name_text(N_encryption));

    if (!key)
        return;
    struct diag *diag = rule_report(
        context, expression_name_span(context, expression, fact->expr),
        "`%.*s` is encrypted: the text gets its ciphertext, which cannot be "
        "decrypted there",
        SLICE_ARGS(fact->name));

    bag_relate(context->bag, diag, node_span(key), "encrypted here");
    bag_help(context->bag, diag,
             "send it as a value of its own and decrypt it there");
}

const struct rule rule_secret_input_logged = {
    .kind = {"secret-input-logged", LEVEL_WARNING, false,
             "an encrypted input in the middle of a text"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_MEMBER, TAG_INPUTS),
    .on_fact = on_fact,
};
