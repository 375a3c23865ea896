/* A path without links is opened step by step from its root on, and no step
 * follows a link: what is opened then lies in there, whatever is moved
 * meanwhile.  Only when there is a link, the system is asked where it leads,
 * and that place is opened in the same way from the real root on.
 */
/* realpath() is of the X/Open part of POSIX.1-2008. */
#define _XOPEN_SOURCE 700
#include "base/worktree.h"

#include "base/limits.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Never waits for who is at the other end, and never takes a terminal. */
#define OPEN_FLAGS (O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)

static const char leads_out[] = "it leads out of the work tree";
static const char lies_outside[] = "it lies outside of the work tree";
static const char no_regular[] = "it is not a regular file";
static const char too_large[] = "it is too large";

static bool
failed(const char **why)
{
    *why = strerror(errno);
    return false;
}

/* ---- Opening ------------------------------------------------------------- */

static bool
is_below(struct slice root, struct slice path)
{
    size_t len = slice_equal(root, S("/")) ? 0 : root.len;

    return slice_starts(path, slice_cut(root, 0, len)) &&
           (path.len == len || path.at[len] == '/');
}

/* Opens what `fd` and `name` mean, if it is of the type `wanted`: whatever else
 * it is, is not even touched.  Closes `fd`.
 */
static int
open_step(int fd, const char *name, enum file_type wanted)
{
    bool folder = wanted == FILE_DIRECTORY;
    struct stat info;
    int next = -1;

    if (fstatat(fd, name, &info, AT_SYMLINK_NOFOLLOW) == 0) {
        if (S_ISLNK(info.st_mode))
            errno = ELOOP;
        else if (folder && !S_ISDIR(info.st_mode))
            errno = ENOTDIR;
        else if (!folder && S_ISDIR(info.st_mode))
            errno = EISDIR;
        else if (!folder && !S_ISREG(info.st_mode))
            errno = ENODEV; /* for no_regular */
        else
            next = openat(fd, name, OPEN_FLAGS | (folder ? O_DIRECTORY : 0));
    }
    int reason = errno;

    close(fd);
    errno = reason;
    return next;
}

/* Opens the absolute `path` below the directory `root`; fails with ELOOP at a
 * link.
 */
static int
open_below(struct slice root, struct slice path, enum file_type wanted)
{
    char name[PATH_MAX];
    size_t at = slice_equal(root, S("/")) ? 0 : root.len;

    if (root.len >= sizeof name || path.len >= sizeof name) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(name, root.at, root.len);
    name[root.len] = '\0';
    int fd = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    while (fd >= 0 && at < path.len) {
        size_t end = slice_find_byte(path, '/', at + 1);
        bool last = end == SLICE_NONE;

        end = last ? path.len : end;
        if (end > at + 1) {
            memcpy(name, path.at + at + 1, end - at - 1);
            name[end - at - 1] = '\0';
            fd = open_step(fd, name, last ? wanted : FILE_DIRECTORY);
        }
        at = end;
    }
    return fd;
}

/* The absolute path without links that `path` leads to. */
static bool
real_path(struct slice path, char *real, struct slice *found)
{
    char name[PATH_MAX];

    if (path.len >= sizeof name) {
        errno = ENAMETOOLONG;
        return false;
    }
    memcpy(name, path.at, path.len);
    name[path.len] = '\0';
    if (!realpath(name, real))
        return false;
    *found = slice_from(real);
    return true;
}

static int
open_real(struct slice root, struct slice path, enum file_type wanted,
          const char **why)
{
    char root_space[PATH_MAX], path_space[PATH_MAX];
    struct slice real_root, real;
    bool inside = is_below(root, path);
    bool found = real_path(root, root_space, &real_root) &&
                 real_path(path, path_space, &real);

    if (!found && inside) {
        failed(why);
        return -1;
    }
    /* Whether anything is there is nobody's business from in here. */
    if (!found || !is_below(real_root, real)) {
        *why = inside ? leads_out : lies_outside;
        return -1;
    }
    int fd = open_below(real_root, real, wanted);

    if (fd < 0)
        *why = errno == ENODEV ? no_regular : strerror(errno);
    return fd;
}

static int
open_inside(struct slice root, struct slice path, enum file_type wanted,
            const char **why)
{
    int fd;

    if (is_below(root, path)) {
        fd = open_below(root, path, wanted);
        if (fd >= 0)
            return fd;
        if (errno != ELOOP && errno != EMLINK) {
            *why = errno == ENODEV ? no_regular : strerror(errno);
            return -1;
        }
    }
    return open_real(root, path, wanted, why);
}

/* ---- Reading ------------------------------------------------------------- */

static bool
read_up_to(int fd, char *at, size_t room, size_t *len)
{
    *len = 0;
    while (*len < room) {
        ssize_t got = read(fd, at + *len, room - *len);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            break;
        *len += (size_t)got;
    }
    return true;
}

/* No more than it said it holds: files of /proc say 0. */
static bool
read_regular(struct arena *arena, int fd, size_t most, struct slice *text,
             const char **why)
{
    struct stat info;
    size_t len = 0;

    if (fstat(fd, &info) != 0)
        return failed(why);
    if (!S_ISREG(info.st_mode)) {
        *why = no_regular;
        return false;
    }
    if ((uintmax_t)info.st_size > most) {
        *why = too_large;
        return false;
    }
    char *at = arena_take(arena, (size_t)info.st_size + 1, 1);

    if (!read_up_to(fd, at, (size_t)info.st_size, &len))
        return failed(why);
    at[len] = '\0';
    *text = slice_make(at, len);
    return true;
}

bool
worktree_read(struct arena *arena, struct slice root, struct slice path,
              size_t most, struct slice *text, const char **why)
{
    int fd = open_inside(root, path, FILE_REGULAR, why);
    bool good = fd >= 0 && read_regular(arena, fd, most, text, why);

    if (fd >= 0)
        close(fd);
    return good;
}

bool
worktree_list(struct arena *arena, struct slice root, struct slice path,
              struct file_names *names, const char **why)
{
    int fd = open_inside(root, path, FILE_DIRECTORY, why);

    return fd >= 0 && file_list_open(arena, fd, names, why);
}

bool
worktree_read_named(struct arena *arena, const char *path, size_t most,
                    struct slice *text, const char **why)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return failed(why);
    bool good = file_read_open(arena, fd, most, text, why);

    close(fd);
    return good;
}

bool
worktree_read_document(struct arena *arena, struct slice root, const char *path,
                       struct slice *text, const char **why)
{
    if (root.len == 0)
        return file_read(arena, path, text, why);
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

    if (fd < 0 && errno != ELOOP && errno != EMLINK)
        return failed(why);
    if (fd < 0)
        return worktree_read(arena, root,
                             file_absolute(arena, slice_from(path)),
                             LIMIT_SOURCE_BYTES, text, why);
    bool good = file_read_open(arena, fd, LIMIT_SOURCE_BYTES, text, why);

    close(fd);
    return good;
}

/* ---- Owners -------------------------------------------------------------- */

unsigned long
worktree_owner(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 ? info.st_uid : geteuid();
}

bool
worktree_trusts(const char *path, unsigned long owner)
{
    struct stat info;

    return lstat(path, &info) == 0 &&
           (info.st_uid == 0 || info.st_uid == owner ||
            info.st_uid == geteuid() || info.st_uid == worktree_owner("."));
}

/* ---- Roots --------------------------------------------------------------- */

bool
worktree_holds(struct slice root, struct slice path, const char **why)
{
    char root_space[PATH_MAX], path_space[PATH_MAX];
    struct slice real_root, real;

    if (!real_path(root, root_space, &real_root) ||
        !real_path(path, path_space, &real))
        return failed(why);
    if (is_below(real_root, real))
        return true;
    *why = leads_out;
    return false;
}

struct worktrees
worktrees_new(struct arena *arena, unsigned long owner)
{
    struct worktrees worktrees = {.known = map_new(arena), .owner = owner};

    *vec_push(arena, &worktrees.root) = slice_make(NULL, 0); /* ORDER: none */
    return worktrees;
}

static struct slice
parent(struct slice directory)
{
    size_t end = directory.len;

    while (end && directory.at[end - 1] != '/')
        end--;
    return slice_cut(directory, 0, end > 1 ? end - 1 : end);
}

/* Everybody may put a `.git` into /tmp. */
static bool
is_shared(const char *path)
{
    struct stat info;

    return stat(path, &info) != 0 ||
           ((info.st_mode & S_ISVTX) && (info.st_mode & S_IWOTH));
}

static bool
is_root(const struct worktrees *worktrees, struct slice directory)
{
    struct slice git =
        arena_join(worktrees->known.arena, directory,
                   slice_ends(directory, S("/")) ? S(".git") : S("/.git"));

    return file_type_of(git.at) != FILE_ABSENT &&
           worktree_trusts(git.at, worktrees->owner) &&
           !is_shared(arena_copy(worktrees->known.arena, directory).at);
}

/* Recursion is bounded by the longest path that the system has. */
static uint32_t
find(struct worktrees *worktrees, struct slice directory)
{
    uint32_t *known = map_find(&worktrees->known, directory);
    const char *why;

    if (known)
        return *known;
    uint32_t index = directory.len > 1 ? find(worktrees, parent(directory)) : 0;

    if (is_root(worktrees, directory) &&
        (index == 0 ||
         worktree_holds(worktrees->root.item[index], directory, &why))) {
        index = worktrees->root.count;
        *vec_push(worktrees->known.arena, &worktrees->root) = directory;
    }
    *map_add(&worktrees->known, directory) = index;
    return index;
}

struct slice
worktrees_find(struct worktrees *worktrees, struct slice directory)
{
    directory = arena_copy(worktrees->known.arena, directory);
    return worktrees->root.item[find(worktrees, directory)];
}

struct slice
worktree_root(struct arena *arena, struct slice directory)
{
    struct slice absolute = file_absolute(arena, directory);
    struct worktrees worktrees =
        worktrees_new(arena, worktree_owner(absolute.at));

    return worktrees_find(&worktrees, absolute);
}

struct slice
worktree_around(struct arena *arena, struct slice path)
{
    struct slice working = file_directory(arena);
    struct slice directory = parent(file_resolve(arena, working, path));
    struct slice root = worktree_root(arena, directory);

    if (root.len)
        return root;
    return is_below(working, directory) ? working : directory;
}

bool
worktree_bound(struct arena *arena, struct slice directory, struct slice *root,
               const char **why)
{
    struct slice absolute = file_absolute(arena, directory);
    const char *reason;

    *root = worktree_root(arena, absolute);
    if (root->len == 0 || worktree_holds(*root, absolute, &reason))
        return true;
    *why = reason;
    /* Where nothing is, reading says so. */
    return reason != leads_out;
}

bool
worktree_read_single(struct arena *arena, struct slice path, struct slice *text,
                     const char **why)
{
    size_t folder = path.len;
    struct slice root;

    if (slice_equal(path, S("-")))
        return file_read(arena, path.at, text, why);
    while (folder && path.at[folder - 1] != '/')
        folder--;
    return worktree_bound(arena, slice_cut(path, 0, folder), &root, why) &&
           worktree_read_document(arena, root, path.at, text, why);
}

bool
worktree_quotes(struct arena *arena, struct slice path)
{
    struct slice working = file_directory(arena);
    struct slice root = worktree_root(arena, working);
    const char *why;
    int fd =
        open_inside(root.len ? root : working,
                    file_resolve(arena, working, path), FILE_REGULAR, &why);

    if (fd >= 0)
        close(fd);
    return fd >= 0;
}
