#ifndef BASE_TEXT_SUGGESTION_INDEX_H
#define BASE_TEXT_SUGGESTION_INDEX_H

/* The names that a document may mean, for many "did you mean": the one door to
 * base/near for whatever a stranger has written.  When names are many and asked
 * for often, an index of what they are without one or two of their characters
 * finds those that are near, instead of a look at all (as in SymSpell).  It
 * chooses as suggestion_offer() would; see LIMIT_NEAR_NAMES for very many
 * names.
 *
 * What a search costs is taken from the budget of the source, and nothing is
 * proposed any more when half of LIMIT_STEPS is left: the rest is for checks.
 */

#include "base/containers/map.h"
#include "base/core/budget.h"
#include "base/core/vec.h"
#include "base/text/suggestion.h"

struct near_index;

struct suggestion_index {
    struct arena *arena;
    VEC(struct slice) name;   /* of equally near ones the first is chosen */
    struct map known;         /* of `name`, when it was asked for */
    struct near_index *index; /* made when it is worth it */
    struct slice except;      /* this name is not meant, unless it is empty */
    uint32_t searches;        /* so far */
    uint32_t looks;           /* names that the last search was held against */
};

struct suggestion_index suggestion_index_new(struct arena *arena);

/* Adds a name, which must live as long as the set, before the first search. */
void suggestion_index_add(struct suggestion_index *set, struct slice name);

/* The search for `word`, done; suggestion_best() has what came of it. */
struct suggestion
suggestion_index_search(struct suggestion_index *set, struct slice word,
                        struct budget *budget);

/* Whether `word` is one of the names. */
bool suggestion_index_has(struct suggestion_index *set, struct slice word);

/* ---- Sets that are made once --------------------------------------------- */

/* Sets by what has the names: the address of a node, a map, a type. */
struct suggestion_indexes {
    struct arena *arena;
    VEC(struct suggestion_index *) list;
    struct map index; /* address → 1 + index in `list` */
};

/* The set of the names that `owner` has.  When it is `*fresh`, who asks for it
 * adds them.  `owner` must live as long as the sets; `which` tells apart
 * several sets of one owner.
 */
struct suggestion_index *
suggestion_indexes_get(struct suggestion_indexes *sets, const void *owner,
                       uintptr_t which, bool *fresh);

#endif
