/* Formats: each looks at the bytes, and what is the narrower of two is also
 * the wider.
 */

#include "format_tokens.h"
#include "fuzz.h"
#include "soup.h"

#include "base/core/arena.h"
#include "format/format.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const enum format narrow_wide[][2] = {
        {FORMAT_uri, FORMAT_uri_reference},
        {FORMAT_uri, FORMAT_iri},
        {FORMAT_uri_reference, FORMAT_iri_reference},
        {FORMAT_iri, FORMAT_iri_reference},
        {FORMAT_hostname, FORMAT_ldh_hostname},
        {FORMAT_hostname, FORMAT_idn_hostname},
        {FORMAT_email, FORMAT_idn_email},
        {FORMAT_relative_json_pointer, FORMAT_shifted_json_pointer},
    };
    struct arena arena = ARENA_INIT;
    struct slice text = soup_text(&arena, SOUP(format_tokens), data, size);
    bool is[FORMAT_count_];

    for (int i = 0; i < FORMAT_count_; i++)
        is[i] = format_check((enum format)i, text);
    for (size_t i = 0; i < sizeof(narrow_wide) / sizeof(narrow_wide[0]); i++)
        demand(!is[narrow_wide[i][0]] || is[narrow_wide[i][1]]);
    arena_close(&arena);
    return 0;
}
