#include "base/threads/interrupt.h"

#include <stddef.h>

/* All but the faults of a program itself, which belong to the thread that makes
 * them and cannot wait.
 */
void
interrupt_hold(sigset_t *before)
{
    static const int fault[] = {SIGABRT, SIGBUS,  SIGFPE, SIGILL,
                                SIGSEGV, SIGTRAP, SIGSYS};
    sigset_t held;

    sigfillset(&held);
    for (size_t i = 0; i < sizeof(fault) / sizeof(*fault); i++)
        sigdelset(&held, fault[i]);
    pthread_sigmask(SIG_BLOCK, &held, before);
}

void
interrupt_allow(const sigset_t *before)
{
    pthread_sigmask(SIG_SETMASK, before, NULL);
}
