#include "regex/match.h"

#include "base/containers/map.h"
#include "base/core/vec.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* A subject of so few bytes is matched under PCRE2's own limit, which counts
 * how often it goes back, and may do something with all of the subject between.
 * The limit is at first small, and grows fourfold until it is that of one
 * match: `^(a+)+$` on thirty letters stops within a hundredth of a second, a
 * reasonable pattern needs some steps per character.
 */
#define SHORT_BYTES 128U
#define CALLS_FIRST 32U
#define CALLS_PER_BYTE 2U
#define CALLS_MOST 200000U

/* In a longer one each item of the pattern that is come to is counted, and the
 * way that was gone since the last: no more than this.
 */
#define WORK_BASE 2000000U
#define WORK_PER_BYTE 40U
#define WORK_CALL 4U      /* steps of an item */
#define BYTES_PER_STEP 4U /* of the way */

/* What it costs to compile a pattern, beside its bytes. */
#define STEPS_COMPILE 2000U

/* KiB that one match may keep on the heap for backtracking. */
#define HEAP_KIB 20000U

/* Matches by one pattern after which it is worth some 50 µs to have it in
 * machine code.
 */
#define COMPILE_AFTER 32U

struct pattern {
    pcre2_code *code;    /* NULL: faulty */
    pcre2_code *counted; /* the same with callouts; made for a long subject */
    struct slice pcre;
    size_t bytes; /* that it took to compile it */
    uint32_t uses;
    struct ecma_fault fault;
};

struct pattern_cache {
    struct arena *arena;
    pcre2_general_context *general;
    pcre2_compile_context *compile;
    pcre2_match_context *match;
    pcre2_match_context *counting; /* the same with callouts */
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
        pcre2_code_free(cache->list.item[i]->counted);
        cache->list.item[i]->code = cache->list.item[i]->counted = NULL;
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
    cache->counting = pcre2_match_context_create(cache->general);
    pcre2_set_heap_limit(cache->match, HEAP_KIB);
    pcre2_set_heap_limit(cache->counting, HEAP_KIB);
}

static const char *
error_text(struct arena *arena, int error)
{
    PCRE2_UCHAR text[256];

    if (pcre2_get_error_message(error, text, sizeof text) < 0)
        return "not understood";
    return arena_copy(arena, slice_from((const char *)text)).at;
}

static pcre2_code *
compile_for(struct pattern_cache *cache, struct slice pcre, uint32_t options,
            int *error)
{
    PCRE2_SIZE at;

    return pcre2_compile((PCRE2_SPTR)(pcre.len ? pcre.at : ""), pcre.len,
                         PCRE2_UTF | PCRE2_DOLLAR_ENDONLY |
                             PCRE2_MATCH_UNSET_BACKREF | options,
                         error, &at, cache->compile);
}

static struct pattern *
compile(struct pattern_cache *cache, struct slice pcre)
{
    struct pattern *pattern = arena_new(cache->arena, struct pattern);
    int error;

    wake(cache);
    size_t before = cache->arena->used;

    pattern->pcre = pcre;
    pattern->code = compile_for(cache, pcre, 0, &error);
    pattern->bytes = cache->arena->used - before;
    if (!pattern->code)
        pattern->fault =
            (struct ecma_fault){0, 0, error_text(cache->arena, error)};
    return pattern;
}

bool
pattern_charge(const struct pattern *pattern, struct budget *budget)
{
    return budget_spend(budget,
                        STEPS_COMPILE + pattern->pcre.len + pattern->bytes) &&
           budget_spend_bytes(budget, pattern->bytes);
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
        pcre = arena_copy(cache->arena, pcre);
        found = map_add(&cache->pcre, pcre);
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
match_once(struct pattern_cache *cache, const pcre2_code *code,
           struct slice subject, uint32_t options, pcre2_match_context *context)
{
    return pcre2_match(code, (PCRE2_SPTR)(subject.len ? subject.at : ""),
                       subject.len, 0, options, cache->data, context);
}

static enum match
match_of(int result)
{
    if (result >= 0)
        return MATCH_YES;
    if (result == PCRE2_ERROR_NOMATCH)
        return MATCH_NO;
    /* Ill-formed UTF-8 was reported by the reader already. */
    if (result <= PCRE2_ERROR_UTF8_ERR1 && result >= PCRE2_ERROR_UTF8_ERR21)
        return MATCH_YES;
    return MATCH_LIMIT;
}

/* Takes `cost` off; false when there is not so much. */
static bool
spend(uint64_t *steps, uint64_t cost)
{
    bool enough = cost <= *steps;

    *steps = enough ? *steps - cost : 0;
    return enough;
}

/* Machine code, where it is to be had, gets the first limit alone: it counts
 * less, and what it cannot decide then is left to be counted properly.
 */
static enum match
match_short(struct pattern_cache *cache, struct pattern *pattern,
            struct slice subject, uint64_t *steps)
{
    uint32_t calls = CALLS_FIRST + CALLS_PER_BYTE * (uint32_t)subject.len;
    enum match match = MATCH_LIMIT;

    if (cache->open && ++pattern->uses == COMPILE_AFTER)
        pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
    for (uint32_t options = 0; match == MATCH_LIMIT && calls < CALLS_MOST;
         calls *= 4) {
        if (!spend(steps, calls))
            return MATCH_LIMIT;
        pcre2_set_match_limit(cache->match, calls);
        match = match_of(
            match_once(cache, pattern->code, subject, options, cache->match));
        if (match == MATCH_LIMIT && !options) {
            options = PCRE2_NO_JIT;
            match = match_of(match_once(cache, pattern->code, subject, options,
                                        cache->match));
        }
    }
    return match;
}

/* The work of a match. */
struct work {
    uint64_t left;
    size_t at;
};

static int
count(pcre2_callout_block *block, void *data)
{
    struct work *work = data;
    size_t at = block->current_position;
    uint64_t way = at < work->at ? work->at - at : at - work->at;

    work->at = at;
    return spend(&work->left, WORK_CALL + way / BYTES_PER_STEP)
               ? 0
               : PCRE2_ERROR_CALLOUT;
}

static enum match
match_long(struct pattern_cache *cache, struct pattern *pattern,
           struct slice subject, uint64_t *steps)
{
    uint64_t most = WORK_BASE + (uint64_t)subject.len * WORK_PER_BYTE;
    struct work work = {*steps < most ? *steps : most, 0};
    uint64_t given = work.left;
    int error;

    if (!pattern->counted)
        pattern->counted =
            compile_for(cache, pattern->pcre, PCRE2_AUTO_CALLOUT, &error);
    if (!pattern->counted)
        return MATCH_LIMIT;
    pcre2_set_callout(cache->counting, count, &work);
    enum match match = match_of(
        match_once(cache, pattern->counted, subject, 0, cache->counting));

    spend(steps, given - work.left + subject.len / BYTES_PER_STEP);
    return match;
}

enum match
pattern_match(struct pattern_cache *cache, const struct pattern *pattern,
              struct slice subject, uint64_t *steps)
{
    /* Nobody but the cache holds it. */
    struct pattern *own = (struct pattern *)(uintptr_t)pattern;

    if (!pattern->code)
        return MATCH_LIMIT;
    return subject.len <= SHORT_BYTES ? match_short(cache, own, subject, steps)
                                      : match_long(cache, own, subject, steps);
}
