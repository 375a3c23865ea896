/* The whole linter: any bytes give findings inside them, twice the same, and
 * what their fixes make of the bytes can be linted again.
 */

#include "fuzz.h"
#include "soup.h"

#include "diag/edit.h"
#include "lint/lint.h"

/* Whole members of an action, so that its checks come to run, and what its
 * expressions are made of.
 */
static const char *const tokens[] = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\"a\"",
    "1",
    "true",
    "null",
    "{\"identifier\":\"a\",\"title\":\"A\",",
    "\"trigger\":{\"type\":\"self-service\",\"operation\":\"CREATE\","
    "\"userInputs\":{\"properties\":{\"b\":{\"type\":\"string\"}},"
    "\"required\":[\"b\"]}},",
    "\"trigger\":{\"type\":\"automation\",\"event\":{\"type\":"
    "\"ENTITY_CREATED\",\"blueprintIdentifier\":\"a\"}},",
    "\"invocationMethod\":{\"type\":\"KAFKA\",\"payload\":",
    "\"invocationMethod\":{\"type\":\"WEBHOOK\",\"url\":\"https://e.com\","
    "\"body\":",
    "\"order\":",
    "\"enum\":",
    "\"default\":",
    "\"visible\":",
    "\"jqQuery\":",
    "\"dependsOn\":",
    "\"pattern\":",
    "\"items\":",
    "\"condition\":",
    "\"required\":",
    "\"properties\":",
    "\"type\":",
    "\"string\"",
    "\"{{",
    "}}\"",
    "{{",
    "}}",
    ".inputs.b",
    ".inputs",
    ".entity",
    ".event",
    "|",
    "//",
    "??",
    "&&",
    "||",
    "and",
    "or",
    "==",
    "if",
    "then",
    "else",
    "end",
    "elif",
    "def f:",
    ";",
    "reduce",
    "as $x",
    "(",
    ")",
    "\\\"",
    "\\\"\\\\(",
    "'",
    "?",
    "map(",
    "test(",
    "+",
    "-",
    "$x",
    "<<",
    ">>",
    "{{ spreadValue() }}",
    "//",
    "/*",
    "*/",
    "\n",
    " ",
    "\xE2\x80\x9C",
    "\\u0000",
    "\xFF",
    "// invokelint-ignore ",
};

static struct lint_result
lint(struct arena *arena, struct slice text)
{
    const struct lint_options options = {.named = true};

    return lint_source(arena, source_make(S("fuzz.json"), text), &options);
}

/* Makes all fixes that go together. */
static void
fix(struct arena *arena, struct slice text, const struct bag *bag)
{
    struct edits edits = {0};

    edits_choose(arena, &edits, bag, true, text.len);
    text = edits_apply(arena, &edits, text);
    struct lint_result fixed = lint(arena, text);

    for (uint32_t i = 0; i < fixed.bag.list.count; i++)
        demand(span_end(fixed.bag.list.item[i]->where) <= text.len);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = ARENA_INIT;
    struct slice text = soup_text(&arena, SOUP(tokens), data, size);
    struct lint_result once = lint(&arena, text), again = lint(&arena, text);

    demand(once.bag.list.count == again.bag.list.count);
    for (uint32_t i = 0; i < once.bag.list.count; i++) {
        const struct diag *diag = once.bag.list.item[i];

        demand(span_end(diag->where) <= text.len);
        demand(diag->text.len > 0);
        demand(slice_equal(diag->text, again.bag.list.item[i]->text));
        for (uint32_t k = 0; k < diag->fix.count; k++)
            demand(span_end(diag->fix.edit[k].where) <= text.len);
    }
    fix(&arena, text, &once.bag);
    arena_close(&arena);
    return 0;
}
