#ifndef BASE_FILES_TEMPORARY_H
#define BASE_FILES_TEMPORARY_H

/* A new file that is filled beside another one, and then takes a name there
 * as a whole.  It has no name before that, where the system can do so, and
 * thus is gone when the program is killed.  Where it needs a name at once, and
 * in the moment between two names, a kill may leave it: its name is short
 * whatever the other one is called, nobody is in the way of the next run, which
 * takes another name or removes what no living program holds.
 */

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum { SIBLING_NAME_BYTES = 96 };

struct temporary {
    int directory; /* that it is made in: open, the caller's */
    int file;      /* open for reading and writing */
    uintmax_t key; /* goes into its name */
    mode_t mode;
    bool named;
    char name[SIBLING_NAME_BYTES];
};

/* Makes an empty file in `directory`, for `key`, which is not the same for
 * files that are often written at once: an inode number.  `mode` is what the
 * system takes the umask from.  False, with errno.
 */
bool
temporary_make(struct temporary *s, int directory, uintmax_t key, mode_t mode);

/* Moves it to the name `name` in its directory, and over what is called so.
 * False, with errno, and nothing has changed.  It stays open.
 */
bool temporary_move(struct temporary *s, const char *name);

/* Closes it; without temporary_move() it is removed.  errno stays. */
void temporary_close(struct temporary *s);

/* Waits until what was written to the directory, or to the file, will survive
 * a loss of power.  False, with errno; true also where that cannot be asked
 * for.
 */
bool temporary_sync(int descriptor);
bool temporary_sync_directory(int directory);

#endif
