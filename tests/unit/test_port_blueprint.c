#include "document.h"
#include "test.h"

#include "port/blueprint.h"

#define DISK                                                        \
    "{\"identifier\": \"disk\", \"schema\": {\"properties\": {"     \
    "\"size\": {\"type\": \"string\"}}, \"required\": [\"size\"]}," \
    "\"mirrorProperties\": {\"owner\": {\"path\": \"vm.owner\"}},"  \
    "\"relations\": {\"vm\": {\"target\": \"vm\"}}}"

static uint32_t
count(const char *text)
{
    struct document d;

    open_document(&d, text);
    uint32_t found = blueprint_find(&d.arena, &d.tree).list.count;

    arena_close(&d.arena);
    return found;
}

static void
test_blueprint__is_told_by_its_shape(void **state)
{
    (void)state;
    assert_int_equal(count(DISK), 1);
    assert_int_equal(count("[" DISK ", 1, " DISK "]"), 2);
    assert_int_equal(count("{\"blueprints\": [" DISK "]}"), 1);
    assert_int_equal(count("{\"ok\": true, \"blueprint\": " DISK "}"), 1);
    assert_int_equal(count("{\"identifier\": \"a\", \"schema\": {}}"), 0);
    assert_int_equal(count("{\"schema\": {\"properties\": {}}}"), 0);
    assert_int_equal(count("{\"identifier\": \"a\", \"invocationMethod\": {},"
                           "\"schema\": {\"properties\": {}}}"),
                     0);
    /* Members may be missing in what is broken. */
    assert_int_equal(count("{\"identifier\": \"a\", \"schema\": "
                           "{\"properties\": {\"b\": {\"type\"}}}}"),
                     0);
    assert_int_equal(count(""), 0);
    assert_int_equal(count("null"), 0);
}

static void
test_blueprint__knows_what_entities_have(void **state)
{
    struct document d;

    (void)state;
    open_document(&d, DISK);
    struct blueprints found = blueprint_find(&d.arena, &d.tree);
    const struct blueprint *disk = &found.list.item[0];

    assert_int_equal(found.list.count, 1);
    expect_slice(blueprint_name(disk), "disk");
    assert_non_null(blueprint_property(disk, S("size")));
    assert_non_null(blueprint_property(disk, S("owner")));
    assert_null(blueprint_property(disk, S("vm")));
    assert_non_null(blueprint_relation(disk, S("vm")));
    assert_null(blueprint_relation(disk, S("size")));
    assert_true(blueprint_requires(disk, S("size")));
    assert_false(blueprint_requires(disk, S("owner")));
    arena_close(&d.arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blueprint__is_told_by_its_shape),
        cmocka_unit_test(test_blueprint__knows_what_entities_have),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
