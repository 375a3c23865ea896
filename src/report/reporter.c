#include "report/reporter.h"

static const struct reporter *const reporters[] = {
#define REPORTER(id) &reporter_##id,
#include "report/reporters.def"
#undef REPORTER
};

uint32_t
reporter_count(void)
{
    return sizeof(reporters) / sizeof(reporters[0]);
}

const struct reporter *
reporter_at(uint32_t index)
{
    return reporters[index];
}

const struct reporter *
reporter_find(struct slice name)
{
    for (uint32_t i = 0; i < reporter_count(); i++)
        if (slice_equal(name, slice_from(reporters[i]->name)))
            return reporters[i];
    return NULL;
}

void
report_page(struct buf *out, const struct kind *kind)
{
    buf_text(out, "https://github.com/invokelint/invokelint/blob/main/"
                  "docs/rules/");
    buf_text(out, kind->id);
    buf_text(out, ".md");
}
