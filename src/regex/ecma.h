#ifndef REGEX_ECMA_H
#define REGEX_ECMA_H

/* Regular expressions as JSON Schema writes them (ECMA-262, section 22.2):
 * parsed, faults located, and rewritten to what PCRE2 understands in the same
 * way.  Knows no library.
 */

#include "base/text/buf.h"

enum ecma_mode {
    ECMA_BROKEN,  /* no regular expression in either mode */
    ECMA_UNICODE, /* as with the flag `u`: strict */
    ECMA_LEGACY,  /* only without it: stray braces, identity escapes, … */
};

struct ecma_fault {
    size_t at, len;   /* bytes of the pattern */
    const char *text; /* "unterminated group" */
};

/* Parses `pattern` and appends to `out` the PCRE2 pattern (for PCRE2_UTF,
 * see match.c) that matches the same strings.  Unicode mode is tried first;
 * when it fails `*fault` holds its fault, also if legacy mode then serves.
 * When it serves, `fault->text` is NULL, or says what of the pattern is more
 * than PCRE2 can do: compiling it will fail.
 */
enum ecma_mode
ecma_rewrite(struct slice pattern, struct buf *out, struct ecma_fault *fault);

#endif
