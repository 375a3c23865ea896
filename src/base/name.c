#include "base/name.h"

const struct slice name_texts[N_count_] = {
#define NAME(id) SC(#id),
#define NAME_TEXT(id, text) SC(text),
#include "base/names.def"
#undef NAME
#undef NAME_TEXT
};
