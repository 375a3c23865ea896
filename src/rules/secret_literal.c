/* A credential written out where `{{ .secrets.… }}` belongs.  Placeholders
 * (`<TOKEN>`, `YOUR_TOKEN`, `$TOKEN`, `xxxx`) are left alone.
 */
#include "base/hash.h"
#include "rules/rule.h"
#include "tree/quote.h"

/* Prefixes that only real credentials have, with the least number of
 * characters that must follow; from the vendors' own token formats.
 */
static const struct {
    CELL(26) prefix;
    uint8_t rest;
    char what[32];
} tokens[] = {
    {CC("ghp_"), 20, "a GitHub personal access token"},
    {CC("gho_"), 20, "a GitHub OAuth token"},
    {CC("ghs_"), 20, "a GitHub app token"},
    {CC("ghu_"), 20, "a GitHub user token"},
    {CC("github_pat_"), 20, "a GitHub personal access token"},
    {CC("glpat-"), 16, "a GitLab access token"},
    {CC("xoxb-"), 10, "a Slack bot token"},
    {CC("xoxp-"), 10, "a Slack user token"},
    {CC("xapp-"), 10, "a Slack app token"},
    {CC("AKIA"), 16, "an AWS access key"},
    {CC("sk_live_"), 16, "a Stripe key"},
    {CC("hooks.slack.com/services/T"), 20, "a Slack webhook"},
    {CC("eyJhbGciOi"), 30, "a JSON Web Token"},
};

/* Words after which a value in a URL or header is a credential. */
static const CELL(13) labels[] = {
    CC("Bearer "),  CC("Basic "),        CC("token "),    CC("token="),
    CC("api_key="), CC("apikey="),       CC("api-key="),  CC("password="),
    CC("secret="),  CC("access_token="), CC("GenieKey "),
};

static bool
is_token_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' ||
           c == '/' || c == '+' || c == '=' || c == '~';
}

/* Letters and digits mixed, `least` digits at least, and no word that says
 * "put yours here": what people write in examples is not reported.
 */
static bool
is_credential(struct slice text, unsigned least)
{
    static const CELL(11) words[] = {
        CC("your"), CC("token"),       CC("secret"),   CC("example"),
        CC("xxx"),  CC("placeholder"), CC("changeme"), CC("key"),
        CC("here"), CC("000000"),      CC("12345"),    CC("..."),
    };
    unsigned digits = 0, letters = 0;

    for (size_t i = 0; i < text.len; i++) {
        bool digit = text.at[i] >= '0' && text.at[i] <= '9';

        digits += digit;
        letters += !digit && text.at[i] != '-' && text.at[i] != '_';
        for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++)
            if (slice_equal_nocase(slice_cut(text, i, i + words[w].len),
                                   cell_slice(words[w])))
                return false;
    }
    return text.len >= 12 && digits >= least && letters >= 2;
}

struct hit {
    size_t at, len;
    const char *what;
};

/* A run of token characters, the longest that `text` has there. */
struct run {
    size_t at, end;
    unsigned digits;
};

static bool
run_next(struct slice text, struct run *run)
{
    size_t at = run->end;

    while (at < text.len && !is_token_char(text.at[at]))
        at++;
    *run = (struct run){at, at, 0};
    while (run->end < text.len && is_token_char(text.at[run->end])) {
        char c = text.at[run->end++];

        run->digits += c >= '0' && c <= '9';
    }
    return run->at < text.len;
}

static bool
find_token(struct slice text, struct run run, struct hit *hit)
{
    struct slice whole = slice_cut(text, run.at, run.end);

    for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++) {
        struct slice prefix = cell_slice(tokens[i].prefix);
        size_t at = slice_find(whole, prefix, 0);

        if (at == SLICE_NONE || whole.len - at < prefix.len + tokens[i].rest)
            continue;
        bool fresh =
            at == 0 || whole.at[at - 1] == '/' || whole.at[at - 1] == '=';

        if (fresh &&
            is_credential(slice_cut(whole, at + prefix.len, whole.len), 1)) {
            *hit = (struct hit){run.at + at, whole.len - at, tokens[i].what};
            return true;
        }
    }
    return false;
}

/* Offset in the run behind a label that makes the rest a credential; a label
 * with a blank stands right before the run, one with `=` in it.
 */
static size_t
behind_label(struct slice text, struct run run, struct slice label)
{
    if (label.at[label.len - 1] == ' ') {
        struct slice before = slice_cut(
            text, run.at < label.len ? 0 : run.at - label.len, run.at);

        return slice_equal_nocase(before, label) ? run.at : SLICE_NONE;
    }
    for (size_t at = run.at; at + label.len <= run.end; at++)
        if (slice_equal_nocase(slice_make(text.at + at, label.len), label))
            return at + label.len;
    return SLICE_NONE;
}

static bool
find_labelled(struct slice text, struct run run, struct hit *hit)
{
    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
        size_t from = behind_label(text, run, cell_slice(labels[i]));

        if (from == SLICE_NONE ||
            !is_credential(slice_cut(text, from, run.end), 2))
            continue;
        *hit = (struct hit){from, run.end - from, "a credential"};
        return true;
    }
    return false;
}

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

/* Names of members and headers whose value is a credential, in part. */
static bool
names_credential(struct slice name)
{
    static const CELL(10) ends[] = {
        CC("password"), CC("passwd"),     CC("secret"),  CC("token"),
        CC("apikey"),   CC("api_key"),    CC("api-key"), CC("accesskey"),
        CC("auth-key"), CC("access_key"),
    };

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (name.len >= ends[i].len &&
            slice_equal_nocase(
                slice_cut(name, name.len - ends[i].len, name.len),
                cell_slice(ends[i])))
            return true;
    return false;
}

/* Upper case, lower case and digits in one word, as no name is written; or
 * hexadecimal digits of 16 bytes.
 */
static bool
is_random(struct slice text)
{
    unsigned upper = 0, lower = 0, digits = 0, hex = 0;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];

        upper += c >= 'A' && c <= 'Z';
        lower += c >= 'a' && c <= 'z';
        digits += c >= '0' && c <= '9';
        hex += (c >= 'a' && c <= 'f') || (c >= '0' && c <= '9');
    }
    bool mixed = upper >= 2 && lower >= 2 && digits >= 3;

    return upper + lower + digits == text.len && text.len >= 16 &&
           (mixed || (hex == text.len && text.len >= 32 && digits >= 6)) &&
           is_credential(text, 3);
}

static void
report(struct look *look, const struct node *node, struct hit hit)
{
    struct diag *diag =
        look_add(look, quote_span(look->tree, node, hit.at, hit.at + hit.len),
                 "%s is written out here, for everyone who can read this file",
                 hit.what);

    bag_help(look->bag, diag,
             "keep it in Port's secrets and write `{{ .secrets.MY_SECRET }}`");
}

/* Most strings have no run that is long enough and has digits in it. */
static void
check(struct look *look, const struct node *node, const struct node *key)
{
    struct slice text = node_text(look->tree, node);
    struct run run = {0};
    struct hit hit;

    if (!has_digit(text))
        return;
    if (key && names_credential(node_text(look->tree, key)) &&
        is_random(text)) {
        report(look, node, (struct hit){0, text.len, "a credential"});
        return;
    }
    while (run_next(text, &run)) {
        if (run.end - run.at < 12 || run.digits < 1 ||
            (!find_token(text, run, &hit) && !find_labelled(text, run, &hit)))
            continue;
        report(look, node, hit);
        return;
    }
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
