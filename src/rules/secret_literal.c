/* A credential written out where `{{ .secrets.… }}` belongs.  Placeholders
 * (`<TOKEN>`, `YOUR_TOKEN`, `$TOKEN`, `xxxx`) are left alone.
 */
#include "rules/rule.h"
#include "tree/quote.h"

/* Prefixes that only real credentials have, with the least number of
 * characters that must follow; from the vendors' own token formats.
 */
static const struct {
    struct slice prefix;
    size_t rest;
    const char *what;
} tokens[] = {
    {SC("ghp_"), 20, "a GitHub personal access token"},
    {SC("gho_"), 20, "a GitHub OAuth token"},
    {SC("ghs_"), 20, "a GitHub app token"},
    {SC("ghu_"), 20, "a GitHub user token"},
    {SC("github_pat_"), 20, "a GitHub personal access token"},
    {SC("glpat-"), 16, "a GitLab access token"},
    {SC("xoxb-"), 10, "a Slack bot token"},
    {SC("xoxp-"), 10, "a Slack user token"},
    {SC("xapp-"), 10, "a Slack app token"},
    {SC("AKIA"), 16, "an AWS access key"},
    {SC("sk_live_"), 16, "a Stripe key"},
    {SC("hooks.slack.com/services/T"), 20, "a Slack webhook"},
    {SC("eyJhbGciOi"), 30, "a JSON Web Token"},
};

/* Words after which a value in a URL or header is a credential. */
static const struct slice labels[] = {
    SC("Bearer "),  SC("Basic "),        SC("token "),    SC("token="),
    SC("api_key="), SC("apikey="),       SC("api-key="),  SC("password="),
    SC("secret="),  SC("access_token="), SC("GenieKey "),
};

static bool
is_token_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' ||
           c == '/' || c == '+' || c == '=' || c == '~';
}

static size_t
run_length(struct slice text, size_t from)
{
    size_t at = from;

    while (at < text.len && is_token_char(text.at[at]))
        at++;
    return at - from;
}

/* Letters and digits mixed and no word that says "put yours here": what
 * people write in examples is not reported.
 */
static bool
is_credential(struct slice text)
{
    static const struct slice words[] = {
        SC("your"), SC("token"),       SC("secret"),   SC("example"),
        SC("xxx"),  SC("placeholder"), SC("changeme"), SC("key"),
        SC("here"), SC("000000"),      SC("12345"),    SC("..."),
    };
    unsigned digits = 0, letters = 0;

    for (size_t i = 0; i < text.len; i++) {
        bool digit = text.at[i] >= '0' && text.at[i] <= '9';

        digits += digit;
        letters += !digit && text.at[i] != '-' && text.at[i] != '_';
        for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++)
            if (slice_equal_nocase(slice_cut(text, i, i + words[w].len),
                                   words[w]))
                return false;
    }
    return text.len >= 12 && digits >= 2 && letters >= 2;
}

struct hit {
    size_t at, len;
    const char *what;
};

static bool
find_token(struct slice text, struct hit *hit)
{
    for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++) {
        struct slice prefix = tokens[i].prefix;

        for (size_t at = slice_find(text, prefix, 0); at != SLICE_NONE;
             at = slice_find(text, prefix, at + 1)) {
            size_t len = run_length(text, at + prefix.len);
            struct slice rest = slice_make(text.at + at + prefix.len, len);
            bool fresh = at == 0 || !is_token_char(text.at[at - 1]) ||
                         text.at[at - 1] == '/' || text.at[at - 1] == '=';

            if (len >= tokens[i].rest && fresh && is_credential(rest)) {
                *hit = (struct hit){at, prefix.len + len, tokens[i].what};
                return true;
            }
        }
    }
    return false;
}

static bool
find_labelled(struct slice text, struct hit *hit)
{
    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
        for (size_t at = 0; at + labels[i].len < text.len; at++) {
            if (!slice_equal_nocase(slice_cut(text, at, at + labels[i].len),
                                    labels[i]))
                continue;
            size_t from = at + labels[i].len;
            size_t len = run_length(text, from);

            if (is_credential(slice_make(text.at + from, len))) {
                *hit = (struct hit){from, len, "a credential"};
                return true;
            }
        }
    }
    return false;
}

static void
check(struct look *look, const struct node *node)
{
    struct slice text = node_text(look->tree, node);
    struct hit hit;

    if (!find_token(text, &hit) && !find_labelled(text, &hit))
        return;
    struct diag *diag =
        look_add(look, quote_span(look->tree, node, hit.at, hit.at + hit.len),
                 "%s is written out here, for everyone who can read this file",
                 hit.what);

    bag_help(look->bag, diag,
             "keep it in Port's secrets and write `{{ .secrets.MY_SECRET }}`");
}

static void
on_action(struct look *look, const struct action *action)
{
    const struct node *end = action->method ? node_end(action->method) : NULL;

    for (const struct node *node = action->method; node < end; node++)
        if (node_is(node, NODE_STRING) && node->len > 12)
            check(look, node);
}

const struct rule rule_secret_literal = {
    .kind = {"secret-literal", LEVEL_ERROR, false,
             "a credential is written out instead of kept in a secret"},
    .since = "0.1",
    .on_action = on_action,
};
