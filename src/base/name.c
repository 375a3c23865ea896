#include "base/name.h"

const struct name_text name_texts[N_count_] = {
#define NAME(id) {CC(#id)},
#define NAME_TEXT(id, text) {CC(text)},
#include "base/names.def"
#undef NAME
#undef NAME_TEXT
};
