#include "base/die.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

_Noreturn void
die(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    fputs("invokelint: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(2);
}

_Noreturn void
die_bug(const char *file, int line, const char *what)
{
    fprintf(stderr, "invokelint: bug at %s:%d: %s\n", file, line, what);
    abort();
}
