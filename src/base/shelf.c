#include "base/shelf.h"

struct slice
shelf_find(const struct shelf *shelf, struct slice name)
{
    uint32_t from = 0, to = shelf->count;

    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        int order = slice_compare(name, shelf->item[middle].name);

        if (order == 0)
            return shelf->item[middle].text;
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return slice_make(NULL, 0);
}
