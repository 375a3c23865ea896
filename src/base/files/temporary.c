/* O_TMPFILE and O_PATH are Linux's own, and systems hide what is not POSIX. */
#define _GNU_SOURCE
#define _DARWIN_C_SOURCE /* flock() */
#include "base/files/temporary.h"

#include "base/core/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static void
set_name(struct temporary *s, unsigned number)
{
    int len = snprintf(s->name, sizeof(s->name), ".invokelint-%jx", s->key);

    if (number)
        len += snprintf(s->name + len, sizeof(s->name) - (size_t)len, "-%u",
                        number);
    snprintf(s->name + len, sizeof(s->name) - (size_t)len, ".tmp");
}

/* Whether what is called like `s` is the file that is open as `file`. */
static bool
is_called_so(const struct temporary *s, int file)
{
    struct stat named, open;

    return fstatat(s->directory, s->name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
           fstat(file, &open) == 0 && named.st_dev == open.st_dev &&
           named.st_ino == open.st_ino;
}

/* Removes what has the name of `s`, if we made it once and no living program
 * holds it.  False when the name stays taken.
 */
static bool
remove_stale(const struct temporary *s)
{
    struct stat info;
    int file =
        openat(s->directory, s->name,
               O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

    if (file < 0)
        return false;
    bool stale = fstat(file, &info) == 0 && S_ISREG(info.st_mode) &&
                 info.st_nlink == 1 && info.st_uid == geteuid() &&
                 flock(file, LOCK_EX | LOCK_NB) == 0 && is_called_so(s, file) &&
                 unlinkat(s->directory, s->name, 0) == 0;

    close(file);
    return stale;
}

/* Calls `take`, which gives `s` the name that it has, until one is free. */
static bool
take_name(struct temporary *s, bool (*take)(struct temporary *s))
{
    for (unsigned number = 0; number < LIMIT_SIBLINGS; number++) {
        set_name(s, number);
        if (take(s))
            return true;
        if (errno != EEXIST)
            return false;
        if (remove_stale(s) && take(s))
            return true;
    }
    errno = EEXIST;
    return false;
}

/* ---- Without a name until it is complete --------------------------------- */

#ifdef O_TMPFILE

static bool
make_unnamed(struct temporary *s)
{
    s->file =
        openat(s->directory, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, s->mode);
    return s->file >= 0;
}

static bool
link_name(struct temporary *s)
{
    char path[64];

    snprintf(path, sizeof(path), "/proc/self/fd/%d", s->file);
    return linkat(AT_FDCWD, path, s->directory, s->name, AT_SYMLINK_FOLLOW) ==
           0;
}

/* Without /proc there would be no way to name it. */
static bool
can_be_named(const struct temporary *s)
{
    char path[64];
    struct stat info;

    snprintf(path, sizeof(path), "/proc/self/fd/%d", s->file);
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

static bool
try_unnamed(struct temporary *s)
{
    if (!make_unnamed(s))
        return false;
    if (can_be_named(s))
        return true;
    close(s->file);
    s->file = -1;
    return false;
}

#else

static bool
try_unnamed(struct sibling *s)
{
    (void)s;
    return false;
}

static bool
link_name(struct sibling *s)
{
    (void)s;
    errno = ENOTSUP;
    return false;
}

#endif

/* ---- With one ------------------------------------------------------------ */

static bool
make_named(struct temporary *s)
{
    s->file =
        openat(s->directory, s->name,
               O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, s->mode);
    s->named = s->file >= 0;
    return s->named;
}

/* The lock says that we live.  Whoever came before it took the file for a
 * leftover; then there is another one to be made.
 */
static bool
make_locked(struct temporary *s)
{
    if (!take_name(s, make_named))
        return false;
    flock(s->file, LOCK_EX | LOCK_NB);
    if (is_called_so(s, s->file))
        return true;
    close(s->file);
    s->named = false;
    return take_name(s, make_named);
}

bool
temporary_make(struct temporary *s, int directory, uintmax_t key, mode_t mode)
{
    *s = (struct temporary){
        .directory = directory,
        .file = -1,
        .key = key,
        .mode = mode,
    };
    if (!try_unnamed(s))
        return make_locked(s);
    flock(s->file, LOCK_EX | LOCK_NB);
    return true;
}

bool
temporary_move(struct temporary *s, const char *name)
{
    s->named = s->named || take_name(s, link_name);
    if (!s->named || renameat(s->directory, s->name, s->directory, name) != 0)
        return false;
    s->named = false; /* any more */
    return true;
}

void
temporary_close(struct temporary *s)
{
    int reason = errno;

    if (s->named)
        unlinkat(s->directory, s->name, 0);
    if (s->file >= 0)
        close(s->file);
    s->named = false;
    s->file = -1;
    errno = reason;
}

bool
temporary_sync(int descriptor)
{
    while (fsync(descriptor) != 0)
        if (errno != EINTR)
            return errno == EINVAL || errno == ENOTSUP || errno == EROFS;
    return true;
}

bool
temporary_sync_directory(int directory)
{
    int readable = openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    /* One that we may not list cannot be asked, and need not be. */
    if (readable < 0)
        return errno == EACCES;
    bool good = temporary_sync(readable);

    close(readable);
    return good;
}
