/* O_PATH is Linux's own, and systems hide what is not POSIX. */
#define _GNU_SOURCE
#define _DARWIN_C_SOURCE /* flock() */
#include "base/files/replace.h"

#include "base/core/limits.h"
#include "base/core/stream.h"
#include "base/files/attributes.h"
#include "base/files/in_place.h"
#include "base/files/temporary.h"
#include "base/threads/interrupt.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#ifndef O_PATH
#define O_PATH O_RDONLY
#endif

/* A file that is about to be written, and what it is to hold. */
struct replacement {
    struct arena arena;
    struct in_place place;
    const char *name;    /* in its directory */
    bool writable;       /* it is open for writing, too */
    bool exact;          /* `before` counts, and a copy is made */
    struct slice before; /* what it holds */
    struct slice after;  /* what it is to hold */
    const char *why;     /* it cannot be done; else errno says it */
};

enum outcome {
    OUTCOME_DONE,
    OUTCOME_FAILED,
    OUTCOME_NO_WAY, /* in this way; the other one may do */
};

/* ---- Opening ------------------------------------------------------------- */

/* Opens the directory of `path`. */
static bool
open_directory(struct replacement *r, const char *path)
{
    const char *slash = strrchr(path, '/');
    struct slice folder = S(".");

    r->name = path;
    r->place.directory = r->place.file = -1;
    if (slash) {
        folder = slice_make(path, (size_t)(slash - path) + 1);
        r->name = slash + 1;
    }
    r->place.directory = open(arena_copy(&r->arena, folder).at,
                              O_PATH | O_DIRECTORY | O_CLOEXEC);
    return r->place.directory >= 0;
}

/* What is at the name now, its links not followed. */
static bool
examine(const struct replacement *r, struct stat *info)
{
    return fstatat(r->place.directory, r->name, info, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool
is_same_file(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static bool
fail(struct replacement *r, const char *why)
{
    r->why = why;
    return false;
}

/* Opens the file, for writing if that may be, and only if it is a regular one:
 * to open something else may do something, or wait.
 */
static bool
open_file(struct replacement *r)
{
    int flags = O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;

    if (!examine(r, &r->place.info))
        return false;
    if (!S_ISREG(r->place.info.st_mode))
        return fail(r, "it is no regular file");
    r->place.file = openat(r->place.directory, r->name, flags | O_RDWR);
    r->writable = r->place.file >= 0;
    if (!r->writable && errno == EACCES && !r->exact)
        r->place.file = openat(r->place.directory, r->name, flags | O_RDONLY);
    return r->place.file >= 0 && fstat(r->place.file, &r->place.info) == 0 &&
           (S_ISREG(r->place.info.st_mode) || fail(r, "it is no regular file"));
}

/* Waits, not for ever, until no other run writes the file.  Who cannot lock
 * takes the risk.
 */
static bool
lock_file(int file)
{
    const struct timespec moment = {.tv_nsec = LIMIT_LOCK_NANOSECONDS};

    for (int i = 0; i < LIMIT_LOCK_TRIES; i++) {
        if (flock(file, LOCK_EX | LOCK_NB) == 0)
            return true;
        if (errno != EWOULDBLOCK && errno != EINTR)
            return true;
        nanosleep(&moment, NULL);
    }
    return false;
}

/* Opens and locks the file that has the name, and not the one that another run
 * has just put another in the place of.
 */
static bool
open_locked(struct replacement *r)
{
    for (int i = 0; i < LIMIT_LOCK_TRIES; i++) {
        struct stat now;

        if (!open_file(r))
            return false;
        if (!lock_file(r->place.file))
            return fail(r, "another program is writing it");
        if (examine(r, &now) && is_same_file(&now, &r->place.info))
            return true;
        close(r->place.file);
        r->place.file = -1;
    }
    return fail(r, "another program is writing it");
}

/* ---- Another file in its place ------------------------------------------- */

/* Whether the text is still what it was when the run read it. */
static bool
is_unchanged(struct replacement *r)
{
    struct stat now;
    struct slice text;

    if (!r->exact)
        return true;
    if (!examine(r, &now) || !is_same_file(&now, &r->place.info) ||
        now.st_nlink != r->place.info.st_nlink)
        return fail(r, "it has changed meanwhile");
    return stream_read(&r->arena, r->place.file, &text) &&
           (slice_equal(text, r->before) ||
            fail(r, "it has changed meanwhile"));
}

/* Whether the system forbids to make or to move files there: a directory that
 * is not ours, a file that is a mount point.
 */
static enum outcome
outcome_of_errno(void)
{
    return errno == EACCES || errno == EPERM || errno == EROFS ||
                   errno == EBUSY || errno == EXDEV || errno == EEXIST ||
                   errno == ENOTSUP
               ? OUTCOME_NO_WAY
               : OUTCOME_FAILED;
}

static enum outcome
fill_and_move(struct replacement *r, struct temporary *temporary)
{
    if (!stream_write(temporary->file, r->after))
        return OUTCOME_FAILED;
    if (!attributes_copy(&r->arena, r->place.file, temporary->file))
        return OUTCOME_NO_WAY;
    if (!temporary_sync(temporary->file) || !is_unchanged(r))
        return OUTCOME_FAILED;
    if (!temporary_move(temporary, r->name))
        return outcome_of_errno();
    return temporary_sync_directory(r->place.directory) ? OUTCOME_DONE
                                                        : OUTCOME_FAILED;
}

static enum outcome
put_in_its_place(struct replacement *r)
{
    struct temporary temporary;

    if (r->place.info.st_nlink != 1)
        return OUTCOME_NO_WAY;
    /* Nobody may read it before the owner is right. */
    if (!temporary_make(&temporary, r->place.directory,
                        (uintmax_t)r->place.info.st_ino, S_IRUSR | S_IWUSR))
        return outcome_of_errno();
    enum outcome outcome = fill_and_move(r, &temporary);

    temporary_close(&temporary);
    return outcome;
}

/* ---- Either way ---------------------------------------------------------- */

/* What cannot be read cannot be put back either. */
static bool
prepare_in_place(struct replacement *r)
{
    if (r->exact)
        return is_unchanged(r);
    if (!stream_read(&r->arena, r->place.file, &r->before))
        r->before = slice_make(NULL, 0);
    return true;
}

/* Nothing that asks the program to end comes between. */
static bool
write_either_way(struct replacement *r)
{
    sigset_t before;

    interrupt_hold(&before);
    enum outcome outcome = put_in_its_place(r);
    bool good = outcome == OUTCOME_DONE;

    if (outcome == OUTCOME_NO_WAY) {
        errno = EACCES;
        good =
            r->writable && prepare_in_place(r) &&
            in_place_write(&r->arena, &r->place, r->before, r->after, r->exact);
    }
    interrupt_allow(&before);
    return good;
}

static bool
finish(struct replacement *r, bool good, const char **why)
{
    if (!good)
        *why = r->why ? r->why : strerror(errno);
    if (r->place.file >= 0)
        close(r->place.file);
    if (r->place.directory >= 0)
        close(r->place.directory);
    arena_close(&r->arena);
    return good;
}

static bool
replace_exact(struct replacement *r)
{
    struct slice before = r->before;

    if (!open_locked(r) || !stream_read(&r->arena, r->place.file, &r->before))
        return false;
    if (slice_equal(r->before, r->after))
        return true;
    return slice_equal(r->before, before) ? write_either_way(r)
                                          : fail(r, "it has changed meanwhile");
}

bool
replace_text(const char *path, struct slice before, struct slice after,
             const char **why)
{
    struct replacement r = {
        .arena = ARENA_INIT,
        .exact = true,
        .before = before,
        .after = after,
    };

    return finish(&r, open_directory(&r, path) && replace_exact(&r), why);
}

/* ---- Reports ------------------------------------------------------------- */

static bool
make_file(struct replacement *r)
{
    struct temporary temporary;
    struct stat folder;
    sigset_t before;
    bool good = false;

    if (fstat(r->place.directory, &folder) != 0)
        return false;
    interrupt_hold(&before);
    if (temporary_make(&temporary, r->place.directory, (uintmax_t)folder.st_ino,
                       0666)) {
        good = stream_write(temporary.file, r->after) &&
               temporary_sync(temporary.file) &&
               temporary_move(&temporary, r->name);
        temporary_close(&temporary);
    }
    interrupt_allow(&before);
    return good;
}

/* Through a link to a regular file. */
static bool
write_linked(struct replacement *r, const char *path)
{
    r->place.file = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
    return r->place.file >= 0 && fstat(r->place.file, &r->place.info) == 0 &&
           prepare_in_place(r) &&
           in_place_write(&r->arena, &r->place, r->before, r->after, false);
}

/* Into a pipe or a device; or through a link to a file that is not there. */
static bool
write_through(struct replacement *r, const char *path)
{
    r->place.file = open(path, O_WRONLY | O_CREAT | O_NOCTTY | O_CLOEXEC, 0666);
    return r->place.file >= 0 && stream_write(r->place.file, r->after);
}

static bool
write_file(struct replacement *r, const char *path)
{
    struct stat info;

    if (!open_directory(r, path))
        return false;
    if (*r->name == '\0') {
        errno = EISDIR;
        return false;
    }
    if (!examine(r, &info))
        return errno == ENOENT && make_file(r);
    if (S_ISREG(info.st_mode))
        return open_file(r) && write_either_way(r);
    return stat(path, &info) == 0 && S_ISREG(info.st_mode)
               ? write_linked(r, path)
               : write_through(r, path);
}

bool
replace_file(const char *path, struct slice text, const char **why)
{
    struct replacement r = {.arena = ARENA_INIT, .after = text};

    return finish(&r, write_file(&r, path), why);
}

/* ---- After a kill -------------------------------------------------------- */

bool
replace_restore(const char *path, const char **why)
{
    struct replacement r = {.arena = ARENA_INIT, .exact = true};

    /* One that is not there, or not for us to write, was not half written. */
    if (!open_directory(&r, path) || !open_file(&r))
        return finish(&r, false, why) || true;
    bool good = lock_file(r.place.file)
                    ? in_place_restore(&r.arena, &r.place)
                    : fail(&r, "another program is writing it");

    return finish(&r, good, why);
}
