#ifndef DIAG_EDIT_H
#define DIAG_EDIT_H

/* Edits of several fixes, applied to one text together.  Which of them go
 * together is decided here; whether a fix is right is not.
 *
 * A fix is taken as a whole or not at all.  Two fixes exclude each other when
 * they replace a common byte, or insert at the same place, where nobody could
 * say which comes first.
 */

#include "diag/bag.h"

struct edits {
    VEC(struct edit) list; /* sorted; not overlapping; texts borrowed */
    VEC(const struct diag *) fixed; /* whose fixes these are */
};

/* Adds the `count` edits at `edit`, all of them or none: false when they lie
 * beyond a text of `size` bytes or exclude what is there already.
 */
bool edits_add(struct arena *arena, struct edits *edits,
               const struct edit *edit, uint32_t count, size_t size);

/* Adds the fixes of the findings of `bag`, in their order, as far as they go
 * together; those that are not safe only with `unsafe`.  Returns how many.
 */
uint32_t edits_choose(struct arena *arena, struct edits *edits,
                      const struct bag *bag, bool unsafe, size_t size);

/* The same for the fix of one finding. */
bool edits_take(struct arena *arena, struct edits *edits,
                const struct diag *diag, size_t size);

/* How far edits_move() has come; zero at the start of the text. */
struct edits_walk {
    uint32_t next;  /* edit */
    uint32_t shift; /* by those before it, modulo 2^32 */
};

/* Where what is at byte `at` of the text is when all edits are made; what
 * they insert there comes after it.  From call to call `at` must not get
 * less.
 */
uint32_t
edits_move(const struct edits *edits, struct edits_walk *walk, uint32_t at);

/* `text` with all edits made, in `arena`, with a NUL after it. */
struct slice
edits_apply(struct arena *arena, const struct edits *edits, struct slice text);

#endif
