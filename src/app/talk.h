#ifndef APP_TALK_H
#define APP_TALK_H

/* What the program says beside its report.  All of it that people read goes
 * through log_filter(), so that it is safe for a terminal and in the log of a
 * CI system, whatever is quoted in it.
 */

#include "app/status.h"
#include "base/arena.h"

/* One line behind the program's name. */
void talk_say(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Lines on standard error. */
void talk_text(struct arena *arena, struct slice text);

/* The same as talk_say(), and where help is found; for a wrong command line.
 * Returns STATUS_FAILED.
 */
enum status talk_usage(struct arena *arena, struct slice problem);

/* Writes `text` to standard error as it is: a report that is safe already. */
void talk_aside(struct slice text);

/* Writes `text`, which is for people, to standard output.  Returns
 * STATUS_CLEAN, or says why not and returns STATUS_FAILED.
 */
enum status talk_out(struct arena *arena, struct slice text);

/* The same for what programs read, byte by byte: a document, a script. */
enum status talk_data(struct arena *arena, struct slice text);

#endif
