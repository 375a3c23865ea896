#ifndef SCHEMA_SETTLE_INDEX_H
#define SCHEMA_SETTLE_INDEX_H

/* Finds findings by their address and by their place, and notes by the member
 * that they speak of, so that settling takes time in proportion to what there
 * is to be settled.  Private to settle.
 */

#include "schema/settle.h"

/* Findings in the order of their places. */
struct settle_place {
    uint32_t at, number;
};

struct settle_index {
    const struct settle *notes;
    struct diag **list;
    uint32_t count;
    uint32_t *number; /* by address: 0, or 1 + number in `list` */
    uint32_t number_mask;
    uint32_t *head; /* by member: 0, or 1 + note, of `missing`, then `meant` */
    uint32_t head_mask;
    uint32_t *next;             /* by note: the next with the same hash */
    struct settle_place *place; /* or NULL, before it was asked for */
};

struct settle_index
settle_index_make(const struct settle *notes, struct diag **list,
                  uint32_t count, struct arena *arena);

/* The number of `diag`, or SCHEMA_NONE. */
uint32_t
settle_index_number(const struct settle_index *index, const struct diag *diag);

/* The first note about member `name` of `object`, or the one after `note`:
 * numbers of `missing`, in order, and behind these of `meant`.  SCHEMA_NONE
 * when there are no more.
 */
uint32_t settle_index_first(const struct settle_index *index,
                            const struct node *object, struct slice name);
uint32_t settle_index_next(const struct settle_index *index, uint32_t note,
                           const struct node *object, struct slice name);

/* The note with a number of these two. */
const struct settle_member *
settle_index_note(const struct settle_index *index, uint32_t note);

/* The findings that begin at `from` or behind it, up to the end of the list,
 * by their places.
 */
const struct settle_place *
settle_index_from(struct settle_index *index, struct arena *arena,
                  uint32_t from, uint32_t *count);

#endif
