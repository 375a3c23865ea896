#include "base/core/die.h"

#include "base/core/stream.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Longer messages are cut: there may be no memory for them. */
enum { LINE_BYTES = 512 };

static void __attribute__((format(printf, 1, 0)))
say(const char *format, va_list args)
{
    char line[LINE_BYTES];
    int len = vsnprintf(line, sizeof(line) - 1, format, args);

    if (len < 0)
        len = 0;
    if (len > LINE_BYTES - 2)
        len = LINE_BYTES - 2;
    line[len] = '\n';
    stream_say(S("invokelint: "));
    stream_say(slice_make(line, (size_t)len + 1));
}

/* Other threads may be at work: what is done on a usual exit would pull the
 * ground from under them.
 */
_Noreturn void
die(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(format, args);
    va_end(args);
    _Exit(2);
}

void
die_of_shortage(void)
{
    if (errno == EMFILE || errno == ENFILE || errno == ENOMEM)
        die("%s", strerror(errno));
}

static void __attribute__((format(printf, 1, 2)))
say_bug(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(format, args);
    va_end(args);
}

_Noreturn void
die_bug(const char *file, int line, const char *what)
{
    say_bug("bug at %s:%d: %s", file, line, what);
    abort();
}
