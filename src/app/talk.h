#ifndef APP_TALK_H
#define APP_TALK_H

/* What the program says beside its report: lines on standard error, made
 * safe for a terminal.
 */

#include "app/status.h"
#include "base/arena.h"

/* One line behind the program's name. */
void talk_say(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* `text` as it is: it must be safe already. */
void talk_text(struct slice text);

/* The same as talk_say(), and where help is found; for a wrong command line.
 * Returns STATUS_FAILED.
 */
enum status talk_usage(struct arena *arena, struct slice problem);

/* Writes `text` to standard error as it is: a report that is safe already. */
void talk_aside(struct slice text);

/* Writes `text` to standard output.  Returns STATUS_CLEAN, or says why not
 * and returns STATUS_FAILED.
 */
enum status talk_out(struct arena *arena, struct slice text);

#endif
