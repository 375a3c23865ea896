#include "regex/charset.h"

void
charset_add(struct arena *arena, struct charset *set, uint32_t low,
            uint32_t high)
{
    uint32_t from = 0, to;

    /* Ranges [from, to) meet the new one or touch it, and melt into it. */
    while (from < set->list.count && set->list.item[from].high + 1 < low)
        from++;
    for (to = from; to < set->list.count && set->list.item[to].low <= high + 1;
         to++) {
        if (set->list.item[to].low < low)
            low = set->list.item[to].low;
        if (set->list.item[to].high > high)
            high = set->list.item[to].high;
    }
    if (from == to)
        *vec_push(arena, &set->list) = (struct charset_range){0, 0};
    uint32_t gone = from == to ? 0 : to - from - 1;
    uint32_t old = set->list.count - (from == to);

    memmove(&set->list.item[from + 1], &set->list.item[to],
            (old - to) * sizeof *set->list.item);
    set->list.item[from] = (struct charset_range){low, high};
    set->list.count -= gone;
}

void
charset_join(struct arena *arena, struct charset *set,
             const struct charset *other)
{
    for (uint32_t i = 0; i < other->list.count; i++)
        charset_add(arena, set, other->list.item[i].low,
                    other->list.item[i].high);
}

void
charset_invert(struct arena *arena, struct charset *set)
{
    struct charset rest = {0};
    uint32_t next = 0;

    for (uint32_t i = 0; i < set->list.count; i++) {
        if (set->list.item[i].low > next)
            charset_add(arena, &rest, next, set->list.item[i].low - 1);
        next = set->list.item[i].high + 1;
    }
    if (next <= CHARSET_LAST)
        charset_add(arena, &rest, next, CHARSET_LAST);
    *set = rest;
}

bool
charset_has(const struct charset *set, uint32_t c)
{
    for (uint32_t i = 0; i < set->list.count; i++)
        if (c >= set->list.item[i].low && c <= set->list.item[i].high)
            return true;
    return false;
}

bool
charset_meets(const struct charset *a, const struct charset *b)
{
    uint32_t i = 0, j = 0;

    while (i < a->list.count && j < b->list.count) {
        if (a->list.item[i].high < b->list.item[j].low)
            i++;
        else if (b->list.item[j].high < a->list.item[i].low)
            j++;
        else
            return true;
    }
    return false;
}

int
charset_only(const struct charset *set)
{
    if (set->list.count != 1 || set->list.item[0].low != set->list.item[0].high)
        return -1;
    return (int)set->list.item[0].low;
}
