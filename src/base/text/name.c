#include "base/text/name.h"

const struct slice name_texts[N_count_] = {
#define NAME(id) SC(#id),
#define NAME_TEXT(id, text) SC(text),
#include "base/text/names.def"
#undef NAME
#undef NAME_TEXT
};
