#ifndef BASE_FILES_FILE_H
#define BASE_FILES_FILE_H

/* The program's door to the file system: files, directories, paths, and
 * whether something is a terminal.  World errors come back as false with a
 * reason text (what the system said), never as an exit.  Walking through
 * directories is base/walk, writing is base/replace and base/stream; what
 * nobody named on the command line is read through base/worktree alone.
 */

#include "base/core/arena.h"
#include "base/core/vec.h"

/* Reads the whole of `path` ("-" is standard input) into `arena`; a NUL
 * comes after the text and is not counted.  Of a text beyond
 * LIMIT_SOURCE_BYTES just enough is read to show that it is too large.
 */
bool file_read(struct arena *arena, const char *path, struct slice *text,
               const char **why);

/* The same of the descriptor `fd`, which stays open: no more than `most` bytes
 * and one, which shows that there are more.
 */
bool file_read_open(struct arena *arena, int fd, size_t most,
                    struct slice *text, const char **why);

/* Where the links of `path` lead in the end: absolute, in `arena`. */
bool file_real(struct arena *arena, const char *path, struct slice *real,
               const char **why);

/* What the entries of a directory are called, without `.` and `..`, in the
 * order of their bytes.  Names are NUL-terminated, in `arena`.
 */
struct file_names {
    VEC(struct slice) name;
};
bool file_list(struct arena *arena, const char *path, struct file_names *names,
               const char **why);

/* The same of the descriptor `fd` of a directory, which is closed. */
bool file_list_open(struct arena *arena, int fd, struct file_names *names,
                    const char **why);

enum file_type {
    FILE_ABSENT, /* or not to be looked at */
    FILE_REGULAR,
    FILE_DIRECTORY,
    FILE_LINK,
    FILE_OTHER, /* pipe, socket, device */
};

/* What `path` is; `file_type_at` does not follow a link at its end. */
enum file_type file_type_of(const char *path);
enum file_type file_type_at(const char *path);

/* `path` as it is in the absolute `directory`, unless it is absolute
 * itself; `.`, `..` and double slashes are removed as text, links are not
 * looked at.  NUL-terminated, in `arena`.
 */
struct slice
file_resolve(struct arena *arena, struct slice directory, struct slice path);

/* The absolute `path` as it is seen from the absolute `directory`, with `..`
 * where it must be; both as file_resolve() gives them.  NUL-terminated, in
 * `arena`; `.` for the directory itself.
 */
struct slice
file_relative(struct arena *arena, struct slice directory, struct slice path);

/* The directory that holds `path`, which is absolute; `/` is its own.  Part of
 * `path`, so without a NUL.
 */
struct slice file_parent(struct slice path);

/* The working directory; `path` resolved in it. */
struct slice file_directory(struct arena *arena);
struct slice file_absolute(struct arena *arena, struct slice path);

/* Is standard output (1) or standard error (2) a terminal? */
bool file_is_terminal(int number);

/* How many columns the terminal behind `number` has; 0 when it is none, or
 * does not say.
 */
uint32_t file_columns(int number);

#endif
