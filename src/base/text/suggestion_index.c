#include "base/text/suggestion_index.h"

#include "base/containers/hash.h"
#include "base/core/limits.h"

/* Up to so many looks at names in all an index is not worth its making. */
#define LOOKS_WITHOUT_INDEX 4096

/* What one comparison and one entry of an index cost, in steps and bytes. */
#define STEPS_LOOK 5
#define BYTES_ENTRY 16

/* Names by what is left of them without some of their characters: names that
 * are so many edits apart have one of these variants in common.  Hashes stand
 * for texts, which are compared afterwards.
 */
struct variants {
    uint32_t *slot; /* 0, or 1 + index of the first entry */
    struct variant {
        uint32_t tag;        /* more of the hash */
        uint32_t name, next; /* names ascend along a chain */
    } * entry;
    uint32_t entries;
    unsigned shift; /* of a hash, for `slot` */
};

struct near_index {
    uint64_t power[LIMIT_NEAR + 1]; /* of the base of the hashes */
    uint64_t *letters;              /* suggestion_letters() of each name */
    uint32_t *looked;               /* the last search that met each name */
    bool has_two, no_two;
    struct variants one; /* without one character, or none */
    struct variants two; /* without two */
};

struct suggestion_index
suggestion_index_new(struct arena *arena)
{
    return (struct suggestion_index){.arena = arena};
}

void
suggestion_index_add(struct suggestion_index *set, struct slice name)
{
    *vec_push(set->arena, &set->name) = name;
}

/* ---- What is left of a name ---------------------------------------------- */

/* Hashes of the beginnings of a folded word: a polynomial whose base nobody
 * knows beforehand, so that a character is taken out by arithmetic.
 */
struct indexed_word {
    const uint64_t *power;
    size_t len;
    uint64_t begin[LIMIT_NEAR + 1];
    char letter[LIMIT_NEAR];
};

static struct indexed_word
word_make(const struct near_index *index, struct slice text)
{
    struct indexed_word word = {.power = index->power, .len = text.len};

    for (size_t i = 0; i < text.len; i++) {
        word.letter[i] = suggestion_fold(text.at[i]);
        word.begin[i + 1] =
            word.begin[i] * index->power[1] + (unsigned char)word.letter[i] + 1;
    }
    return word;
}

/* `hash` and after it characters [from, to). */
static uint64_t
follow(const struct indexed_word *word, uint64_t hash, size_t from, size_t to)
{
    return (hash - word->begin[from]) * word->power[to - from] +
           word->begin[to];
}

/* The variants without exactly `edits` characters, into `hash`; how many. */
static uint32_t
variants_of(const struct indexed_word *word, unsigned edits, uint64_t *hash)
{
    uint32_t count = 0;
    size_t len = word->len;

    if (edits == 0)
        hash[count++] = word->begin[len];
    for (size_t i = 0; edits && i < len; i++) {
        /* Of equal characters it does not matter which one goes. */
        if (i && word->letter[i] == word->letter[i - 1])
            continue;
        if (edits == 1)
            hash[count++] = follow(word, word->begin[i], i + 1, len);
        for (size_t j = i + 1; edits == 2 && j < len; j++) {
            if (j > i + 1 && word->letter[j] == word->letter[j - 1])
                continue;
            uint64_t middle = follow(word, word->begin[i], i + 1, j);

            hash[count++] = follow(word, middle, j + 1, len);
        }
    }
    return count;
}

enum { MOST_VARIANTS = LIMIT_NEAR_TWO * (LIMIT_NEAR_TWO - 1) / 2 };
_Static_assert((int)MOST_VARIANTS >= LIMIT_NEAR, "room for one edit, too");

/* ---- Making an index ----------------------------------------------------- */

static bool
is_indexed(struct slice name, unsigned edits)
{
    return name.len > 0 &&
           name.len <= (edits == 2 ? LIMIT_NEAR_TWO : LIMIT_NEAR);
}

/* A polynomial is hardly mixed in its lower bits. */
static uint64_t
scatter(uint64_t hash)
{
    return (hash ^ hash >> 32) * 0x9E3779B97F4A7C15u;
}

static void
add_variants(struct suggestion_index *set, struct variants *variants,
             unsigned edits)
{
    uint64_t hash[MOST_VARIANTS];

    /* A chain begins with what was added last. */
    for (uint32_t i = set->name.count; i-- > 0;) {
        if (!is_indexed(set->name.item[i], edits))
            continue;
        struct indexed_word word = word_make(set->index, set->name.item[i]);

        for (unsigned e = edits == 2 ? 2 : 0; e <= edits; e++) {
            uint32_t count = variants_of(&word, e, hash);

            for (uint32_t h = 0; h < count; h++) {
                uint64_t mixed = scatter(hash[h]);
                uint32_t *slot = &variants->slot[mixed >> variants->shift];

                variants->entry[variants->entries] =
                    (struct variant){(uint32_t)mixed, i, *slot};
                *slot = ++variants->entries;
            }
        }
    }
}

/* False when the budget does not allow it. */
static bool
make_variants(struct suggestion_index *set, struct variants *variants,
              unsigned edits, struct budget *budget)
{
    uint64_t room = 0, slots = 16;

    for (uint32_t i = 0; i < set->name.count; i++) {
        uint64_t len = set->name.item[i].len;

        if (is_indexed(set->name.item[i], edits))
            room += edits == 2 ? len * (len - 1) / 2 : len + 1;
    }
    variants->shift = 60;
    while (slots < room / 2) {
        slots *= 2;
        variants->shift--;
    }
    if (budget->steps < LIMIT_STEPS / 2 + room ||
        budget->bytes < 2 * room * BYTES_ENTRY || slots > UINT32_MAX)
        return false;
    budget_spend(budget, room);
    budget_spend_bytes(budget, room * BYTES_ENTRY);
    variants->slot = arena_array(set->arena, uint32_t, (size_t)slots);
    variants->entry = arena_array(set->arena, struct variant, (size_t)room);
    add_variants(set, variants, edits);
    return true;
}

static bool
make_index(struct suggestion_index *set, struct budget *budget)
{
    struct near_index *index = arena_new(set->arena, struct near_index);
    uint64_t base =
        (uint64_t)hash_keyed(S("near")) << 32 | hash_keyed(S("names")) | 1;

    index->power[0] = 1;
    for (size_t i = 1; i <= LIMIT_NEAR; i++)
        index->power[i] = index->power[i - 1] * base;
    index->letters = arena_array(set->arena, uint64_t, set->name.count);
    index->looked = arena_array(set->arena, uint32_t, set->name.count);
    for (uint32_t i = 0; i < set->name.count; i++)
        index->letters[i] = suggestion_letters(set->name.item[i]);
    set->index = index;
    if (make_variants(set, &index->one, 1, budget))
        return true;
    set->index = NULL;
    return false;
}

/* ---- Searching ----------------------------------------------------------- */

/* In a large set what costs as much is not meant; in tenths of an edit. */
static unsigned
most_of_many(const struct suggestion_index *set, size_t longer)
{
    if (set->name.count <= LIMIT_NEAR_NAMES)
        return UINT32_MAX;
    return (longer <= LIMIT_NEAR_TWO ? 3 : 2) * NEAR_EDIT - 1;
}

static void
weigh(struct suggestion_index *set, struct suggestion *suggestion,
      uint32_t number, uint64_t letters)
{
    struct slice name = set->name.item[number];
    size_t longer =
        name.len > suggestion->word.len ? name.len : suggestion->word.len;

    set->looks++;
    if (set->except.len && slice_equal(name, set->except))
        return;
    suggestion_weigh(suggestion, name, letters, number,
                     most_of_many(set, longer));
}

/* Holds `near` against all names. */
static void
search_all(struct suggestion_index *set, struct suggestion *suggestion)
{
    for (uint32_t i = 0; i < set->name.count; i++) {
        struct slice name = set->name.item[i];

        if (name.len <= LIMIT_NEAR)
            weigh(set, suggestion, i,
                  set->index ? set->index->letters[i]
                             : suggestion_letters(name));
    }
}

/* What one search looks for in an index. */
struct suggestion_search {
    struct suggestion_index *set;
    struct suggestion *suggestion;
    struct indexed_word word;
    uint32_t most; /* looks in all */
};

/* Holds the names that share a variant without `edits` characters against the
 * word; false when they are too many.
 */
static bool
search_variants(struct suggestion_search *s, const struct variants *variants,
                unsigned edits)
{
    struct suggestion_index *set = s->set;
    struct near_index *index = set->index;
    uint64_t hash[MOST_VARIANTS];
    uint32_t count = variants_of(&s->word, edits, hash);

    for (uint32_t h = 0; h < count; h++) {
        uint64_t mixed = scatter(hash[h]);
        uint32_t at = variants->slot[mixed >> variants->shift];

        for (; at; at = variants->entry[at - 1].next) {
            const struct variant *entry = &variants->entry[at - 1];

            if (entry->tag != (uint32_t)mixed ||
                index->looked[entry->name] == set->searches)
                continue;
            if (set->looks == s->most)
                return false;
            index->looked[entry->name] = set->searches;
            weigh(set, s->suggestion, entry->name, index->letters[entry->name]);
        }
    }
    return true;
}

/* Whether the names that one edit and two lead to hold the nearest. */
static bool
search_index(struct suggestion_index *set, struct suggestion *suggestion,
             struct budget *budget)
{
    struct near_index *index = set->index;
    struct suggestion_search s = {
        .set = set,
        .suggestion = suggestion,
        .word = word_make(index, suggestion->word),
        .most = LIMIT_NEAR_LOOKS,
    };

    if (!search_variants(&s, &index->one, 0))
        return false;
    if (suggestion->cost < NEAR_EDIT)
        return true;
    if (!search_variants(&s, &index->one, 1))
        return false;
    if (suggestion->cost < 2 * NEAR_EDIT)
        return true;
    if (suggestion->word.len > LIMIT_NEAR_TWO)
        return false;
    if (!index->has_two && !index->no_two) {
        index->has_two = make_variants(set, &index->two, 2, budget);
        index->no_two = !index->has_two;
    }
    s.most += LIMIT_NEAR_LOOKS;
    if (!index->has_two || !search_variants(&s, &index->one, 2))
        return false;
    for (unsigned edits = 0; edits <= 2; edits++)
        if (!search_variants(&s, &index->two, edits))
            return false;
    return suggestion->cost < 3 * NEAR_EDIT &&
           suggestion->word.len + 2 <= LIMIT_NEAR_TWO;
}

struct suggestion
suggestion_index_search(struct suggestion_index *set, struct slice word,
                        struct budget *budget)
{
    struct suggestion suggestion = suggestion_start(word);
    uint64_t count = set->name.count;

    set->looks = 0;
    set->searches++;
    if (word.len > LIMIT_NEAR || !budget_may_guess(budget))
        return suggestion;
    if (!set->index && count * set->searches > LOOKS_WITHOUT_INDEX &&
        !make_index(set, budget))
        return suggestion;
    if (!(set->index && search_index(set, &suggestion, budget)) &&
        (!set->index || count <= LIMIT_NEAR_NAMES))
        search_all(set, &suggestion);
    budget_spend(budget, STEPS_LOOK * (uint64_t)set->looks + word.len);
    return suggestion;
}

bool
suggestion_index_has(struct suggestion_index *set, struct slice word)
{
    if (!set->known.arena) {
        set->known = map_new(set->arena);
        for (uint32_t i = 0; i < set->name.count; i++)
            map_add(&set->known, set->name.item[i]);
    }
    return map_find(&set->known, word) != NULL;
}

/* ---- Sets that are made once --------------------------------------------- */

struct suggestion_index *
suggestion_indexes_get(struct suggestion_indexes *sets, const void *owner,
                       uintptr_t which, bool *fresh)
{
    uintptr_t key[2] = {(uintptr_t)owner, which};
    struct slice text = slice_make((const char *)key, sizeof key);

    if (!sets->index.arena)
        sets->index = map_new(sets->arena);
    uint32_t *known = map_find(&sets->index, text);

    *fresh = !known;
    if (known)
        return sets->list.item[*known - 1];
    struct suggestion_index *set =
        arena_new(sets->arena, struct suggestion_index);

    *set = suggestion_index_new(sets->arena);
    *vec_push(sets->arena, &sets->list) = set;
    *map_add(&sets->index, arena_copy(sets->arena, text)) = sets->list.count;
    return set;
}
