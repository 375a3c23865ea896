#ifndef FUZZ_SOUP_H
#define FUZZ_SOUP_H

/* Token soup: bytes alone seldom spell two keywords in a row, and the faults
 * of a parser that recovers lie between whole tokens in wrong places.  So an
 * input whose first byte is SOUP_SPACED or SOUP_JOINED is a list of choices:
 * each byte after it picks a token from the target's table (modulo its
 * size), and the tokens are joined with a blank or with nothing.  Any other
 * input is taken as it is; neither byte begins a text in UTF-8.
 */

#include "base/core/arena.h"
#include "base/core/slice.h"

#include <stdint.h>
#include <string.h>

enum { SOUP_JOINED = 0xFE, SOUP_SPACED = 0xFF };

/* The tokens of one target: operators, words, what other languages have, and
 * the openers and closers of all that can be left open.
 */
struct soup {
    const char *const *token;
    size_t count;
};

#define SOUP(tokens) ((struct soup){tokens, sizeof(tokens) / sizeof(*(tokens))})

/* The text that `size` bytes of input stand for; lives in `arena`. */
static inline struct slice
soup_text(struct arena *arena, struct soup soup, const uint8_t *data,
          size_t size)
{
    if (size == 0 || data[0] < SOUP_JOINED)
        return arena_copy(arena, slice_make((const char *)data, size));

    bool spaced = data[0] == SOUP_SPACED;
    size_t len = 0;

    for (size_t i = 1; i < size; i++)
        len += strlen(soup.token[data[i] % soup.count]) + spaced;
    char *text = arena_alloc(arena, len + 1, 1), *end = text;

    for (size_t i = 1; i < size; i++) {
        const char *token = soup.token[data[i] % soup.count];
        size_t more = strlen(token);

        memcpy(end, token, more);
        end += more;
        if (spaced)
            *end++ = ' ';
    }
    return slice_make(text, len);
}

#endif
