#include "test.h"

#include "base/core/limits.h"
#include "base/text/buf.h"
#include "read/json/read_json.h"
#include "source/place.h"

/* A text and what must be found in it: "line:column-line:column id", one
 * finding a line, columns in code points from 1, ends exclusive.
 */
struct fault_case {
    const char *text, *findings;
};

static void
write_place(struct buf *buf, const struct source *source, uint32_t offset)
{
    struct place place = place_of(source, offset, PLACE_POINTS);

    buf_printf(buf, "%u:%u", place.line + 1, place.col + 1);
}

static struct slice
findings_of(struct arena *arena, struct slice text, bool jsonc)
{
    struct source source = source_make(S("test.json"), text);
    struct bag bag = bag_new(arena);
    struct buf buf = buf_new(arena);

    read_json(arena, &source, (struct read_options){.jsonc = jsonc}, &bag);
    bag_finish(&bag);
    source_index(arena, &source);
    for (uint32_t i = 0; i < bag.list.count; i++) {
        const struct diag *diag = bag.list.item[i];

        write_place(&buf, &source, diag->where.at);
        buf_byte(&buf, '-');
        write_place(&buf, &source, span_end(diag->where));
        buf_printf(&buf, " %s\n", diag->kind->id);
    }
    return buf_slice(&buf);
}

static void
expect_findings(const struct fault_case *cases, size_t count, bool jsonc)
{
    for (size_t i = 0; i < count; i++) {
        struct arena arena = ARENA_INIT;
        struct slice text = slice_from(cases[i].text);
        struct slice found = findings_of(&arena, text, jsonc);

        if (!slice_equal(found, slice_from(cases[i].findings)))
            print_error("in %s\n", cases[i].text);
        expect_slice(found, cases[i].findings);
        arena_close(&arena);
    }
}

#define EXPECT(cases) \
    expect_findings((cases), sizeof(cases) / sizeof((cases)[0]), false)

static void
test_json__what_is_right_is_silent(void **state)
{
    static const struct fault_case cases[] = {
        {"{}", ""},
        {" [ ] \r\n", ""},
        {"\xEF\xBB\xBF{\"a\":\t1}\r", ""},
        {"[0, -0, 1.5, 1e9, -2E-3, 0.0e+0]", ""},
        {"[\"\\u0000\\ud800\", \"\x7F\", \"é€😀\"]", ""},
        {"\"scalar\"", ""},
    };

    (void)state;
    EXPECT(cases);
}

static void
test_json__commas(void **state)
{
    static const struct fault_case cases[] = {
        {"{\"a\": 1,\n}", "1:8-1:9 json-trailing-comma\n"},
        {"[1, 2 , ]", "1:7-1:8 json-trailing-comma\n"},
        {"{\"a\": 1 \"b\": 2}", "1:8-1:9 json-missing-comma\n"},
        {"{\n \"a\": \"x\"\n \"b\": 2}", "2:10-2:10 json-missing-comma\n"},
        {"[{} {}]", "1:4-1:5 json-missing-comma\n"},
        {"[1 true]", "1:3-1:4 json-missing-comma\n"},
        {"{\"a\": 1; \"b\": 2}", "1:8-1:9 json-missing-comma\n"},
        {"[,1]", "1:2-1:3 json-extra-comma\n"},
        {"[1,,2]", "1:4-1:5 json-extra-comma\n"},
        {"{,\"a\":1,,\"b\":2}",
         "1:2-1:3 json-extra-comma\n1:9-1:10 json-extra-comma\n"},
    };

    (void)state;
    EXPECT(cases);
}

static void
test_json__comments(void **state)
{
    static const struct fault_case cases[] = {
        {"{\"a\": 1 // x\n}", "1:9-1:13 json-comment\n"},
        {"# x\n{}", "1:1-1:4 json-comment\n"},
        {"[1, /* a\nb */ 2]", "1:5-2:5 json-comment\n"},
        {"{} <!-- x -->", "1:4-1:14 json-comment\n"},
        {"[1 /* x", "1:4-1:8 json-comment\n"},
        {"[\"// no\", \"# no\"]", ""},
    };

    (void)state;
    EXPECT(cases);
}

static void
test_json__jsonc_has_comments_and_trailing_commas(void **state)
{
    static const struct fault_case cases[] = {
        {"// x\n{\"a\": [1, /* y */], }", ""},
        {"# x\n{}", "1:1-1:4 json-comment\n"},
        {"{} /* x", "1:4-1:8 json-comment\n"},
        {"[,]", "1:2-1:3 json-extra-comma\n"},
    };

    (void)state;
    expect_findings(cases, sizeof(cases) / sizeof(cases[0]), true);
}

static void
test_json__an_ellipsis_is_one_fault(void **state)
{
    static const struct fault_case cases[] = {
        {"[1, ...]", "1:5-1:8 json-ellipsis\n"},
        {"[1 ... 2]", "1:4-1:7 json-ellipsis\n"},
        {"{\"a\": 1, ...}", "1:10-1:13 json-ellipsis\n"},
        {"{..., \"a\": 1}", "1:2-1:5 json-ellipsis\n"},
        {"{\"a\": ..., \"b\": 1}", "1:7-1:10 json-ellipsis\n"},
        {"{\"a\": 1, …}", "1:10-1:11 json-ellipsis\n"},
        {"{\"a\": 1, ... and so on\n}", "1:10-1:23 json-ellipsis\n"},
        {"...", "1:1-1:4 json-ellipsis\n"},
    };

    (void)state;
    EXPECT(cases);
}

static void
test_json__quotes_without_backslash(void **state)
{
    static const struct fault_case cases[] = {
        {"{\"t\": \"{{ .inputs.\"x\" }}\", \"b\": 1}",
         "1:20-1:21 json-unescaped-quote\n"},
        {"{\"t\": \"{{.s[\"my-name\"]}}\", \"c\": \"{{ .a }}\"}",
         "1:14-1:21 json-unescaped-quote\n"},
        {"{\"a\": \"say \"hello\" to him\", \"b\": 2}",
         "1:13-1:18 json-unescaped-quote\n"},
        {"{\"b\": \"{\"key\": \"value\"}\", \"x\": 1}",
         "1:10-1:22 json-unescaped-quote\n"},
        {"{\"a\": \"{{ join(\", \") }}\", \"b\": 1}",
         "1:17-1:19 json-unescaped-quote\n"},
        {"{\"q\": \"if .x == \"y\" then \"a\" else \"b\" end\"}",
         "1:18-1:37 json-unescaped-quote\n"},
        {"[\"x\", \"{{ .a[\"b\"] }}\", \"y\"]",
         "1:15-1:16 json-unescaped-quote\n"},
        {"{\"{{ .a[\"b\"] }}\": 1}", "1:10-1:11 json-unescaped-quote\n"},
    };

    (void)state;
    EXPECT(cases);
}

static void
test_json__other_quotes(void **state)
{
    static const struct fault_case cases[] = {
        {"{'a': 1}", "1:2-1:5 json-single-quote\n"},
        {"['it\\'s', 'x\"y']",
         "1:2-1:9 json-single-quote\n1:11-1:16 json-single-quote\n"},
        {"{“a”: 1}", "1:2-1:5 json-single-quote\n"},
        {"[`a`]", "1:2-1:5 json-single-quote\n"},
    };

    (void)state;
    EXPECT(cases);
}

static void
test_json__strings_without_end(void **state)
{
    static const struct fault_case cases[] = {
        {"{\"a\": \"abc,\n \"b\": 1}", "1:7-1:11 json-unterminated-string\n"},
        {"{\"a\": \"abc\n}", "1:7-1:11 json-unterminated-string\n"},
        {"{\"a\": \"b, \"c\": 1}", "1:7-1:9 json-unterminated-string\n"},
        {"{\"title: \"x\", \"y\": 1}", "1:2-1:8 json-unterminated-string\n"},
        {"{\n\"a: {\n\"b\": 1}}", "2:1-2:3 json-unterminated-string\n"},
        {"{\"a\": [\n \"  ],\n \"b\": 1}",
         "2:2-2:3 json-unterminated-string\n"},
        {"\"abc", "1:1-1:5 json-unterminated-string\n"},
        {"[\"abc\ndef\"]", "1:6-2:1 json-control-character\n"},
        {"[\"a\tb\tc\"]", "1:4-1:5 json-control-character\n"},
        {"[\"a\x01\"]", "1:4-1:5 json-control-character\n"},
    };

    (void)state;
    EXPECT(cases);
}

static void
test_json__escapes(void **state)
{
    static const struct fault_case cases[] = {
        {"[\"^\\d+\\.x\"]", "1:4-1:6 json-bad-escape\n"},
        {"[\"\\x41\", \"\\u12\"]",
         "1:3-1:5 json-bad-escape\n1:11-1:15 json-bad-escape\n"},
        {"{\"a\": \"C:\\dir\\\"}", "1:10-1:12 json-bad-escape\n"},
        {"[\"\\é\"]", "1:3-1:5 json-bad-escape\n"},
    };

    (void)state;
    EXPECT(cases);
}

static void
test_json__numbers(void **state)
{
    static const struct fault_case cases[] = {
        {"[01]", "1:2-1:4 json-bad-number\n"},
        {"[+1]", "1:2-1:4 json-bad-number\n"},
        {"[.5]", "1:2-1:4 json-bad-number\n"},
        {"[1.]", "1:2-1:4 json-bad-number\n"},
        {"[1e]", "1:2-1:4 json-bad-number\n"},
        {"[0x1F]", "1:2-1:6 json-bad-number\n"},
        {"[-]", "1:2-1:3 json-bad-number\n"},
        {"[NaN]", "1:2-1:5 json-bad-number\n"},
        {"[-Infinity]", "1:2-1:11 json-bad-number\n"},
        {"[2024-01-01]", "1:2-1:12 json-bad-number\n"},
    };

    (void)state;
    EXPECT(cases);
}

static void
test_json__bare_words(void **state)
{
    static const struct fault_case cases[] = {
        {"{\"a\": True}", "1:7-1:11 json-bad-token\n"},
        {"{\"a\": undefined}", "1:7-1:16 json-bad-token\n"},
        {"{\"a\": <YOUR ID>, \"b\": {{ .x }}}",
         "1:7-1:16 json-bad-token\n1:23-1:31 json-bad-token\n"},
        {"{\"a\": x\", \"b\": 1}", "1:7-1:9 json-bad-token\n"},
        {"{\"a\": https://x.org}", "1:7-1:20 json-bad-token\n"},
        {"{a-b: 1, $c: 2}",
         "1:2-1:5 json-unquoted-key\n1:10-1:12 json-unquoted-key\n"},
        {"{title\": 1}", "1:2-1:8 json-unquoted-key\n"},
        {"{\"a\": 1, junk}", "1:10-1:14 json-bad-token\n"},
        {"{\"a\": 1 junk}", "1:9-1:13 json-bad-token\n"},
        {"hello world", "1:1-1:12 json-bad-token\n"},
        {"title: foo\nbar: baz", "1:1-1:6 json-bad-token\n"},
        {":::note\nread\n{\"a\": 1}", "1:1-1:8 json-bad-token\n"},
    };

    (void)state;
    EXPECT(cases);
}

static void
test_json__members_in_parts(void **state)
{
    static const struct fault_case cases[] = {
        {"{\"a\" 1}", "1:5-1:6 json-missing-colon\n"},
        {"{\"a\" = 1, \"b\" => 2}",
         "1:6-1:7 json-missing-colon\n1:15-1:17 json-missing-colon\n"},
        {"{\"a\": , \"b\": }",
         "1:6-1:7 json-missing-value\n1:13-1:14 json-missing-value\n"},
        {"{\"a\":\n \"b\": 1}", "1:6-1:6 json-missing-value\n"},
        {"{\n \"a\":\n  \"b\": 1\n },\n \"c\": 2\n}",
         "2:6-2:6 json-missing-value\n"},
        {"{\"a\",: 1}", "1:5-1:6 json-extra-comma\n"},
        {"{\"a\":, {}}", "1:6-1:7 json-extra-comma\n"},
        {"{\"a\"}", "1:5-1:6 json-missing-value\n"},
        {"{\"a\":: 1}", "1:6-1:7 json-bad-token\n"},
        {"{: 1, \"b\": 2}", "1:2-1:3 json-bad-token\n"},
        {"{[1], \"b\": 2}", "1:2-1:3 json-bad-token\n"},
        {"[\"a\": 1, \"b\": 2]", "1:5-1:6 json-bad-token\n"},
        {"{\"a\": \"b\": \"c\", \"d\": 1}", "1:10-1:11 json-bad-token\n"},
    };

    (void)state;
    EXPECT(cases);
}

/* A byte or two that were damaged are one mistake. */
static void
test_json__junk_in_the_place_of_a_sign(void **state)
{
    static const struct fault_case cases[] = {
        {"{\"a\"x [1, 2]}", "1:5-1:6 json-bad-token\n"},
        {"{\"a\"\\u: \"\"}", "1:5-1:7 json-bad-token\n"},
        {"{\"a\".5: true}", "1:5-1:7 json-bad-token\n"},
        {"{\"mode\"ue\n}", "1:8-1:10 json-bad-token\n"},
        {"{\"a\"\xff [1]}", "1:5-1:6 json-bad-utf8\n"},
        {"{\"a\": 1\\u \"b\": 2}", "1:8-1:10 json-bad-token\n"},
        {"[1\\u \"b\"]", "1:3-1:5 json-bad-token\n"},
        {"{\"a\": trueQ\n \"b\": 2}", "1:7-1:12 json-bad-token\n"},
        {"{\"a\": foo[1, 2]}", "1:7-1:10 json-bad-token\n"},
        {"[\"a\001b]", "1:2-1:7 json-unterminated-string\n"},
        {"{\"a{\n \"b\": 1}}", "1:2-1:4 json-unterminated-string\n"},
        {"{\"a\n}", "1:2-1:4 json-unterminated-string\n"},
        {"{\"a\": \"b\",\n \",\n \"c\": 1}",
         "2:2-2:3 json-unterminated-string\n"},
    };

    (void)state;
    EXPECT(cases);
}

static void
test_json__brackets(void **state)
{
    static const struct fault_case cases[] = {
        {"[1}", "1:3-1:4 json-mismatched-bracket\n"},
        {"{\"a\": [1, 2}, \"b\": 3}", "1:12-1:13 json-mismatched-bracket\n"},
        {"{\"a\": [1, 2], ], \"b\": 3}", "1:15-1:16 json-mismatched-bracket\n"},
        {"{}}", "1:3-1:4 json-mismatched-bracket\n"},
        {"{\"a\": 1, \"c\": [1, 2}", "1:15-1:16 json-unclosed\n"},
        {"[ {\"a\": 1, {\"b\": 2} ]", "1:3-1:4 json-unclosed\n"},
        {"[ {\"a\": 1 {\"b\": 2} ]", "1:3-1:4 json-unclosed\n"},
        {"{\"a\": [1, 2, \"b\": 3}", "1:7-1:8 json-unclosed\n"},
        {"{\"a\": [\n1\n\"b\": 3}", "1:7-1:8 json-unclosed\n"},
        {"{\"a\": {\"b\": [1\n", "1:15-1:15 json-unclosed\n"},
        {"{\"a\": ", "1:6-1:7 json-unclosed\n"},
        {"{\"a\"]: 1}", "1:5-1:6 json-mismatched-bracket\n"},
        {"{\"a\": \"x\", \"y\"\n], \"b\": 1}",
         "2:1-2:2 json-mismatched-bracket\n"},
        {"{\"a\"", "1:5-1:5 json-unclosed\n"},
    };

    (void)state;
    EXPECT(cases);
}

static void
test_json__the_root(void **state)
{
    static const struct fault_case cases[] = {
        {"", "1:1-1:1 json-empty\n"},
        {" \n ", "1:1-1:1 json-empty\n"},
        {"{} {}", "1:4-1:5 json-extra-content\n"},
        {"{},\n{}", "1:3-1:4 json-extra-content\n"},
        {"\"a\": 1, \"b\": {\"c\": 1},", "1:1-1:4 json-extra-content\n"},
        {"\"a\": \"{{ .s[\"n\"] }}\"",
         "1:1-1:4 json-extra-content\n1:14-1:15 json-unescaped-quote\n"},
        {"\xFF\xFE{", "1:1-1:3 json-bad-utf8\n"},
    };

    (void)state;
    EXPECT(cases);
}

static void
test_json__utf8(void **state)
{
    static const struct fault_case cases[] = {
        {"[\"a\xFFz\xFE\"]", "1:4-1:5 json-bad-utf8\n"},
        {"[\"\xED\xA0\x80\"]", "1:3-1:4 json-bad-utf8\n"},
        {"[\"\xC0\xAF\"]", "1:3-1:4 json-bad-utf8\n"},
        {"[\xE9]", "1:2-1:3 json-bad-utf8\n"},
    };

    (void)state;
    EXPECT(cases);
}

static void
test_json__duplicate_keys_name_both_places(void **state)
{
    static const struct fault_case cases[] = {
        {"{\"a\": 1, \"b\": 2, \"\\u0061\": 3, 'a': 4}",
         "1:18-1:26 json-duplicate-key\n1:31-1:34 json-duplicate-key\n"
         "1:31-1:34 json-single-quote\n"},
        {"{\"a\": {\"a\": 1}, \"A\": 2}", ""},
    };

    (void)state;
    EXPECT(cases);
}

/* A brace is missing in the middle: the indentation says which. */
static void
test_json__indentation_tells_which_brace_is_missing(void **state)
{
    static const char text[] = "{\n"
                               "  \"trigger\": {\n"
                               "    \"inputs\": {\n"
                               "      \"a\": 1\n"
                               "  },\n"
                               "  \"method\": {\n"
                               "    \"type\": \"A\"\n"
                               "  }\n"
                               "}\n";
    struct arena arena = ARENA_INIT;
    struct source source = source_make(S("test.json"), slice_from(text));
    struct bag bag = bag_new(&arena);
    struct tree tree =
        read_json(&arena, &source, (struct read_options){.jsonc = false}, &bag);

    (void)state;
    assert_int_equal(bag.list.count, 1);
    const struct diag *diag = bag.list.item[0];

    assert_string_equal(diag->kind->id, "json-unclosed");
    assert_int_equal(diag->where.at, strlen(text) - 1);
    expect_slice(slice_cut(source.text, diag->related->where.at - 10,
                           diag->related->where.at + 1),
                 "\"inputs\": {");
    assert_non_null(node_find(&tree, tree_root(&tree), S("method")));
    arena_close(&arena);
}

static void
test_json__indentation_tells_which_brace_is_too_many(void **state)
{
    static const struct fault_case cases[] = {
        {"{\n  \"a\": {\n    \"b\": 1\n  }\n  },\n  \"c\": 2\n}\n",
         "5:3-5:4 json-mismatched-bracket\n"},
        {"{\n  \"a\": {\n    \"b\": 1,}\n    \"c\": 1\n  },\n  \"d\": 2\n}\n",
         "3:12-3:13 json-mismatched-bracket\n"},
        {"{\n  \"a\": {,\n  \"c\": 2\n}\n", "2:8-2:9 json-unclosed\n"},
    };

    (void)state;
    EXPECT(cases);
}

static struct tree
read_text(struct arena *arena, struct source *source, const char *text,
          struct bag *bag)
{
    *source = source_make(S("test.json"), slice_from(text));
    *bag = bag_new(arena);
    return read_json(arena, source, (struct read_options){.jsonc = false}, bag);
}

static void
test_json__what_is_behind_a_fault_is_read(void **state)
{
    static const char *const cases[] = {
        "{\"a\": True, \"last\": [1]}",
        "{\"a\": 1,, 'b': 2 \"last\": [1],}",
        "{\"a\": \"x\"y\"z\", \"last\": [1]}",
        "{\"a\": \"x\n, \"b\": 1,\n\"last\": [1]}",
        "{a: 01, // c\n ... \n \"last\": [1]}",
        "{\"a\": [1, 2}, \"last\": [1]}",
        "\"a\": 1, \"last\": [1]",
        "{\"a\" \"b\", \"c\":, \"last\": [1]}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena arena = ARENA_INIT;
        struct source source;
        struct bag bag;
        struct tree tree = read_text(&arena, &source, cases[i], &bag);
        const struct node *last = node_find(&tree, tree_root(&tree), S("last"));

        assert_true(bag.list.count > 0);
        assert_true(node_is(last, NODE_ARRAY));
        assert_int_equal(node_count(last), 1);
        arena_close(&arena);
    }
}

static void
test_json__a_mended_string_has_all_of_its_text(void **state)
{
    struct arena arena = ARENA_INIT;
    struct source source;
    struct bag bag;
    struct tree tree = read_text(
        &arena, &source, "{\"a\": \"{{ .s[\"n\"] }}\", \"b\": 'c'}", &bag);
    const struct node *root = tree_root(&tree);
    const struct node *a = node_find(&tree, root, S("a"));

    (void)state;
    expect_slice(node_text(&tree, a), "{{ .s[\"n\"] }}");
    assert_true(node_has(a, NODE_BROKEN));
    assert_false(node_has(root, NODE_BROKEN));
    expect_slice(node_text(&tree, node_find(&tree, root, S("b"))), "c");
    arena_close(&arena);
}

/* The text with the edits of its findings, which do not overlap here. */
static struct slice
fixed(struct arena *arena, const char *text)
{
    struct source source;
    struct bag bag;
    struct buf buf = buf_new(arena);
    uint32_t at = 0;

    read_text(arena, &source, text, &bag);
    bag_finish(&bag);
    for (uint32_t i = 0; i < bag.list.count; i++) {
        const struct fix *fix = &bag.list.item[i]->fix;

        for (uint32_t j = 0; j < fix->count; j++) {
            struct span where = fix->edit[j].where;

            buf_add(&buf, slice_cut(source.text, at, where.at));
            buf_add(&buf, fix->edit[j].text);
            at = span_end(where);
        }
    }
    buf_add(&buf, slice_cut(source.text, at, source.text.len));
    return buf_slice(&buf);
}

static void
test_json__fixes_make_it_right(void **state)
{
    static const char *const cases[][2] = {
        {"{\"a\": 1,}", "{\"a\": 1}"},
        {"[1 2,,3]", "[1, 2,3]"},
        {"{\n  // x\n  \"a\": 1 // y\n}", "{\n  \"a\": 1\n}"},
        {"{a: 'it\\'s \"x\"'}", "{\"a\": \"it's \\\"x\\\"\"}"},
        {"{\"a\" 1}", "{\"a\": 1}"},
        {"{\"a\" = True}", "{\"a\" : true}"},
        {"{\"a\": \"{{ .s[\"n\"] }}\"}", "{\"a\": \"{{ .s[\\\"n\\\"] }}\"}"},
        {"[\"\\d+\\.\"]", "[\"\\\\d+\\\\.\"]"},
        {"[1}", "[1]"},
        {"{\"a\": {{ .x }}}", "{\"a\": \"{{ .x }}\"}"},
    };
    struct arena arena = ARENA_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct slice text = fixed(&arena, cases[i][0]);

        expect_slice(text, cases[i][1]);
        expect_slice(findings_of(&arena, arena_copy(&arena, text), false), "");
    }
    arena_close(&arena);
}

/* `count` times `open`, then `inner`, then `count` times `close`. */
static struct slice
nested(struct arena *arena, uint32_t count, const char *inner)
{
    struct buf buf = buf_new(arena);

    buf_repeat(&buf, '[', count);
    buf_text(&buf, inner);
    buf_repeat(&buf, ']', count);
    return arena_copy(arena, buf_slice(&buf));
}

/* Whether the first fix for `text` is safe. */
static bool
is_safe(const char *text)
{
    struct arena arena = ARENA_INIT;
    struct source source = source_make(S("test.json"), slice_from(text));
    struct bag bag = bag_new(&arena);

    read_json(&arena, &source, (struct read_options){0}, &bag);
    bag_finish(&bag);
    assert_true(bag.list.count > 0);
    assert_true(bag.list.item[0]->fix.count > 0);
    bool safe = bag.list.item[0]->fix.safe;

    arena_close(&arena);
    return safe;
}

static void
test_json__where_a_string_ends_is_no_guess(void **state)
{
    (void)state;
    assert_true(is_safe("['a']"));
    assert_true(is_safe("['it\\'s', 1]"));
    assert_true(is_safe("{'a': 'b // c', 'd': 1}"));
    assert_true(is_safe("['b' // it's c\n, 1]"));
    assert_false(is_safe("['a' + 'b']"));
    assert_false(is_safe("['a'+'b']"));
    assert_false(is_safe("['a' 'b']"));
    assert_false(is_safe("['don't']"));
    assert_false(is_safe("{'a': 'don't', 'b': 1}"));
    assert_false(is_safe("[‘don’t’]"));
    assert_false(is_safe("[“a “b” c”]"));
    assert_false(is_safe("```json\n{\"a\": 1}\n```\n"));
    assert_false(is_safe("[`a` + b + `c`]"));
    assert_false(is_safe("[\"a\" + \"b\"]"));
    assert_false(is_safe("[\"say \"b\" to\"]"));
}

static void
test_json__nesting_has_a_limit(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    expect_slice(findings_of(&arena, nested(&arena, LIMIT_NESTING, ""), false),
                 "");
    expect_slice(findings_of(&arena,
                             nested(&arena, LIMIT_NESTING, "[[\"]\"]], 2"),
                             false),
                 "1:1001-1:1002 json-nesting\n");
    expect_slice(findings_of(&arena, nested(&arena, 50000, "1"), false),
                 "1:1001-1:1002 json-nesting\n");
    arena_close(&arena);
}

static void
test_json__a_hopeless_text_is_given_up(void **state)
{
    struct arena arena = ARENA_INIT;
    struct buf buf = buf_new(&arena);

    (void)state;
    buf_byte(&buf, '[');
    buf_repeat(&buf, ',', 100000);
    struct slice text = arena_copy(&arena, buf_slice(&buf));
    struct source source = source_make(S("test.json"), text);
    struct bag bag = bag_new(&arena);

    read_json(&arena, &source, (struct read_options){.jsonc = false}, &bag);
    assert_int_equal(bag.list.count, LIMIT_DIAGS);
    assert_true(bag.dropped > 0);
    arena_close(&arena);
}

/* The steps that reading `count` times `piece` behind `head` takes; the text is
 * given up when that is more than there are.
 */
static uint64_t
steps_for(const char *head, const char *piece, unsigned count, uint64_t most)
{
    struct arena arena = ARENA_INIT;
    struct buf text = buf_new(&arena);
    struct bag bag = bag_new(&arena);

    buf_text(&text, head);
    for (unsigned i = 0; i < count; i++)
        buf_text(&text, piece);
    buf_byte(&text, '\0');
    struct source source =
        source_make(S("test.json"), slice_make(text.at, text.len - 1));

    bag.budget->steps = most;
    read_json(&arena, &source, (struct read_options){0}, &bag);
    uint64_t steps = most - bag.budget->steps;

    assert_true((bag.budget->unchecked != NULL) == (steps == most));
    arena_close(&arena);
    return steps;
}

static void
test_json__recovery_takes_time_in_proportion(void **state)
{
    static const char *const pieces[] = {
        "[}",       "[{(<",       "\"",   "'a',",   "'x ",   ":",
        "\\\"",     "/*",         "“a,",  "‘a",     "{{a ",  "${a ",
        "<a ",      "abc ",       "tru ", "\"a\" ", "\"a\n", "\"\\q\",",
        "\"a\"::1", "{\"a\":1} ", "... ", "“a\", ", "]}",    "\"{{ a\", ",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
        uint64_t few = steps_for("[", pieces[i], 20000, UINT64_MAX);
        uint64_t many = steps_for("[", pieces[i], 80000, UINT64_MAX);

        if (many > 5 * few + 10000000)
            print_error("%s\n", pieces[i]);
        assert_true(many <= 5 * few + 10000000);
    }
}

static void
test_json__recovery_is_given_up_when_it_costs_too_much(void **state)
{
    (void)state;
    assert_int_equal(steps_for("[", "'x ", 1000, 5000), 5000);
    assert_int_equal(steps_for("{\"a\" 1, ", "x\", \"", 1000, 3000), 3000);
    assert_true(steps_for("[", "'a', ", 10, 5000) < 5000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json__what_is_right_is_silent),
        cmocka_unit_test(test_json__commas),
        cmocka_unit_test(test_json__comments),
        cmocka_unit_test(test_json__jsonc_has_comments_and_trailing_commas),
        cmocka_unit_test(test_json__an_ellipsis_is_one_fault),
        cmocka_unit_test(test_json__quotes_without_backslash),
        cmocka_unit_test(test_json__other_quotes),
        cmocka_unit_test(test_json__strings_without_end),
        cmocka_unit_test(test_json__escapes),
        cmocka_unit_test(test_json__numbers),
        cmocka_unit_test(test_json__bare_words),
        cmocka_unit_test(test_json__members_in_parts),
        cmocka_unit_test(test_json__junk_in_the_place_of_a_sign),
        cmocka_unit_test(test_json__brackets),
        cmocka_unit_test(test_json__the_root),
        cmocka_unit_test(test_json__utf8),
        cmocka_unit_test(test_json__duplicate_keys_name_both_places),
        cmocka_unit_test(test_json__indentation_tells_which_brace_is_missing),
        cmocka_unit_test(test_json__indentation_tells_which_brace_is_too_many),
        cmocka_unit_test(test_json__what_is_behind_a_fault_is_read),
        cmocka_unit_test(test_json__a_mended_string_has_all_of_its_text),
        cmocka_unit_test(test_json__fixes_make_it_right),
        cmocka_unit_test(test_json__where_a_string_ends_is_no_guess),
        cmocka_unit_test(test_json__nesting_has_a_limit),
        cmocka_unit_test(test_json__a_hopeless_text_is_given_up),
        cmocka_unit_test(test_json__recovery_takes_time_in_proportion),
        cmocka_unit_test(
            test_json__recovery_is_given_up_when_it_costs_too_much),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
