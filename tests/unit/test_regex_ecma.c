#include "unit/test_arena.h"

#include "regex/match.h"

static enum ecma_mode
mode(const char *pattern, struct ecma_fault *fault)
{
    struct buf out = buf_new(&arena);

    return ecma_rewrite(slice_from(pattern), &out, fault);
}

/* Under the bound of one match alone. */
static enum match
match_of(struct pattern_cache *cache, const struct pattern *pattern,
         struct slice text)
{
    uint64_t steps = UINT64_MAX;

    return pattern_match(cache, pattern, text, &steps);
}

static bool
matches(const char *pattern, const char *subject)
{
    struct pattern_cache *cache = pattern_cache_new(&arena);
    const struct pattern *made = pattern_get(cache, slice_from(pattern));

    if (pattern_fault(made))
        fail_msg("%s: %s", pattern, pattern_fault(made)->text);
    return match_of(cache, made, slice_from(subject)) == MATCH_YES;
}

static void
test_ecma__sets_are_those_of_ecma(void **state)
{
    (void)state;
    assert_true(matches("^\\d$", "7"));
    assert_false(matches("^\\d$", "߀"));
    assert_false(matches("^\\w$", "é"));
    assert_true(matches("^\\W$", "é"));
    assert_true(matches("^\\s$", "\xEF\xBB\xBF"));
    assert_true(matches("^[\\s]$", "\xC2\xA0"));
    assert_false(matches("^[\\S]$", "\xC2\xA0"));
    assert_true(matches("^[^\\S]$", "\xE2\x80\xA9"));
    assert_true(matches("^\\p{Letter}+$", "aéж"));
    assert_true(matches("^\\p{Script=Greek}$", "λ"));
    assert_false(matches("^\\P{L}$", "λ"));
}

static void
test_ecma__ends_and_dots_know_their_line_ends(void **state)
{
    (void)state;
    assert_false(matches("^abc$", "abc\n"));
    assert_false(matches("^.$", "\n"));
    assert_false(matches("^.$", "\xE2\x80\xA8"));
    assert_true(matches("^.$", "🐲"));
}

static void
test_ecma__escapes_stand_for_characters(void **state)
{
    (void)state;
    assert_true(matches("^\\u{1F432}$", "🐲"));
    assert_true(matches("^\\ud83d\\udc32$", "🐲"));
    assert_true(matches("^\\x41\\t\\v\\cA$", "A\t\v\x01"));
    assert_true(matches("^[\\b]$", "\b"));
    assert_true(matches("^[\\u0041-\\u0043]$", "B"));
    assert_true(matches("^\\/\\.$", "/."));
}

static void
test_ecma__groups_and_references(void **state)
{
    (void)state;
    assert_true(matches("^(?<a>x+)-\\k<a>$", "xx-xx"));
    assert_false(matches("^(?<a>x+)-\\k<a>$", "xx-x"));
    assert_true(matches("^(a)?\\1b$", "b"));
    assert_true(matches("^(?!no)(?=y)(?:y|z)(?<=y)$", "y"));
}

static void
test_ecma__names_of_groups(void **state)
{
    struct ecma_fault fault;

    (void)state;
    assert_true(matches("^(?:(?<a>x)|(?<a>y))\\k<a>$", "yy"));
    assert_false(matches("^(?:(?<a>x)|(?<a>y))\\k<a>$", "yx"));
    assert_true(matches("^\\k<a>(?<a>x)$", "x"));
    assert_int_equal(mode("((?<a>x)|y)(?<a>z)", &fault), ECMA_BROKEN);
    assert_string_equal(fault.text, "two groups have the same name");
    assert_int_equal(fault.at, 11);
    assert_int_equal(mode("\\k<a>", &fault), ECMA_LEGACY);
}

static void
test_ecma__properties(void **state)
{
    static const char *const names[] = {
#define PROPERTY(kind, name, alias, pcre) kind name, kind alias, pcre,
#define CATEGORY "gc="
#define BINARY ""
#define SCRIPT "scx="
#include "regex/properties.def"
#undef PROPERTY
    };
    struct ecma_fault fault;

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct buf pattern = buf_new(&arena);

        if (i % 3 == 2)
            continue;
        buf_printf(&pattern, "\\p{%s}", names[i]);
        struct slice text = buf_slice(&pattern);
        bool known = *names[i / 3 * 3 + 2] != '\0';
        struct buf out = buf_new(&arena);

        assert_int_equal(ecma_rewrite(text, &out, &fault), ECMA_UNICODE);
        assert_true(known == (fault.text == NULL));
        if (known &&
            pattern_fault(pattern_get(pattern_cache_new(&arena), text)))
            fail_msg("%s", names[i]);
    }
    assert_true(matches("^[\\p{Lu}\\p{sc=Greek}]$", "λ"));
    assert_true(matches("^\\P{Assigned}$", "\xCD\xB8"));
    assert_int_equal(mode("\\p{letter}", &fault), ECMA_LEGACY);
    assert_string_equal(fault.text, "unknown property");
    assert_int_equal(mode("\\p{Greek}", &fault), ECMA_LEGACY);
    assert_int_equal(mode("\\p{sc=Letter}", &fault), ECMA_LEGACY);
}

/* Valid, and beyond PCRE2: both are said, the place at `at`. */
static void
expect_limit(const char *pattern, size_t at, const char *text)
{
    struct pattern_cache *cache = pattern_cache_new(&arena);
    const struct pattern *made = pattern_get(cache, slice_from(pattern));
    struct ecma_fault fault;

    assert_int_equal(mode(pattern, &fault), ECMA_UNICODE);
    if (!text) {
        assert_null(fault.text);
        assert_null(pattern_fault(made));
        return;
    }
    assert_string_equal(fault.text, text);
    assert_int_equal(fault.at, at);
    assert_int_equal(match_of(cache, made, S("x")), MATCH_LIMIT);
}

static void
test_ecma__what_is_beyond_pcre2(void **state)
{
    static const char behind[] = "its lookbehind has no fixed length";

    (void)state;
    expect_limit("a{70000}", 1, "it repeats more than 65,535 times");
    expect_limit("x(?<=a+)b", 1, behind);
    expect_limit("(?<!a{2,3})b", 0, behind);
    expect_limit("(?<=x(?:a|bc))", 0, behind);
    expect_limit("(a)(?<=\\1)", 3, behind);
    expect_limit("(?<=ab|[c-e]{3}|(?:f|\\d)\\b^)", 0, NULL);
    expect_limit("(?<=a(?=b+)(?<!cc|d))", 0, NULL);
}

static void
test_ecma__empty_classes(void **state)
{
    (void)state;
    assert_false(matches("[]", "a"));
    assert_true(matches("^[^]$", "\n"));
    assert_true(matches("^[[:alpha:]]$", ":]"));
}

static void
test_ecma__what_only_legacy_mode_takes(void **state)
{
    struct ecma_fault fault = {0};

    (void)state;
    assert_int_equal(mode("^\\-$", &fault), ECMA_LEGACY);
    assert_int_equal(mode("a{,2}", &fault), ECMA_LEGACY);
    assert_int_equal(mode("]", &fault), ECMA_LEGACY);
    assert_int_equal(mode("^[\\w-.]$", &fault), ECMA_LEGACY);
    assert_true(matches("^a{,2}$", "a{,2}"));
    assert_true(matches("^[\\w-.]$", "-"));
    assert_true(matches("^\\_\\a$", "_a"));
    assert_true(matches("^[\\c1]$", "\x11"));
    assert_true(matches("^\\c1$", "\\c1"));
    assert_true(matches("^\\101\\8$", "A8"));
    assert_true(matches("^(?=a)*(?=b)?a$", "a"));
}

static void
expect_fault(const char *pattern, size_t at, const char *text)
{
    struct ecma_fault fault = {0};

    assert_int_equal(mode(pattern, &fault), ECMA_BROKEN);
    assert_string_equal(fault.text, text);
    assert_int_equal(fault.at, at);
    assert_true(fault.at + fault.len <= strlen(pattern));
}

static void
test_ecma__faults_are_located(void **state)
{
    (void)state;
    expect_fault("ab(c", 2, "unterminated group");
    expect_fault("abc)", 3, "unmatched closing parenthesis");
    expect_fault("[a-", 0, "unterminated character class");
    expect_fault("a**", 2, "nothing to repeat");
    expect_fault("*a", 0, "nothing to repeat");
    expect_fault("x[z-a]", 2, "range out of order");
    expect_fault("a{3,1}", 1, "the numbers of the quantifier are out of order");
    expect_fault("(?<1>a)", 0, "invalid name of a group");
    expect_fault("(?i)a", 0, "unknown kind of group");
    expect_fault("a\\", 1, "nothing after the last backslash");
}

static void
test_match__gives_up_in_time(void **state)
{
    struct pattern_cache *cache = pattern_cache_new(&arena);
    const struct pattern *made = pattern_get(cache, S("^(a|aa)+$"));

    (void)state;
    assert_int_equal(
        match_of(cache, made,
                 S("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")),
        MATCH_LIMIT);
}

static void
test_match__means_the_same_in_machine_code(void **state)
{
    struct pattern_cache *cache = pattern_cache_open(&arena);
    const struct pattern *word = pattern_get(cache, S("^(?=(x+))\\1y$"));
    const struct pattern *slow = pattern_get(cache, S("^(a|aa)+$"));

    (void)state;
    for (int i = 0; i < 100; i++) {
        assert_int_equal(match_of(cache, word, S("xxxy")), MATCH_YES);
        assert_int_equal(match_of(cache, word, S("xxxz")), MATCH_NO);
        assert_int_equal(
            match_of(cache, slow,
                     S("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")),
            MATCH_LIMIT);
    }
    pattern_cache_close(cache);
}

static void
test_match__compiles_once(void **state)
{
    struct pattern_cache *cache = pattern_cache_new(&arena);

    (void)state;
    assert_ptr_equal(pattern_get(cache, S("a+")), pattern_get(cache, S("a+")));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ecma__sets_are_those_of_ecma),
        cmocka_unit_test(test_ecma__ends_and_dots_know_their_line_ends),
        cmocka_unit_test(test_ecma__escapes_stand_for_characters),
        cmocka_unit_test(test_ecma__groups_and_references),
        cmocka_unit_test(test_ecma__names_of_groups),
        cmocka_unit_test(test_ecma__properties),
        cmocka_unit_test(test_ecma__what_is_beyond_pcre2),
        cmocka_unit_test(test_ecma__empty_classes),
        cmocka_unit_test(test_ecma__what_only_legacy_mode_takes),
        cmocka_unit_test(test_ecma__faults_are_located),
        cmocka_unit_test(test_match__gives_up_in_time),
        cmocka_unit_test(test_match__means_the_same_in_machine_code),
        cmocka_unit_test(test_match__compiles_once),
    };

    return cmocka_run_group_tests(tests, NULL, close_arena);
}
