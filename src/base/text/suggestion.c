#include "base/text/suggestion.h"

#include "base/core/limits.h"

/* Costs in tenths of an edit: a difference of case, or of `-` and `_`, is
 * hardly a difference.
 */
enum { COST_EDIT = NEAR_EDIT, COST_CASE = 2, COST_NONE = 1000000 };

static unsigned
swap_cost(char a, char b)
{
    if (a == b)
        return 0;
    return suggestion_fold(a) == suggestion_fold(b) ? COST_CASE : COST_EDIT;
}

static unsigned
min(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static unsigned
max(unsigned a, unsigned b)
{
    return a > b ? a : b;
}

/* What may differ between words of up to `len` bytes: one edit in up to five
 * letters, two in up to eight, then a third.
 */
static unsigned
allowance(size_t len)
{
    if (len <= 2)
        return COST_EDIT / 2;
    if (len <= 5)
        return COST_EDIT;
    return len <= 8 ? 2 * COST_EDIT : (unsigned)len * COST_EDIT / 3;
}

/* What the lengths alone cost at least, and the longer one. */
static size_t
gap_of(struct slice a, struct slice b, size_t *longer)
{
    *longer = a.len > b.len ? a.len : b.len;
    return *longer - (a.len > b.len ? b.len : a.len);
}

uint64_t
suggestion_letters(struct slice word)
{
    uint64_t set = 0;

    for (size_t i = 0; i < word.len; i++)
        set |= (uint64_t)1 << (suggestion_fold(word.at[i]) & 63);
    return set;
}

static unsigned
count(uint64_t set)
{
    unsigned bits = 0;

    for (; set; set &= set - 1)
        bits++;
    return bits;
}

struct suggestion
suggestion_start(struct slice word)
{
    return (struct suggestion){
        .word = word,
        .letters = suggestion_letters(word),
        .cost = COST_NONE,
        .number = UINT32_MAX,
    };
}

/* The cost of making `b` of `a`, COST_NONE when it is more than `most`.  Only
 * the cells that as many edits can reach are looked at.
 */
static unsigned
distance(struct slice a, struct slice b, unsigned most)
{
    unsigned row[3][LIMIT_NEAR + 2];
    size_t reach = most / COST_EDIT;
    unsigned least = 0, least_before;

    for (size_t j = 0; j <= b.len; j++)
        row[0][j] = (unsigned)j * COST_EDIT;
    for (size_t i = 1; i <= a.len; i++) {
        unsigned *now = row[i % 3], *last = row[(i + 2) % 3],
                 *before = row[(i + 1) % 3];
        size_t from = i > reach + 1 ? i - reach : 1;
        size_t to = i + reach < b.len ? i + reach : b.len;

        least_before = least;
        least = now[from - 1] =
            from == 1 ? (unsigned)i * COST_EDIT : (unsigned)COST_NONE;
        for (size_t j = from; j <= to; j++) {
            now[j] = min(last[j] + COST_EDIT, now[j - 1] + COST_EDIT);
            now[j] =
                min(now[j], last[j - 1] + swap_cost(a.at[i - 1], b.at[j - 1]));
            if (i > 1 && j > 1 &&
                suggestion_fold(a.at[i - 1]) == suggestion_fold(b.at[j - 2]) &&
                suggestion_fold(a.at[i - 2]) == suggestion_fold(b.at[j - 1]))
                now[j] = min(now[j], before[j - 2] + COST_EDIT);
            least = min(least, now[j]);
        }
        if (to < b.len)
            now[to + 1] = COST_NONE;
        if (min(least, least_before) > most)
            return COST_NONE;
    }
    return row[a.len % 3][b.len];
}

void
suggestion_weigh(struct suggestion *suggestion, struct slice candidate,
                 uint64_t letters, uint32_t number, unsigned most)
{
    size_t longer, gap = gap_of(suggestion->word, candidate, &longer);
    unsigned allowed = allowance(longer);
    bool before = number < suggestion->number;

    if (longer > LIMIT_NEAR || candidate.len == 0)
        return;
    if (most > allowed)
        most = allowed;
    if (most >= suggestion->cost) {
        if (suggestion->cost == 0 && !before)
            return;
        most = suggestion->cost - !before;
    }
    /* Every missing letter costs an edit, and so does every letter that only
     * one of the words has: mostly there is no need to look further.
     */
    if (gap * COST_EDIT > most || max(count(suggestion->letters & ~letters),
                                      count(letters & ~suggestion->letters)) *
                                          COST_EDIT >
                                      most)
        return;
    unsigned cost = distance(suggestion->word, candidate, most);

    if (cost <= most) {
        suggestion->cost = cost;
        suggestion->best = candidate;
        suggestion->number = number;
    }
}

void
suggestion_offer(struct suggestion *suggestion, struct slice candidate)
{
    size_t longer, gap = gap_of(suggestion->word, candidate, &longer);

    suggestion->offered++;
    /* Most names need no look at their letters. */
    if (longer <= LIMIT_NEAR &&
        gap * COST_EDIT <= min(allowance(longer), suggestion->cost))
        suggestion_weigh(suggestion, candidate, suggestion_letters(candidate),
                         suggestion->offered - 1, COST_NONE);
}

struct slice
suggestion_best(const struct suggestion *suggestion)
{
    return suggestion->best;
}
