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

enum { FIELDS = sizeof(fields) / sizeof(fields[0]) };

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
    size_t i = 0;

    /* The fields of one kind stand together, and what is asked for is nearly
     * always one of them.
     */
    while (i < FIELDS && fields[i].kind != kind)
        i++;
    for (; i < FIELDS && fields[i].kind == kind; i++)
        if (slice_equal(fields[i].name, name))
            return fields[i].mode;
    for (i = 0; i < FIELDS; i++)
        if (slice_equal(fields[i].name, name))
            other = fields[i].mode;
    return other;
}
