#include "lint/suppress/keep_comments.h"

#include "tree/comment.h"

static bool
writes(const struct fix *fix, struct slice comment)
{
    for (uint32_t i = 0; i < fix->count; i++)
        if (slice_find(fix->edit[i].text, comment, 0) != SLICE_NONE)
            return true;
    return false;
}

static size_t
count_marks(struct slice text)
{
    size_t count = 0;

    for (size_t at = slice_find_byte(text, '#', 0); at != SLICE_NONE;
         at = slice_find_byte(text, '#', at + 1))
        count++;
    return count;
}

/* Whether a comment of the document is in `where`, and the fix does not
 * write it.
 */
static bool
loses_comment(const struct tree *tree, const struct fix *fix, struct span where)
{
    struct slice text = tree->source->text;

    for (uint32_t i = comment_from(tree, where.at);
         i < tree->comments && tree->comment[i].at < span_end(where); i++)
        if (!writes(fix, span_text(text, tree->comment[i])))
            return true;
    return false;
}

/* A comment of jq is `#` and the rest of the line.  Some marks are none, but
 * are in a string; to lose those is no better.
 */
static bool
is_lossy(const struct tree *tree, const struct fix *fix)
{
    size_t lost = 0, written = 0;

    for (uint32_t i = 0; i < fix->count; i++) {
        const struct edit *edit = &fix->edit[i];

        if (loses_comment(tree, fix, edit->where))
            return true;
        lost += count_marks(span_text(tree->source->text, edit->where));
    }
    for (uint32_t i = 0; lost && i < fix->count; i++)
        written += count_marks(fix->edit[i].text);
    return lost > written;
}

void
keep_comments(const struct tree *tree, struct bag *bag)
{
    for (uint32_t i = 0; i < bag->list.count; i++) {
        struct fix *fix = &bag->list.item[i]->fix;

        if (fix->count && fix->safe && is_lossy(tree, fix))
            fix->safe = false;
    }
}
