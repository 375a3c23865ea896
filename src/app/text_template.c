#include "app/text_template.h"

#include "base/core/die.h"

/* The line `@name@` as a name; empty when `line` is no mark. */
static struct slice
mark_name(struct slice line)
{
    if (line.len < 3 || line.at[0] != '@' || line.at[line.len - 1] != '@')
        return slice_make(NULL, 0);
    return slice_cut(line, 1, line.len - 1);
}

static void
fill_in(struct buf *out, struct slice name, const struct template_mark *mark)
{
    while (mark->write && !slice_equal(mark->name, name))
        mark++;
    if (!mark->write)
        BUG("a form has a mark that nobody fills in");
    mark->write(out);
}

void
text_template_write(struct buf *out, struct slice name,
                    const struct template_mark *mark)
{
    struct slice text = embedded_files_find(&text_template_files, name);

    if (!text.at)
        BUG("there is no such form");
    for (size_t at = 0; at < text.len;) {
        size_t end = slice_find_byte(text, '\n', at);
        struct slice line = slice_cut(text, at, end);
        struct slice filled = mark_name(line);

        if (filled.len) {
            fill_in(out, filled, mark);
        } else {
            buf_add(out, line);
            buf_byte(out, '\n');
        }
        at = end == SLICE_NONE ? text.len : end + 1;
    }
}
