#ifndef APP_CONSOLE_H
#define APP_CONSOLE_H

/* What the program says beside its report.  All of it that people read goes
 * through log_filter(), so that it is safe for a terminal and in the log of a
 * CI system, whatever is quoted in it.
 */

#include "app/status.h"
#include "base/core/arena.h"

/* One line behind the program's name. */
void console_say(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Lines on standard error. */
void console_text(struct arena *arena, struct slice text);

/* The same as console_say(), and where help is found; for a wrong command line.
 * Returns STATUS_FAILED.
 */
enum status console_usage(struct arena *arena, struct slice problem);

/* Writes `text` to standard error as it is: a report that is safe already. */
void console_aside(struct slice text);

/* Writes `text`, which is for people, to standard output.  Returns
 * STATUS_CLEAN, or says why not and returns STATUS_FAILED.
 */
enum status console_out(struct arena *arena, struct slice text);

/* The same for what programs read, byte by byte: a document, a script. */
enum status console_data(struct arena *arena, struct slice text);

#endif
