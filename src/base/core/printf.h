#ifndef BASE_CORE_PRINTF_H
#define BASE_CORE_PRINTF_H

/* Formatting as printf() does it, so that the compiler checks the arguments,
 * with one difference: `%.*s` takes exactly as many bytes as it is told.  C's
 * own stops at a NUL, and a name in a stranger's file may hold one.
 *
 * Known are d, i, u, x, X, o, c, s and %%, the lengths hh, h, l, ll and z, the
 * flags `-` and `0`, and a width and a precision, also as `*`.  Anything else
 * is a mistake of ours and aborts.
 */

#include <stdarg.h>
#include <stddef.h>

/* Writes at most `room` bytes to `at`, the last of them a NUL.  Returns how
 * many bytes the whole text has, without that NUL; nothing is cut when that is
 * less than `room`.
 */
size_t printf_into(char *at, size_t room, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

#endif
