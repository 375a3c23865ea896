/* read_files FILE...: opens, sizes, reads and closes every file: the floor
 * under everything that looks at files.
 */

#define _POSIX_C_SOURCE 200809L

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
    size_t room = 0;
    char *at = NULL;

    for (int i = 1; i < argc; i++) {
        int file = open(argv[i], O_RDONLY | O_CLOEXEC);
        struct stat info;
        ssize_t got = 1;

        if (file < 0 || fstat(file, &info) != 0)
            return 2;
        size_t size = (size_t)info.st_size;

        if (size > room) {
            free(at);
            at = malloc(room = size);
        }
        for (size_t len = 0; at && got > 0 && len < size; len += (size_t)got)
            got = read(file, at + len, size - len);
        close(file);
    }
    free(at);
    return 0;
}
