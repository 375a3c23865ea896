/* JSONTestSuite: every y_ file is clean, every n_ file has a finding, and
 * each i_ file is treated as the table below says.  The folder of the suite
 * is the argument or in INVOKELINT_JSON_SUITE; without it the test is
 * skipped.  TAP on standard output.
 */

#include "base/files/file.h"
#include "read/json/read_json.h"
#include "tree/kinds.h"

#include <stdio.h>
#include <stdlib.h>

enum { SKIPPED = 77 };

/* The files that RFC 8259 leaves open, and why they are treated so. */
static const struct verdict {
    const char *name;
    const struct kind *kind; /* NULL: accepted */
} verdicts[] = {
    /* Section 6 sets no range for numbers; a linter keeps them as text. */
    {"i_number_double_huge_neg_exp.json", NULL},
    {"i_number_huge_exp.json", NULL},
    {"i_number_neg_int_huge_exp.json", NULL},
    {"i_number_pos_double_huge_exp.json", NULL},
    {"i_number_real_neg_overflow.json", NULL},
    {"i_number_real_pos_overflow.json", NULL},
    {"i_number_real_underflow.json", NULL},
    {"i_number_too_big_neg_int.json", NULL},
    {"i_number_too_big_pos_int.json", NULL},
    {"i_number_very_big_negative_int.json", NULL},
    /* Section 8.2: the grammar allows lone surrogates in escapes.  They
     * decode to U+FFFD.
     */
    {"i_object_key_lone_2nd_surrogate.json", NULL},
    {"i_string_1st_surrogate_but_2nd_missing.json", NULL},
    {"i_string_1st_valid_surrogate_2nd_invalid.json", NULL},
    {"i_string_incomplete_surrogate_and_escape_valid.json", NULL},
    {"i_string_incomplete_surrogate_pair.json", NULL},
    {"i_string_incomplete_surrogates_escape_valid.json", NULL},
    {"i_string_invalid_lonely_surrogate.json", NULL},
    {"i_string_invalid_surrogate.json", NULL},
    {"i_string_inverted_surrogates_U+1D11E.json", NULL},
    {"i_string_lone_second_surrogate.json", NULL},
    /* Section 8.1: the text must be UTF-8, which is checked (RFC 3629: no
     * surrogates, no overlong forms, nothing above U+10FFFF).
     */
    {"i_string_UTF-16LE_with_BOM.json", &kind_json_bad_utf8},
    {"i_string_UTF-8_invalid_sequence.json", &kind_json_bad_utf8},
    {"i_string_UTF8_surrogate_U+D800.json", &kind_json_bad_utf8},
    {"i_string_invalid_utf-8.json", &kind_json_bad_utf8},
    {"i_string_iso_latin_1.json", &kind_json_bad_utf8},
    {"i_string_lone_utf8_continuation_byte.json", &kind_json_bad_utf8},
    {"i_string_not_in_unicode_range.json", &kind_json_bad_utf8},
    {"i_string_overlong_sequence_2_bytes.json", &kind_json_bad_utf8},
    {"i_string_overlong_sequence_6_bytes.json", &kind_json_bad_utf8},
    {"i_string_overlong_sequence_6_bytes_null.json", &kind_json_bad_utf8},
    {"i_string_truncated-utf-8.json", &kind_json_bad_utf8},
    {"i_string_utf16BE_no_BOM.json", &kind_json_bad_utf8},
    {"i_string_utf16LE_no_BOM.json", &kind_json_bad_utf8},
    /* Section 9: nesting may be limited; LIMIT_NESTING is more than 500. */
    {"i_structure_500_nested_arrays.json", NULL},
    /* Section 8.1: a byte order mark may be ignored. */
    {"i_structure_UTF-8_BOM_empty_object.json", NULL},
};

/* The first finding, of syntax only: RFC 8259, section 4, wants keys to be
 * unique but does not forbid duplicates.
 */
static const struct diag *
first_fault(const struct bag *bag)
{
    for (uint32_t i = 0; i < bag->list.count; i++)
        if (bag->list.item[i]->kind != &kind_json_duplicate_key)
            return bag->list.item[i];
    return NULL;
}

static const char *
check_verdict(struct slice name, const struct diag *fault)
{
    const struct kind *kind = fault ? fault->kind : NULL;

    if (name.at[0] == 'y')
        return fault ? "must be clean" : NULL;
    if (name.at[0] == 'n')
        return fault ? NULL : "must have a finding";
    printf("# %.*s: %s\n", SLICE_ARGS(name), kind ? kind->id : "accepted");
    for (size_t i = 0; i < sizeof(verdicts) / sizeof(verdicts[0]); i++)
        if (slice_equal(name, slice_from(verdicts[i].name)))
            return kind == verdicts[i].kind ? NULL : "is treated otherwise";
    return "is not in the table";
}

/* Spans lie inside of the text; there are not more nodes than bytes. */
static const char *
check_bounds(const struct tree *tree, const struct bag *bag, size_t size)
{
    if (tree->count > size || bag->list.count > size + 1)
        return "has more nodes or findings than bytes";
    for (uint32_t i = 0; i < tree->count; i++)
        if (span_end(node_span(&tree->node[i])) > size)
            return "has a node outside of the text";
    for (uint32_t i = 0; i < bag->list.count; i++)
        if (span_end(bag->list.item[i]->where) > size)
            return "has a finding outside of the text";
    return NULL;
}

static const char *
check_file(struct slice path, struct slice name)
{
    struct arena arena = ARENA_INIT;
    struct slice text;
    const char *why = NULL;

    if (!file_read(&arena, path.at, &text, &why)) {
        arena_close(&arena);
        return "cannot be read";
    }
    struct source source = source_make(name, text);
    struct bag bag = bag_new(&arena);
    struct tree tree =
        read_json(&arena, &source, (struct read_options){.jsonc = false}, &bag);

    why = check_bounds(&tree, &bag, text.len);
    if (!why)
        why = check_verdict(name, first_fault(&bag));
    arena_close(&arena);
    return why;
}

int
main(int argc, char **argv)
{
    struct arena arena = ARENA_INIT;
    const char *root = argc > 1 ? argv[1] : getenv("INVOKELINT_JSON_SUITE");
    struct slice folder =
        arena_printf(&arena, "%s/test_parsing", root ? root : "");
    struct file_names names = {{NULL, 0, 0}};
    const char *why = NULL;
    unsigned failed = 0;

    if (!root || !file_list(&arena, folder.at, &names, &why)) {
        printf("1..0 # SKIP JSONTestSuite is not there\n");
        arena_close(&arena);
        return SKIPPED;
    }
    for (uint32_t i = 0; i < names.name.count; i++) {
        struct slice name = names.name.item[i];
        struct slice path = file_resolve(&arena, folder, name);
        const char *fault = check_file(path, name);

        printf("%sok %u - %.*s%s%s\n", fault ? "not " : "", i + 1,
               SLICE_ARGS(name), fault ? " " : "", fault ? fault : "");
        failed += fault != NULL;
    }
    printf("1..%u\n", names.name.count);
    arena_close(&arena);
    return failed > 0;
}
