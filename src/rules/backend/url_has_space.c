/* A blank in a URL: the request cannot be sent, or what comes after the
 * blank is lost.  Blanks in templates, or what was meant as one, and in
 * placeholders (`<your host>`) are no part of the URL; those at its ends do no
 * harm.
 */
#include "rules/rule.h"

#include "tree/quote.h"

/* Where what begins at `at` with a bracket ends; `at` when it is none. */
static size_t
skip(struct slice url, size_t at)
{
    size_t end = at;

    if (slice_starts(slice_cut(url, at, url.len), S("{{")))
        end = slice_find(url, S("}}"), at);
    else if (url.at[at] == '{')
        end = slice_find_byte(url, '}', at);
    else if (url.at[at] == '<')
        end = slice_find_byte(url, '>', at);
    return end == SLICE_NONE ? url.len : end;
}

/* The offset of the first blank of `url` that is part of it, or NONE. */
static size_t
blank_find(struct slice url)
{
    for (size_t at = 0; at < url.len; at = skip(url, at) + 1)
        if (url.at[at] == ' ')
            return at;
    return SLICE_NONE;
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    struct slice url = action_url(action);
    size_t at = slice_find_byte(url, ' ', 0);

    /* Most have no blank, wherever it is. */
    if (at == SLICE_NONE || !slice_starts(url, S("http")) ||
        !context->expressions_whole)
        return;
    at = blank_find(url);
    if (at == SLICE_NONE || slice_trim(slice_cut(url, at, url.len)).len == 0)
        return;
    const struct node *node = action->url;
    struct diag *diag =
        rule_report(context, quote_span(context->tree, node, at, at + 1),
                    "a URL cannot contain a space");

    bag_help(context->bag, diag,
             "write `%%20`, or `{{ … | @uri }}` around a value that may "
             "contain one");
}

const struct rule rule_url_has_space = {
    .kind = {"url-has-space", LEVEL_WARNING, false, "a space in a URL"},
    .since = "0.1",
    .on_action = on_action,
};
