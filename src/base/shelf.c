#include "base/shelf.h"

struct slice
shelf_name(const struct shelf *shelf, uint32_t index)
{
    const struct shelf_item *item = &shelf->item[index];

    return slice_make(shelf->bytes + item->name, item->name_len);
}

struct slice
shelf_text(const struct shelf *shelf, uint32_t index)
{
    const struct shelf_item *item = &shelf->item[index];

    return slice_make(shelf->bytes + item->text, item->text_len);
}

struct slice
shelf_find(const struct shelf *shelf, struct slice name)
{
    uint32_t from = 0, to = shelf->count;

    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        int order = slice_compare(name, shelf_name(shelf, middle));

        if (order == 0)
            return shelf_text(shelf, middle);
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return slice_make(NULL, 0);
}
