#ifndef BASE_CORE_STREAM_H
#define BASE_CORE_STREAM_H

/* Bytes into descriptors that are open already: standard output, standard
 * error, and files that others opened.
 */

#include "base/core/arena.h"

/* The descriptor of standard output. */
enum { STREAM_OUTPUT = 1 };

/* Call it before any file is opened.  A standard descriptor that the caller
 * has closed is taken, so that no file of ours gets its number and a message
 * ends up in a document; writing to it fails as it did before.  A file size
 * limit makes writing fail, too, instead of killing the program.
 */
void stream_claim(void);

/* Waits until `descriptor`, which does not block and has no room (or, with
 * `reading`, no bytes), may have some.  False, with errno, when it cannot be
 * waited for.
 */
bool stream_wait(int descriptor, bool reading);

/* Writes all of `text`, however often that takes, also when the descriptor
 * does not block.  False, with errno, when some of it could not be written.
 */
bool stream_write(int descriptor, struct slice text);

/* Reads the regular file behind `descriptor` from its start into `arena`,
 * wherever it is.  False, with errno, when it cannot be read, or is larger
 * than LIMIT_SOURCE_BYTES.
 */
bool stream_read(struct arena *arena, int descriptor, struct slice *text);

/* Writes `text` to standard error.  Nobody can be told when that fails. */
void stream_say(struct slice text);

#endif
