#ifndef TESTS_UNIT_SCHEMA_TEXT_H
#define TESTS_UNIT_SCHEMA_TEXT_H

/* Schemas and instances written down in tests. */

#include "base/text/buf.h"
#include "read/json/read_json.h"
#include "schema/compile/load.h"
#include "schema/evaluate/evaluate.h"

/* The tree of `text`, which lives in `arena`, as do the findings in `bag`. */
static inline const struct tree *
read_text(struct arena *arena, const char *text, struct bag *bag)
{
    struct source *source = arena_new(arena, struct source);
    struct tree *tree = arena_new(arena, struct tree);

    *source = source_make(S("test.json"), slice_from(text));
    *tree = read_json(arena, source, (struct read_options){0}, bag);
    return tree;
}

/* The schema `text`, called "test"; its faults go to `bag`. */
static inline const struct schema *
load_text(struct arena *arena, const char *text, struct bag *bag)
{
    struct schema_doc *doc = arena_new(arena, struct schema_doc);

    doc->name = S("test");
    doc->tree = read_text(arena, text, bag);
    doc->bag = bag;
    return schema_load(arena, doc, 1,
                       (struct schema_options){.dialect = DIALECT_2020});
}

/* The findings as lines `at+len level id: message`. */
static inline struct slice
list_bag(struct arena *arena, struct bag *bag)
{
    struct buf buf = buf_new(arena);

    bag_finish(bag);
    for (uint32_t i = 0; i < bag->list.count; i++) {
        const struct diag *diag = bag->list.item[i];

        if (i)
            buf_byte(&buf, '\n');
        buf_printf(&buf, "%u+%u %s %s: %.*s", diag->where.at, diag->where.len,
                   level_name(diag->level), diag->kind->id,
                   SLICE_ARGS(diag->text));
    }
    return buf_slice(&buf);
}

/* What is wrong with `instance` by `schema`, in that form. */
static inline struct slice
eval_text(struct arena *arena, const char *schema, const char *instance)
{
    struct bag faults = bag_new(arena);
    struct bag *bag = arena_new(arena, struct bag);
    const struct schema *loaded = load_text(arena, schema, &faults);

    *bag = bag_new(arena);
    const struct tree *tree = read_text(arena, instance, bag);

    bag->list.count = 0;
    if (faults.list.count)
        return list_bag(arena, &faults);
    schema_eval(loaded, schema_find(loaded, S("test")), tree, tree_root(tree),
                NULL, arena, bag);
    return list_bag(arena, bag);
}

#endif
