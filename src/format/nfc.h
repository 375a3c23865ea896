#ifndef FORMAT_NFC_H
#define FORMAT_NFC_H

/* Normalization form C (UAX #15) for the characters that IDNA allows. */

#include "format/label.h"

#include <stdbool.h>

/* Whether `label`, all of whose characters are allowed, is its own
 * normalization.
 */
bool nfc_is_normal(const struct label *label);

#endif
