/* Patterns of JSON Schema: a fault lies inside the pattern. */

#include "fuzz.h"

#include "regex/ecma.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = ARENA_INIT;
    struct slice text =
        arena_copy(&arena, slice_make((const char *)data, size));
    struct buf out = buf_new(&arena);
    struct ecma_fault fault = {0};
    enum ecma_mode mode = ecma_rewrite(text, &out, &fault);

    if (mode != ECMA_UNICODE) {
        demand(fault.text != NULL);
        demand(fault.at + fault.len <= size);
    }
    arena_close(&arena);
    return 0;
}
