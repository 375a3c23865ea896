#include "base/near.h"

#include "base/limits.h"

/* Costs in tenths of an edit: a difference of case, or of `-` and `_`, is
 * hardly a difference.
 */
enum { COST_EDIT = 10, COST_CASE = 2, COST_NONE = 1000000 };

struct near
near_start(struct slice word)
{
    return (struct near){.word = word, .cost = COST_NONE};
}

static char
fold(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c + ('a' - 'A'));
    return c == '-' || c == ' ' ? '_' : c;
}

static unsigned
swap_cost(char a, char b)
{
    if (a == b)
        return 0;
    return fold(a) == fold(b) ? COST_CASE : COST_EDIT;
}

static unsigned
min(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static unsigned
distance(struct slice a, struct slice b)
{
    unsigned row[3][LIMIT_NEAR + 1];

    for (size_t j = 0; j <= b.len; j++)
        row[0][j] = (unsigned)j * COST_EDIT;
    for (size_t i = 1; i <= a.len; i++) {
        unsigned *now = row[i % 3], *last = row[(i + 2) % 3],
                 *before = row[(i + 1) % 3];

        now[0] = (unsigned)i * COST_EDIT;
        for (size_t j = 1; j <= b.len; j++) {
            now[j] = min(last[j] + COST_EDIT, now[j - 1] + COST_EDIT);
            now[j] =
                min(now[j], last[j - 1] + swap_cost(a.at[i - 1], b.at[j - 1]));
            if (i > 1 && j > 1 && fold(a.at[i - 1]) == fold(b.at[j - 2]) &&
                fold(a.at[i - 2]) == fold(b.at[j - 1]))
                now[j] = min(now[j], before[j - 2] + COST_EDIT);
        }
    }
    return row[a.len % 3][b.len];
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

void
near_offer(struct near *near, struct slice candidate)
{
    size_t a = near->word.len, b = candidate.len;
    size_t longer = a > b ? a : b, gap = longer - (a > b ? b : a);

    /* Every missing letter costs an edit: no need to look further then. */
    if (longer > LIMIT_NEAR || b == 0 || gap * COST_EDIT > allowance(longer) ||
        gap * COST_EDIT > near->cost)
        return;
    unsigned cost = distance(near->word, candidate);

    if (cost < near->cost) {
        near->cost = cost;
        near->best = candidate;
    }
}

struct slice
near_best(const struct near *near)
{
    size_t len =
        near->word.len > near->best.len ? near->word.len : near->best.len;

    if (near->cost > allowance(len))
        return slice_make(NULL, 0);
    return near->best;
}
