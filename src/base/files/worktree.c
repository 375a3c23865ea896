/* A path without links is opened step by step from its root on, and no step
 * follows a link: what is opened then lies in there, whatever is moved
 * meanwhile.  Only when there is a link, the system is asked where it leads,
 * and that place is opened in the same way from the real root on.
 */
/* realpath() is of the X/Open part of POSIX.1-2008. */
#define _XOPEN_SOURCE 700
#include "base/files/worktree.h"

#include "base/core/limits.h"

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

/* Opens the regular file `name` in the directory `fd`: whatever else it is, is
 * not even touched.
 */
static int
open_file(int fd, const char *name)
{
    struct stat info;

    if (fstatat(fd, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return -1;
    if (S_ISREG(info.st_mode))
        return openat(fd, name, OPEN_FLAGS);
    errno = S_ISLNK(info.st_mode)   ? ELOOP
            : S_ISDIR(info.st_mode) ? EISDIR
                                    : ENODEV; /* for no_regular */
    return -1;
}

/* Opens the absolute `path` below the directory `root`; fails with ELOOP or
 * ENOTDIR at a link.
 */
static int
open_below(struct slice root, struct slice path, enum file_type wanted)
{
    char name[PATH_MAX];
    size_t at = slice_equal(root, S("/")) ? 0 : root.len;

    if (path.len >= sizeof name) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(name, path.at, path.len);
    name[path.len] = '\0';
    if (at)
        name[at] = '\0';
    int fd = open(at ? name : "/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    while (fd >= 0 && at < path.len) {
        const char *step = name + at + 1;
        size_t end = slice_find_byte(path, '/', at + 1);
        bool last = end == SLICE_NONE;

        at = last ? path.len : end;
        name[at] = '\0';
        if (!*step)
            continue;
        int next = last && wanted == FILE_REGULAR
                       ? open_file(fd, step)
                       : openat(fd, step, OPEN_FLAGS | O_DIRECTORY);
        int reason = errno;

        close(fd);
        errno = reason;
        fd = next;
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
        if (errno != ELOOP && errno != ENOTDIR && errno != EMLINK) {
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

/* Everybody may put a `.git` into /tmp. */
static bool
is_shared(const char *path)
{
    struct stat info;

    return stat(path, &info) != 0 ||
           ((info.st_mode & S_ISVTX) && (info.st_mode & S_IWOTH));
}

static const char git[] = "/.git";

/* `name` has room for `directory` and `git`. */
static bool
is_root(struct slice directory, char *name, unsigned long owner)
{
    size_t len = slice_equal(directory, S("/")) ? 0 : directory.len;

    memcpy(name, directory.at, len);
    memcpy(name + len, git, sizeof git);
    if (file_type_of(name) == FILE_ABSENT || !worktree_trusts(name, owner))
        return false;
    name[len ? len : 1] = '\0';
    return !is_shared(name);
}

bool
worktree_is_root(struct arena *arena, struct slice directory)
{
    char *name = arena_take(arena, directory.len + sizeof git, 1);

    return is_root(directory, name,
                   worktree_owner(arena_copy(arena, directory).at));
}

/* The root for `directory`, when the one for its parent is `outer`. */
static struct slice
inner_root(struct slice directory, struct slice outer, char *name,
           unsigned long owner)
{
    const char *why;

    return is_root(directory, name, owner) &&
                   (outer.len == 0 || worktree_holds(outer, directory, &why))
               ? directory
               : outer;
}

/* Recursion is bounded by the longest path that the system has. */
static uint32_t
find(struct worktrees *worktrees, struct slice directory, char *name)
{
    uint32_t *known = map_find(&worktrees->known, directory);

    if (known)
        return *known;
    uint32_t index =
        directory.len > 1 ? find(worktrees, file_parent(directory), name) : 0;
    struct slice outer = worktrees->root.item[index];
    struct slice root = inner_root(directory, outer, name, worktrees->owner);

    if (root.len != outer.len) {
        index = worktrees->root.count;
        *vec_push(worktrees->known.arena, &worktrees->root) = root;
    }
    *map_add(&worktrees->known, directory) = index;
    return index;
}

struct slice
worktrees_find(struct worktrees *worktrees, struct slice directory)
{
    struct arena *arena = worktrees->known.arena;
    char *name = arena_take(arena, directory.len + sizeof git, 1);

    directory = arena_copy(arena, directory);
    /* First the search, which may move the roots. */
    uint32_t index = find(worktrees, directory, name);

    return worktrees->root.item[index];
}

struct slice
worktree_root(struct arena *arena, struct slice directory)
{
    struct slice absolute = file_absolute(arena, directory);
    char *name = arena_take(arena, absolute.len + sizeof git, 1);
    unsigned long owner = worktree_owner(absolute.at);
    struct slice root = slice_make(NULL, 0);

    /* Each directory on the way down, from `/` on. */
    for (size_t end = 1; end <= absolute.len; end++)
        if (end == 1 || end == absolute.len || absolute.at[end] == '/')
            root = inner_root(slice_cut(absolute, 0, end), root, name, owner);
    return root.len ? arena_copy(arena, root) : root;
}

struct slice
worktree_around(struct arena *arena, struct slice path)
{
    struct slice working = file_directory(arena);
    struct slice directory = file_parent(file_resolve(arena, working, path));
    struct slice root = worktree_root(arena, directory);

    if (root.len)
        return root;
    return is_below(working, directory) ? working : directory;
}

/* ---- Documents ----------------------------------------------------------- */

/* With the slash; empty for the working directory. */
static struct slice
folder_of(struct slice path)
{
    while (path.len && path.at[path.len - 1] != '/')
        path.len--;
    return path;
}

bool
worktree_leaves(struct arena *arena, struct slice path, const char **why)
{
    const char *reason = NULL;

    /* The system gives the working directory without links. */
    if (path.len == 0)
        return false;
    struct slice absolute = file_absolute(arena, path);
    struct slice root = worktree_root(arena, absolute);

    /* Where nothing is, reading says so. */
    if (root.len == 0 || worktree_holds(root, absolute, &reason) ||
        reason != leads_out)
        return false;
    *why = reason;
    return true;
}

bool
worktree_read_document(struct arena *arena, struct slice path,
                       struct slice *text, const char **why)
{
    if (slice_equal(path, S("-")))
        return file_read(arena, path.at, text, why);
    int fd = open(path.at, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

    if (fd < 0 && (errno == ELOOP || errno == EMLINK)) {
        struct slice root = worktree_root(arena, folder_of(path));

        return root.len ? worktree_read(arena, root, file_absolute(arena, path),
                                        LIMIT_SOURCE_BYTES, text, why)
                        : file_read(arena, path.at, text, why);
    }
    if (fd < 0)
        return failed(why);
    bool good = file_read_open(arena, fd, LIMIT_SOURCE_BYTES, text, why);

    close(fd);
    return good;
}

bool
worktree_read_single(struct arena *arena, struct slice path, struct slice *text,
                     const char **why)
{
    return !worktree_leaves(arena, folder_of(path), why) &&
           worktree_read_document(arena, path, text, why);
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
