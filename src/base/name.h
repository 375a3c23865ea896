#ifndef BASE_NAME_H
#define BASE_NAME_H

/* The names that the program itself looks for, as constants, so that a
 * misspelt one does not compile: N_type, N_invocationMethod, …
 */

#include "base/slice.h"

enum name {
#define NAME(id) N_##id,
#define NAME_TEXT(id, text) N_##id,
#include "base/names.def"
#undef NAME
#undef NAME_TEXT
    N_count_
};

/* For name_text(); the longest has 36 bytes. */
struct name_text {
    CELL(36) text;
};
extern const struct name_text name_texts[N_count_];

static inline struct slice
name_text(enum name name)
{
    return cell_slice(name_texts[name].text);
}

#endif
