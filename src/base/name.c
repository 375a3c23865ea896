#include "base/name.h"

const struct name_text name_texts[N_count_] = {
#define NAME(id) {SLICE_HERE(#id)},
#define NAME_TEXT(id, text) {SLICE_HERE(text)},
#include "base/names.def"
#undef NAME
#undef NAME_TEXT
};
