#include "format/idna.h"

#include "base/text/utf8.h"

#include <string.h>

#ifdef HAVE_IDN
#include <idn2.h>
#include <unictype.h>
#include <uninorm.h>
#endif

bool
idna_read(struct slice text, struct label *label)
{
    label->count = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t c;
        size_t len = utf8_decode(slice_cut(text, at, text.len), &c);

        if (len == 0 || label->count == LABEL_MOST)
            return false;
        label->point[label->count++] = c;
        at += len;
    }
    return true;
}

#ifdef HAVE_IDN

/* A label as the libraries take it. */
struct terminated {
    uint8_t at[4 * LABEL_MOST + 1];
};

bool
idna_is_there(void)
{
    return true;
}

/* False when `text` is too long for a label, or has a NUL. */
static bool
terminate(struct slice text, struct terminated *out)
{
    if (text.len >= sizeof(out->at) ||
        slice_find_byte(text, '\0', 0) != SLICE_NONE)
        return false;
    memcpy(out->at, text.at, text.len);
    out->at[text.len] = '\0';
    return true;
}

/* RFC 5891, section 4.2.3.1: what libidn2 leaves to the syntax of hosts. */
static bool
has_bad_hyphen(const struct label *label)
{
    const uint32_t *point = label->point;
    size_t count = label->count;

    return point[0] == '-' || point[count - 1] == '-' ||
           (count >= 4 && point[2] == '-' && point[3] == '-');
}

/* `text`, which is no longer than a label, in normalization form C; false when
 * that is too long.
 */
static bool
normalize_text(struct slice text, struct terminated *out)
{
    uint8_t room[3 * sizeof(out->at)]; /* UTF-8 grows threefold at most */
    size_t len = sizeof(room);
    const uint8_t *made = u8_normalize(UNINORM_NFC, (const uint8_t *)text.at,
                                       text.len, room, &len);

    return made == room && terminate(slice_make((const char *)room, len), out);
}

/* The length of the A-label of a U-label, or 0. */
static size_t
encoded_length(const struct terminated *ulabel)
{
    uint8_t *made = NULL;
    size_t len = 0;

    if (idn2_register_u8(ulabel->at, NULL, &made, 0) == IDN2_OK && made)
        len = strlen((const char *)made);
    idn2_free(made);
    return len;
}

size_t
idna_ulabel(struct slice text, bool normalize, struct label *label)
{
    struct terminated ulabel;

    if (!idna_read(text, label) || !terminate(text, &ulabel))
        return 0;
    if (normalize && !(normalize_text(text, &ulabel) &&
                       idna_read(slice_from((const char *)ulabel.at), label)))
        return 0;
    return label->count && !has_bad_hyphen(label) ? encoded_length(&ulabel) : 0;
}

bool
idna_alabel(struct slice text, struct label *label)
{
    struct terminated alabel;
    uint8_t *made = NULL;
    char *ulabel = NULL;

    if (!terminate(text, &alabel))
        return false;
    for (uint8_t *at = alabel.at; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (uint8_t)(*at | 0x20);
    bool valid =
        idn2_register_u8(NULL, alabel.at, &made, 0) == IDN2_OK &&
        idn2_to_unicode_8z8z((const char *)alabel.at, &ulabel, 0) == IDN2_OK &&
        idna_read(slice_from(ulabel), label) && label->count &&
        !has_bad_hyphen(label);

    idn2_free(made);
    idn2_free(ulabel);
    return valid;
}

#define IN(class) (1U << UC_BIDI_##class)

static unsigned
class_of(uint32_t c)
{
    return 1U << (unsigned)uc_bidi_class(c);
}

static unsigned
classes_of(const struct label *label)
{
    unsigned classes = 0;

    for (size_t i = 0; i < label->count; i++)
        classes |= class_of(label->point[i]);
    return classes;
}

bool
idna_is_right_to_left(const struct label *label)
{
    return classes_of(label) & (IN(R) | IN(AL) | IN(AN));
}

/* RFC 5893, section 2, by its numbers. */
bool
idna_keeps_bidi_rule(const struct label *label)
{
    unsigned neutral =
        IN(EN) | IN(ES) | IN(CS) | IN(ET) | IN(ON) | IN(BN) | IN(NSM);
    unsigned classes = classes_of(label);
    unsigned first = class_of(label->point[0]);
    size_t end = label->count - 1;

    while (end && class_of(label->point[end]) == IN(NSM))
        end--;
    unsigned last = class_of(label->point[end]);

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

#else

bool
idna_is_there(void)
{
    return false;
}

size_t
idna_ulabel(struct slice text, bool normalize, struct label *label)
{
    (void)text;
    (void)normalize;
    label->count = 0;
    return 1;
}

bool
idna_alabel(struct slice text, struct label *label)
{
    (void)text;
    label->count = 0;
    return true;
}

bool
idna_is_right_to_left(const struct label *label)
{
    (void)label;
    return false;
}

bool
idna_keeps_bidi_rule(const struct label *label)
{
    (void)label;
    return true;
}

#endif
