#include "format/is.h"
#include "regex/ecma.h"

/* ECMA-262, section 22.2: only whether it is a pattern, as with the flag
 * `u`; what a looser reading would take is often a slip of the pen.
 */
bool
format_is_regex(struct slice text)
{
    struct arena arena = ARENA_INIT;
    struct buf out = buf_new(&arena);
    struct ecma_fault fault;
    bool good = ecma_rewrite(text, &out, &fault) == ECMA_UNICODE;

    arena_close(&arena);
    return good;
}
