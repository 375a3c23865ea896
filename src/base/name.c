#include "base/name.h"

static const struct slice texts[] = {
#define NAME(id) SC(#id),
#define NAME_TEXT(id, text) SC(text),
#include "base/names.def"
#undef NAME
#undef NAME_TEXT
};

struct slice
name_text(enum name name)
{
    return texts[name];
}
