#include "format/idna.h"

#define VIRAMA 9 /* its combining class */

const struct idna_point *
idna_find(uint32_t c)
{
    uint32_t low = 0, high = idna_range_count;

    while (low < high) {
        uint32_t middle = (low + high) / 2;

        if (idna_ranges[middle] >> 8 <= c)
            low = middle + 1;
        else
            high = middle;
    }
    return &idna_points[low ? idna_ranges[low - 1] & 0xFF : 0];
}

static const struct idna_point *
find_at(const struct label *label, size_t at)
{
    return idna_find(label->point[at]);
}

static bool
is_script(const struct label *label, size_t at, enum idna_script script)
{
    return at < label->count && find_at(label, at)->script == script;
}

static bool
has_between(const struct label *label, uint32_t first, uint32_t last)
{
    for (size_t i = 0; i < label->count; i++)
        if (label->point[i] >= first && label->point[i] <= last)
            return true;
    return false;
}

static bool
follows_virama(const struct label *label, size_t at)
{
    return at > 0 && find_at(label, at - 1)->order == VIRAMA;
}

/* RFC 5892, appendix A.1: what stands before joins to the left or to both
 * sides, and what stands behind to the right or to both, the transparent
 * between them apart.
 */
static bool
breaks_join(const struct label *label, size_t at)
{
    size_t before = at, after = at + 1;

    while (before && find_at(label, before - 1)->joining == IDNA_JOINS_T)
        before--;
    while (after < label->count &&
           find_at(label, after)->joining == IDNA_JOINS_T)
        after++;
    if (before == 0 || after == label->count)
        return false;
    unsigned left = find_at(label, before - 1)->joining;
    unsigned right = find_at(label, after)->joining;

    return (left == IDNA_JOINS_L || left == IDNA_JOINS_D) &&
           (right == IDNA_JOINS_R || right == IDNA_JOINS_D);
}

/* RFC 5892, appendix A: the rules of the characters that need one. */
static bool
is_in_context(const struct label *label, size_t at)
{
    uint32_t c = label->point[at];

    switch (c) {
    case 0x200C: /* A.1: zero width non-joiner */
        return follows_virama(label, at) || breaks_join(label, at);
    case 0x200D: /* A.2: zero width joiner */
        return follows_virama(label, at);
    case 0x00B7: /* A.3: middle dot */
        return at > 0 && at + 1 < label->count && label->point[at - 1] == 'l' &&
               label->point[at + 1] == 'l';
    case 0x0375: /* A.4: Greek lower numeral sign */
        return is_script(label, at + 1, IDNA_SCRIPT_GREEK);
    case 0x05F3: /* A.5: Hebrew geresh */
    case 0x05F4: /* A.6: Hebrew gershayim */
        return at > 0 && is_script(label, at - 1, IDNA_SCRIPT_HEBREW);
    case 0x30FB: /* A.7: Katakana middle dot */
        for (size_t i = 0; i < label->count; i++)
            if (is_script(label, i, IDNA_SCRIPT_CJK))
                return true;
        return false;
    }
    if (c >= 0x660 && c <= 0x669) /* A.8: Arabic-Indic digits */
        return !has_between(label, 0x6F0, 0x6F9);
    /* A.9: extended Arabic-Indic digits */
    return !has_between(label, 0x660, 0x669);
}

/* RFC 5891, section 4.2.3.1. */
static bool
has_bad_hyphen(const struct label *label)
{
    const uint32_t *point = label->point;
    size_t count = label->count;

    return point[0] == '-' || point[count - 1] == '-' ||
           (count >= 4 && point[2] == '-' && point[3] == '-');
}

bool
idna_is_allowed(const struct label *label)
{
    if (label->count == 0 || has_bad_hyphen(label) || find_at(label, 0)->mark)
        return false;
    for (size_t i = 0; i < label->count; i++) {
        unsigned status = find_at(label, i)->status;

        if (status == IDNA_DISALLOWED ||
            (status != IDNA_PVALID && !is_in_context(label, i)))
            return false;
    }
    return true;
}

#define IN(class) (1U << IDNA_BIDI_##class)

/* The classes of the label, each a bit. */
static unsigned
classes_of(const struct label *label)
{
    unsigned classes = 0;

    for (size_t i = 0; i < label->count; i++)
        classes |= 1U << find_at(label, i)->bidi;
    return classes;
}

bool
idna_is_right_to_left(const struct label *label)
{
    return classes_of(label) & (IN(R) | IN(AL) | IN(AN));
}

/* RFC 5893, section 2, by its numbers.  CS, which it allows, is no class of an
 * allowed character.
 */
bool
idna_keeps_bidi_rule(const struct label *label)
{
    unsigned neutral = IN(EN) | IN(ES) | IN(ET) | IN(ON) | IN(BN) | IN(NSM);
    unsigned classes = classes_of(label);
    unsigned first = 1U << find_at(label, 0)->bidi;
    size_t end = label->count - 1;

    while (end && find_at(label, end)->bidi == IDNA_BIDI_NSM)
        end--;
    unsigned last = 1U << find_at(label, end)->bidi;

    if (first & IN(L)) /* 1, 5, 6 */
        return !(classes & ~(neutral | IN(L))) && last & (IN(L) | IN(EN));
    if (!(first & (IN(R) | IN(AL)))) /* 1 */
        return false;
    if (classes & ~(neutral | IN(R) | IN(AL) | IN(AN))) /* 2 */
        return false;
    if (!(last & (IN(R) | IN(AL) | IN(EN) | IN(AN)))) /* 3 */
        return false;
    return !(classes & IN(EN) && classes & IN(AN)); /* 4 */
}
