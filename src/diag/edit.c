#include "diag/edit.h"

#include "base/text/buf.h"

static bool
excludes(struct span a, struct span b)
{
    if (a.len == 0 && b.len == 0)
        return a.at == b.at;
    return a.at < span_end(b) && b.at < span_end(a);
}

/* An insertion comes before what is replaced at the same place. */
static bool
comes_behind(struct span a, struct span b)
{
    return a.at > b.at || (a.at == b.at && span_end(a) > span_end(b));
}

/* Index of the first edit that comes behind `where`. */
static uint32_t
place_of_edit(const struct edits *edits, struct span where)
{
    uint32_t low = 0, high = edits->list.count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (comes_behind(edits->list.item[middle].where, where))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* The edits are sorted and do not overlap: only neighbours may be met, of
 * which one insertion can stand between two replacements.
 */
static bool
fits(const struct edits *edits, struct span where, size_t size)
{
    uint32_t at = place_of_edit(edits, where);
    uint32_t from = at > 2 ? at - 2 : 0;

    if (where.at > size || where.len > size - where.at)
        return false;
    for (uint32_t i = from; i < edits->list.count && i < at + 2; i++)
        if (excludes(edits->list.item[i].where, where))
            return false;
    return true;
}

bool
edits_add(struct arena *arena, struct edits *edits, const struct edit *edit,
          uint32_t count, size_t size)
{
    for (uint32_t i = 0; i < count; i++)
        if (!fits(edits, edit[i].where, size))
            return false;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = place_of_edit(edits, edit[i].where);

        vec_push(arena, &edits->list);
        for (uint32_t j = edits->list.count - 1; j > at; j--)
            edits->list.item[j] = edits->list.item[j - 1];
        edits->list.item[at] = edit[i];
    }
    return true;
}

bool
edits_take(struct arena *arena, struct edits *edits, const struct diag *diag,
           size_t size)
{
    if (!edits_add(arena, edits, diag->fix.edit, diag->fix.count, size))
        return false;
    *vec_push(arena, &edits->fixed) = diag;
    return true;
}

uint32_t
edits_choose(struct arena *arena, struct edits *edits, const struct bag *bag,
             bool unsafe, size_t size)
{
    for (uint32_t i = 0; i < bag->list.count; i++) {
        const struct diag *diag = bag->list.item[i];

        if (diag->fix.count && (diag->fix.safe || unsafe))
            edits_take(arena, edits, diag, size);
    }
    return edits->fixed.count;
}

uint32_t
edits_move(const struct edits *edits, struct edits_walk *walk, uint32_t at)
{
    for (; walk->next < edits->list.count; walk->next++) {
        const struct edit *edit = &edits->list.item[walk->next];

        if (edit->where.at >= at)
            break;
        if (span_end(edit->where) > at)
            return edit->where.at + walk->shift;
        walk->shift += (uint32_t)edit->text.len - edit->where.len;
    }
    return at + walk->shift;
}

struct slice
edits_apply(struct arena *arena, const struct edits *edits, struct slice text)
{
    struct buf out = buf_new(arena);
    uint32_t at = 0;

    for (uint32_t i = 0; i < edits->list.count; i++) {
        const struct edit *edit = &edits->list.item[i];

        buf_add(&out, slice_cut(text, at, edit->where.at));
        buf_add(&out, edit->text);
        at = span_end(edit->where);
    }
    buf_add(&out, slice_cut(text, at, text.len));
    buf_byte(&out, '\0');
    return slice_make(out.at, out.len - 1);
}
