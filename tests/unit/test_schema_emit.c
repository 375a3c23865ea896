#include "unit/test.h"

#include "schema/compile/emit.h"
#include "schema_text.h"

/* Behind helpers whose parameters have the same name. */
#include "unit/test_arena.h"

static struct slice
emit(const char *text)
{
    struct bag bag = bag_new(&arena);
    struct buf buf = buf_new(&arena);

    schema_emit(&buf, load_text(&arena, text, &bag), S("made"), S("made.h"));
    return buf_slice(&buf);
}

static void
test_emit__same_schema_same_bytes(void **state)
{
    static const char schema[] =
        "{\"properties\": {\"a\": {\"enum\": [1, \"it's\\n\"]}}}";

    (void)state;
    assert_true(slice_equal(emit(schema), emit(schema)));
}

static void
test_emit__defines_the_struct_and_its_arrays(void **state)
{
    struct slice text = emit("{\"required\": [\"it's\\n\\\\\"]}");

    (void)state;
    assert_int_not_equal(slice_find(text, S("#include \"made.h\""), 0),
                         SLICE_NONE);
    assert_int_not_equal(slice_find(text, S("const struct schema made = {"), 0),
                         SLICE_NONE);
    assert_int_not_equal(
        slice_find(text, S("static const struct schema_unit made_unit[3] = {"),
                   0),
        SLICE_NONE);
    /* Quotes, backslashes and controls must not break the C text. */
    assert_int_not_equal(slice_find(text, S("'\\'', 's', '\\x0a', '\\\\'"), 0),
                         SLICE_NONE);
    /* What is empty is left out, for C has no empty arrays. */
    assert_int_equal(slice_find(text, S("pattern"), 0), SLICE_NONE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_emit__same_schema_same_bytes),
        cmocka_unit_test(test_emit__defines_the_struct_and_its_arrays),
    };

    return cmocka_run_group_tests(tests, NULL, close_arena);
}
