#include "format/format.h"

#include "format/is.h"

static bool (*const checkers[])(struct slice text) = {
#define FORMAT(id, name, drafts, checker, what) format_is_##checker,
#include "format/formats.def"
#undef FORMAT
};

bool
format_check(enum format format, struct slice text)
{
    return checkers[format](text);
}
