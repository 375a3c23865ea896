#ifndef TESTS_UNIT_DOCUMENT_H
#define TESTS_UNIT_DOCUMENT_H

/* A JSON document that lives as long as a test. */

#include "read/json/read_json.h"

struct document {
    struct arena arena;
    struct source source;
    struct bag bag;
    struct tree tree;
};

static inline void
open_document(struct document *d, const char *text)
{
    *d = (struct document){.arena = ARENA_INIT};
    d->source = source_make(S("test.json"), slice_from(text));
    d->bag = bag_new(&d->arena);
    d->tree =
        read_json(&d->arena, &d->source, (struct read_options){0}, &d->bag);
}

#endif
