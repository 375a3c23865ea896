#ifndef TREE_DECODED_H
#define TREE_DECODED_H

/* The texts of strings and keys that are not in the source as they are:
 * they have escapes, a syntax error spoiled their quotes, or they are YAML's.
 * Nobody asks for most of them.  So a reader notes how they are spelt, and
 * each is decoded when it is asked for first, into room that was set aside;
 * to those who ask a tree never changes, in whichever thread they are.
 *
 * Shared by the readers, node.c and quote.c; nobody else includes this.
 */

#include "base/threads/lock.h"
#include "source/span.h"
#include "tree/marks.h"

#include <stdatomic.h>

struct spelling {
    struct span raw;       /* what spells it in the source, without quotes */
    _Atomic uint32_t from; /* 1 + where its text is in `bytes`, or 0: nowhere
                              as yet; `len` is set before that is known */
    uint32_t len;          /* of its text */
};

struct decoded_texts {
    struct spelling *item; /* in the order of the source */
    uint32_t count, room;
    char *bytes; /* the texts that were asked for, end to end */
    size_t used, set_aside;
    size_t owed;       /* the most that all others will take */
    struct lock *lock; /* of `bytes`, `used` and `owed` */
    bool long_ones;    /* some are long enough for marks */
    struct marks *marks;
};

/* ---- For readers, which have them for themselves ------------------------- */

/* Room for `room` of them. */
void
decoded_grow(struct decoded_texts *texts, struct arena *arena, uint32_t room);

/* One more, for which there must be room: spelt by `raw`. */
void decoded_add(struct decoded_texts *texts, struct span raw);

/* The text of the last one in `source`, at once; or `text`, which is copied,
 * where that cannot be made from the source.
 */
struct slice decoded_decode_last(struct decoded_texts *texts,
                                 struct arena *arena, struct slice source);
struct slice decoded_set_last(struct decoded_texts *texts, struct arena *arena,
                              struct slice text);

/* Takes back the last one. */
void decoded_drop_last(struct decoded_texts *texts);

/* The finished ones in `arena`, where there must be room for all of them to be
 * decoded; NULL when there are none.
 */
struct decoded_texts *
decoded_finish(const struct decoded_texts *texts, struct arena *arena);

/* The same in `arena`; NULL when they are.  None may be asked for meanwhile. */
struct decoded_texts *
decoded_copy(const struct decoded_texts *texts, struct arena *arena);

/* ---- For everybody ------------------------------------------------------- */

/* How the string or key at byte `at` is spelt, which is one of them. */
struct span decoded_raw(const struct decoded_texts *texts, uint32_t at);

/* Its text. */
struct slice
decoded_get(struct decoded_texts *texts, struct slice source, uint32_t at);

/* A mark before byte `at` of the text that `raw` spells: see marks_find(). */
struct waypoint decoded_mark(const struct decoded_texts *texts,
                             struct slice source, struct span raw, size_t at);

#endif
