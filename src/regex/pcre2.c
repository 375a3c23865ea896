/* PCRE2 (pcre2api(3)) as far as regex/match.c calls it, loaded with the first
 * pattern that needs it: see base/library.h.
 */

#include "base/library.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#define LIBRARY_FILE "libpcre2-8.so.0"

pcre2_general_context *
pcre2_general_context_create(void *(*take)(PCRE2_SIZE, void *),
                             void (*drop)(void *, void *), void *data)
{
    static _Atomic(library_address) address;

    return LIBRARY_REAL(pcre2_general_context_create)(take, drop, data);
}

pcre2_compile_context *
pcre2_compile_context_create(pcre2_general_context *general)
{
    static _Atomic(library_address) address;

    return LIBRARY_REAL(pcre2_compile_context_create)(general);
}

pcre2_match_context *
pcre2_match_context_create(pcre2_general_context *general)
{
    static _Atomic(library_address) address;

    return LIBRARY_REAL(pcre2_match_context_create)(general);
}

pcre2_match_data *
pcre2_match_data_create(uint32_t pairs, pcre2_general_context *general)
{
    static _Atomic(library_address) address;

    return LIBRARY_REAL(pcre2_match_data_create)(pairs, general);
}

int
pcre2_set_heap_limit(pcre2_match_context *context, uint32_t limit)
{
    static _Atomic(library_address) address;

    return LIBRARY_REAL(pcre2_set_heap_limit)(context, limit);
}

int
pcre2_set_match_limit(pcre2_match_context *context, uint32_t limit)
{
    static _Atomic(library_address) address;

    return LIBRARY_REAL(pcre2_set_match_limit)(context, limit);
}

int
pcre2_set_callout(pcre2_match_context *context,
                  int (*call)(pcre2_callout_block *, void *), void *data)
{
    static _Atomic(library_address) address;

    return LIBRARY_REAL(pcre2_set_callout)(context, call, data);
}

pcre2_code *
pcre2_compile(PCRE2_SPTR pattern, PCRE2_SIZE len, uint32_t options, int *error,
              PCRE2_SIZE *at, pcre2_compile_context *context)
{
    static _Atomic(library_address) address;

    return LIBRARY_REAL(pcre2_compile)(pattern, len, options, error, at,
                                       context);
}

int
pcre2_jit_compile(pcre2_code *code, uint32_t options)
{
    static _Atomic(library_address) address;

    return LIBRARY_REAL(pcre2_jit_compile)(code, options);
}

void
pcre2_code_free(pcre2_code *code)
{
    static _Atomic(library_address) address;

    LIBRARY_REAL(pcre2_code_free)(code);
}

int
pcre2_match(const pcre2_code *code, PCRE2_SPTR subject, PCRE2_SIZE len,
            PCRE2_SIZE start, uint32_t options, pcre2_match_data *data,
            pcre2_match_context *context)
{
    static _Atomic(library_address) address;

    return LIBRARY_REAL(pcre2_match)(code, subject, len, start, options, data,
                                     context);
}

int
pcre2_get_error_message(int error, PCRE2_UCHAR *text, PCRE2_SIZE size)
{
    static _Atomic(library_address) address;

    return LIBRARY_REAL(pcre2_get_error_message)(error, text, size);
}
