#include "lint/workspace/source_reader.h"

#include "base/core/limits.h"
#include "lint/suppress/keep_comments.h"
#include "tree/kinds.h"

static const char *const jsonc_endings[] = {".jsonc", ".json5", NULL};
static const char *const lines_endings[] = {".jsonl", ".ndjson", NULL};

static bool
is_named(struct slice name, const char *const *endings)
{
    for (; *endings; endings++)
        if (slice_ends(name, slice_from(*endings)))
            return true;
    return false;
}

struct read_options
source_reader_options(struct slice name, bool jsonc)
{
    return (struct read_options){
        .jsonc = jsonc || is_named(name, jsonc_endings),
    };
}

bool
source_reader_are_lines(struct slice name)
{
    return is_named(name, lines_endings);
}

static void
shift(struct diag *diag, uint32_t by)
{
    diag->where.at += by;
    for (struct related *r = diag->related; r; r = r->next)
        r->where.at += by;
    for (uint32_t i = 0; i < diag->fix.count; i++)
        diag->fix.edit[i].where.at += by;
}

/* How one source is read. */
struct source_reading {
    struct arena *arena;
    struct read_options options;
    struct source_visitor *visitor;
};

/* Shows `tree`, whose source begins at byte `from` of the whole. */
static void
visit_from(struct source_visitor *visitor, const struct tree *tree,
           struct read_options options, uint32_t from, struct bag *bag)
{
    visitor->visit(visitor, tree, bag);
    if (visitor->suppressions)
        suppressions_learn(visitor->suppressions, tree, options.jsonc, from,
                           bag);
    keep_comments(tree, bag);
}

void
source_reader_visit(struct source_visitor *visitor, const struct tree *tree,
                    struct read_options options, struct bag *bag)
{
    visit_from(visitor, tree, options, 0, bag);
}

/* `source` begins at byte `from` of the whole. */
static void
read_text(const struct source_reading *reading, const struct source *source,
          uint32_t from, struct bag *bag)
{
    struct source_visitor *visitor = reading->visitor;
    struct tree tree = read_json(reading->arena, source, reading->options, bag);

    visit_from(visitor, &tree, reading->options, from, bag);
}

/* Every line is a JSON text of its own; blank ones are nothing. */
static void
read_lines(const struct source_reading *reading, const struct source *source,
           struct bag *bag)
{
    struct slice text = source->text;

    for (size_t at = 0; at < text.len;) {
        size_t end = slice_find_byte(text, '\n', at);
        struct slice line = slice_cut(text, at, end);
        struct bag found = bag_within(reading->arena, bag);
        bool checked = !bag->budget->unchecked;

        if (slice_trim(line).len) {
            struct source inner =
                source_make(source->name, arena_copy(reading->arena, line));

            read_text(reading, &inner, (uint32_t)at, &found);
        }
        for (uint32_t i = 0; i < found.list.count; i++) {
            shift(found.list.item[i], (uint32_t)at);
            bag_take(bag, found.list.item[i]);
        }
        if (checked && bag->budget->unchecked)
            bag->budget->at += (uint32_t)at;
        at = end == SLICE_NONE ? text.len : end + 1;
    }
}

bool
source_reader_fits(const struct source *source, struct bag *bag)
{
    if (source->text.len <= LIMIT_SOURCE_BYTES)
        return true;
    bag_add(bag, &kind_json_size, span_make(0, 0),
            "the file is larger than this program reads (%zu MiB)",
            LIMIT_SOURCE_BYTES >> 20);
    return false;
}

bool
source_reader_read(struct arena *arena, const struct source *source,
                   struct read_options options, struct source_visitor *visitor,
                   struct bag *bag)
{
    struct source_reading reading = {arena, options, visitor};

    if (!source_reader_fits(source, bag))
        return false;
    if (source_reader_are_lines(source->name))
        read_lines(&reading, source, bag);
    else
        read_text(&reading, source, 0, bag);
    return true;
}
