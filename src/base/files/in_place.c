/* O_PATH and fallocate() are Linux's own. */
#define _GNU_SOURCE
#include "base/files/in_place.h"

#include "base/core/stream.h"
#include "base/files/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifndef O_PATH
#define O_PATH O_RDONLY
#endif

/* No other program makes files with just this mode, and git cannot: a copy
 * that comes with a pull request is none.
 */
#define COPY_MODE ((mode_t)(S_ISVTX | S_IRUSR))

/* Text is compared in pieces of the least that a file system writes at once.
 */
#define PIECE_BYTES ((size_t)512)

/* Where the copy of a file lies: a directory that is open, or -1. */
struct copy {
    int directory;
    bool borrowed; /* it is the file's own, and not ours to close */
    char name[SIBLING_NAME_BYTES];
};

/* What a copy holds. */
struct file_texts {
    struct slice before, after;
};

/* ---- Where it lies ------------------------------------------------------- */

static struct copy
copy_beside(const struct in_place *place)
{
    struct copy copy = {.directory = place->directory, .borrowed = true};

    snprintf(copy.name, sizeof(copy.name), ".invokelint-%jx.copy",
             (uintmax_t)place->info.st_ino);
    return copy;
}

/* In a directory of all users and all file systems. */
static struct copy
copy_away(const struct in_place *place)
{
    const char *path = getenv("TMPDIR");
    struct copy copy = {.borrowed = false};

    copy.directory =
        open(path && *path ? path : "/tmp", O_PATH | O_DIRECTORY | O_CLOEXEC);
    snprintf(copy.name, sizeof(copy.name), ".invokelint-%jx-%jx-%jx.copy",
             (uintmax_t)geteuid(), (uintmax_t)place->info.st_dev,
             (uintmax_t)place->info.st_ino);
    return copy;
}

/* errno stays. */
static void
copy_close(const struct copy *copy)
{
    int reason = errno;

    if (!copy->borrowed && copy->directory >= 0)
        close(copy->directory);
    errno = reason;
}

static void
copy_remove(const struct copy *copy)
{
    if (unlinkat(copy->directory, copy->name, 0) == 0)
        temporary_sync_directory(copy->directory);
}

/* ---- What it holds ------------------------------------------------------- */

/* FNV-1a: against accidents, not against people. */
static uint64_t
add_to_sum(uint64_t sum, struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        sum = (sum ^ (unsigned char)text.at[i]) * 0x100000001b3u;
    return sum;
}

static struct slice
header_of(struct arena *arena, const struct file_texts *texts)
{
    uint64_t sum = add_to_sum(0xcbf29ce484222325u, texts->before);

    return arena_printf(arena,
                        "invokelint: an interrupted --fix; the next one uses "
                        "and removes this\n%zu %zu %016" PRIx64 "\n",
                        texts->before.len, texts->after.len,
                        add_to_sum(sum, texts->after));
}

static bool
copy_make(struct arena *arena, const struct copy *copy,
          const struct in_place *place, const struct file_texts *texts)
{
    struct temporary made;
    struct slice header = header_of(arena, texts);

    if (copy->directory < 0) {
        errno = ENOENT;
        return false;
    }
    if (!temporary_make(&made, copy->directory, (uintmax_t)place->info.st_ino,
                        S_IRUSR | S_IWUSR))
        return false;
    bool good = stream_write(made.file, header) &&
                stream_write(made.file, texts->before) &&
                stream_write(made.file, texts->after) &&
                fchmod(made.file, COPY_MODE) == 0 &&
                temporary_sync(made.file) &&
                temporary_move(&made, copy->name) &&
                temporary_sync_directory(copy->directory);

    temporary_close(&made);
    return good;
}

/* Takes a number in decimal off the beginning of `text`. */
static bool
take_number(struct slice *text, size_t *number)
{
    size_t at = 0;

    *number = 0;
    while (at < text->len && at < 10 && text->at[at] >= '0' &&
           text->at[at] <= '9')
        *number = *number * 10 + (size_t)(text->at[at++] - '0');
    *text = slice_cut(*text, at + 1, text->len);
    return at > 0;
}

/* A copy is all there, or is none. */
static bool
parse_copy(struct arena *arena, struct slice text, struct file_texts *texts)
{
    size_t line = slice_find_byte(text, '\n', 0), before, after;
    struct slice numbers = slice_cut(text, line + 1, text.len);

    if (line == SLICE_NONE || !take_number(&numbers, &before) ||
        !take_number(&numbers, &after) || text.len < before ||
        text.len - before < after)
        return false;
    size_t start = text.len - after - before;

    texts->before = slice_cut(text, start, start + before);
    texts->after = slice_cut(text, start + before, text.len);
    return slice_equal(slice_cut(text, 0, start), header_of(arena, texts));
}

/* Reads the copy, if it is one that we have made. */
static bool
copy_read(struct arena *arena, const struct copy *copy,
          struct file_texts *texts)
{
    struct stat info;
    struct slice text;
    int file = -1;

    if (copy->directory >= 0)
        file =
            openat(copy->directory, copy->name,
                   O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file < 0)
        return false;
    bool good = fstat(file, &info) == 0 && S_ISREG(info.st_mode) &&
                (info.st_mode & 07777) == COPY_MODE && info.st_nlink == 1 &&
                info.st_uid == geteuid() && stream_read(arena, file, &text) &&
                parse_copy(arena, text, texts);

    close(file);
    return good;
}

/* ---- Writing ------------------------------------------------------------- */

static bool
write_from_start(int file, struct slice text)
{
    return lseek(file, 0, SEEK_SET) == 0 && stream_write(file, text) &&
           ftruncate(file, (off_t)text.len) == 0 && temporary_sync(file);
}

/* Takes the room first, so that the device does not prove to be full when half
 * is written.  Not every file system can say it.
 */
static bool
has_room(int file, size_t len)
{
#ifdef FALLOC_FL_KEEP_SIZE
    if (len && fallocate(file, FALLOC_FL_KEEP_SIZE, 0, (off_t)len) != 0)
        return errno != ENOSPC && errno != EDQUOT && errno != EFBIG;
#else
    (void)file;
    (void)len;
#endif
    return true;
}

static bool
overwrite(const struct in_place *place, struct slice before, struct slice after)
{
    struct stat info;

    if (!has_room(place->file, after.len))
        return false;
    if (!write_from_start(place->file, after)) {
        int reason = errno;

        write_from_start(place->file, before);
        errno = reason;
        return false;
    }
    /* Writing takes some bits of the mode away. */
    if (fstat(place->file, &info) == 0 && info.st_mode != place->info.st_mode)
        (void)!fchmod(place->file, place->info.st_mode & 07777);
    return true;
}

/* Whether nothing may be made there, as opposed to there being no room. */
static bool
is_forbidden(void)
{
    return errno == EACCES || errno == EPERM || errno == EROFS ||
           errno == ENOENT || errno == EBADF || errno == ENOTDIR ||
           errno == EISDIR || errno == EEXIST;
}

static bool
write_with_copy(struct arena *arena, const struct in_place *place,
                const struct file_texts *texts)
{
    struct copy copy = copy_beside(place);
    bool made = copy_make(arena, &copy, place, texts);

    if (!made && is_forbidden()) {
        copy = copy_away(place);
        made = copy_make(arena, &copy, place, texts);
    }
    /* Where there is no place for a copy at all, the file is written without
     * one.
     */
    bool good = (made || is_forbidden()) &&
                overwrite(place, texts->before, texts->after);
    int reason = errno;
    struct slice now;

    if (made && (good || (stream_read(arena, place->file, &now) &&
                          slice_equal(now, texts->before))))
        copy_remove(&copy);
    copy_close(&copy);
    errno = reason;
    return good;
}

bool
in_place_write(struct arena *arena, const struct in_place *place,
               struct slice before, struct slice after, bool copy)
{
    struct file_texts texts = {before, after};

    return copy ? write_with_copy(arena, place, &texts)
                : overwrite(place, before, after);
}

/* ---- Putting back -------------------------------------------------------- */

static struct slice
piece(struct slice text, size_t from, size_t to)
{
    return slice_cut(text, from < text.len ? from : text.len,
                     to < text.len ? to : text.len);
}

/* Whether `now` begins like the text that was being written and goes on like
 * the one that was there, or with zeros where nothing was.
 */
static bool
is_mixed_piece(struct slice now, struct slice before, struct slice after)
{
    size_t i = 0;

    while (i < now.len && i < after.len && now.at[i] == after.at[i])
        i++;
    while (i < now.len && now.at[i] == (i < before.len ? before.at[i] : '\0'))
        i++;
    return i == now.len;
}

/* A loss of power may leave any pieces of the one text and of the other. */
static bool
is_mixture(struct slice now, const struct file_texts *texts)
{
    size_t before = texts->before.len, after = texts->after.len;

    if (now.len > (before > after ? before : after) ||
        now.len < (before < after ? before : after))
        return false;
    for (size_t at = 0; at < now.len; at += PIECE_BYTES)
        if (!is_mixed_piece(piece(now, at, at + PIECE_BYTES),
                            piece(texts->before, at, at + PIECE_BYTES),
                            piece(texts->after, at, at + PIECE_BYTES)))
            return false;
    return true;
}

static bool
restore_from(struct arena *arena, const struct in_place *place,
             const struct copy *copy)
{
    struct file_texts texts;
    struct slice now;

    if (!copy_read(arena, copy, &texts))
        return true;
    if (!stream_read(arena, place->file, &now))
        return false;
    if (!slice_equal(now, texts.before) && !slice_equal(now, texts.after)) {
        if (!is_mixture(now, &texts))
            return true;
        if (!write_from_start(place->file, texts.before))
            return false;
    }
    copy_remove(copy);
    return true;
}

bool
in_place_restore(struct arena *arena, const struct in_place *place)
{
    struct copy beside = copy_beside(place), away = copy_away(place);
    bool good = restore_from(arena, place, &beside) &&
                restore_from(arena, place, &away);

    copy_close(&away);
    return good;
}
