#include "base/files/embedded_files.h"

struct slice
embedded_files_find(const struct embedded_files *files, struct slice name)
{
    uint32_t from = 0, to = files->count;

    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        int order = slice_compare(name, files->item[middle].name);

        if (order == 0)
            return files->item[middle].text;
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return slice_make(NULL, 0);
}
