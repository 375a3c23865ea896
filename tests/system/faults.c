/* A library to be loaded before all others (LD_PRELOAD), which makes a chosen
 * call fail, or ends the program there.  faults.py sets what it reads:
 *
 *   FAULT_MALLOC=N   the N-th allocation fails; with FAULT_ALL all from there
 *   FAULT_CALL=N     the N-th call that changes a file, other than standard
 *                    streams: see below
 *   FAULT_HOW        what happens there: `kill`, `term` or `stop` (the signal
 *                    comes before the call), `half` (half is written, then
 *                    SIGKILL), or the number of an error
 *   FAULT_MARK=FILE  is made when it has happened
 *   FAULT_UNNAMED    files without a name are not to be had
 */
#define _GNU_SOURCE
#undef _FILE_OFFSET_BITS /* it makes one name of two, and both are called */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ---- Memory -------------------------------------------------------------- */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static _Atomic long allocations, calls;

static long
number(const char *name)
{
    const char *text = getenv(name);

    return text ? strtol(text, NULL, 10) : 0;
}

static void
mark(void)
{
    const char *path = getenv("FAULT_MARK");

    if (path)
        syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, path,
                                   O_WRONLY | O_CREAT | O_CLOEXEC, 0666));
}

static bool
lacks_memory(void)
{
    long at = number("FAULT_MALLOC"), now;

    if (!at)
        return false;
    now = ++allocations;
    if (now != at && !(now > at && getenv("FAULT_ALL")))
        return false;
    mark();
    errno = ENOMEM;
    return true;
}

void *
malloc(size_t size)
{
    return lacks_memory() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
    return lacks_memory() ? NULL : __libc_calloc(count, size);
}

void *
realloc(void *old, size_t size)
{
    return lacks_memory() ? NULL : __libc_realloc(old, size);
}

/* ---- Calls that change a file -------------------------------------------- */

static void
send_signal(int signal)
{
    syscall(SYS_kill, syscall(SYS_getpid), signal);
}

/* Whether this call fails; `*half`: it does half of its work, and is the last.
 */
static bool
fails(bool *half)
{
    const char *how = getenv("FAULT_HOW");
    long at = number("FAULT_CALL");

    *half = false;
    if (!at || !how || ++calls != at)
        return false;
    mark();
    if (strcmp(how, "kill") == 0)
        send_signal(SIGKILL);
    else if (strcmp(how, "term") == 0)
        send_signal(SIGTERM);
    else if (strcmp(how, "stop") == 0)
        send_signal(SIGSTOP);
    else if (strcmp(how, "half") == 0)
        *half = true;
    else
        errno = atoi(how);
    return how[0] >= '0' && how[0] <= '9';
}

static long
finish(long result, bool half)
{
    if (half)
        send_signal(SIGKILL);
    return result;
}

/* The calls have an even number of names: with and without large files. */
#define CALL(type, name, parameters, ...)                                    \
    type name parameters;                                                    \
    type name parameters                                                     \
    {                                                                        \
        bool half;                                                           \
                                                                             \
        return fails(&half) ? -1 : (type)finish(syscall(__VA_ARGS__), half); \
    }

CALL(int, fsync, (int file), SYS_fsync, file)
CALL(int, fchmod, (int file, mode_t mode), SYS_fchmod, file, mode)
CALL(int, fchown, (int file, uid_t user, gid_t group), SYS_fchown, file, user,
     group)
CALL(int, ftruncate, (int file, off_t len), SYS_ftruncate, file, len)
CALL(int, ftruncate64, (int file, off_t len), SYS_ftruncate, file, len)
CALL(int, fallocate, (int file, int mode, off_t at, off_t len), SYS_fallocate,
     file, mode, at, len)
CALL(int, fallocate64, (int file, int mode, off_t at, off_t len), SYS_fallocate,
     file, mode, at, len)
CALL(int, linkat,
     (int from, const char *old, int to, const char *new, int flags),
     SYS_linkat, from, old, to, new, flags)
CALL(int, renameat, (int from, const char *old, int to, const char *new),
     SYS_renameat2, from, old, to, new, 0)
CALL(int, unlinkat, (int directory, const char *path, int flags), SYS_unlinkat,
     directory, path, flags)
CALL(int, fsetxattr,
     (int file, const char *name, const void *value, size_t size, int flags),
     SYS_fsetxattr, file, name, value, size, flags)

ssize_t
write(int file, const void *at, size_t len)
{
    bool half;

    if (file <= STDERR_FILENO)
        return syscall(SYS_write, file, at, len);
    if (fails(&half))
        return -1;
    return finish(syscall(SYS_write, file, at, half ? len / 2 : len), half);
}

static int
open_at(int directory, const char *path, int flags, mode_t mode)
{
    bool half;

    if ((flags & O_TMPFILE) == O_TMPFILE && getenv("FAULT_UNNAMED")) {
        errno = EOPNOTSUPP;
        return -1;
    }
    if ((flags & (O_CREAT | O_TMPFILE | O_RDWR)) && fails(&half))
        return -1;
    return (int)syscall(SYS_openat, directory, path, flags, mode);
}

static mode_t
mode_of(int flags, va_list args)
{
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
}

#define OPEN(name)                                   \
    int name(const char *path, int flags, ...);      \
    int name(const char *path, int flags, ...)       \
    {                                                \
        va_list args;                                \
                                                     \
        va_start(args, flags);                       \
        mode_t mode = mode_of(flags, args);          \
                                                     \
        va_end(args);                                \
        return open_at(AT_FDCWD, path, flags, mode); \
    }
#define OPENAT(name)                                           \
    int name(int directory, const char *path, int flags, ...); \
    int name(int directory, const char *path, int flags, ...)  \
    {                                                          \
        va_list args;                                          \
                                                               \
        va_start(args, flags);                                 \
        mode_t mode = mode_of(flags, args);                    \
                                                               \
        va_end(args);                                          \
        return open_at(directory, path, flags, mode);          \
    }

OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
