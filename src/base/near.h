#ifndef BASE_NEAR_H
#define BASE_NEAR_H

/* "Did you mean": the nearest of some names, by edit distance with
 * transpositions (optimal string alignment), case counting little.
 */

#include "base/slice.h"

/* A search under way; start with near_start(), offer every candidate. */
struct near {
    struct slice word;
    struct slice best; /* near enough to be meant; else empty */
    uint64_t letters;  /* of `word` */
    unsigned cost;     /* of `best`, in tenths of an edit */
    unsigned looked;   /* candidates so far */
};

struct near near_start(struct slice word);
/* Names beyond LIMIT_NEAR_NAMES are not looked at. */
void near_offer(struct near *near, struct slice candidate);

/* The best candidate when it is near enough to be meant (about a third of
 * the letters may differ), else an empty slice.
 */
struct slice near_best(const struct near *near);

#endif
