#ifndef FORMAT_IDNA_H
#define FORMAT_IDNA_H

/* Internationalized labels (IDNA 2008): which characters one may have, where
 * (RFC 5892), and in which direction they run (RFC 5893).
 */

#include "format/idna_data.h"
#include "format/label.h"

/* What IDNA says of `c`; never NULL. */
const struct idna_point *idna_find(uint32_t c);

/* Whether the characters of `label` may stand in a U-label, where they stand
 * (RFC 5891, section 4.2): all but its length and its normalization.
 */
bool idna_is_allowed(const struct label *label);

/* Whether `label` holds what is written from right to left, and whether it,
 * which is not empty, keeps the rule that all labels of a name must then keep
 * (RFC 5893).  Upper case ASCII, which no U-label has, counts as lower case.
 */
bool idna_is_right_to_left(const struct label *label);
bool idna_keeps_bidi_rule(const struct label *label);

#endif
