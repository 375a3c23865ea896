#ifndef REGEX_MATCH_H
#define REGEX_MATCH_H

/* Compiles and matches regular expressions, and keeps what it compiled: the
 * one place that knows PCRE2.  Every match is bounded, and spends steps of a
 * budget, which are counted: they are the same on every machine, whatever is in
 * the cache already, and with or without machine code.
 */

#include "base/core/budget.h"
#include "regex/ecma.h"

struct pattern;
struct pattern_cache;

enum match {
    MATCH_NO,
    MATCH_YES,
    MATCH_LIMIT, /* gave up: too many steps, or PCRE2 cannot do it at all */
};

/* A cache in `arena`, for one thread; it dies with the arena. */
struct pattern_cache *pattern_cache_new(struct arena *arena);

/* The same, which takes the pattern to machine code when it is used often;
 * that lies outside the arena, and must be given back.
 */
struct pattern_cache *pattern_cache_open(struct arena *arena);
void pattern_cache_close(struct pattern_cache *cache);

/* The pattern `ecma` in ECMA-262 syntax, compiled on first use.  Never NULL:
 * a faulty one has pattern_fault().
 */
const struct pattern *
pattern_get(struct pattern_cache *cache, struct slice ecma);

/* The same for a pattern that ecma_rewrite() has made. */
const struct pattern *
pattern_get_pcre(struct pattern_cache *cache, struct slice pcre);

/* NULL when `pattern` is usable; else what is wrong with it and where. */
const struct ecma_fault *pattern_fault(const struct pattern *pattern);

/* Takes off `budget` what it costs to have compiled `pattern`: to be called
 * once for each source that needs it, for the cache may serve many.  False when
 * there is not so much left.
 */
bool pattern_charge(const struct pattern *pattern, struct budget *budget);

/* Whether `pattern` matches somewhere in `subject`; with a faulty pattern
 * nobody knows.  What it costs is taken off `*steps`; when there is not as much
 * nobody knows, either, and nothing is left.
 */
enum match
pattern_match(struct pattern_cache *cache, const struct pattern *pattern,
              struct slice subject, uint64_t *steps);

#endif
