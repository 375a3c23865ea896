#ifndef BASE_FILES_GLOB_SET_H
#define BASE_FILES_GLOB_SET_H

/* Many patterns, asked at once which of them match.  Each is found by bytes
 * that are in whatever it matches: by the whole of it, by how it begins, how
 * it ends, or by something in between.  So what a search costs grows with the
 * length of what is asked for, and not with the patterns.
 *
 * Those that share all of that with others, or are nothing but wildcards, are
 * held against everything: of them there may be LIMIT_GLOBS_ALIKE.
 */

#include "base/containers/map.h"
#include "base/core/vec.h"
#include "base/files/glob.h"

struct glob_filter;

enum glob_place { GLOB_WHOLE, GLOB_HEAD, GLOB_TAIL, GLOB_INNER, GLOB_PLACES };

struct glob_row {
    struct glob glob;
    uint32_t number;
    uint32_t next; /* with the same bytes at the same place: 1 + row, or 0 */
};

struct glob_set {
    VEC(struct glob_row) row;
    struct map known;              /* pattern → 1 + row */
    struct map by[GLOB_PLACES];    /* bytes → 1 + row */
    uint64_t lengths[GLOB_PLACES]; /* bit n: some are n + 1 bytes long */
    struct glob_filter *filter;    /* for GLOB_INNER */
    uint32_t rest;                 /* without such bytes: 1 + row, or 0 */
    uint32_t alike;                /* how many count for the limit */
};

/* Adds a pattern, which must live as long as the set, under a number above 0
 * that is not less than those before; a pattern that was added before gets the
 * new number.  False when too many are alike: it is not added.
 */
bool glob_set_add(struct arena *arena, struct glob_set *set,
                  struct slice pattern, uint32_t number);

/* The highest number of the patterns that match `subject`, or 0.  Takes steps
 * as glob_match() does.
 */
uint32_t glob_set_find(const struct glob_set *set, struct slice subject,
                       uint64_t *steps);

#endif
