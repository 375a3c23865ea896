#ifndef FORMAT_LABEL_H
#define FORMAT_LABEL_H

/* One label of a host name as characters. */

#include <stddef.h>
#include <stdint.h>

/* Bytes of a label (RFC 1034, section 3.1); so, too, characters, each of
 * which is at least a byte of the A-label.
 */
#define LABEL_MOST 63

struct label {
    uint32_t point[LABEL_MOST];
    size_t count;
};

#endif
