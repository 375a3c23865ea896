#ifndef BASE_TEXT_NAME_H
#define BASE_TEXT_NAME_H

/* The names that the program itself looks for, as constants, so that a
 * misspelt one does not compile: N_type, N_invocationMethod, …
 */

#include "base/core/slice.h"

enum name {
#define NAME(id) N_##id,
#define NAME_TEXT(id, text) N_##id,
#include "base/text/names.def"
#undef NAME
#undef NAME_TEXT
    N_count_
};

extern const struct slice name_texts[N_count_];

static inline struct slice
name_text(enum name name)
{
    return name_texts[name];
}

#endif
