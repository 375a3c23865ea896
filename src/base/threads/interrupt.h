#ifndef BASE_THREADS_INTERRUPT_H
#define BASE_THREADS_INTERRUPT_H

/* Signals that ask the program to end (Ctrl-C, TERM, HUP and the like) end it
 * at once, as the system does it, but not in the middle of what must be
 * finished or not begun.
 */

#include <signal.h>

/* From here to interrupt_allow() such signals wait, for the calling thread and
 * for threads that it starts.  Calls may be nested.
 */
void interrupt_hold(sigset_t *before);
void interrupt_allow(const sigset_t *before);

#endif
