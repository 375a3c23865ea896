#include "port/settings.h"

#include "base/core/limits.h"
#include "base/files/glob_set.h"

enum { NAME_MOST = 256 };

const struct settings settings_none = {0};

static bool
has_match(const struct settings_names *names, struct slice text)
{
    uint64_t steps = LIMIT_GLOB_STEPS;

    return names->globs && glob_set_find(names->globs, text, &steps);
}

bool
settings_fills(const struct settings *settings, struct slice text)
{
    return settings->placeholder.list.count &&
           has_match(&settings->placeholder, slice_trim(text));
}

bool
settings_fills_in(const struct settings *settings, struct slice text)
{
    size_t at = 0;

    if (settings->placeholder.list.count == 0)
        return false;
    while ((at = slice_find(text, S("{{"), at)) != SLICE_NONE) {
        /* Anything longer is no name. */
        struct slice rest = slice_cut(text, at + 2, at + 2 + NAME_MOST);
        size_t end = slice_find(rest, S("}}"), 0);

        if (end != SLICE_NONE &&
            settings_fills(settings, slice_cut(rest, 0, end)))
            return true;
        at += 2;
    }
    return false;
}

bool
settings_own_host(const struct settings *settings, struct slice host)
{
    return has_match(&settings->host, host);
}
