#ifndef SOURCE_SPAN_H
#define SOURCE_SPAN_H

/* A piece of one text, in bytes. */

#include "base/core/slice.h"

struct span {
    uint32_t at, len;
};

static inline struct span
span_make(size_t at, size_t len)
{
    return (struct span){(uint32_t)at, (uint32_t)len};
}

static inline uint32_t
span_end(struct span span)
{
    return span.at + span.len;
}

/* From the start of `a` to the end of `b`. */
static inline struct span
span_join(struct span a, struct span b)
{
    return (struct span){a.at, span_end(b) - a.at};
}

static inline struct slice
span_text(struct slice text, struct span span)
{
    return slice_cut(text, span.at, span_end(span));
}

#endif
