#ifndef BASE_TEXT_SUGGESTION_H
#define BASE_TEXT_SUGGESTION_H

/* "Did you mean": the nearest of some names, by edit distance with
 * transpositions (optimal string alignment), case counting little.
 */

#include "base/core/slice.h"

/* A search under way; start with suggestion_start(), offer every candidate.
 * That is for the few names that the program itself knows: from the names of
 * documents suggestion_index.h chooses.
 */
struct suggestion {
    struct slice word;
    struct slice best; /* near enough to be meant; else empty */
    uint64_t letters;  /* of `word` */
    unsigned cost;     /* of `best`, in tenths of an edit */
    uint32_t number;   /* of `best`: how many were offered before it */
    uint32_t offered;
};

/* Of one edit, in tenths of it. */
#define NEAR_EDIT 10

struct suggestion suggestion_start(struct slice word);
void suggestion_offer(struct suggestion *suggestion, struct slice candidate);

/* The same for candidate `number`, in any order: of those that are as near the
 * one with the lowest number wins.  `letters` are its suggestion_letters();
 * none that costs more than `most` is taken.
 */
void suggestion_weigh(struct suggestion *suggestion, struct slice candidate,
                      uint64_t letters, uint32_t number, unsigned most);

/* The letters of a word, each as one of 64 bits, and the letter by which those
 * go that hardly differ from `c`.
 */
uint64_t suggestion_letters(struct slice word);

static inline char
suggestion_fold(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c + ('a' - 'A'));
    return c == '-' || c == ' ' ? '_' : c;
}

/* The best candidate when it is near enough to be meant (about a third of
 * the letters may differ), else an empty slice.
 */
struct slice suggestion_best(const struct suggestion *suggestion);

#endif
