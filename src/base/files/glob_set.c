#include "base/files/glob_set.h"

#include "base/core/limits.h"

/* As many bytes as `lengths` has bits; what is longer is cut, for all that is
 * found is held against the pattern.
 */
#define MOST_BYTES 64

/* Bytes in between are looked for at every place of a subject, so they are
 * few, and the first two say beforehand whether it is worth it.
 */
#define MOST_INNER 16

struct glob_filter {
    uint64_t bit[32];
};

struct glob_piece {
    enum glob_place place;
    uint32_t from, len; /* of the tokens */
};

/* ---- Adding -------------------------------------------------------------- */

static unsigned
pair_number(const char *at)
{
    return ((unsigned char)at[0] * 67u + (unsigned char)at[1]) % 2048;
}

/* The longest run of plain bytes; the first of equally long ones. */
static struct glob_piece
longest_run(const struct glob *glob)
{
    struct glob_piece best = {GLOB_INNER, 0, 0};

    for (uint32_t at = 0; at < glob->count;) {
        uint32_t from = at;

        while (at < glob->count && glob->token[at] < GLOB_ANY)
            at++;
        if (at - from > best.len)
            best = (struct glob_piece){GLOB_INNER, from, at - from};
        at += at < glob->count;
    }
    return best;
}

/* The bytes by which a pattern may be found, the most telling ones first; how
 * many.
 */
static unsigned
pieces_of(const struct glob *glob, struct glob_piece piece[3])
{
    uint32_t count = glob->count, head = 0, tail = 0;
    struct glob_piece inner = longest_run(glob);
    unsigned pieces = 0;

    while (head < count && glob->token[head] < GLOB_ANY)
        head++;
    if (head == count) {
        piece[0] = (struct glob_piece){GLOB_WHOLE, 0, count};
        return 1;
    }
    while (glob->token[count - tail - 1] < GLOB_ANY)
        tail++;
    head = head < MOST_BYTES ? head : MOST_BYTES;
    tail = tail < MOST_BYTES ? tail : MOST_BYTES;
    if (head > tail)
        piece[pieces++] = (struct glob_piece){GLOB_HEAD, 0, head};
    if (tail)
        piece[pieces++] = (struct glob_piece){GLOB_TAIL, count - tail, tail};
    if (head && head <= tail)
        piece[pieces++] = (struct glob_piece){GLOB_HEAD, 0, head};
    if (inner.len >= 2) {
        /* What is numbered is told apart by its end. */
        uint32_t len = inner.len < MOST_INNER ? inner.len : MOST_INNER;

        inner.from += inner.len - len;
        inner.len = len;
        piece[pieces++] = inner;
    }
    return pieces;
}

static struct slice
piece_text(struct arena *arena, const struct glob *glob,
           struct glob_piece piece)
{
    char *at = arena_take(arena, piece.len + 1, 1);

    for (uint32_t i = 0; i < piece.len; i++)
        at[i] = (char)glob->token[piece.from + i];
    return slice_make(at, piece.len);
}

static void
note_piece(struct arena *arena, struct glob_set *set, struct glob_piece piece,
           struct slice text)
{
    if (piece.place != GLOB_WHOLE)
        set->lengths[piece.place] |= (uint64_t)1 << (piece.len - 1);
    if (piece.place != GLOB_INNER)
        return;
    if (!set->filter)
        set->filter = arena_new(arena, struct glob_filter);
    unsigned pair = pair_number(text.at);

    set->filter->bit[pair / 64] |= (uint64_t)1 << pair % 64;
}

/* Where the chain of a new pattern begins: one that nobody has, if any of its
 * pieces leads to such.
 */
static uint32_t *
chain_of(struct arena *arena, struct glob_set *set, const struct glob *glob)
{
    struct glob_piece piece[3];
    unsigned pieces = pieces_of(glob, piece);
    uint32_t *first = &set->rest;

    for (unsigned i = 0; i < pieces; i++) {
        struct map *map = &set->by[piece[i].place];
        struct slice text = piece_text(arena, glob, piece[i]);

        if (!map->arena)
            *map = map_new(arena);
        uint32_t *known = map_find(map, text);

        if (!known) {
            note_piece(arena, set, piece[i], text);
            return map_add(map, text);
        }
        if (i == 0)
            first = known;
    }
    return first;
}

bool
glob_set_add(struct arena *arena, struct glob_set *set, struct slice pattern,
             uint32_t number)
{
    if (!set->known.arena)
        set->known = map_new(arena);
    uint32_t *known = map_find(&set->known, pattern);

    if (known) {
        if (*known)
            set->row.item[*known - 1].number = number;
        return *known != 0;
    }
    struct glob glob = glob_compile(arena, pattern);
    uint32_t *chain = chain_of(arena, set, &glob);
    bool alike = *chain || chain == &set->rest;

    /* One that is not added is known, too, so that it is compiled once. */
    if (alike && set->alike == LIMIT_GLOBS_ALIKE) {
        *map_add(&set->known, pattern) = 0;
        return false;
    }
    set->alike += alike;
    *vec_push(arena, &set->row) = (struct glob_row){glob, number, *chain};
    *chain = set->row.count;
    *map_add(&set->known, pattern) = set->row.count;
    return true;
}

/* ---- Searching ----------------------------------------------------------- */

struct glob_search {
    const struct glob_set *set;
    struct slice subject;
    uint64_t *steps;
    uint32_t best;
};

static void
search_chain(struct glob_search *s, uint32_t at)
{
    for (; at; at = s->set->row.item[at - 1].next) {
        const struct glob_row *row = &s->set->row.item[at - 1];

        if (row->number > s->best &&
            glob_match(&row->glob, s->subject, s->steps))
            s->best = row->number;
    }
}

static void
search_bytes(struct glob_search *s, enum glob_place place, size_t from,
             size_t len)
{
    uint32_t *found =
        map_find(&s->set->by[place], slice_cut(s->subject, from, from + len));

    if (found)
        search_chain(s, *found);
}

static void
search_ends(struct glob_search *s, enum glob_place place)
{
    uint64_t lengths = s->set->lengths[place];

    for (size_t len = 1; lengths && len <= s->subject.len; len++) {
        if (lengths & 1)
            search_bytes(s, place,
                         place == GLOB_TAIL ? s->subject.len - len : 0, len);
        lengths >>= 1;
    }
}

static void
search_inner(struct glob_search *s)
{
    const struct glob_filter *filter = s->set->filter;
    uint64_t lengths = s->set->lengths[GLOB_INNER];

    for (size_t at = 0; at + 2 <= s->subject.len; at++) {
        unsigned pair = pair_number(s->subject.at + at);

        if (!(filter->bit[pair / 64] >> pair % 64 & 1))
            continue;
        for (size_t len = 2; len <= MOST_INNER; len++)
            if (lengths >> (len - 1) & 1 && at + len <= s->subject.len)
                search_bytes(s, GLOB_INNER, at, len);
    }
}

uint32_t
glob_set_find(const struct glob_set *set, struct slice subject, uint64_t *steps)
{
    struct glob_search s = {.set = set, .subject = subject, .steps = steps};

    if (set->by[GLOB_WHOLE].count)
        search_bytes(&s, GLOB_WHOLE, 0, subject.len);
    search_ends(&s, GLOB_HEAD);
    search_ends(&s, GLOB_TAIL);
    if (set->filter)
        search_inner(&s);
    search_chain(&s, set->rest);
    return s.best;
}
