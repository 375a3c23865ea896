/* realpath() is of the X/Open part of POSIX.1-2008. */
#define _XOPEN_SOURCE 700
#include "base/files/target.h"

#include "base/core/vec.h"
#include "base/files/file.h"
#include "base/files/worktree.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

/* The way along a path. */
struct way {
    struct arena *arena;
    struct slice at;         /* absolute, without links, NUL-terminated */
    struct slice working;    /* the working directory */
    VEC(struct slice) bound; /* directories that a link must not leave */
    bool strict;             /* there is always one */
    bool absent;             /* there is no such file yet */
};

static bool
contains(struct slice folder, struct slice path)
{
    if (folder.len == 1)
        return true; /* the root */
    return slice_starts(path, folder) &&
           (path.len == folder.len || path.at[folder.len] == '/');
}

static struct slice
below(struct arena *arena, struct slice folder, struct slice name)
{
    if (folder.len == 1)
        folder.len = 0; /* the root is a slash itself */
    return arena_printf(arena, "%.*s/%.*s", SLICE_ARGS(folder),
                        SLICE_ARGS(name));
}

/* Takes note of what bounds links from here on. */
static void
enter(struct way *way)
{
    if (worktree_is_root(way->arena, way->at) ||
        (way->strict && way->bound.count == 0 &&
         slice_equal(way->at, way->working)))
        *vec_push(way->arena, &way->bound) = way->at;
}

/* The directories around the working directory, the root first. */
static void
enter_working(struct way *way)
{
    struct slice whole = way->working;

    for (size_t i = 1; i <= whole.len; i++) {
        if (i < whole.len && whole.at[i] != '/')
            continue;
        way->at = arena_copy(way->arena, slice_cut(whole, 0, i));
        enter(way);
    }
}

static void
leave(struct way *way)
{
    uint32_t kept = 0;
    size_t len = way->at.len;

    while (len > 1 && way->at.at[len - 1] != '/')
        len--;
    way->at =
        arena_copy(way->arena, slice_cut(way->at, 0, len > 1 ? len - 1 : 1));
    for (uint32_t i = 0; i < way->bound.count; i++)
        if (contains(way->bound.item[i], way->at))
            way->bound.item[kept++] = way->bound.item[i];
    way->bound.count = kept;
}

/* Whether a link in the directory `way->at` may lead to `real`. */
static bool
may_lead(const struct way *way, struct slice real, bool last)
{
    for (uint32_t i = 0; i < way->bound.count; i++)
        if (!contains(way->bound.item[i], real))
            return false;
    return way->bound.count || !way->strict || !last || contains(way->at, real);
}

static bool
follow(struct way *way, struct slice link, bool last, const char **why)
{
    char *real = arena_alloc(way->arena, PATH_MAX, 1);

    if (!realpath(link.at, real)) {
        /* What is made at its end would be somewhere. */
        way->absent = !way->strict && last && way->bound.count == 0;
        *why = "it is a link that leads nowhere";
        return way->absent;
    }
    if (!may_lead(way, slice_from(real), last)) {
        *why = "it is a link that leads out of the work tree";
        return false;
    }
    way->at = slice_from(real);
    return true;
}

/* Takes the next step, to `name`, which is the `last`. */
static bool
step(struct way *way, struct slice name, bool last, const char **why)
{
    struct slice next = below(way->arena, way->at, name);
    struct stat info;

    if (lstat(next.at, &info) != 0) {
        *why = strerror(errno);
        way->absent = true;
        return !way->strict;
    }
    if (S_ISLNK(info.st_mode)) {
        if (!follow(way, next, last, why))
            return false;
    } else {
        way->at = next;
    }
    if (!last)
        enter(way);
    return true;
}

static bool
walk(struct way *way, struct slice path, const char **why)
{
    way->working = file_directory(way->arena);
    way->at = S("/");
    if (!slice_starts(path, S("/")))
        enter_working(way);
    while (path.len && !way->absent) {
        size_t slash = slice_find_byte(path, '/', 0);
        size_t end = slash == SLICE_NONE ? path.len : slash;
        struct slice name = slice_cut(path, 0, end);

        path = slice_cut(path, end + 1, path.len);
        if (name.len == 0 || slice_equal(name, S(".")))
            continue;
        if (slice_equal(name, S("..")))
            leave(way);
        else if (!step(way, name, path.len == 0, why))
            return false;
    }
    return true;
}

bool
target_find(struct arena *arena, struct slice path, struct slice *target,
            const char **why)
{
    struct way way = {.arena = arena, .strict = true};

    if (!walk(&way, path, why))
        return false;
    *target = way.at;
    return true;
}

bool
target_stays(struct arena *arena, struct slice path, const char **why)
{
    struct way way = {.arena = arena};

    return walk(&way, path, why);
}

bool
target_identify(const char *path, struct target_id *id)
{
    struct stat info;

    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode))
        return false;
    *id = (struct target_id){(uintmax_t)info.st_dev, (uintmax_t)info.st_ino};
    return true;
}

bool
target_same(struct target_id a, struct target_id b)
{
    return a.device == b.device && a.number == b.number;
}
