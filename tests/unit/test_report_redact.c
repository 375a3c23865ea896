#include "test.h"

#include "diag/bag.h"
#include "report/redact.h"

#define TOKEN "ghp_a1B2c3D4e5F6a1B2c3D4e5F6"
#define STARS "****************************"

static const struct kind kind_x = {"x", LEVEL_ERROR, true, "x"};

static void
expect_text(const char *text, const char *wanted)
{
    struct arena arena = ARENA_INIT;
    struct slice given = arena_copy(&arena, slice_from(text));

    expect_slice(redact_text(&arena, given), wanted);
    arena_close(&arena);
}

static void
test_redact__covers_every_byte_of_a_credential(void **state)
{
    (void)state;
    expect_text("{\"a\": \"x " TOKEN " y\"}", "{\"a\": \"x " STARS " y\"}");
    expect_text("a: Bearer k7Qm2Zx9Lw4Tn8Vb3Hs6\n",
                "a: Bearer ********************\n");
    expect_text("{\"password\" : \"k7Qm2Zx9Lw4Tn8Vb\"}",
                "{\"password\" : \"****************\"}");
    expect_text("password: k7Qm2Zx9Lw4Tn8Vb\n", "password: ****************\n");
    expect_text("\"{\\\"token\\\": \\\"k7Qm2Zx9Lw4Tn8Vb\\\"}\"",
                "\"{\\\"token\\\": \\\"****************\\\"}\"");
    expect_text("\"https://ci:k7Qm2Zx9Lw4Tn8Vb@e.com\"",
                "\"https://ci:****************@e.com\"");
    expect_text("\"https:\\/\\/:k7Qm2Zx9Lw4Tn8Vb\\u0040e.com\"",
                "\"https:\\/\\/:****************\\u0040e.com\"");
    expect_text("\"//a:b:k7Qm2Zx9Lw4Tn8Vb@e.com\"",
                "\"//a:b:k7Qm2Zx9Lw4Tn8Vb@e.com\"");
    expect_text("\"Bearer your-token-1234567\"",
                "\"Bearer your-token-1234567\"");
}

static void
test_redact__covers_every_spelling(void **state)
{
    (void)state;
    expect_text("\"\\u0067hp_a1B2c3D4e5F6a1B2c3D4e5F6\"",
                "\"*********************************\"");
    expect_text("\"\\n" TOKEN "\"", "\"\\n" STARS "\"");
    expect_text("\"hooks.slack.com\\/services\\/T0AB12CD3\\/Bq1W2e3R4t5Y6\"",
                "\"***************************************************\"");
}

static void
test_redact__covers_what_was_found_elsewhere(void **state)
{
    (void)state;
    expect_text("{\"password\": \"k7Qm2Zx9Lw4Tn8Vb\", \"k7Qm2Zx9Lw4Tn8Vb!\": "
                "\"Lw4Tn8Vb Tn8Vb\"}",
                "{\"password\": \"****************\", \"****************!\": "
                "\"******** Tn8Vb\"}");
}

/* A finding on a text with a credential in it, and what reporters get. */
struct given {
    struct arena arena;
    struct source source;
    struct bag bag;
    struct diag *diag;
};

static struct report_file
given_file(struct given *given, const char *text)
{
    *given = (struct given){.arena = ARENA_INIT};
    given->source =
        source_make(S("a.json"), arena_copy(&given->arena, slice_from(text)));
    source_index(&given->arena, &given->source);
    given->bag = bag_new(&given->arena);
    given->diag = bag_add(&given->bag, &kind_x, span_make(0, 1),
                          "not `%s` but `%s…`", TOKEN, "ghp_a1B2c3");
    bag_help(&given->bag, given->diag, "write " TOKEN);
    bag_relate(&given->bag, given->diag, span_make(1, 1), "as " TOKEN);
    return (struct report_file){
        .source = &given->source, .bag = &given->bag, .scratch = &given->arena};
}

static void
test_redact__covers_texts_that_quote_it(void **state)
{
    (void)state;
    struct given given;
    struct report_file file =
        redact_file(given_file(&given, "[\"" TOKEN "\"]\n"));
    const struct diag *diag = file.bag->list.item[0];

    expect_slice(file.source->text, "[\"" STARS "\"]\n");
    assert_int_equal(file.source->lines, given.source.lines);
    expect_slice(diag->text, "not `" STARS "` but `**********…`");
    expect_slice(diag->help, "write " STARS);
    expect_slice(diag->related->text, "as " STARS);
    assert_int_equal(file.hidden->list.count, 1);
    /* The finding itself is what fixes and baselines go by. */
    expect_slice(given.diag->help, "write " TOKEN);
    arena_close(&given.arena);
}

static void
test_redact__leaves_out_fixes_that_would_write_it(void **state)
{
    (void)state;
    static const struct {
        uint32_t at, len, kept;
        const char *text;
    } rows[] = {
        {0, 1, 1, "("},
        {0, 1, 0, "\"" TOKEN "\""},
        {0, 8, 0, "x"}, /* what it takes away would be shown by some */
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct given given;
        struct report_file file = given_file(&given, "[\"" TOKEN "\"]\n");

        bag_fix(&given.bag, given.diag, true, S("mend"),
                span_make(rows[i].at, rows[i].len), slice_from(rows[i].text));
        file = redact_file(file);
        assert_int_equal(file.bag->list.item[0]->fix.count, rows[i].kept);
        assert_int_equal(given.diag->fix.count, 1);
        arena_close(&given.arena);
    }
}

static void
test_redact__covers_what_a_rule_hides(void **state)
{
    (void)state;
    struct given given;
    struct report_file file = given_file(&given, "[\"no known secret\"]\n");

    bag_hide(&given.bag, span_make(5, 12));
    expect_slice(redact_file(file).source->text, "[\"no ************\"]\n");
    arena_close(&given.arena);
}

static void
test_redact__changes_nothing_without_a_credential(void **state)
{
    (void)state;
    struct given given;
    struct report_file file = given_file(&given, "[\"plain text 12\"]\n");
    struct report_file shown = redact_file(file);

    assert_ptr_equal(shown.source, file.source);
    assert_ptr_equal(shown.bag, file.bag);
    assert_null(shown.hidden);
    arena_close(&given.arena);
}

static void
test_redact__covers_other_sources_and_what_they_give_away(void **state)
{
    (void)state;
    struct given given;
    struct report_file file = given_file(&given, "[\"" TOKEN "\"]\n");
    struct source other = source_make(
        S("b.json"),
        arena_copy(&given.arena, S("{\"token\": \"k7Qm2Zx9Lw4Tn8Vb\"}")));

    bag_relate_in(&given.bag, given.diag, &other, span_make(0, 1),
                  "there: k7Qm2Zx9Lw4Tn8Vb");
    file = redact_file(file);
    const struct related *related = file.bag->list.item[0]->related->next;

    expect_slice(related->text, "there: ****************");
    expect_slice(related->source->text, "{\"token\": \"****************\"}");
    expect_slice(related->source->name, "b.json");
    arena_close(&given.arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_redact__covers_every_byte_of_a_credential),
        cmocka_unit_test(test_redact__covers_every_spelling),
        cmocka_unit_test(test_redact__covers_what_was_found_elsewhere),
        cmocka_unit_test(test_redact__covers_texts_that_quote_it),
        cmocka_unit_test(test_redact__leaves_out_fixes_that_would_write_it),
        cmocka_unit_test(test_redact__covers_what_a_rule_hides),
        cmocka_unit_test(test_redact__changes_nothing_without_a_credential),
        cmocka_unit_test(
            test_redact__covers_other_sources_and_what_they_give_away),
    };

    return cmocka_run_group_tests_name("redact", tests, NULL, NULL);
}
