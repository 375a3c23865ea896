#ifndef REGEX_CHARSET_H
#define REGEX_CHARSET_H

/* Sets of code points, as sorted ranges that neither meet nor touch. */

#include "base/core/vec.h"

enum { CHARSET_LAST = 0x10FFFF };

struct charset_range {
    uint32_t low, high;
};

struct charset {
    VEC(struct charset_range) list;
};

/* Adds what is in [`low`, `high`], in `other`. */
void charset_add(struct arena *arena, struct charset *set, uint32_t low,
                 uint32_t high);
void charset_join(struct arena *arena, struct charset *set,
                  const struct charset *other);

/* Makes `set` hold all that it does not. */
void charset_invert(struct arena *arena, struct charset *set);

bool charset_has(const struct charset *set, uint32_t c);

/* Whether the two have a code point in common. */
bool charset_meets(const struct charset *a, const struct charset *b);

/* The only code point of `set`, or -1 when it has none or several. */
int charset_only(const struct charset *set);

#endif
