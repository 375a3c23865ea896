#ifndef DIAG_KIND_H
#define DIAG_KIND_H

/* The identity of a finding: its stable id, its level and one line that
 * says what it is.  Kinds are constants; two findings are of the same kind
 * when they share the pointer.
 */

#include <stdbool.h>

/* ORDER level: compared with <, the graver the greater. */
enum level {
    LEVEL_OFF,
    LEVEL_HINT,
    LEVEL_INFO,
    LEVEL_WARNING,
    LEVEL_ERROR,
};

struct kind {
    const char *id;
    enum level level;
    bool fixable; /* some of its findings carry a fix */
    const char *summary;
};

/* "error", "warning", "info", "hint" or "off". */
const char *level_name(enum level level);

/* What a format with three words calls `level`; `note` is the least of them. */
const char *level_word(enum level level, const char *error, const char *warning,
                       const char *note);

/* The level called `name`; false when there is none. */
bool level_find(const char *name, enum level *level);

#endif
