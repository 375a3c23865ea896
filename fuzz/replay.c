/* replay FOLDER: feeds every file of FOLDER to the fuzz target that it is
 * linked with, one TAP line each.  So the ordinary test run looks again at
 * all that fuzzing once found, with any compiler.
 */

#include "base/files/file.h"

#include "fuzz.h"

#include <stdio.h>

int
main(int argc, char **argv)
{
    struct arena arena = ARENA_INIT;
    struct file_names names = {0};
    const char *why;

    if (argc != 2) {
        fputs("usage: replay FOLDER\n", stderr);
        return 2;
    }
    if (!file_list(&arena, argv[1], &names, &why)) {
        printf("Bail out! %s: %s\n", argv[1], why);
        return 1;
    }
    printf("1..%u\n", names.name.count);
    for (uint32_t i = 0; i < names.name.count; i++) {
        struct slice path = arena_printf(&arena, "%s/%.*s", argv[1],
                                         SLICE_ARGS(names.name.item[i]));
        struct slice text = {0};
        bool right = file_read(&arena, path.at, &text, &why);

        /* A crash ends the run, and the missing lines tell. */
        if (right)
            LLVMFuzzerTestOneInput((const uint8_t *)text.at, text.len);
        printf("%sok %u - %.*s\n", right ? "" : "not ", i + 1,
               SLICE_ARGS(names.name.item[i]));
        fflush(stdout);
    }
    arena_close(&arena);
    return 0;
}
