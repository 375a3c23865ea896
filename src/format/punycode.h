#ifndef FORMAT_PUNYCODE_H
#define FORMAT_PUNYCODE_H

/* Punycode (RFC 3492): characters as letters, digits and hyphens. */

#include "base/core/slice.h"
#include "format/label.h"

/* What `text`, without `xn--`, stands for; upper case as lower case.  False
 * when it is no Punycode, or too long for a label.
 */
bool punycode_decode(struct slice text, struct label *label);

/* The Punycode of `label`: at most LABEL_MOST bytes of `out`, its length the
 * result; 0 when it would be longer, or is empty.
 */
size_t punycode_encode(const struct label *label, char out[LABEL_MOST]);

#endif
