#include "regex/escape.h"

/* The names are those of ECMA-262, letter for letter: PCRE2 itself is lax
 * about them, and knows some of its own.
 */

enum property_kind { CATEGORY, BINARY, SCRIPT };

static const struct {
    enum property_kind kind;
    struct slice name;
    struct slice alias;
    const char *pcre;
} properties[] = {
#define PROPERTY(kind, name, alias, pcre) {kind, SC(name), SC(alias), pcre},
#include "regex/properties.def"
#undef PROPERTY
};

/* Kinds by what comes before `=`, and what PCRE2 wants there. */
static const struct {
    struct slice name;
    enum property_kind kind;
    const char *pcre;
} prefixes[] = {
    {SC("General_Category"), CATEGORY, ""},
    {SC("Script"), SCRIPT, "sc:"},
    {SC("Script_Extensions"), SCRIPT, "scx:"},
    {SC("gc"), CATEGORY, ""},
    {SC("sc"), SCRIPT, "sc:"},
    {SC("scx"), SCRIPT, "scx:"},
};

enum { PREFIXES = sizeof prefixes / sizeof *prefixes };

/* The PCRE2 name of `name`, "" when there is none; NULL: no property.  Without
 * a prefix it is a category or a binary property.
 */
static const char *
find(struct slice name, size_t prefix)
{
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        bool fits = prefix == PREFIXES
                        ? properties[i].kind != SCRIPT
                        : properties[i].kind == prefixes[prefix].kind;

        if (fits && (slice_equal(name, properties[i].name) ||
                     slice_equal(name, properties[i].alias)))
            return properties[i].pcre;
    }
    return NULL;
}

bool
property_read(struct ecma *e, size_t from, char letter)
{
    size_t end = slice_find_byte(e->text, '}', e->at);
    size_t prefix = PREFIXES;

    if (!ecma_accept(e, "{") || end == SLICE_NONE)
        return ecma_fail(e, from, "`\\p` needs a property in braces");
    struct slice name = slice_cut(e->text, e->at, end);
    size_t equal = slice_find_byte(name, '=', 0);

    e->at = end + 1;
    if (equal != SLICE_NONE) {
        struct slice kind = slice_cut(name, 0, equal);

        for (prefix = 0; prefix < PREFIXES; prefix++)
            if (slice_equal(kind, prefixes[prefix].name))
                break;
        if (prefix == PREFIXES)
            return ecma_fail(e, from, "unknown property");
        name = slice_cut(name, equal + 1, name.len);
    }
    const char *pcre = find(name, prefix);

    if (!pcre)
        return ecma_fail(e, from, "unknown property");
    if (!*pcre)
        ecma_limit(e, from, "its property is newer than Unicode 14");
    buf_printf(e->out, "\\%c{%s", letter,
               prefix < PREFIXES ? prefixes[prefix].pcre : "");
    buf_add(e->out, *pcre ? slice_from(pcre) : name);
    buf_byte(e->out, '}');
    return true;
}
