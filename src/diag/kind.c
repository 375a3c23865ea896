#include "diag/kind.h"

#include <string.h>

/* ORDER level */
static const char *const names[] = {"off", "hint", "info", "warning", "error"};

const char *
level_name(enum level level)
{
    return names[level];
}

const char *
level_word(enum level level, const char *error, const char *warning,
           const char *note)
{
    if (level == LEVEL_ERROR)
        return error;
    return level == LEVEL_WARNING ? warning : note;
}

bool
level_find(const char *name, enum level *level)
{
    for (unsigned i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strcmp(name, names[i]) == 0) {
            *level = (enum level)i;
            return true;
        }
    }
    return false;
}
