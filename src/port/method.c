#include "port/method.h"

static const struct {
    enum method_kind kind;
    struct slice text;
} kinds[] = {
#define METHOD(id, text) {METHOD_##id, SC(text)},
#define METHOD_FIELD(method, name, mode)
#include "port/methods.def"
#undef METHOD
#undef METHOD_FIELD
};

static const struct {
    enum method_kind kind;
    struct slice name;
    enum field_mode mode;
} fields[] = {
#define METHOD(id, text)
#define METHOD_FIELD(method, name, mode) \
    {METHOD_##method, SC(name), FIELD_##mode},
#include "port/methods.def"
#undef METHOD
#undef METHOD_FIELD
};

enum method_kind
method_find(struct slice text)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (slice_equal(kinds[i].text, text))
            return kinds[i].kind;
    return METHOD_UNKNOWN;
}

enum field_mode
method_field(enum method_kind kind, struct slice name)
{
    enum field_mode other = FIELD_NONE;

    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        if (!slice_equal(fields[i].name, name))
            continue;
        if (fields[i].kind == kind)
            return fields[i].mode;
        other = fields[i].mode;
    }
    return other;
}
