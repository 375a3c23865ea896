#include "unit/test.h"

#include "schema_text.h"

/* Behind helpers whose parameters have the same name. */
#include "unit/test_arena.h"

#define EXPECT(schema, instance, wanted) \
    expect_slice(eval_text(&arena, (schema), (instance)), (wanted))

static void
test_eval__what_holds_is_silent(void **state)
{
    (void)state;
    EXPECT("{\"type\": [\"string\", \"null\"]}", "null", "");
    EXPECT("{\"type\": \"integer\"}", "1.0", "");
    EXPECT("{\"multipleOf\": 0.01}", "4.02", "");
}

static void
test_eval__types(void **state)
{
    (void)state;
    EXPECT("{\"properties\": {\"headers\": {\"type\": \"object\"}}}",
           "{\"headers\": []}",
           "12+2 error schema-type: `headers` must be an object, not an array");
    EXPECT("{\"type\": \"integer\"}", "1.5",
           "0+3 error schema-type: the document must be a whole number, not "
           "`1.5`");
    EXPECT("{\"anyOf\": [{\"type\": \"boolean\"}, {\"type\": \"object\"}]}",
           "\"x\"",
           "0+3 error schema-type: the document must be a boolean or an "
           "object, not a string");
}

static void
test_eval__unknown_and_missing_keys(void **state)
{
    static const char schema[] =
        "{\"properties\": {\"url\": {}, \"method\": {}}, \"required\": "
        "[\"url\"], \"additionalProperties\": false}";

    (void)state;
    EXPECT(schema, "{}", "0+1 error schema-missing: missing `url`");
    /* One slip, one finding. */
    EXPECT(schema, "{\"ulr\": 1}",
           "1+5 error schema-unknown-key: unknown key `ulr`; did you mean "
           "`url`?");
    EXPECT(schema, "{\"url\": 1, \"extra\": 2}",
           "11+7 error schema-unknown-key: unknown key `extra`");
}

static void
test_eval__enums(void **state)
{
    (void)state;
    EXPECT("{\"properties\": {\"operation\": {\"enum\": [\"CREATE\", "
           "\"DAY-2\", \"DELETE\"]}}}",
           "{\"operation\": \"DAY_2\"}",
           "14+7 error schema-enum: `DAY_2` is not allowed for `operation`: "
           "expected `CREATE`, `DAY-2` or `DELETE`; did you mean `DAY-2`?");
}

static const char methods[] =
    "{\"oneOf\": ["
    "{\"properties\": {\"type\": {\"const\": \"WEBHOOK\"}, \"url\": "
    "{\"type\": \"string\"}}, \"required\": [\"type\", \"url\"], "
    "\"additionalProperties\": false},"
    "{\"properties\": {\"type\": {\"const\": \"GITHUB\"}, \"workflow\": "
    "{}}, \"required\": [\"type\"], \"additionalProperties\": false}], "
    "\"type\": \"object\", \"x-value-hints\": {\"HTTP\": \"write "
    "`WEBHOOK`\"}}";

static void
test_eval__a_discriminator_decides(void **state)
{
    (void)state;
    EXPECT(methods, "{\"type\": \"WEBHOOK\", \"url\": 5}",
           "27+1 error schema-type: `url` must be a string, not a number");
    EXPECT(methods, "{\"type\": \"WEBHOOK\"}",
           "0+1 error schema-missing: missing `url`: `WEBHOOK` requires it");
    EXPECT(methods, "{\"type\": \"GITHUBB\"}",
           "9+9 error schema-enum: `GITHUBB` is not allowed for `type`: "
           "expected `WEBHOOK` or `GITHUB`; did you mean `GITHUB`?");
    EXPECT(methods, "{\"type\": \"HTTP\"}",
           "9+6 error schema-enum: `HTTP` is not allowed for `type`: write "
           "`WEBHOOK`");
    EXPECT(methods, "{\"url\": \"x\"}",
           "0+1 error schema-missing: missing `type`: expected `WEBHOOK` or "
           "`GITHUB`");
    EXPECT(methods, "{\"type\": \"WEBHOOK\", \"url\": \"x\", \"workflow\": 1}",
           "32+10 error schema-unknown-key: `workflow` belongs to `GITHUB`, "
           "not to `WEBHOOK`");
}

static void
test_eval__annotations_have_their_say(void **state)
{
    (void)state;
    EXPECT("{\"x-warn\": {\"maxLength\": 2}}", "\"abc\"",
           "0+5 warning schema-length: the document must have at most 2 "
           "characters, not 3");
    EXPECT("{\"x-level\": \"info\", \"pattern\": \"^a\", \"x-message\": "
           "{\"pattern\": \"{value} has no a\"}}",
           "\"b\"", "0+3 info schema-pattern: `b` has no a");
    EXPECT("{\"properties\": {}, \"additionalProperties\": false, "
           "\"x-hints\": {\"a\": \"gone since v2\"}, \"x-renamed\": "
           "{\"b\": \"c\"}}",
           "{\"a\": 1, \"b\": 2}",
           "1+3 error schema-unknown-key: unknown key `a`: gone since v2\n"
           "9+3 error schema-unknown-key: unknown key `b`; did you mean `c`?");
}

static void
test_eval__other_choices_are_blamed_on_the_nearest_branch(void **state)
{
    (void)state;
    EXPECT("{\"anyOf\": [{\"type\": \"boolean\"}, {\"type\": \"object\", "
           "\"properties\": {\"jqQuery\": {\"type\": \"string\"}}, "
           "\"required\": [\"jqQuery\"]}]}",
           "{\"jqQuery\": 1}",
           "12+1 error schema-type: `jqQuery` must be a string, not a number");
    EXPECT("{\"oneOf\": [{\"const\": \"a\"}, {\"const\": \"b\"}]}", "\"c\"",
           "0+3 error schema-enum: `c` is not allowed for the document: "
           "expected `a` or `b`");
    EXPECT("{\"not\": {\"required\": [\"order\", \"steps\"]}}",
           "{\"order\": 1, \"steps\": 2}",
           "13+7 error schema-no-match: `order` and `steps` exclude each "
           "other");
}

static void
test_eval__what_hangs_on_a_fault_is_not_reported(void **state)
{
    static const char chain[] =
        "{\"properties\": {\"type\": {\"enum\": [\"text\", \"menu\"]}}, "
        "\"required\": [\"type\"], \"allOf\": ["
        "{\"if\": {\"properties\": {\"type\": {\"const\": \"text\"}}}, "
        "\"then\": {\"required\": [\"value\"]}, "
        "\"else\": {\"not\": {\"required\": [\"value\"]}}},"
        "{\"if\": {\"properties\": {\"type\": {\"const\": \"menu\"}}}, "
        "\"then\": {\"required\": [\"options\"]}}]}";

    (void)state;
    EXPECT(chain, "{\"type\": \"text\"}",
           "0+1 error schema-missing: missing `value`");
    EXPECT(chain, "{\"type\": \"txt\", \"value\": 1}",
           "9+5 error schema-enum: `txt` is not allowed for `type`: expected "
           "`text` or `menu`; did you mean `text`?");
    EXPECT(chain, "{}", "0+1 error schema-missing: missing `type`");
}

static void
test_eval__branches_are_told_apart_by_any_constant(void **state)
{
    static const char branches[] =
        "{\"oneOf\": ["
        "{\"properties\": {\"v\": {\"const\": 1}, \"a\": {}}, "
        "\"required\": [\"a\"]},"
        "{\"properties\": {\"v\": {\"const\": 2}, \"b\": {}}, "
        "\"required\": [\"b\"]},"
        "{\"properties\": {\"v\": {\"const\": 2}, \"c\": {\"type\": "
        "\"string\"}}, \"required\": [\"c\"]}]}";
    static const char inner[] =
        "{\"anyOf\": ["
        "{\"properties\": {\"spec\": {\"properties\": {\"type\": {\"const\": "
        "\"a\"}}}}, \"required\": [\"x\"]},"
        "{\"properties\": {\"spec\": {\"properties\": {\"type\": {\"const\": "
        "\"b\"}}}}, \"required\": [\"y\"]}]}";

    (void)state;
    EXPECT(branches, "{\"v\": 1, \"b\": 0}",
           "0+1 error schema-missing: missing `a`");
    EXPECT(branches, "{\"v\": 2, \"c\": 0}",
           "14+1 error schema-type: `c` must be a string, not a number");
    EXPECT(branches, "{\"v\": 2}",
           "0+1 error schema-missing: missing `b` or `c`");
    EXPECT(branches, "{\"v\": 3, \"a\": 0}",
           "6+1 error schema-enum: `3` is not allowed for `v`: expected `1` "
           "or `2`");
    EXPECT(inner, "{\"spec\": {\"type\": \"b\"}}",
           "0+1 error schema-missing: missing `y`");
    EXPECT(inner, "{\"spec\": {\"type\": \"c\"}}",
           "18+3 error schema-enum: `c` is not allowed for `type`: expected "
           "`a` or `b`");
}

static void
test_eval__details_are_blamed_before_the_whole(void **state)
{
    /* The second branch fits down to one detail. */
    EXPECT("{\"oneOf\": [{\"properties\": {\"on\": {\"const\": true}}, "
           "\"additionalProperties\": false}, {\"properties\": {\"on\": "
           "{\"type\": \"boolean\"}, \"fields\": {\"additionalProperties\": "
           "{\"type\": \"string\"}}}, \"additionalProperties\": false}]}",
           "{\"on\": false, \"fields\": {\"a\": \"x\", \"b\": 5, "
           "\"c\": 6}}",
           "40+1 error schema-type: `b` must be a string, not a number\n"
           "48+1 error schema-type: `c` must be a string, not a number");
    /* A choice within the choice does not hide what it complains of. */
    EXPECT("{\"anyOf\": [{\"anyOf\": [{\"required\": [\"a\"], "
           "\"properties\": {\"k\": {\"const\": 1}}}, {\"required\": "
           "[\"a\"], \"properties\": {\"k\": {\"const\": 2}}}]}, "
           "{\"required\": [\"b\"], \"properties\": {\"k\": {\"const\": "
           "3}}}]}",
           "{\"k\": 3}", "0+1 error schema-missing: missing `b`");
    (void)state;
}

static void
test_eval__scalars_hear_of_every_branch(void **state)
{
    (void)state;
    EXPECT("{\"anyOf\": [{\"enum\": [\"auto\", \"off\"]}, {\"type\": "
           "\"string\", \"pattern\": \"^[0-9]+$\"}, {\"type\": \"array\"}]}",
           "\"atuo\"",
           "0+6 error schema-enum: `atuo` is not allowed for the document: "
           "expected `auto`, `off` or a string that matches `^[0-9]+$`; did "
           "you mean `auto`?");
    EXPECT("{\"enum\": [1, \"2\"]}", "3",
           "0+1 error schema-enum: `3` is not allowed for the document: "
           "expected `1` or `\"2\"`");
    EXPECT("{\"const\": \"1.1\"}", "1.1",
           "0+3 error schema-enum: `1.1` is not allowed for the document: "
           "expected `\"1.1\"`");
}

static void
test_eval__keys_that_exclude_each_other(void **state)
{
    (void)state;
    EXPECT("{\"not\": {\"anyOf\": [{\"required\": [\"a\"]}, {\"required\": "
           "[\"b\"]}]}}",
           "{\"b\": 1}", "1+3 error schema-no-match: `b` is not allowed here");
    EXPECT("{\"not\": {\"properties\": {\"a\": {\"minimum\": 1}}, "
           "\"required\": [\"a\", \"b\"]}}",
           "{\"a\": 1, \"b\": 1}",
           "9+3 error schema-no-match: `a` and `b` do not go together as they "
           "are");
    EXPECT("{\"oneOf\": [{\"required\": [\"a\"]}, {\"required\": "
           "[\"b\"]}]}",
           "{\"a\": 1, \"b\": 1}",
           "9+3 error schema-no-match: `a` and `b` exclude each other");
    EXPECT("{\"properties\": {\"a\": {}}, \"additionalProperties\": false, "
           "\"maxProperties\": 1}",
           "{\"a\": 1, \"x\": 1}",
           "9+3 error schema-unknown-key: unknown key `x`");
}

static void
test_eval__one_scalar_one_finding(void **state)
{
    (void)state;
    EXPECT("{\"properties\": {\"a\": {\"enum\": [\"x\", \"y\"]}}, "
           "\"dependencies\": {\"a\": {\"properties\": {\"a\": {\"const\": "
           "\"x\"}}}}}",
           "{\"a\": \"z\"}",
           "6+3 error schema-enum: `z` is not allowed for `a`: expected `x` "
           "or `y`");
    EXPECT("{\"allOf\": [{\"required\": [\"a\"]}, {\"required\": [\"b\", "
           "\"a\"]}]}",
           "{\"c\": 1}",
           "0+1 error schema-missing: missing `a`\n"
           "0+1 error schema-missing: missing `b`");
}

static void
test_eval__counts_and_twins(void **state)
{
    (void)state;
    EXPECT("{\"minItems\": 1}", "[]",
           "0+1 error schema-count: the document must not be empty");
    EXPECT("{\"uniqueItems\": true}", "[1, {\"a\": 1.0}, {\"a\": 1}]",
           "16+8 error schema-duplicate-item: an object with the same content "
           "stands twice");
    EXPECT("{\"maximum\": 10}", "11",
           "0+2 error schema-range: the document must be at most 10, not "
           "`11`");
}

static void
test_eval__broken_values_cause_no_cascade(void **state)
{
    (void)state;
    EXPECT(methods, "{\"type\": \"WEBHOOK\", \"url\": }", "");
    EXPECT("{\"required\": [\"a\", \"b\"]}", "{\"a\": 1, ", "");
}

static void
test_eval__endless_references_end(void **state)
{
    (void)state;
    EXPECT("{\"allOf\": [{\"$ref\": \"#\"}, {\"$ref\": \"#\"}]}", "1",
           "0+1 error schema-no-match: not checked to the end: the schema "
           "leads to itself too often");
}

static void
test_eval__patterns_that_give_up_are_reported(void **state)
{
    static const char hard[] = "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"";
    static const char unsure[] =
        "0+35 error schema-pattern-limit: the document could not be checked "
        "against `^(a|aa)+$`: the pattern is too complex";

    (void)state;
    EXPECT("{\"pattern\": \"^(a|aa)+$\"}", hard, unsure);
    EXPECT("{\"not\": {\"pattern\": \"^(a|aa)+$\"}}", hard, unsure);
    EXPECT("{\"oneOf\": [true, {\"pattern\": \"^(a|aa)+$\"}]}", hard, unsure);
    EXPECT("{\"if\": {\"pattern\": \"^(a|aa)+$\"}, \"else\": false}", hard,
           unsure);
    EXPECT("{\"patternProperties\": {\"^(a|aa)+$\": false}}",
           "{\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\": 1}",
           "1+35 error schema-pattern-limit: "
           "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!` could not be checked against "
           "`^(a|aa)+$`: the pattern is too complex");
}

static void
test_eval__a_slip_is_seen_through_other_units(void **state)
{
    static const char loose[] =
        "{\"allOf\": [{\"properties\": {\"level\": {}}, \"required\": "
        "[\"level\"]}], \"unevaluatedProperties\": false}";
    static const char either[] =
        "{\"properties\": {\"env\": {}, \"value\": {}}, "
        "\"additionalProperties\": false, \"anyOf\": [{\"required\": "
        "[\"env\"]}, {\"required\": [\"value\"]}]}";
    static const char asked[] =
        "{\"if\": {\"required\": [\"$ref\"]}, \"else\": "
        "{\"properties\": {\"name\": {}, \"in\": {}}, \"required\": "
        "[\"name\", \"in\"], \"additionalProperties\": false}}";

    (void)state;
    EXPECT(loose, "{\"levvel\": 1}",
           "1+8 error schema-unknown-key: unknown key `levvel`; did you mean "
           "`level`?");
    EXPECT(loose, "{\"level\": 1, \"other\": 2}",
           "13+7 error schema-unknown-key: unknown key `other`");
    EXPECT(either, "{}", "0+1 error schema-missing: missing `env` or `value`");
    EXPECT(either, "{\"valeu\": 1}",
           "1+7 error schema-unknown-key: unknown key `valeu`; did you mean "
           "`value`?");
    EXPECT(asked, "{\"$ef\": \"#/a\"}",
           "1+5 error schema-unknown-key: unknown key `$ef`; did you mean "
           "`$ref`?");
}

static void
test_eval__branches_that_miss_the_same_say_it_once(void **state)
{
    (void)state;
    EXPECT("{\"oneOf\": [{\"properties\": {\"version\": {\"pattern\": "
           "\"^1\"}}, \"required\": [\"version\"]}, {\"properties\": "
           "{\"version\": {\"pattern\": \"^2\"}}, \"required\": "
           "[\"version\"]}]}",
           "{}", "0+1 error schema-missing: missing `version`");
}

static void
test_eval__an_element_too_many_is_one_mistake(void **state)
{
    (void)state;
    EXPECT("{\"maxItems\": 1, \"prefixItems\": [{}], \"items\": false}",
           "[1, 2]",
           "4+1 error schema-count: the document must have at most 1 element, "
           "not 2");
}

/* A branch that does not know the deciding member is no better than those that
 * do not know its value.
 */
static void
test_eval__a_wrong_value_decides_for_no_branch_that_bars_it(void **state)
{
    static const char schema[] =
        "{\"anyOf\": [{\"$ref\": \"#/$defs/minor\"}, {\"$ref\": "
        "\"#/$defs/exact\"}, {\"$ref\": \"#/$defs/plain\"}], \"$defs\": "
        "{\"minor\": {\"properties\": {\"names\": {}, \"policy\": "
        "{\"const\": \"minor\"}}, \"required\": [\"policy\"], "
        "\"additionalProperties\": false}, \"exact\": {\"properties\": "
        "{\"names\": {}, \"policy\": {\"const\": \"exact\"}}, "
        "\"required\": [\"policy\"], \"additionalProperties\": false}, "
        "\"plain\": {\"properties\": {\"names\": {}}, "
        "\"additionalProperties\": false}}}";

    (void)state;
    EXPECT(schema, "{\"names\": [], \"policy\": \"mnor\"}",
           "24+6 error schema-enum: `mnor` is not allowed for `policy`: "
           "expected `minor` or `exact`; did you mean `minor`?");
    EXPECT(schema, "{\"names\": [], \"policies\": 1}",
           "14+10 error schema-unknown-key: unknown key `policies`");
}

static void
test_eval__what_is_ruled_out_is_blamed_last(void **state)
{
    (void)state;
    EXPECT("{\"anyOf\": [{\"properties\": {\"type\": {\"const\": "
           "\"job\"}}, \"required\": [\"type\"]}, {\"properties\": "
           "{\"type\": {\"const\": \"api\"}}, \"required\": "
           "[\"type\"]}, {\"not\": {\"properties\": {\"type\": "
           "{\"pattern\": \"api|job\"}}}}]}",
           "{\"type\": \"apis\"}",
           "9+6 error schema-enum: `apis` is not allowed for `type`: expected "
           "`job` or `api`; did you mean `api`?");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_eval__what_holds_is_silent),
        cmocka_unit_test(test_eval__types),
        cmocka_unit_test(test_eval__unknown_and_missing_keys),
        cmocka_unit_test(test_eval__enums),
        cmocka_unit_test(test_eval__a_discriminator_decides),
        cmocka_unit_test(test_eval__annotations_have_their_say),
        cmocka_unit_test(
            test_eval__other_choices_are_blamed_on_the_nearest_branch),
        cmocka_unit_test(test_eval__what_hangs_on_a_fault_is_not_reported),
        cmocka_unit_test(test_eval__branches_are_told_apart_by_any_constant),
        cmocka_unit_test(test_eval__details_are_blamed_before_the_whole),
        cmocka_unit_test(test_eval__scalars_hear_of_every_branch),
        cmocka_unit_test(test_eval__keys_that_exclude_each_other),
        cmocka_unit_test(test_eval__one_scalar_one_finding),
        cmocka_unit_test(test_eval__counts_and_twins),
        cmocka_unit_test(test_eval__broken_values_cause_no_cascade),
        cmocka_unit_test(test_eval__endless_references_end),
        cmocka_unit_test(test_eval__patterns_that_give_up_are_reported),
        cmocka_unit_test(test_eval__a_slip_is_seen_through_other_units),
        cmocka_unit_test(test_eval__branches_that_miss_the_same_say_it_once),
        cmocka_unit_test(test_eval__an_element_too_many_is_one_mistake),
        cmocka_unit_test(
            test_eval__a_wrong_value_decides_for_no_branch_that_bars_it),
        cmocka_unit_test(test_eval__what_is_ruled_out_is_blamed_last),
    };

    return cmocka_run_group_tests(tests, NULL, close_arena);
}
