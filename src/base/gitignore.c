#include "base/gitignore.h"

#include "base/glob.h"

/* White space at the end goes, unless a backslash keeps it. */
static struct slice
trim_end(struct slice line)
{
    if (slice_ends(line, S("\r")))
        line.len--;
    while (line.len && line.at[line.len - 1] == ' ' &&
           !(line.len > 1 && line.at[line.len - 2] == '\\'))
        line.len--;
    return line;
}

static void
add_line(struct arena *arena, struct gitignore *ignore, struct slice base,
         struct slice text)
{
    struct gitignore_line line = {.base = base};

    text = trim_end(text);
    if (text.len == 0 || text.at[0] == '#')
        return;
    if (text.at[0] == '!') {
        line.negated = true;
        text = slice_cut(text, 1, text.len);
    }
    if (slice_ends(text, S("/"))) {
        line.directory = true;
        text.len--;
    }
    line.bound = slice_find_byte(text, '/', 0) != SLICE_NONE;
    if (slice_starts(text, S("/")))
        text = slice_cut(text, 1, text.len);
    line.pattern = text;
    if (text.len)
        *vec_push(arena, &ignore->line) = line;
}

void
gitignore_add(struct arena *arena, struct gitignore *ignore, struct slice base,
              struct slice text)
{
    if (slice_starts(text, S("\xEF\xBB\xBF")))
        text = slice_cut(text, 3, text.len);
    while (text.len) {
        size_t end = slice_find_byte(text, '\n', 0);

        if (end == SLICE_NONE)
            end = text.len;
        add_line(arena, ignore, base, slice_cut(text, 0, end));
        text = slice_cut(text, end + 1, text.len);
    }
}

static struct slice
last_segment(struct slice path)
{
    size_t at = path.len;

    while (at && path.at[at - 1] != '/')
        at--;
    return slice_cut(path, at, path.len);
}

bool
gitignore_has(const struct gitignore *ignore, struct slice path, bool directory)
{
    for (uint32_t i = ignore->line.count; i-- > 0;) {
        const struct gitignore_line *line = &ignore->line.item[i];

        if ((line->directory && !directory) || !slice_starts(path, line->base))
            continue;
        struct slice subject = line->bound
                                   ? slice_cut(path, line->base.len, path.len)
                                   : last_segment(path);

        if (glob_match(line->pattern, subject))
            return !line->negated;
    }
    return false;
}

bool
gitignore_covers(const struct gitignore *ignore, struct slice path)
{
    if (ignore->line.count == 0)
        return false;
    for (size_t at = 0;;) {
        size_t slash = slice_find_byte(path, '/', at);

        if (slash == SLICE_NONE)
            return gitignore_has(ignore, path, false);
        if (gitignore_has(ignore, slice_cut(path, 0, slash), true))
            return true;
        at = slash + 1;
    }
}
