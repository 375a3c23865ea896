#ifndef SCHEMA_EVALUATE_CASCADE_INDEX_H
#define SCHEMA_EVALUATE_CASCADE_INDEX_H

/* Finds findings by their address and by their place, and notes by the member
 * that they speak of, so that it takes time in proportion to what there
 * is to be dropped.  Private to cascade.
 */

#include "schema/evaluate/cascade.h"

/* Findings in the order of their places. */
struct cascade_place {
    uint32_t at, number;
};

struct cascade_index {
    const struct cascades *notes;
    struct diag **list;
    uint32_t count;
    uint32_t *number; /* by address: 0, or 1 + number in `list` */
    uint32_t number_mask;
    uint32_t *head; /* by member: 0, or 1 + note, of `missing`, then `meant` */
    uint32_t head_mask;
    uint32_t *next;              /* by note: the next with the same hash */
    struct cascade_place *place; /* or NULL, before it was asked for */
};

struct cascade_index
cascade_index_make(const struct cascades *notes, struct diag **list,
                   uint32_t count, struct arena *arena);

/* The number of `diag`, or SCHEMA_NONE. */
uint32_t cascade_index_number(const struct cascade_index *index,
                              const struct diag *diag);

/* The first note about member `name` of `object`, or the one after `note`:
 * numbers of `missing`, in order, and behind these of `meant`.  SCHEMA_NONE
 * when there are no more.
 */
uint32_t cascade_index_first(const struct cascade_index *index,
                             const struct node *object, struct slice name);
uint32_t cascade_index_next(const struct cascade_index *index, uint32_t note,
                            const struct node *object, struct slice name);

/* The note with a number of these two. */
const struct cascade_member *
cascade_index_note(const struct cascade_index *index, uint32_t note);

/* The findings that begin at `from` or after it, up to the end of the list,
 * by their places.
 */
const struct cascade_place *
cascade_index_from(struct cascade_index *index, struct arena *arena,
                   uint32_t from, uint32_t *count);

#endif
