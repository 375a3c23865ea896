#include "tree/comment.h"

uint32_t
comment_from(const struct tree *tree, uint32_t at)
{
    uint32_t low = 0, high = tree->comments;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (span_end(tree->comment[middle]) <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool
comment_within(const struct tree *tree, struct span where)
{
    uint32_t i = comment_from(tree, where.at);

    return i < tree->comments && tree->comment[i].at < span_end(where);
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* A comment with the blanks before it and, where its line ends it, that end. */
static struct span
with_margin(struct slice text, struct span comment, uint32_t from)
{
    uint32_t start = comment.at, end = span_end(comment);

    while (start > from && is_blank(text.at[start - 1]))
        start--;
    if (!slice_starts(span_text(text, comment), S("/*"))) {
        end += end < text.len && text.at[end] == '\r';
        end += end < text.len && text.at[end] == '\n';
    }
    return span_make(start, end - start);
}

void
comment_spare(struct arena *arena, const struct tree *tree, struct span where,
              struct span moved, struct spans *spans)
{
    uint32_t at = where.at, end = span_end(where);

    for (uint32_t i = comment_from(tree, at);
         i < tree->comments && tree->comment[i].at < end; i++) {
        struct span comment = tree->comment[i];

        if (comment.at >= moved.at && comment.at < span_end(moved))
            continue;
        struct span kept = with_margin(tree->source->text, comment, at);

        if (kept.at > at)
            *vec_push(arena, &spans->list) = span_make(at, kept.at - at);
        at = span_end(kept);
    }
    if (end > at)
        *vec_push(arena, &spans->list) = span_make(at, end - at);
}
