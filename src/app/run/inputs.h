#ifndef APP_RUN_INPUTS_H
#define APP_RUN_INPUTS_H

/* Which files a command line means, in the order in which they are reported,
 * each once.
 */

#include "app/options.h"
#include "base/files/walk.h"
#include "lint/config/config_lookup.h"

struct input {
    struct slice path; /* NUL-terminated; "-" is standard input */
    bool named;        /* by the user; not found by walking */
    const char *why;   /* it may not be read; else NULL */
    struct config_lookup_entry *config; /* NULL: there is none for it */
    struct slice below; /* the path, as the globs of `config` see it */
};

struct inputs {
    VEC(struct input) file;
    const struct walk *walk; /* its problems: directories not readable */
};

/* Walks through the directories of the operands; without operands, through
 * the git work tree around the working directory (else through the latter).
 * A file that is not there is listed all the same: reading it says why.
 * `directory` is the working directory, absolute.
 */
struct inputs inputs_find(struct arena *arena, const struct options *options,
                          struct slice directory);

/* Reads `file`, unless it leads out of its work tree. */
bool input_read(struct arena *arena, const struct input *file,
                struct slice *text, const char **why);

#endif
