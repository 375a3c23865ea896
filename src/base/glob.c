/* A matcher with two places to come back to: the last `*` and the last
 * `**`.  Earlier ones need no second try, because the first fit leaves the
 * most for what follows; so the work is bounded by pattern × path.
 */

#include "base/glob.h"

struct retry {
    size_t pattern; /* behind the star */
    size_t path;    /* where its next, longer fit ends */
};

struct glob {
    struct slice pattern, path;
    size_t p, t;             /* next byte of either */
    struct retry star, deep; /* SLICE_NONE: there is none */
};

/* The classes of POSIX in its own locale, each with the first and the last
 * character of its ranges; no path holds a NUL.
 */
static const struct {
    char name[8];
    char ranges[12];
} classes[] = {
    {"alnum", "09AZaz"},   {"alpha", "AZaz"},
    {"blank", "\t\t  "},   {"cntrl", "\x01\x1F\x7F\x7F"},
    {"digit", "09"},       {"graph", "!~"},
    {"lower", "az"},       {"print", " ~"},
    {"punct", "!/:@[`{~"}, {"space", "\t\r  "},
    {"upper", "AZ"},       {"xdigit", "09AFaf"},
};

static bool
ranges_have(const char *ranges, char c)
{
    for (; *ranges; ranges += 2)
        if (ranges[0] <= c && c <= ranges[1])
            return true;
    return false;
}

static bool
class_has(struct slice name, unsigned char c)
{
    for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
        if (slice_equal(name, slice_from(classes[i].name)))
            return c < 0x80 && ranges_have(classes[i].ranges, (char)c);
    return false;
}

/* Is `c` in the set that opens at `*at` (behind the bracket)?  Moves `*at`
 * behind the closing bracket; an unclosed set holds nothing.
 */
static bool
set_has(struct slice pattern, size_t *at, unsigned char c)
{
    size_t i = *at;
    bool negated =
        i < pattern.len && (pattern.at[i] == '!' || pattern.at[i] == '^');
    bool found = false;

    i += negated;
    for (size_t first = i; i < pattern.len; i++) {
        if (pattern.at[i] == ']' && i > first) {
            *at = i + 1;
            return found != negated;
        }
        if (slice_starts(slice_cut(pattern, i, pattern.len), S("[:"))) {
            size_t end = slice_find(pattern, S(":]"), i + 2);

            if (end != SLICE_NONE) {
                found |= class_has(slice_cut(pattern, i + 2, end), c);
                i = end + 1;
                continue;
            }
        }
        if (pattern.at[i] == '\\' && i + 1 < pattern.len)
            i++;
        unsigned char low = (unsigned char)pattern.at[i], high = low;

        if (i + 2 < pattern.len && pattern.at[i + 1] == '-' &&
            pattern.at[i + 2] != ']') {
            i += 2;
            if (pattern.at[i] == '\\' && i + 1 < pattern.len)
                i++;
            high = (unsigned char)pattern.at[i];
        }
        found |= low <= c && c <= high;
    }
    *at = pattern.len;
    return false;
}

/* Takes one byte of the path; false when the pattern refuses it. */
static bool
take_byte(struct glob *g)
{
    if (g->t == g->path.len)
        return false;
    char c = g->path.at[g->t], wanted = g->pattern.at[g->p];

    if (wanted == '?' || wanted == '[') {
        g->p++;
        if (c == '/' ||
            (wanted == '[' && !set_has(g->pattern, &g->p, (unsigned char)c)))
            return false;
    } else {
        if (wanted == '\\' && g->p + 1 < g->pattern.len)
            wanted = g->pattern.at[++g->p];
        g->p++;
        if (c != wanted)
            return false;
    }
    g->t++;
    return true;
}

/* At `**` as a whole segment?  Then how many bytes it is with the slash
 * behind it.
 */
static size_t
deep_len(const struct glob *g)
{
    struct slice rest = slice_cut(g->pattern, g->p, g->pattern.len);

    if (!slice_starts(rest, S("**")) ||
        (g->p > 0 && g->pattern.at[g->p - 1] != '/'))
        return 0;
    if (rest.len == 2)
        return 2;
    return rest.at[2] == '/' ? 3 : 0;
}

/* Goes on from the last star that can take more; false when none can. */
static bool
come_back(struct glob *g)
{
    if (g->star.path < g->path.len && g->path.at[g->star.path] != '/') {
        g->t = ++g->star.path;
        g->p = g->star.pattern;
        return true;
    }
    g->star.path = SLICE_NONE;
    if (g->deep.path == SLICE_NONE)
        return false;
    size_t slash = slice_find_byte(g->path, '/', g->deep.path);

    if (slash == SLICE_NONE)
        return false;
    g->t = g->deep.path = slash + 1;
    g->p = g->deep.pattern;
    return true;
}

bool
glob_match(struct slice pattern, struct slice path)
{
    struct glob g = {.pattern = pattern, .path = path};

    g.star.path = g.deep.path = SLICE_NONE;
    for (;;) {
        size_t deep = deep_len(&g);

        if (deep && g.p + deep == pattern.len && deep == 2)
            return g.t < path.len; /* all that is below, not the directory */
        if (deep) {
            g.p += deep;
            g.deep = (struct retry){g.p, g.t};
            g.star.path = SLICE_NONE;
        } else if (g.p < pattern.len && pattern.at[g.p] == '*') {
            while (g.p < pattern.len && pattern.at[g.p] == '*')
                g.p++;
            g.star = (struct retry){g.p, g.t};
        } else if (g.p == pattern.len && g.t == path.len) {
            return true;
        } else if ((g.p == pattern.len || !take_byte(&g)) && !come_back(&g)) {
            return false;
        }
    }
}
