#include "format/format.h"

/* The names alone: all that the schema compiler needs. */

#define ONLY(draft) (1U << FORMAT_DRAFT_##draft)
#define SINCE(draft) (~0U << FORMAT_DRAFT_##draft)

static const struct {
    struct slice name;
    const char *what;
    unsigned drafts;
} names[] = {
#define FORMAT(id, name, drafts, checker, what) {SC(name), what, drafts},
#include "format/formats.def"
#undef FORMAT
};

enum format
format_find(struct slice name, enum format_draft draft)
{
    for (int i = 0; i < FORMAT_count_; i++)
        if (names[i].drafts >> draft & 1 && slice_equal(names[i].name, name))
            return (enum format)i;
    return FORMAT_count_;
}

const char *
format_name(enum format format)
{
    return names[format].name.at;
}

const char *
format_what(enum format format)
{
    return names[format].what;
}
