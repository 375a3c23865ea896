/* A credential written out where `{{ .secrets.… }}` belongs.  Placeholders
 * (`<TOKEN>`, `YOUR_TOKEN`, `$TOKEN`, `xxxx`) are left alone.
 */
#include "rules/rule.h"
#include "source/credential.h"
#include "tree/quote.h"

static void
report(struct rule_context *context, const struct node *node,
       struct credential found)
{
    struct span where =
        quote_span(context->tree, node, found.at, found.at + found.len);
    struct diag *diag = rule_report(context, where,
                                    "%s is in plain text here, where everyone "
                                    "with access to this file can read it",
                                    found.what);

    bag_hide(context->bag, where);
    bag_help(context->bag, diag,
             "keep it in Port's secrets and write `{{ .secrets.MY_SECRET }}`");
}

static void
check(struct rule_context *context, const struct node *node,
      const struct node *key)
{
    struct slice text = node_text(context->tree, node), word;

    for (size_t at = 0; credential_word(text, at, &word);
         at = (size_t)(word.at - text.at) + word.len) {
        struct credential found = {.len = text.len, .what = "a credential"};

        if ((word.len == text.len && key &&
             credential_is_named(node_text(context->tree, key), text)) ||
            credential_find(text, word, &found)) {
            report(context, node, found);
            return;
        }
    }
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    const struct node *end = action->method ? node_end(action->method) : NULL;

    for (const struct node *node = action->method; node < end; node++)
        if (node_is(node, NODE_STRING) && node->len > 12)
            check(context, node, node_is(node - 1, NODE_KEY) ? node - 1 : NULL);
}

const struct rule rule_secret_literal = {
    .kind = {"secret-literal", LEVEL_ERROR, false,
             "a credential in plain text instead of a secret"},
    .since = "0.1",
    .on_action = on_action,
};
