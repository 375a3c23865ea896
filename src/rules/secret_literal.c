/* A credential written out where `{{ .secrets.… }}` belongs.  Placeholders
 * (`<TOKEN>`, `YOUR_TOKEN`, `$TOKEN`, `xxxx`) are left alone.
 */
#include "base/hash.h"
#include "rules/rule.h"
#include "source/credential.h"
#include "tree/quote.h"

/* Whether there may be a digit among the eight bytes: what is less than ten
 * when `0` is taken off.  A borrow can only make more of them.
 */
static bool
may_have_digit(uint64_t word)
{
    const uint64_t each = 0x0101010101010101u;
    uint64_t rest = word ^ each * '0';

    return (rest - each * 10) & ~rest & each * 0x80;
}

/* Most strings have no digit at all. */
static bool
has_digit(struct slice text)
{
    bool any = false, found = false;

    for (size_t at = 0; at + 8 <= text.len; at += 8)
        any |= may_have_digit(hash_word(text.at + at));
    if (text.len >= 8)
        any |= may_have_digit(hash_word(text.at + text.len - 8));
    for (size_t i = 0; i < text.len && (any || text.len < 8); i++)
        found |= text.at[i] >= '0' && text.at[i] <= '9';
    return found;
}

static void
report(struct look *look, const struct node *node, struct credential found)
{
    struct span where =
        quote_span(look->tree, node, found.at, found.at + found.len);
    struct diag *diag =
        look_add(look, where,
                 "%s is written out here, for everyone who can read this file",
                 found.what);

    bag_hide(look->bag, where);
    bag_help(look->bag, diag,
             "keep it in Port's secrets and write `{{ .secrets.MY_SECRET }}`");
}

static void
check(struct look *look, const struct node *node, const struct node *key)
{
    struct slice text = node_text(look->tree, node);
    struct credential found = {.len = text.len, .what = "a credential"};

    if (!has_digit(text))
        return;
    if ((key && credential_is_named(node_text(look->tree, key), text)) ||
        credential_next(text, 0, &found))
        report(look, node, found);
}

static void
on_action(struct look *look, const struct action *action)
{
    const struct node *end = action->method ? node_end(action->method) : NULL;

    for (const struct node *node = action->method; node < end; node++)
        if (node_is(node, NODE_STRING) && node->len > 12)
            check(look, node, node_is(node - 1, NODE_KEY) ? node - 1 : NULL);
}

const struct rule rule_secret_literal = {
    .kind = {"secret-literal", LEVEL_ERROR, false,
             "a credential is written out instead of kept in a secret"},
    .since = "0.1",
    .on_action = on_action,
};
