/* realpath() is of the X/Open part of POSIX.1-2008. */
#define _XOPEN_SOURCE 700
#include "base/files/file.h"

#include "base/core/die.h"
#include "base/core/limits.h"
#include "base/core/stream.h"
#include "base/text/buf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
failed(const char **why)
{
    die_of_shortage();
    *why = strerror(errno);
    return false;
}

/* Reading a regular file takes one read() when its size is known; pipes and
 * /proc say 0 and are read in steps that double.
 */
static bool
read_all(struct arena *arena, int fd, size_t expected, size_t most,
         struct slice *text)
{
    size_t room = expected ? expected + 1 : (size_t)16 << 10, len = 0;
    char *at = arena_take(arena, room, 1);

    while (len <= most) {
        ssize_t got = read(fd, at + len, room - 1 - len);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && errno == EAGAIN && stream_wait(fd, true))
            continue;
        if (got < 0)
            return false;
        len += (size_t)got;
        if (got == 0 || (expected && len == expected))
            break;
        if (len + 1 == room) {
            at = arena_grow(arena, at, room, room * 2, 1);
            room *= 2;
        }
    }
    at[len] = '\0';
    *text = slice_make(at, len);
    return true;
}

bool
file_read_open(struct arena *arena, int fd, size_t most, struct slice *text,
               const char **why)
{
    struct stat info;
    size_t size = 0;

    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0)
        size = (uintmax_t)info.st_size > most ? most + 1 : (size_t)info.st_size;
    return read_all(arena, fd, size, most, text) || failed(why);
}

bool
file_read(struct arena *arena, const char *path, struct slice *text,
          const char **why)
{
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return failed(why);
    bool good = file_read_open(arena, fd, LIMIT_SOURCE_BYTES, text, why);

    if (!standard)
        close(fd);
    return good;
}

bool
file_real(struct arena *arena, const char *path, struct slice *real,
          const char **why)
{
    char *at = arena_alloc(arena, PATH_MAX, 1);

    if (!realpath(path, at))
        return failed(why);
    *real = slice_from(at);
    return true;
}

static int
by_bytes(const void *left, const void *right)
{
    return slice_compare(*(const struct slice *)left,
                         *(const struct slice *)right);
}

bool
file_list_open(struct arena *arena, int fd, struct file_names *names,
               const char **why)
{
    DIR *directory = fdopendir(fd);
    const struct dirent *entry;

    if (!directory) {
        failed(why);
        close(fd);
        return false;
    }
    errno = 0;
    while ((entry = readdir(directory))) {
        struct slice name = slice_from(entry->d_name);

        if (!slice_equal(name, S(".")) && !slice_equal(name, S("..")))
            *vec_push(arena, &names->name) = arena_copy(arena, name);
    }
    bool good = errno == 0 || failed(why);

    closedir(directory);
    if (names->name.count)
        qsort(names->name.item, names->name.count, sizeof(struct slice),
              by_bytes);
    return good;
}

bool
file_list(struct arena *arena, const char *path, struct file_names *names,
          const char **why)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC);

    return fd < 0 ? failed(why) : file_list_open(arena, fd, names, why);
}

static enum file_type
type_of_mode(mode_t mode)
{
    if (S_ISREG(mode))
        return FILE_REGULAR;
    if (S_ISDIR(mode))
        return FILE_DIRECTORY;
    return S_ISLNK(mode) ? FILE_LINK : FILE_OTHER;
}

enum file_type
file_type_of(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 ? type_of_mode(info.st_mode) : FILE_ABSENT;
}

enum file_type
file_type_at(const char *path)
{
    struct stat info;

    return lstat(path, &info) == 0 ? type_of_mode(info.st_mode) : FILE_ABSENT;
}

struct slice
file_parent(struct slice path)
{
    size_t end = path.len;

    while (end && path.at[end - 1] != '/')
        end--;
    return slice_cut(path, 0, end > 1 ? end - 1 : end);
}

struct slice
file_directory(struct arena *arena)
{
    for (size_t room = 256;; room *= 2) {
        char *at = arena_alloc(arena, room, 1);

        if (getcwd(at, room))
            return slice_from(at);
        if (errno != ERANGE)
            return S("/");
    }
}

/* Adds the segments of `path` to the absolute path `out`. */
static void
add_segments(struct buf *out, struct slice path)
{
    while (path.len) {
        size_t slash = slice_find_byte(path, '/', 0);
        size_t end = slash == SLICE_NONE ? path.len : slash;
        struct slice segment = slice_cut(path, 0, end);

        path = slice_cut(path, end + 1, path.len);
        if (segment.len == 0 || slice_equal(segment, S(".")))
            continue;
        if (slice_equal(segment, S(".."))) {
            while (out->len && out->at[--out->len] != '/')
                ;
            continue;
        }
        buf_byte(out, '/');
        buf_add(out, segment);
    }
}

/* Whether every segment stands for itself: none is empty or begins with a dot.
 */
static bool
is_plain(struct slice path)
{
    char last = '/';

    for (size_t i = 0; i < path.len; i++) {
        char c = path.at[i];

        if (last == '/' && (c == '/' || c == '.'))
            return false;
        last = c;
    }
    return last != '/';
}

/* The same of an absolute path, which is not the root. */
static bool
is_plain_absolute(struct slice path)
{
    return path.len && path.at[0] == '/' &&
           is_plain(slice_cut(path, 1, path.len));
}

static struct slice
join(struct arena *arena, struct slice directory, struct slice path)
{
    size_t len = directory.len + 1 + path.len;
    char *at = arena_take(arena, len + 1, 1);

    memcpy(at, directory.at, directory.len);
    at[directory.len] = '/';
    memcpy(at + directory.len + 1, path.at, path.len);
    at[len] = '\0';
    return slice_make(at, len);
}

struct slice
file_resolve(struct arena *arena, struct slice directory, struct slice path)
{
    struct buf out;

    /* Nearly all are of these forms, and each file of a run has one. */
    if (is_plain_absolute(path))
        return arena_copy(arena, path);
    if (is_plain(path) && is_plain_absolute(directory))
        return join(arena, directory, path);
    out = buf_new(arena);
    if (!slice_starts(path, S("/")))
        add_segments(&out, directory);
    add_segments(&out, path);
    if (out.len == 0)
        buf_byte(&out, '/');
    buf_byte(&out, '\0');
    return slice_make(out.at, out.len - 1);
}

struct slice
file_relative(struct arena *arena, struct slice directory, struct slice path)
{
    struct buf out = buf_new(arena);
    size_t same = 0; /* what both begin with, whole segments */

    directory = slice_equal(directory, S("/")) ? S("") : directory;
    for (size_t i = 0; i <= directory.len && i <= path.len; i++) {
        bool end = i == directory.len || directory.at[i] == '/';

        if (end && (i == path.len || path.at[i] == '/'))
            same = i;
        if (i == directory.len || i == path.len ||
            directory.at[i] != path.at[i])
            break;
    }
    for (size_t i = same; i < directory.len; i++)
        if (directory.at[i] == '/')
            buf_text(&out, out.len ? "/.." : "..");
    if (same + 1 < path.len) {
        buf_text(&out, out.len ? "/" : "");
        buf_add(&out, slice_cut(path, same + 1, path.len));
    }
    if (out.len == 0)
        buf_byte(&out, '.');
    buf_byte(&out, '\0');
    return slice_make(out.at, out.len - 1);
}

struct slice
file_absolute(struct arena *arena, struct slice path)
{
    bool absolute = slice_starts(path, S("/"));

    return file_resolve(arena, absolute ? S("/") : file_directory(arena), path);
}

uint32_t
file_columns(int number)
{
#ifdef TIOCGWINSZ
    struct winsize size;

    if (ioctl(number, TIOCGWINSZ, &size) == 0)
        return size.ws_col;
#else
    (void)number;
#endif
    return 0;
}

bool
file_is_terminal(int number)
{
    return isatty(number) == 1;
}
