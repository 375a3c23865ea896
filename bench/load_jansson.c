/* load_jansson FILE...: reads every file with jansson and drops it again:
 * what a linter in C could not do without if it took a library's reader.
 */

#include <jansson.h>
#include <stdio.h>

int
main(int argc, char **argv)
{
    int bad = 0;

    for (int i = 1; i < argc; i++) {
        json_error_t error;
        json_t *json = json_load_file(argv[i], JSON_REJECT_DUPLICATES, &error);

        bad += json == NULL;
        json_decref(json);
    }
    printf("%d of %d could not be read\n", bad, argc - 1);
    return 0;
}
