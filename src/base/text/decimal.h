#ifndef BASE_TEXT_DECIMAL_H
#define BASE_TEXT_DECIMAL_H

/* Exact numbers as JSON writes them (RFC 8259, section 6), of any length:
 * nothing is ever rounded.  A decimal is a view of its text.
 */

#include "base/core/slice.h"

struct decimal {
    struct slice digits;   /* from first to last nonzero digit; may hold `.` */
    struct slice exponent; /* as written, with its sign and without the `e` */
    int64_t offset;        /* to be added to the exponent for the power of ten
                              of the last digit, */
    int64_t scale;         /* which this is, unless it is `far` */
    bool far;              /* the exponent has too many digits to be counted */
    bool negative;         /* false for zero */
    uint32_t count;        /* of digits; 0: the number is zero */
};

/* Digits of a divisor that decimal_multiple() takes. */
#define DECIMAL_DIVISOR 400

/* The number `text` spells, which must be a JSON number. */
struct decimal decimal_make(struct slice text);

/* Negative, 0 or positive as `a` is below, equal to or above `b`. */
int decimal_compare(struct decimal a, struct decimal b);

bool decimal_is_integer(struct decimal a);

/* True when `a` is a multiple of `b`, whose digits must be at least one and
 * at most DECIMAL_DIVISOR. */
bool decimal_multiple(struct decimal a, struct decimal b);

/* Equal numbers have equal hashes. */
uint32_t decimal_hash(struct decimal a);

/* The value in `*out` when it is an integer that fits. */
bool decimal_int64(struct decimal a, int64_t *out);

#endif
