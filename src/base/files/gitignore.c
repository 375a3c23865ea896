#include "base/files/gitignore.h"

#include "base/core/limits.h"
#include "base/files/glob_set.h"

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

/* The layer for what is said of `base` from here on. */
static struct gitignore_layer *
open_layer(struct arena *arena, struct gitignore *ignore, struct slice base)
{
    uint32_t count = ignore->layer.count;

    if (count && slice_equal(ignore->layer.item[count - 1].base, base))
        return &ignore->layer.item[count - 1];
    struct gitignore_layer *layer = vec_push(arena, &ignore->layer);

    /* It may be one that was left before. */
    *layer = (struct gitignore_layer){base, ignore->line.count, {{NULL}}};
    return layer;
}

/* What a line is held against: behind any directories there is just a name. */
static struct slice
subject_pattern(const struct gitignore_line *line, bool *by_name)
{
    struct slice pattern = line->pattern;

    while (slice_starts(pattern, S("**/")))
        pattern = slice_cut(pattern, 3, pattern.len);
    *by_name = !line->bound || (pattern.len < line->pattern.len &&
                                pattern.len && !slice_equal(pattern, S("**")) &&
                                slice_find_byte(pattern, '/', 0) == SLICE_NONE);
    return *by_name ? pattern : line->pattern;
}

static bool
index_line(struct arena *arena, struct gitignore *ignore,
           const struct gitignore_line *line)
{
    bool by_name;
    struct slice pattern = subject_pattern(line, &by_name);
    struct gitignore_layer *layer = open_layer(arena, ignore, line->base);
    struct glob_set **set = &layer->set[by_name][line->directory];

    if (!*set)
        *set = arena_new(arena, struct glob_set);
    *vec_push(arena, &ignore->line) = *line;
    return glob_set_add(arena, *set, pattern, ignore->line.count);
}

static bool
add_line(struct arena *arena, struct gitignore *ignore, struct slice base,
         struct slice text)
{
    struct gitignore_line line = {.base = base};

    text = trim_end(text);
    if (text.len == 0 || text.at[0] == '#')
        return true;
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
    return text.len == 0 || index_line(arena, ignore, &line);
}

bool
gitignore_add(struct arena *arena, struct gitignore *ignore, struct slice base,
              struct slice text)
{
    bool all = true;

    if (slice_starts(text, S("\xEF\xBB\xBF")))
        text = slice_cut(text, 3, text.len);
    while (text.len) {
        size_t end = slice_find_byte(text, '\n', 0);

        if (end == SLICE_NONE)
            end = text.len;
        all &= add_line(arena, ignore, base, slice_cut(text, 0, end));
        text = slice_cut(text, end + 1, text.len);
    }
    return all;
}

void
gitignore_leave(struct gitignore *ignore, uint32_t layers)
{
    if (ignore->layer.count <= layers)
        return;
    ignore->line.count = ignore->layer.item[layers].lines;
    ignore->layer.count = layers;
}

static struct slice
last_segment(struct slice path)
{
    size_t at = path.len;

    while (at && path.at[at - 1] != '/')
        at--;
    return slice_cut(path, at, path.len);
}

/* The last line of a layer that matches: 1 + its number, or 0. */
static uint32_t
last_line(const struct gitignore_layer *layer, struct slice path,
          bool directory, uint64_t *steps)
{
    struct slice subject[2] = {
        slice_cut(path, layer->base.len, path.len),
        last_segment(path),
    };
    uint32_t last = 0;

    for (int by_name = 0; by_name < 2; by_name++)
        for (int only = 0; only <= directory; only++) {
            const struct glob_set *set = layer->set[by_name][only];
            uint32_t line =
                set ? glob_set_find(set, subject[by_name], steps) : 0;

            last = line > last ? line : last;
        }
    return last;
}

bool
gitignore_has(const struct gitignore *ignore, struct slice path, bool directory,
              uint64_t *steps)
{
    for (uint32_t i = ignore->layer.count; i-- > 0;) {
        const struct gitignore_layer *layer = &ignore->layer.item[i];
        uint32_t line = slice_starts(path, layer->base)
                            ? last_line(layer, path, directory, steps)
                            : 0;

        if (line)
            return !ignore->line.item[line - 1].negated;
    }
    return false;
}

bool
gitignore_covers(const struct gitignore *ignore, struct slice path)
{
    uint64_t steps = LIMIT_GLOB_STEPS;

    if (ignore->line.count == 0)
        return false;
    for (size_t at = 0;;) {
        size_t slash = slice_find_byte(path, '/', at);

        if (slash == SLICE_NONE)
            return gitignore_has(ignore, path, false, &steps);
        if (gitignore_has(ignore, slice_cut(path, 0, slash), true, &steps))
            return true;
        at = slash + 1;
    }
}
