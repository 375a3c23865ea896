#ifndef FORMAT_IDNA_DATA_H
#define FORMAT_IDNA_DATA_H

/* What internationalized names need to know of each character.  The tables
 * are our own because the library for this, libidn2, costs more than they:
 * with libunistring it makes a start of the program a quarter slower when it
 * is linked dynamically and the program 330 KB larger when it is not, it
 * judges by whatever version of Unicode a system has, it looks at labels
 * alone, so that the Bidi rule for whole names stays undone, and it lets pass
 * labels that mix both kinds of Arabic digits.
 */

#include <stdbool.h>
#include <stdint.h>

/* RFC 5892, section 3; characters that are not assigned are disallowed. */
enum idna_status {
    IDNA_DISALLOWED,
    IDNA_PVALID,
    IDNA_CONTEXTJ,
    IDNA_CONTEXTO,
};

/* The classes of UAX #9 that allowed characters have. */
enum idna_bidi {
    IDNA_BIDI_L,
    IDNA_BIDI_R,
    IDNA_BIDI_AL,
    IDNA_BIDI_AN,
    IDNA_BIDI_EN,
    IDNA_BIDI_ES,
    IDNA_BIDI_ET,
    IDNA_BIDI_ON,
    IDNA_BIDI_BN,
    IDNA_BIDI_NSM,
};

/* Joining_Type, as far as RFC 5892, appendix A.1, asks for it. */
enum idna_joining {
    IDNA_JOINS_U,
    IDNA_JOINS_L,
    IDNA_JOINS_R,
    IDNA_JOINS_D,
    IDNA_JOINS_T,
};

/* Scripts that RFC 5892, appendix A, names; Hiragana, Katakana and Han are
 * asked for together.
 */
enum idna_script {
    IDNA_SCRIPT_OTHER,
    IDNA_SCRIPT_GREEK,
    IDNA_SCRIPT_HEBREW,
    IDNA_SCRIPT_CJK,
};

struct idna_point {
    uint8_t status, bidi, joining, script;
    bool mark;     /* General_Category M */
    uint8_t order; /* Canonical_Combining_Class */
};

/* Ranges of characters by their first one: that shifted left by 8, and the
 * index of what they are in `idna_points`, where 0 is disallowed.  Sorted.
 */
extern const struct idna_point idna_points[];
extern const uint32_t idna_ranges[];
extern const uint32_t idna_range_count;

#endif
