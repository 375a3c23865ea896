/* The lines that both texts share are found as E. W. Myers describes it ("An
 * O(ND) Difference Algorithm and Its Variations", 1986): for d = 0, 1, … the
 * furthest points that d changes lead to, one for each diagonal, kept for
 * the way back.  What is the same at either end is taken off before.  Where
 * there are too many changes for that, the next lines that agree are taken.
 */
#include "report/text/patch.h"

#include "base/text/log.h"
#include "report/redact.h"

#include "base/core/vec.h"
#include "report/text/color.h"

/* Lines of context around a change. */
enum { CONTEXT = 3 };

/* Changes beyond which no shortest way is sought: the points to be kept grow
 * with the square, here to 16 MB.
 */
enum { CHANGES_MOST = 2000 };

/* Changed lines in a row beyond which no line is looked for that agrees. */
enum { ROW_MOST = 100 };

struct patch_lines {
    VEC(struct slice) list; /* each with its LF */
    bool *kept;             /* is in the other text, too */
};

struct patch {
    bool altered; /* it must not be taken for one that can be applied */
    struct buf *out;
    const struct report_style *style;
    struct patch_lines old, new;
};

static struct patch_lines
lines_make(struct arena *arena, struct slice text)
{
    struct patch_lines lines = {0};

    for (size_t at = 0; at < text.len;) {
        size_t end = slice_find_byte(text, '\n', at);

        end = end == SLICE_NONE ? text.len : end + 1;
        *vec_push(arena, &lines.list) = slice_cut(text, at, end);
        at = end;
    }
    lines.kept = arena_array(arena, bool, (size_t)lines.list.count + 1);
    return lines;
}

/* ---- What both have ------------------------------------------------------ */

static bool
same(const struct patch *patch, uint32_t old, uint32_t added)
{
    return slice_equal(patch->old.list.item[old], patch->new.list.item[added]);
}

static void
keep(struct patch *patch, uint32_t old, uint32_t added)
{
    patch->old.kept[old] = true;
    patch->new.kept[added] = true;
}

/* The stretch that differs, and the furthest points in it: `row[d][d + k]` is
 * how far the old text is done on diagonal k after d changes.
 */
struct patch_search {
    uint32_t old, new;        /* where it begins */
    int32_t old_len, new_len; /* how long it is */
    int32_t *row[CHANGES_MOST + 1];
};

/* The furthest point of diagonal `k` after `d` changes, before what is the
 * same; `*down` when the last change was a line of the new text.
 */
static int32_t
step(const struct patch_search *search, int32_t d, int32_t k, bool *down)
{
    if (d == 0)
        return 0;
    const int32_t *row = search->row[d - 1] + (d - 1);

    *down = k == -d || (k != d && row[k - 1] < row[k + 1]);
    return *down ? row[k + 1] : row[k - 1] + 1;
}

static bool
reaches(const struct patch *patch, const struct patch_search *search, int32_t d)
{
    for (int32_t k = -d; k <= d; k += 2) {
        bool down;
        int32_t x = step(search, d, k, &down), y = x - k;

        while (
            x < search->old_len && y >= 0 && y < search->new_len &&
            same(patch, search->old + (uint32_t)x, search->new + (uint32_t)y)) {
            x++;
            y++;
        }
        search->row[d][d + k] = x;
        if (x >= search->old_len && y >= search->new_len)
            return true;
    }
    return false;
}

/* Goes back from the end and keeps what was passed as the same. */
static void
keep_way(struct patch *patch, const struct patch_search *search, int32_t d)
{
    int32_t x = search->old_len, y = search->new_len;

    for (; d >= 0; d--) {
        bool down = false;
        int32_t k = x - y, from = step(search, d, k, &down);

        while (x > from) {
            x--;
            y--;
            keep(patch, search->old + (uint32_t)x, search->new + (uint32_t)y);
        }
        x -= !down;
        y -= down;
    }
}

/* Moves both to the nearest lines after them, in the stretch that differs,
 * that agree; or past one each.
 */
static void
resume(const struct patch *patch, const struct patch_search *search, int32_t *x,
       int32_t *y)
{
    for (int32_t sum = 1; sum <= ROW_MOST; sum++)
        for (int32_t i = 0; i <= sum; i++) {
            int32_t old = *x + i, new = *y + (sum - i);

            if (old < search->old_len && new < search->new_len &&
                same(patch, search->old + (uint32_t)old,
                     search->new + (uint32_t) new)) {
                *x = old;
                *y = new;
                return;
            }
        }
    ++*x;
    ++*y;
}

/* Keeps what agrees without a search for the shortest way. */
static void
keep_nearest(struct patch *patch, const struct patch_search *search)
{
    int32_t x = 0, y = 0;

    while (x < search->old_len && y < search->new_len) {
        uint32_t old = search->old + (uint32_t)x;
        uint32_t added = search->new + (uint32_t)y;

        if (same(patch, old, added)) {
            keep(patch, old, added);
            x++;
            y++;
        } else {
            resume(patch, search, &x, &y);
        }
    }
}

static void
compare(struct patch *patch)
{
    struct patch_search *search =
        arena_new(patch->out->arena, struct patch_search);
    uint32_t old = patch->old.list.count, added = patch->new.list.count, at = 0;

    for (; at < old && at < added && same(patch, at, at); at++)
        keep(patch, at, at);
    for (; old > at && added > at && same(patch, old - 1, added - 1);
         old--, added--)
        keep(patch, old - 1, added - 1);
    search->old = search->new = at;
    search->old_len = (int32_t)(old - at);
    search->new_len = (int32_t)(added - at);
    for (int32_t d = 0; d <= CHANGES_MOST; d++) {
        search->row[d] =
            arena_array(patch->out->arena, int32_t, (size_t)d * 2 + 1);
        if (reaches(patch, search, d)) {
            keep_way(patch, search, d);
            return;
        }
    }
    keep_nearest(patch, search);
}

/* ---- Writing ------------------------------------------------------------- */

static void
write_line(const struct patch *patch, char mark, struct slice line)
{
    struct buf *out = patch->out;
    bool ended = slice_ends(line, S("\n"));
    enum color color = mark == '+' ? COLOR_HELP : COLOR_ERROR;

    if (mark != ' ')
        color_set(out, patch->style, color);
    buf_byte(out, mark);
    buf_add(out, ended ? slice_cut(line, 0, line.len - 1) : line);
    if (mark != ' ')
        color_set(out, patch->style, COLOR_OFF);
    buf_text(out, ended ? "\n" : "\n\\ No newline at end of file\n");
}

/* What is better not seen of a name: control characters, all that is not
 * ASCII, and what would begin a command for a CI system.
 */
static bool
is_octal(struct slice name, size_t at)
{
    unsigned char c = (unsigned char)name.at[at];

    return c < ' ' || c >= 0x7f || log_is_command(name, at);
}

/* `git apply` reads a name in quotes as C spells it. */
static void
write_name(struct buf *out, const char *mark, const char *side,
           struct slice name)
{
    bool quoted = false;

    while (slice_starts(name, S("/")) || slice_starts(name, S("./")))
        name = slice_cut(name, name.at[0] == '/' ? 1 : 2, name.len);
    for (size_t i = 0; i < name.len; i++)
        quoted = quoted || name.at[i] == '"' || name.at[i] == '\\' ||
                 is_octal(name, i);
    buf_printf(out, "%s %s%s", mark, quoted ? "\"" : "", side);
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.at[i];

        if (is_octal(name, i))
            buf_printf(out, "\\%03o", c);
        else
            buf_printf(out, c == '"' || c == '\\' ? "\\%c" : "%c", c);
    }
    buf_text(out, quoted ? "\"\n" : "\n");
}

static void
write_range(struct buf *out, char mark, uint32_t from, uint32_t to)
{
    /* An empty range names the line before it. */
    buf_printf(out, "%c%u", mark, from + (to > from));
    if (to - from != 1)
        buf_printf(out, ",%u", to - from);
}

/* Two indices that move through both texts side by side. */
struct at {
    uint32_t old, new;
};

/* The next change at or behind `at`; false when there is none. */
static bool
find_change(const struct patch *patch, struct at *at)
{
    const struct patch_lines *old = &patch->old, *new = &patch->new;

    while (at->old < old->list.count && at->new < new->list.count &&
           old->kept[at->old] && new->kept[at->new]) {
        at->old++;
        at->new ++;
    }
    return at->old < old->list.count || at->new < new->list.count;
}

/* Where the change at `at` ends. */
static struct at
end_change(const struct patch *patch, struct at at)
{
    while (at.old < patch->old.list.count && !patch->old.kept[at.old])
        at.old++;
    while (at.new < patch->new.list.count && !patch->new.kept[at.new])
        at.new ++;
    return at;
}

static void
write_hunk(const struct patch *patch, struct at from, struct at to)
{
    const struct patch_lines *old = &patch->old, *new = &patch->new;
    struct buf *out = patch->out;

    color_set(out, patch->style, COLOR_NOTE);
    if (patch->altered) {
        buf_printf(out, "@@ line %u @@", from.old + 1);
    } else {
        buf_text(out, "@@ ");
        write_range(out, '-', from.old, to.old);
        buf_byte(out, ' ');
        write_range(out, '+', from.new, to.new);
        buf_text(out, " @@");
    }
    color_set(out, patch->style, COLOR_OFF);
    buf_byte(out, '\n');
    while (from.old < to.old || from.new < to.new) {
        if (from.old < to.old && !old->kept[from.old]) {
            write_line(patch, '-', old->list.item[from.old++]);
        } else if (from.new < to.new && !new->kept[from.new]) {
            write_line(patch, '+', new->list.item[from.new ++]);
        } else {
            write_line(patch, ' ', old->list.item[from.old++]);
            from.new ++;
        }
    }
}

/* `text` as it may be seen: no credentials, and nothing that a terminal or a CI
 * system obeys.
 */
static struct slice
safe_text(struct arena *arena, struct slice text)
{
    struct buf out = buf_new(arena);

    log_filter(&out, redact_text(arena, text),
               (struct log_style){.source = true});
    return buf_slice(&out);
}

static void
write_patch(struct buf *out, const struct report_style *style,
            struct slice name, struct slice before, struct slice after,
            bool altered)
{
    struct patch patch = {
        .out = out,
        .style = style,
        .altered = altered,
        .old = lines_make(out->arena, before),
        .new = lines_make(out->arena, after),
    };
    struct at at = {0, 0};

    if (slice_equal(before, after))
        return;
    compare(&patch);
    color_set(out, style, COLOR_MESSAGE);
    write_name(out, "---", "a/", name);
    write_name(out, "+++", "b/", name);
    color_set(out, style, COLOR_OFF);
    while (find_change(&patch, &at)) {
        uint32_t lead = at.old < CONTEXT ? at.old : CONTEXT;
        struct at from = {at.old - lead, at.new - lead};
        struct at end = end_change(&patch, at);

        /* Changes whose contexts touch are one hunk. */
        for (at = end;
             find_change(&patch, &at) && at.old - end.old <= 2 * CONTEXT;
             at = end)
            end = end_change(&patch, at);
        at = end;
        uint32_t left = patch.old.list.count - end.old;
        uint32_t trail = left < CONTEXT ? left : CONTEXT;

        write_hunk(&patch, from, (struct at){end.old + trail, end.new + trail});
    }
}

bool
patch_write(struct buf *out, const struct report_style *style,
            struct slice name, struct slice before, struct slice after)
{
    struct report_style plain = {0};
    struct slice old = safe_text(out->arena, before);
    struct slice added = safe_text(out->arena, after);
    struct buf exact = buf_new(out->arena), safe = buf_new(out->arena);
    bool altered = false;

    if (!slice_equal(before, old) || !slice_equal(after, added)) {
        /* What is not among the lines of the patch does not matter. */
        write_patch(&exact, &plain, name, before, after, false);
        write_patch(&safe, &plain, name, old, added, false);
        altered = !slice_equal(buf_slice(&exact), buf_slice(&safe));
    }
    if (altered)
        write_patch(out, style, name, old, added, true);
    else
        write_patch(out, style, name, before, after, false);
    return !altered;
}
