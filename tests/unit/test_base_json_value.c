#include "base/text/json_value.h"
#include "test.h"

static struct slice
compact(struct arena *arena, struct json_t *value)
{
    struct buf out = buf_new(arena);

    json_value_write(&out, value);
    return buf_slice(&out);
}

static void
test_json_value__members_keep_their_order(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct json_t *object = json_value_object(), *list = json_value_array();

    json_value_add(list, json_value_number(UINT32_MAX));
    json_value_add(list, json_value_null());
    json_value_set(object, "z", json_value_bool(true));
    json_value_set(object, "a", list);
    json_value_set_text(object, "m", S("x"));
    json_value_set_number(object, "b", 0);
    json_value_set(object, "e", json_value_text_or_null(S("")));
    json_value_set(object, "o", json_value_object());
    expect_slice(compact(&arena, object),
                 "{\"z\":true,\"a\":[4294967295,null],\"m\":\"x\",\"b\":0,"
                 "\"e\":null,\"o\":{}}");
    arena_close(&arena);
}

static void
test_json_value__any_text_becomes_json(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;

    expect_slice(compact(&arena, json_value_text(S(""))), "\"\"");
    expect_slice(compact(&arena, json_value_text(slice_make(NULL, 0))), "\"\"");
    expect_slice(compact(&arena, json_value_text(S("a\"\\/\n\t\x1b"))),
                 "\"a\\\"\\\\/\\n\\t\\u001B\"");
    /* NUL is kept, bytes that are not UTF-8 are replaced one by one. */
    expect_slice(compact(&arena, json_value_text(slice_make("a\0b", 3))),
                 "\"a\\u0000b\"");
    expect_slice(compact(&arena, json_value_text(S("\xff\xc3(\xc3\xa9"))),
                 "\"\xEF\xBF\xBD\xEF\xBF\xBD(\xc3\xa9\"");
    expect_slice(compact(&arena, json_value_text(S("\xed\xa0\x80"))),
                 "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    arena_close(&arena);
}

static void
test_json_value__nothing_that_a_terminal_obeys(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;

    expect_slice(
        compact(&arena, json_value_text(S("\x7f \xc2\x9b \xe2\x80\xae"))),
        "\"\\u007f \\u009b \\u202e\"");
    expect_slice(compact(&arena, json_value_text(S("##vso[x]"))),
                 "\"\\u0023#vso[x]\"");
    arena_close(&arena);
}

static void
test_json_value__names_of_others_and_spaces(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct buf out = buf_new(&arena);
    struct json_t *object = json_value_object();

    json_value_set_named(object, S("\xff\""), json_value_number(1));
    json_value_set_named(object, S("b"), json_value_number(2));
    json_value_set_named(object, S("b"), json_value_number(3));
    buf_text(&out, "> ");
    json_value_write_spaced(&out, object);
    expect_slice(buf_slice(&out), "> {\"\xEF\xBF\xBD\\\"\": 1, \"b\": 3}");
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_value__members_keep_their_order),
        cmocka_unit_test(test_json_value__any_text_becomes_json),
        cmocka_unit_test(test_json_value__nothing_that_a_terminal_obeys),
        cmocka_unit_test(test_json_value__names_of_others_and_spaces),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
