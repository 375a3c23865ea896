/* A matcher with two places to come back to: the last `*` and the last
 * `**`.  Earlier ones need no second try, because the first fit leaves the
 * most for what follows; so the work is bounded by pattern × path.  A pattern
 * that needs more bytes than there are is not tried, and no two stars stand
 * side by side: so what is tried is at most twice as long as the path.
 */

#include "base/files/glob.h"

#include "base/core/vec.h"

/* ---- Compiling ----------------------------------------------------------- */

/* The classes of POSIX in its own locale, each with the first and the last
 * character of its ranges; no path holds a NUL.
 */
static const struct {
    const char *name;
    const char *ranges;
} classes[] = {
    {"alnum", "09AZaz"},   {"alpha", "AZaz"},
    {"blank", "\t\t  "},   {"cntrl", "\x01\x1F\x7F\x7F"},
    {"digit", "09"},       {"graph", "!~"},
    {"lower", "az"},       {"print", " ~"},
    {"punct", "!/:@[`{~"}, {"space", "\t\r  "},
    {"upper", "AZ"},       {"xdigit", "09AFaf"},
};

struct compiler {
    struct slice pattern;
    size_t at;
    struct glob glob;
    uint16_t *token; /* the glob's own, with room for the whole pattern */
    VEC(struct glob_bytes) set;
    bool no_class; /* no ":]" stands anywhere ahead */
};

static void
add_range(struct glob_bytes *bytes, unsigned low, unsigned high)
{
    for (unsigned c = low; c <= high; c++)
        bytes->bit[c / 8] |= (uint8_t)(1u << c % 8);
}

static void
add_class(struct glob_bytes *bytes, struct slice name)
{
    for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
        if (slice_equal(name, slice_from(classes[i].name)))
            for (const char *at = classes[i].ranges; *at; at += 2)
                add_range(bytes, (unsigned char)at[0], (unsigned char)at[1]);
}

/* The class that starts at `at`; gives the place of its end, or `at`. */
static size_t
read_class(struct compiler *c, size_t at, struct glob_bytes *bytes)
{
    struct slice pattern = c->pattern;

    if (c->no_class || pattern.at[at] != '[' || at + 1 == pattern.len ||
        pattern.at[at + 1] != ':')
        return at;
    size_t end = slice_find(pattern, S(":]"), at + 2);

    c->no_class = end == SLICE_NONE;
    if (c->no_class)
        return at;
    add_class(bytes, slice_cut(pattern, at + 2, end));
    return end + 2;
}

/* One character of a set, or the beginning and the end of a range. */
static size_t
read_range(struct slice pattern, size_t at, struct glob_bytes *bytes)
{
    if (pattern.at[at] == '\\' && at + 1 < pattern.len)
        at++;
    unsigned char low = (unsigned char)pattern.at[at], high = low;

    if (at + 2 < pattern.len && pattern.at[at + 1] == '-' &&
        pattern.at[at + 2] != ']') {
        at += 2;
        if (pattern.at[at] == '\\' && at + 1 < pattern.len)
            at++;
        high = (unsigned char)pattern.at[at];
    }
    add_range(bytes, low, high);
    return at + 1;
}

/* Reads the set whose bracket is behind us; one that is not closed holds
 * nothing and takes all the rest.
 */
static bool
read_set(struct compiler *c, struct glob_bytes *bytes)
{
    struct slice pattern = c->pattern;
    bool negated = c->at < pattern.len &&
                   (pattern.at[c->at] == '!' || pattern.at[c->at] == '^');
    size_t first = c->at + negated, at = first;

    while (at < pattern.len && (pattern.at[at] != ']' || at == first)) {
        size_t end = read_class(c, at, bytes);

        at = end > at ? end : read_range(pattern, at, bytes);
    }
    c->at = at < pattern.len ? at + 1 : at;
    for (size_t i = 0; negated && i < sizeof bytes->bit; i++)
        bytes->bit[i] = (uint8_t)~bytes->bit[i];
    bytes->bit['/' / 8] &= (uint8_t) ~(1u << '/' % 8);
    return at < pattern.len;
}

static unsigned
read_bracket(struct arena *arena, struct compiler *c)
{
    struct glob_bytes bytes = {{0}};

    if (!read_set(c, &bytes) || c->set.count == UINT16_MAX - GLOB_SET)
        return GLOB_NEVER;
    *vec_push(arena, &c->set) = bytes;
    return GLOB_SET + c->set.count - 1;
}

/* At `**` as a whole segment?  Then how many bytes it is with the slash
 * after it.
 */
static size_t
deep_len(const struct compiler *c)
{
    struct slice rest = slice_cut(c->pattern, c->at, c->pattern.len);

    if (!slice_starts(rest, S("**")) ||
        (c->at > 0 && c->pattern.at[c->at - 1] != '/'))
        return 0;
    if (rest.len == 2)
        return 2;
    return rest.at[2] == '/' ? 3 : 0;
}

/* The next token; always takes at least one byte. */
static unsigned
next_token(struct arena *arena, struct compiler *c)
{
    size_t deep = deep_len(c);

    if (deep) {
        c->at += deep;
        return deep == 2 ? GLOB_BELOW : GLOB_DEEP;
    }
    char byte = c->pattern.at[c->at++];

    if (byte == '*')
        return GLOB_STAR;
    if (byte == '?')
        return GLOB_ANY;
    if (byte == '[')
        return read_bracket(arena, c);
    if (byte == '\\' && c->at < c->pattern.len)
        byte = c->pattern.at[c->at++];
    return (unsigned char)byte;
}

struct glob
glob_compile(struct arena *arena, struct slice pattern)
{
    struct compiler c = {.pattern = pattern};
    unsigned last = GLOB_NEVER;

    if (pattern.len)
        c.token = arena_take(arena, pattern.len * sizeof(uint16_t),
                             _Alignof(uint16_t));
    while (c.at < pattern.len) {
        unsigned token = next_token(arena, &c);
        bool repeated = token == last;

        last = token;
        if (token == GLOB_STAR || token == GLOB_DEEP) {
            if (repeated)
                continue;
        } else {
            c.glob.need++;
        }
        c.token[c.glob.count++] = (uint16_t)token;
    }
    c.glob.token = c.token;
    c.glob.set = c.set.item;
    return c.glob;
}

/* ---- Matching ------------------------------------------------------------ */

struct retry {
    size_t token; /* behind the star */
    size_t path;  /* where its next, longer fit ends; SLICE_NONE: no more */
};

struct match {
    struct slice path;
    size_t p, t; /* next token, and next byte of the path */
    struct retry star, deep;
};

static bool
takes(const struct glob *glob, unsigned token, unsigned char c)
{
    if (token < GLOB_ANY)
        return token == c;
    if (token >= GLOB_SET)
        return glob->set[token - GLOB_SET].bit[c / 8] >> c % 8 & 1;
    return token == GLOB_ANY && c != '/';
}

/* Goes on from the last star that can take more; false when none can. */
static bool
come_back(struct match *m)
{
    if (m->star.path < m->path.len && m->path.at[m->star.path] != '/') {
        m->t = ++m->star.path;
        m->p = m->star.token;
        return true;
    }
    m->star.path = SLICE_NONE;
    if (m->deep.path == SLICE_NONE)
        return false;
    size_t slash = slice_find_byte(m->path, '/', m->deep.path);

    if (slash == SLICE_NONE)
        return false;
    m->t = m->deep.path = slash + 1;
    m->p = m->deep.token;
    return true;
}

bool
glob_match(const struct glob *glob, struct slice path, uint64_t *steps)
{
    struct match m = {.path = path};

    if (path.len < glob->need)
        return false;
    m.star.path = m.deep.path = SLICE_NONE;
    for (; *steps; --*steps) {
        unsigned token = m.p < glob->count ? glob->token[m.p] : GLOB_NEVER;

        if (token == GLOB_BELOW)
            return m.t < path.len; /* all that is below, not the directory */
        if (token == GLOB_DEEP) {
            m.deep = (struct retry){++m.p, m.t};
            m.star.path = SLICE_NONE;
        } else if (token == GLOB_STAR) {
            m.star = (struct retry){++m.p, m.t};
        } else if (m.p == glob->count && m.t == path.len) {
            return true;
        } else if (m.t < path.len &&
                   takes(glob, token, (unsigned char)path.at[m.t])) {
            m.p++;
            m.t++;
        } else if (!come_back(&m)) {
            return false;
        }
    }
    return false;
}
