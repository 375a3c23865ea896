/* A configuration of any bytes: its faults lie inside of it and are the same
 * twice, and whatever it says, linting under it ends, and finds the same
 * twice.  The text before the first NUL is the configuration, the rest the
 * document, JSONC; without a rest, a document that every setting touches.
 */

#include "config_tokens.h"
#include "fuzz.h"
#include "soup.h"

#include "lint/lint.h"
#include "lint/suppress/baseline.h"

#define DOCUMENT                                                              \
    "// invokelint-ignore-file readonly-field, jq-empty\n"                    \
    "{\"identifier\": \"a\", \"x-invokelint-ignore\": \"unused-input\",\n"    \
    "\"trigger\": {\"type\": \"self-service\", \"operation\": \"CREATE\",\n"  \
    "\"userInputs\": {\"properties\": {\"b\": {\"type\": \"strin\"}}}},\n"    \
    "\"invocationMethod\": {\"type\": \"WEBHOOK\", \"url\": \"http://h/\",\n" \
    "\"body\": {\"c\": \"{{ENV_A}} << .inputs.d >> {{ .secrets.E }}\"}}}"

static bool
read(struct arena *arena, struct slice text, struct config *config,
     struct bag *bag)
{
    *bag = bag_new(arena);
    return config_read(arena, source_make(S("invokelint.json"), text), S("/"),
                       config, bag);
}

static void
same(const struct bag *a, const struct bag *b, size_t size)
{
    demand(a->list.count == b->list.count);
    demand(a->suppressed.count == b->suppressed.count);
    for (uint32_t i = 0; i < a->list.count; i++) {
        const struct diag *diag = a->list.item[i];

        demand(span_end(diag->where) <= size);
        demand(slice_equal(diag->text, b->list.item[i]->text));
        for (uint32_t k = 0; k < diag->fix.count; k++)
            demand(span_end(diag->fix.edit[k].where) <= size);
    }
}

static void
lint(struct arena *arena, struct slice text, const struct config *config)
{
    struct lint_options options = {
        .named = true,
        .config = config,
        .path = S("a/b.jsonc"),
    };
    struct source source = source_make(S("b.jsonc"), text);
    struct lint_result once = lint_source(arena, source, &options);
    struct lint_result again = lint_source(arena, source, &options);

    same(&once.bag, &again.bag, text.len);
    for (uint32_t i = 0; i < once.bag.list.count; i++) {
        const struct config_override *override;

        config_scopes_find(&once.suppressions.scopes, once.bag.list.item[i],
                           &override);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = ARENA_INIT;
    struct slice all = soup_text(&arena, SOUP(config_tokens), data, size);
    size_t nul = slice_find_byte(all, '\0', 0);
    struct slice text = arena_copy(&arena, slice_cut(all, 0, nul));
    struct slice document =
        nul == SLICE_NONE ? S(DOCUMENT) : slice_cut(all, nul + 1, all.len);
    struct config config, twin;
    struct bag bag, other;
    bool good = read(&arena, text, &config, &bag);

    demand(good == read(&arena, text, &twin, &other));
    demand(good == (bag_count(&bag, LEVEL_ERROR) == 0));
    same(&bag, &other, text.len);
    lint(&arena, arena_copy(&arena, document), &config);
    struct baseline baseline = baseline_new(&arena, S("/"));

    bag = bag_new(&arena);
    if (baseline_read(&baseline, source_make(S("b"), text), &bag))
        baseline_text(&baseline, &arena);
    arena_close(&arena);
    return 0;
}
