/* Keys that an object has twice.  The reader comes here only when a key
 * meets bits of others in both of its words, which all large objects do; so
 * the second sieve has to be quick as well: up to KEY_TABLE_FROM keys every
 * pair is compared by its 32-bit hashes, which is less work than setting up a
 * table; the others get one (key_table.h), which the tree keeps.
 */
#include "read/json/reader.h"

#include "base/core/limits.h"

static struct tree
tree_so_far(struct reader *r)
{
    return (struct tree){
        .source = r->source,
        .node = r->node,
        .count = r->count,
        .texts = &r->texts,
    };
}

static struct slice
key_text(struct reader *r, const struct node *key)
{
    struct tree tree = tree_so_far(r);

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
                "duplicate key `%.*s`: the last value is used, the earlier "
                "ones are lost",
                SLICE_ARGS(shown));

    bag_relate(r->bag, diag, node_span(first), "first defined here");
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

/* Puts the keys at `index` into a table, which the tree keeps.  Those that are
 * there twice are few or are reported up to a limit: the last one of each
 * stays.
 */
static bool
compare_hashed(struct reader *r, uint32_t object, const uint32_t *index,
               uint32_t count)
{
    struct key_table table = key_table_new(r->arena, object, count);
    struct tree tree = tree_so_far(r);
    bool twice = false;

    for (uint32_t i = 0; i < count; i++) {
        struct node *key = &r->node[index[i]];
        uint32_t *slot = key_table_at(&table, &tree, node_text(&tree, key));

        if (!*slot) {
            *slot = index[i];
            continue;
        }
        report(r, &r->node[*slot], key);
        twice = true;
    }
    for (uint32_t i = 0; twice && i < count; i++) {
        const struct node *key = &r->node[index[i]];

        if (node_has(key, NODE_DUPLICATE))
            *key_table_at(&table, &tree, node_text(&tree, key)) = index[i];
    }
    *vec_push(r->arena, &r->tables.list) = table;
    return twice;
}

void
duplicate_check(struct reader *r, uint32_t object)
{
    uint32_t count = r->top->members / 2;
    uint32_t few[KEY_TABLE_FROM];
    struct arena scratch = ARENA_INIT;
    uint32_t *index =
        count <= KEY_TABLE_FROM ? few : arena_array(&scratch, uint32_t, count);
    uint32_t i = 0;

    for (const struct node *key = node_first(&r->node[object]); key;
         key = node_next(&r->node[object], key))
        index[i++] = (uint32_t)(key - r->node);
    if (count <= KEY_TABLE_FROM ? compare_all(r, index, count)
                                : compare_hashed(r, object, index, count))
        r->node[object].head |= NODE_DUPLICATE;
    arena_close(&scratch);
}
