/* Patterns of JSON Schema: a fault lies inside the pattern, and a pattern
 * that is matched without PCRE2 matches what PCRE2 says, here itself.
 */

#include "fuzz.h"
#include "regex_tokens.h"
#include "soup.h"

#include "base/text/utf8.h"
#include "regex/linear.h"
#include "regex/match.h"

static void
compare(struct arena *arena, struct slice pcre, struct slice text)
{
    struct slice program = linear_compile(arena, pcre);

    if (program.len == 0 || utf8_check(text, 0) != SLICE_NONE)
        return;
    struct pattern_cache *cache = pattern_cache_new(arena);
    const struct pattern *pattern = pattern_get_pcre(cache, pcre);
    uint64_t steps = UINT64_MAX;
    enum match match = pattern_match(cache, pattern, text, &steps);

    demand(match == MATCH_LIMIT ||
           linear_match(program, text) == (match == MATCH_YES));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = ARENA_INIT;
    struct slice text = soup_text(&arena, SOUP(regex_tokens), data, size);
    struct buf out = buf_new(&arena);
    struct ecma_fault fault = {0};
    enum ecma_mode mode = ecma_rewrite(text, &out, &fault);

    if (mode != ECMA_UNICODE) {
        demand(fault.text != NULL);
        demand(fault.at + fault.len <= text.len);
    }
    if (mode != ECMA_BROKEN)
        compare(&arena, buf_slice(&out), text);
    arena_close(&arena);
    return 0;
}
