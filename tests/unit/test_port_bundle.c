#include "unit/test.h"

#include "port/bundle.h"
#include "read/json/read_json.h"
#include "schema/compile/load.h"

#include <stdlib.h>

static struct slice
file_name(struct arena *arena, uint32_t index)
{
    struct slice name = bundle_name(index);

    return arena_printf(arena, "%.*s.schema.json", SLICE_ARGS(name));
}

static int
by_name(const void *left, const void *right)
{
    const struct schema_doc *a = left, *b = right;

    return slice_compare(a->name, b->name);
}

/* The bundled texts, compiled at run time in the order of schemac. */
static const struct schema *
compile(struct arena *arena)
{
    uint32_t count = bundle_files.count;
    struct source *source = arena_array(arena, struct source, count);
    struct tree *tree = arena_array(arena, struct tree, count);
    struct bag *bag = arena_array(arena, struct bag, count);
    struct schema_doc *doc = arena_array(arena, struct schema_doc, count);

    for (uint32_t i = 0; i < count; i++) {
        struct slice name = file_name(arena, i);

        source[i] = source_make(name, bundle_files.item[i].text);
        bag[i] = bag_new(arena);
        tree[i] =
            read_json(arena, &source[i], (struct read_options){0}, &bag[i]);
        doc[i] = (struct schema_doc){name, &tree[i], &bag[i], false};
    }
    qsort(doc, count, sizeof(*doc), by_name);
    const struct schema *schema = schema_load(
        arena, doc, count, (struct schema_options){.dialect = DIALECT_2020});

    for (uint32_t i = 0; i < count; i++)
        assert_int_equal(bag[i].list.count, 0);
    return schema;
}

/* One compiler, two back ends: what schemac wrote into the program is, array
 * by array and byte by byte, what the loader makes of the same texts now.
 */
static void
test_bundle__is_what_the_loader_makes(void **state)
{
    struct arena arena = ARENA_INIT;
    const struct schema *schema = compile(&arena);

    (void)state;
#define ARRAY(type, name)                                      \
    assert_int_equal(schema->name##s, bundle_schemas.name##s); \
    assert_memory_equal(schema->name, bundle_schemas.name,     \
                        schema->name##s * sizeof(type));
#include "schema/ir/arrays.def"
#undef ARRAY
    arena_close(&arena);
}

static void
test_bundle__knows_its_schemas_by_file_name(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    for (uint32_t i = 0; i < bundle_files.count; i++)
        assert_int_not_equal(schema_find(&bundle_schemas, file_name(&arena, i)),
                             SCHEMA_NONE);
    arena_close(&arena);
    assert_int_equal(schema_find(&bundle_schemas, S("nosuch.schema.json")),
                     SCHEMA_NONE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bundle__is_what_the_loader_makes),
        cmocka_unit_test(test_bundle__knows_its_schemas_by_file_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
