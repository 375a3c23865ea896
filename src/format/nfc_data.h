#ifndef FORMAT_NFC_DATA_H
#define FORMAT_NFC_DATA_H

#include <stdint.h>

/* A character that two others compose to; Hangul syllables, which are
 * computed, are not here, nor what normalization never composes.  Sorted by
 * `whole`.
 */
struct nfc_pair {
    uint32_t whole, first, second;
};

extern const struct nfc_pair nfc_pairs[];
extern const uint32_t nfc_pair_count;

#endif
