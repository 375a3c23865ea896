#include "test.h"

#include "report/text/patch.h"

static struct slice
patch(struct arena *arena, const char *name, const char *before,
      const char *after)
{
    struct buf out = buf_new(arena);
    struct report_style style = {0};

    patch_write(&out, &style, slice_from(name), slice_from(before),
                slice_from(after));
    return buf_slice(&out);
}

static void
test_patch__of_the_same_text_is_empty(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;

    expect_slice(patch(&arena, "a", "x\ny\n", "x\ny\n"), "");
    arena_close(&arena);
}

static void
test_patch__shows_three_lines_around_a_change(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;

    expect_slice(patch(&arena, "d/f.json", "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
                       "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
                 "--- a/d/f.json\n+++ b/d/f.json\n"
                 "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    arena_close(&arena);
}

static void
test_patch__joins_changes_whose_contexts_touch(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;

    expect_slice(patch(&arena, "f", "a\n1\n2\n3\n4\n5\n6\nb\n",
                       "A\n1\n2\n3\n4\n5\n6\nB\n"),
                 "--- a/f\n+++ b/f\n@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n"
                 " 4\n 5\n 6\n-b\n+B\n");
    expect_slice(patch(&arena, "f", "a\n1\n2\n3\n4\n5\n6\n7\nb\n",
                       "A\n1\n2\n3\n4\n5\n6\n7\nB\n"),
                 "--- a/f\n+++ b/f\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n"
                 "@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
    arena_close(&arena);
}

static void
test_patch__finds_lines_that_come_and_go(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;

    expect_slice(patch(&arena, "f", "a\nb\nc\nd\n", "b\nc\nx\nd\n"),
                 "--- a/f\n+++ b/f\n@@ -1,4 +1,4 @@\n-a\n b\n c\n+x\n d\n");
    expect_slice(patch(&arena, "f", "", "x\n"),
                 "--- a/f\n+++ b/f\n@@ -0,0 +1 @@\n+x\n");
    expect_slice(patch(&arena, "f", "x\n", ""),
                 "--- a/f\n+++ b/f\n@@ -1 +0,0 @@\n-x\n");
    arena_close(&arena);
}

static void
test_patch__says_where_the_last_line_has_no_end(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;

    expect_slice(patch(&arena, "f", "x\r\ny", "x\r\nz"),
                 "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n x\r\n"
                 "-y\n\\ No newline at end of file\n"
                 "+z\n\\ No newline at end of file\n");
    arena_close(&arena);
}

static void
test_patch__quotes_names_as_git_does(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;

    expect_slice(patch(&arena, "./a\n\"b.json", "x\n", "y\n"),
                 "--- \"a/a\\012\\\"b.json\"\n+++ \"b/a\\012\\\"b.json\"\n"
                 "@@ -1 +1 @@\n-x\n+y\n");
    arena_close(&arena);
}

/* More changes than the shortest way is sought for. */
static void
test_patch__of_very_many_changes_keeps_what_agrees(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct buf before = buf_new(&arena), after = buf_new(&arena);
    struct buf out = buf_new(&arena);
    struct report_style style = {0};
    uint32_t kept = 0, lines = 0;

    for (int i = 0; i < 3000; i++) {
        buf_printf(&before, "old %d\nboth %d\n", i, i);
        buf_printf(&after, "new %d\nmore\nboth %d\n", i, i);
    }
    patch_write(&out, &style, S("f"), buf_slice(&before), buf_slice(&after));
    struct slice text = buf_slice(&out);

    assert_true(slice_starts(text, S("--- a/f\n+++ b/f\n"
                                     "@@ -1,6000 +1,9000 @@\n"
                                     "-old 0\n+new 0\n+more\n both 0\n")));
    for (size_t at = 0; at < text.len; at++) {
        lines += text.at[at] == '\n';
        kept +=
            text.at[at] == '\n' && at + 1 < text.len && text.at[at + 1] == ' ';
    }
    assert_int_equal(lines, 3 + 4 * 3000);
    assert_int_equal(kept, 3000);
    arena_close(&arena);
}

static void
test_patch__of_what_must_not_be_seen_cannot_be_applied(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct slice shown;

    shown = patch(&arena, "f", "##[x]\na\n", "##[x]\nb\n");
    expect_slice(shown,
                 "--- a/f\n+++ b/f\n@@ line 1 @@\n \\u0023#[x]\n-a\n+b\n");
    shown = patch(&arena, "f", "x\n ::stop-commands::y\n",
                  "z\n ::stop-commands::y\n");
    expect_slice(
        shown,
        "--- a/f\n+++ b/f\n@@ line 1 @@\n-x\n+z\n  \\u003a:stop-commands::y\n");
    shown = patch(&arena, "f", "ghp_a1B2c3D4e5F6a1B2c3D4e5F6,,\n",
                  "ghp_a1B2c3D4e5F6a1B2c3D4e5F6,\n");
    expect_slice(shown, "--- a/f\n+++ b/f\n@@ line 1 @@\n"
                        "-****************************,,\n"
                        "+****************************,\n");
    arena_close(&arena);
}

static void
test_patch__of_source_text_stays_exact(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;

    expect_slice(
        patch(&arena, "f", "\xef\xbb\xbf\tx\r\n", "\xef\xbb\xbf\ty\r\n"),
        "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-\xef\xbb\xbf\tx\r\n"
        "+\xef\xbb\xbf\ty\r\n");
    /* Far from what changes, nothing of it is shown. */
    expect_slice(
        patch(&arena, "f", "a\n1\n2\n3\n4\n##[x]\n", "b\n1\n2\n3\n4\n##[x]\n"),
        "--- a/f\n+++ b/f\n@@ -1,4 +1,4 @@\n-a\n+b\n 1\n 2\n 3\n");
    expect_slice(patch(&arena, "##vso[x", "a\n", "b\n"),
                 "--- \"a/\\043#vso[x\"\n+++ \"b/\\043#vso[x\"\n"
                 "@@ -1 +1 @@\n-a\n+b\n");
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_patch__of_the_same_text_is_empty),
        cmocka_unit_test(test_patch__shows_three_lines_around_a_change),
        cmocka_unit_test(test_patch__joins_changes_whose_contexts_touch),
        cmocka_unit_test(test_patch__finds_lines_that_come_and_go),
        cmocka_unit_test(test_patch__says_where_the_last_line_has_no_end),
        cmocka_unit_test(test_patch__quotes_names_as_git_does),
        cmocka_unit_test(
            test_patch__of_what_must_not_be_seen_cannot_be_applied),
        cmocka_unit_test(test_patch__of_source_text_stays_exact),
        cmocka_unit_test(test_patch__of_very_many_changes_keeps_what_agrees),
    };

    return cmocka_run_group_tests_name("report_patch", tests, NULL, NULL);
}
