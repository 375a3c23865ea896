/* Keys that an object has twice.  The reader comes here only when a key
 * meets bits of others in both of its words, which all large objects do; so
 * the second sieve, comparing 32-bit hashes, has to be quick as well.
 */
#include "tree/reader.h"

#include "base/limits.h"

/* Up to this many keys every pair is compared: that is less work than
 * setting up a table.
 */
#define FEW 32

static struct slice
key_text(struct reader *r, const struct node *key)
{
    struct tree tree = {
        .source = r->source,
        .node = r->node,
        .count = r->count,
        .texts = &r->texts,
    };

    return node_text(&tree, key);
}

/* Reports `key`, which is there again behind `first`. */
static void
report(struct reader *r, const struct node *first, struct node *key)
{
    key->head |= NODE_DUPLICATE;
    if (r->bag->list.count >= LIMIT_DIAGS) {
        r->bag->dropped++;
        return;
    }
    struct slice text = key_text(r, key);
    struct slice shown = reader_show(r, text.at, text.at + text.len);
    struct diag *diag =
        bag_add(r->bag, &kind_json_duplicate_key, node_span(key),
                "the object has the key `%.*s` already; the last one counts, "
                "the values before it are lost",
                SLICE_ARGS(shown));

    bag_relate(r->bag, diag, node_span(first), "first given here");
}

/* The keys at `index`, each against those before it; true when one is there
 * twice.
 */
static bool
compare_all(struct reader *r, const uint32_t *index, uint32_t count)
{
    bool twice = false;

    for (uint32_t i = 1; i < count; i++) {
        struct node *key = &r->node[index[i]];

        for (uint32_t j = 0; j < i; j++) {
            const struct node *other = &r->node[index[j]];

            if (other->next == key->next &&
                slice_equal(key_text(r, other), key_text(r, key))) {
                report(r, other, key);
                twice = true;
                break;
            }
        }
    }
    return twice;
}

/* A table of node indices with open addressing, at most half full. */
static bool
compare_hashed(struct reader *r, const uint32_t *index, uint32_t count)
{
    uint32_t slots = 128;
    bool twice = false;

    while (slots / 2 < count)
        slots *= 2;
    struct arena scratch = ARENA_INIT;
    uint32_t *slot = arena_array(&scratch, uint32_t, slots);

    for (uint32_t i = 0; i < count; i++) {
        struct node *key = &r->node[index[i]];
        uint32_t at = key->next & (slots - 1);

        while (slot[at]) {
            const struct node *other = &r->node[slot[at]];

            if (other->next == key->next &&
                slice_equal(key_text(r, other), key_text(r, key))) {
                report(r, other, key);
                twice = true;
                break;
            }
            at = (at + 1) & (slots - 1);
        }
        if (!slot[at])
            slot[at] = index[i];
    }
    arena_close(&scratch);
    return twice;
}

void
duplicate_check(struct reader *r, uint32_t object)
{
    uint32_t count = r->top->members / 2;
    uint32_t few[FEW];
    struct arena scratch = ARENA_INIT;
    uint32_t *index =
        count <= FEW ? few : arena_array(&scratch, uint32_t, count);
    uint32_t i = 0;

    for (const struct node *key = node_first(&r->node[object]); key;
         key = node_next(&r->node[object], key))
        index[i++] = (uint32_t)(key - r->node);
    if (count <= FEW ? compare_all(r, index, count)
                     : compare_hashed(r, index, count))
        r->node[object].head |= NODE_DUPLICATE;
    arena_close(&scratch);
}
