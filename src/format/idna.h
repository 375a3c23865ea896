#ifndef FORMAT_IDNA_H
#define FORMAT_IDNA_H

/* Labels of internationalized host names (IDNA 2008), by libidn2 and
 * libunistring: the only door to both.  Where the program was built without
 * them, every label is taken, and callers say that it is not checked.
 */

#include "base/core/slice.h"

/* Bytes of a label (RFC 1034, section 3.1); so, too, characters, each of
 * which is at least a byte of the A-label.
 */
#define LABEL_MOST 63

/* One label of a host name as characters. */
struct label {
    uint32_t point[LABEL_MOST];
    size_t count;
};

/* Whether the program was built with the libraries. */
bool idna_is_there(void);

/* The characters of `text`; false when they are too many, or ill-formed. */
bool idna_read(struct slice text, struct label *label);

/* Whether `text`, which is not ASCII, is a U-label (RFC 5891, section 4.2).
 * With `normalize` it is brought into normalization form C first, without it
 * must be.  Its characters go into `label`; the result is the length of its
 * A-label, or 0 when it is none.
 */
size_t idna_ulabel(struct slice text, bool normalize, struct label *label);

/* Whether `text`, which begins with `xn--` and is at most LABEL_MOST bytes, is
 * an A-label: it comes from a U-label, by way of which it is written in one
 * way only (RFC 5891, section 5.4).  The U-label goes into `label`.  Upper case
 * counts as lower case.
 */
bool idna_alabel(struct slice text, struct label *label);

/* Whether `label` has characters that are written from right to left, and
 * whether it, which is not empty, keeps the rule that all labels of a name must
 * then keep (RFC 5893).
 */
bool idna_is_right_to_left(const struct label *label);
bool idna_keeps_bidi_rule(const struct label *label);

#endif
