#include "format/nfc.h"

#include "format/idna.h"
#include "format/nfc_data.h"

#include <string.h>

/* The label is normalized, and compared: characters are taken apart, marks
 * put in order, and what can be is put together (UAX #15; Unicode, section
 * 3.11).  Only what IDNA allows comes here, so there are no conjoining jamo
 * and Hangul syllables stay as they are; nor is anything that, once apart,
 * does not go together again.
 */

/* No character comes apart into more (UAX #15, table 8). */
#define PARTS_MOST 4

struct parts {
    uint32_t point[LABEL_MOST * PARTS_MOST];
    size_t count;
};

static unsigned
order_of(uint32_t c)
{
    return idna_find(c)->order;
}

/* The pair that makes `whole`, or NULL. */
static const struct nfc_pair *
find_whole(uint32_t whole)
{
    uint32_t low = 0, high = nfc_pair_count;

    while (low < high) {
        uint32_t middle = (low + high) / 2;

        if (nfc_pairs[middle].whole < whole)
            low = middle + 1;
        else
            high = middle;
    }
    return low < nfc_pair_count && nfc_pairs[low].whole == whole
               ? &nfc_pairs[low]
               : NULL;
}

/* What the two compose to, or 0.  Few labels have anything to compose, so the
 * table has no second order for this.
 */
static uint32_t
compose(uint32_t first, uint32_t second)
{
    for (uint32_t i = 0; i < nfc_pair_count; i++)
        if (nfc_pairs[i].second == second && nfc_pairs[i].first == first)
            return nfc_pairs[i].whole;
    return 0;
}

/* Only the first of a pair can be one itself. */
static void
add_parts(struct parts *parts, uint32_t c)
{
    uint32_t later[PARTS_MOST];
    size_t count = 0;
    const struct nfc_pair *pair;

    while (count + 1 < PARTS_MOST && (pair = find_whole(c))) {
        later[count++] = pair->second;
        c = pair->first;
    }
    parts->point[parts->count++] = c;
    while (count)
        parts->point[parts->count++] = later[--count];
}

/* Moves the last character before those marks that come after it. */
static void
put_in_order(struct parts *parts, size_t at)
{
    uint32_t c = parts->point[at];
    unsigned order = order_of(c);

    for (; order && at && order_of(parts->point[at - 1]) > order; at--)
        parts->point[at] = parts->point[at - 1];
    parts->point[at] = c;
}

/* Puts together what can be, in place. */
static void
compose_parts(struct parts *parts)
{
    size_t starter = SIZE_MAX, kept = 0;
    unsigned last = 0; /* order of the last character kept */

    for (size_t i = 0; i < parts->count; i++) {
        uint32_t c = parts->point[i], whole = 0;
        unsigned order = order_of(c);

        if (starter != SIZE_MAX && (starter + 1 == kept || last < order))
            whole = compose(parts->point[starter], c);
        if (whole) {
            parts->point[starter] = whole;
            continue;
        }
        if (order == 0)
            starter = kept;
        last = order;
        parts->point[kept++] = c;
    }
    parts->count = kept;
}

bool
nfc_is_normal(const struct label *label)
{
    struct parts parts = {.count = 0};

    for (size_t i = 0; i < label->count; i++) {
        size_t from = parts.count;

        add_parts(&parts, label->point[i]);
        for (; from < parts.count; from++)
            put_in_order(&parts, from);
    }
    compose_parts(&parts);
    return parts.count == label->count &&
           memcmp(parts.point, label->point,
                  label->count * sizeof label->point[0]) == 0;
}
