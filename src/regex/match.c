#include "regex/match.h"

#include "base/map.h"
#include "base/vec.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Steps of one match.  `^(a+)+$` on thirty letters stops within a hundredth
 * of a second; a reasonable pattern needs some ten steps per character.
 */
#define STEPS_BASE 100000U
#define STEPS_PER_BYTE 20U
#define STEPS_MAX 10000000U

/* KiB that one match may keep on the heap for backtracking. */
#define HEAP_KIB 20000U

/* Matches by one pattern after which it is worth some 50 µs to have it in
 * machine code.
 */
#define COMPILE_AFTER 32U

struct pattern {
    pcre2_code *code; /* NULL: faulty */
    uint32_t *uses;
    struct ecma_fault fault;
};

struct pattern_cache {
    struct arena *arena;
    pcre2_general_context *general;
    pcre2_compile_context *compile;
    pcre2_match_context *match;
    pcre2_match_data *data;
    struct map ecma, pcre; /* text → 1 + index */
    VEC(struct pattern *) list;
    bool open; /* until pattern_cache_close() */
};

/* PCRE2 takes its memory from the arena; what it gives back is dropped with
 * the rest.
 */
static void *
take_memory(size_t size, void *arena)
{
    return arena_take(arena, size, 16);
}

static void
drop_memory(void *memory, void *arena)
{
    (void)memory;
    (void)arena;
}

struct pattern_cache *
pattern_cache_new(struct arena *arena)
{
    struct pattern_cache *cache = arena_new(arena, struct pattern_cache);

    cache->arena = arena;
    cache->ecma = map_new(arena);
    cache->pcre = map_new(arena);
    return cache;
}

struct pattern_cache *
pattern_cache_open(struct arena *arena)
{
    struct pattern_cache *cache = pattern_cache_new(arena);

    cache->open = true;
    return cache;
}

void
pattern_cache_close(struct pattern_cache *cache)
{
    cache->open = false;
    for (uint32_t i = 0; i < cache->list.count; i++) {
        pcre2_code_free(cache->list.item[i]->code);
        cache->list.item[i]->code = NULL;
    }
}

/* PCRE2's own things are made on first use: most runs need none. */
static void
wake(struct pattern_cache *cache)
{
    if (cache->general)
        return;
    cache->general =
        pcre2_general_context_create(take_memory, drop_memory, cache->arena);
    cache->compile = pcre2_compile_context_create(cache->general);
    cache->match = pcre2_match_context_create(cache->general);
    cache->data = pcre2_match_data_create(1, cache->general);
    pcre2_set_heap_limit(cache->match, HEAP_KIB);
}

static const char *
error_text(struct arena *arena, int error)
{
    PCRE2_UCHAR text[256];

    if (pcre2_get_error_message(error, text, sizeof text) < 0)
        return "not understood";
    return arena_copy(arena, slice_from((const char *)text)).at;
}

static struct pattern *
compile(struct pattern_cache *cache, struct slice pcre)
{
    struct pattern *pattern = arena_new(cache->arena, struct pattern);
    int error;
    PCRE2_SIZE at;

    wake(cache);
    pattern->code = pcre2_compile(
        (PCRE2_SPTR)(pcre.len ? pcre.at : ""), pcre.len,
        PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_MATCH_UNSET_BACKREF, &error,
        &at, cache->compile);
    pattern->uses = arena_new(cache->arena, uint32_t);
    if (!pattern->code)
        pattern->fault =
            (struct ecma_fault){0, 0, error_text(cache->arena, error)};
    return pattern;
}

static uint32_t
keep(struct pattern_cache *cache, struct pattern *pattern)
{
    *vec_push(cache->arena, &cache->list) = pattern;
    return cache->list.count;
}

const struct pattern *
pattern_get_pcre(struct pattern_cache *cache, struct slice pcre)
{
    uint32_t *found = map_find(&cache->pcre, pcre);

    if (!found) {
        found = map_add(&cache->pcre, arena_copy(cache->arena, pcre));
        *found = keep(cache, compile(cache, pcre));
    }
    return cache->list.item[*found - 1];
}

const struct pattern *
pattern_get(struct pattern_cache *cache, struct slice ecma)
{
    uint32_t *found = map_find(&cache->ecma, ecma);

    if (found)
        return cache->list.item[*found - 1];
    struct buf pcre = buf_new(cache->arena);
    struct ecma_fault fault = {0};
    struct pattern *pattern;

    if (ecma_rewrite(ecma, &pcre, &fault) == ECMA_BROKEN) {
        pattern = arena_new(cache->arena, struct pattern);
        pattern->fault = fault;
    } else {
        pattern = compile(cache, buf_slice(&pcre));
        if (!pattern->code)
            pattern->fault.len = ecma.len;
    }
    *map_add(&cache->ecma, arena_copy(cache->arena, ecma)) =
        keep(cache, pattern);
    return pattern;
}

const struct ecma_fault *
pattern_fault(const struct pattern *pattern)
{
    return pattern->code ? NULL : &pattern->fault;
}

static int
match_once(struct pattern_cache *cache, const struct pattern *pattern,
           struct slice subject, uint32_t options)
{
    return pcre2_match(pattern->code,
                       (PCRE2_SPTR)(subject.len ? subject.at : ""), subject.len,
                       0, options, cache->data, cache->match);
}

enum match
pattern_match(struct pattern_cache *cache, const struct pattern *pattern,
              struct slice subject)
{
    if (!pattern->code)
        return MATCH_LIMIT;
    size_t steps = STEPS_BASE + subject.len * STEPS_PER_BYTE;

    pcre2_set_match_limit(cache->match,
                          steps < STEPS_MAX ? (uint32_t)steps : STEPS_MAX);
    /* Where machine code is not to be had, nothing changes. */
    if (cache->open && ++*pattern->uses == COMPILE_AFTER)
        pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
    int result = match_once(cache, pattern, subject, 0);

    /* The stack of machine code is small. */
    if (result == PCRE2_ERROR_JIT_STACKLIMIT)
        result = match_once(cache, pattern, subject, PCRE2_NO_JIT);

    if (result >= 0)
        return MATCH_YES;
    if (result == PCRE2_ERROR_NOMATCH)
        return MATCH_NO;
    /* Ill-formed UTF-8 was reported by the reader already. */
    if (result <= PCRE2_ERROR_UTF8_ERR1 && result >= PCRE2_ERROR_UTF8_ERR21)
        return MATCH_YES;
    return MATCH_LIMIT;
}
