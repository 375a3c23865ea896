#include "base/file.h"

#include "base/buf.h"
#include "base/limits.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
failed(const char **why)
{
    *why = strerror(errno);
    return false;
}

/* Reading a regular file takes one read() when its size is known; pipes and
 * /proc say 0 and are read in steps that double.
 */
static bool
read_all(struct arena *arena, int fd, size_t expected, struct slice *text)
{
    size_t room = expected ? expected + 1 : (size_t)16 << 10, len = 0;
    char *at = arena_take(arena, room, 1);

    while (len <= LIMIT_SOURCE_BYTES) {
        ssize_t got = read(fd, at + len, room - 1 - len);

        if (got < 0 && errno == EINTR)
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
file_read(struct arena *arena, const char *path, struct slice *text,
          const char **why)
{
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    struct stat info;

    if (fd < 0)
        return failed(why);
    size_t size = 0;

    if (!standard && fstat(fd, &info) == 0 && S_ISREG(info.st_mode) &&
        info.st_size > 0)
        size = (uintmax_t)info.st_size > LIMIT_SOURCE_BYTES
                   ? LIMIT_SOURCE_BYTES + 1
                   : (size_t)info.st_size;
    bool good = read_all(arena, fd, size, text) || failed(why);

    if (!standard)
        close(fd);
    return good;
}

static bool
write_all(int fd, struct slice text)
{
    while (text.len) {
        ssize_t put = write(fd, text.at, text.len);

        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        text = slice_cut(text, (size_t)put, text.len);
    }
    return true;
}

static bool
write_through(const char *path, struct slice text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

    if (fd < 0)
        return false;
    bool good = write_all(fd, text);

    return close(fd) == 0 && good;
}

/* Writes beside `path` and moves the result over it, with its permissions. */
static bool
write_over(const char *path, mode_t mode, struct slice text)
{
    struct arena arena = ARENA_INIT;
    struct slice beside =
        arena_printf(&arena, "%s.%ld.new", path, (long)getpid());
    int fd = open(beside.at, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    bool good = fd >= 0 && write_all(fd, text) && fchmod(fd, mode) == 0;

    if (fd >= 0)
        good = close(fd) == 0 && good;
    good = good && rename(beside.at, path) == 0;
    if (fd >= 0 && !good) {
        int reason = errno;

        unlink(beside.at);
        errno = reason;
    }
    arena_close(&arena);
    return good;
}

bool
file_write(const char *path, struct slice text, const char **why)
{
    struct stat info;
    bool good;

    if (!path)
        good = write_all(STDOUT_FILENO, text);
    else if (lstat(path, &info) == 0 && S_ISREG(info.st_mode))
        good = write_over(path, info.st_mode & 07777, text);
    else
        good = write_through(path, text);
    return good || failed(why);
}

static int
by_bytes(const void *left, const void *right)
{
    return slice_compare(*(const struct slice *)left,
                         *(const struct slice *)right);
}

bool
file_list(struct arena *arena, const char *path, struct file_names *names,
          const char **why)
{
    DIR *directory = opendir(path);
    const struct dirent *entry;

    if (!directory)
        return failed(why);
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

struct slice
file_resolve(struct arena *arena, struct slice directory, struct slice path)
{
    struct buf out = buf_new(arena);

    if (!slice_starts(path, S("/")))
        add_segments(&out, directory);
    add_segments(&out, path);
    if (out.len == 0)
        buf_byte(&out, '/');
    buf_byte(&out, '\0');
    return slice_make(out.at, out.len - 1);
}

struct slice
file_absolute(struct arena *arena, struct slice path)
{
    return file_resolve(arena, file_directory(arena), path);
}

struct slice
file_git_root(struct arena *arena, struct slice path)
{
    struct slice root = file_absolute(arena, path);

    while (root.len) {
        struct slice git = arena_printf(arena, "%.*s/.git", SLICE_ARGS(root));

        if (file_type_of(git.at) != FILE_ABSENT)
            return arena_copy(arena, root);
        while (root.len && root.at[root.len - 1] != '/')
            root.len--;
        if (root.len)
            root.len--; /* the slash itself */
    }
    return slice_make(NULL, 0);
}

struct slice
file_ascent(struct arena *arena, struct slice directory, struct slice root)
{
    struct slice below = slice_cut(directory, root.len, directory.len);
    struct buf path = buf_new(arena);

    for (size_t i = 0; i < below.len; i++)
        if (below.at[i] == '/')
            buf_text(&path, path.len ? "/.." : "..");
    return arena_copy(arena, path.len ? buf_slice(&path) : S("."));
}

bool
file_is_terminal(int number)
{
    return isatty(number) == 1;
}
