#include "source/credential.h"

#include "base/containers/hash.h"

#include <string.h>

/* Prefixes that only real credentials have, with the least number of
 * characters that must follow; from the vendors' own token formats.
 */
static const struct {
    struct slice prefix;
    uint8_t rest;
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

/* What tokens are made of. */
static bool
is_token_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '-' && c <= '9') || c == '_' || c == '+' || c == '=' ||
           c == '~';
}

/* The head of a word says whether it is an example; the rest is not read, so
 * that a word of a megabyte costs no more.
 */
enum { HEAD_MOST = 4096 };

/* What is shorter is no credential. */
enum { WORD_LEAST = 12 };

/* Letters and digits mixed, `least` digits at least, and no word that says
 * "put yours here": what people write in examples is not reported.
 */
static bool
is_credential(struct slice text, unsigned least)
{
    static const struct slice words[] = {
        SC("your"), SC("token"),       SC("secret"),   SC("example"),
        SC("xxx"),  SC("placeholder"), SC("changeme"), SC("key"),
        SC("here"), SC("000000"),      SC("12345"),    SC("..."),
    };
    unsigned digits = 0, letters = 0;

    text = slice_cut(text, 0, HEAD_MOST);
    for (size_t i = 0; i < text.len; i++) {
        bool digit = text.at[i] >= '0' && text.at[i] <= '9';

        digits += digit;
        letters += !digit && text.at[i] != '-' && text.at[i] != '_';
        for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++)
            if (slice_equal_nocase(slice_cut(text, i, i + words[w].len),
                                   words[w]))
                return false;
    }
    return text.len >= WORD_LEAST && digits >= least && letters >= 2;
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

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Most texts have few digits. */
static size_t
next_digit(struct slice text, size_t at)
{
    while (at < text.len && !is_digit(text.at[at])) {
        at++;
        while (at + 8 <= text.len && !may_have_digit(hash_word(text.at + at)))
            at += 8;
    }
    return at;
}

bool
credential_word(struct slice text, size_t from, struct slice *word)
{
    for (size_t end = from; (from = next_digit(text, end)) < text.len;) {
        size_t at = from;

        while (at > end && is_token_char(text.at[at - 1]))
            at--;
        end = from;
        while (end < text.len && is_token_char(text.at[end]))
            end++;
        *word = slice_cut(text, at, end);
        if (word->len >= WORD_LEAST)
            return true;
    }
    return false;
}

/* Where a word is in its text. */
struct text_run {
    size_t at, end;
};

/* Takes the rest of the run from `at` on when it begins before what was found
 * so far.
 */
static void
take(struct credential *found, struct text_run run, size_t at, size_t known,
     const char *what)
{
    if (found->len == 0 || at < found->at)
        *found = (struct credential){at, run.end - at, known, what};
}

static void
find_token(struct slice text, struct text_run run, struct credential *found)
{
    struct slice whole = slice_cut(text, run.at, run.end);

    for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++) {
        struct slice prefix = tokens[i].prefix;
        size_t at = slice_find(whole, prefix, 0);

        if (at == SLICE_NONE || whole.len - at < prefix.len + tokens[i].rest)
            continue;
        bool fresh =
            at == 0 || whole.at[at - 1] == '/' || whole.at[at - 1] == '=';

        if (fresh &&
            is_credential(slice_cut(whole, at + prefix.len, whole.len), 1))
            take(found, run, run.at + at, prefix.len, tokens[i].what);
    }
}

/* Offset in the run behind a label that makes the rest a credential; a label
 * with a blank stands right before the run, one with `=` in it.
 */
static size_t
behind_label(struct slice text, struct text_run run, struct slice label)
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

static void
find_labelled(struct slice text, struct text_run run, struct credential *found)
{
    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
        size_t from = behind_label(text, run, labels[i]);

        if (from != SLICE_NONE &&
            is_credential(slice_cut(text, from, run.end), 2))
            take(found, run, from, 0, "a credential");
    }
}

/* The password of a URL: behind `//name:` and before `@`. */
static void
find_password(struct slice text, struct text_run run, struct credential *found)
{
    if (run.at == 0 || text.at[run.at - 1] != ':' || run.end == text.len ||
        text.at[run.end] != '@')
        return;
    size_t name = run.at - 1;

    /* Never beyond the colon before: all of this is linear. */
    while (name &&
           slice_find_byte(S("/:@ \"\n"), text.at[name - 1], 0) == SLICE_NONE)
        name--;
    if (slice_ends(slice_cut(text, 0, name), S("//")) &&
        is_credential(slice_cut(text, run.at, run.end), 2))
        take(found, run, run.at, 0, "a password");
}

bool
credential_find(struct slice text, struct slice word,
                struct credential *credential)
{
    size_t at = (size_t)(word.at - text.at);
    struct text_run run = {at, at + word.len};

    *credential = (struct credential){0};
    find_token(text, run, credential);
    find_labelled(text, run, credential);
    find_password(text, run, credential);
    return credential->len > 0;
}

/* Names of members and headers whose value is a credential, in part. */
static bool
names_credential(struct slice name)
{
    static const struct slice ends[] = {
        SC("password"), SC("passwd"),     SC("secret"),  SC("token"),
        SC("apikey"),   SC("api_key"),    SC("api-key"), SC("accesskey"),
        SC("auth-key"), SC("access_key"),
    };

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (name.len >= ends[i].len &&
            slice_equal_nocase(
                slice_cut(name, name.len - ends[i].len, name.len), ends[i]))
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

bool
credential_is_named(struct slice name, struct slice value)
{
    return names_credential(name) && is_random(value);
}
