#ifndef APP_RUN_CONFIG_CHOICE_H
#define APP_RUN_CONFIG_CHOICE_H

/* The configurations of a run: --config, --no-config, or the one that lies
 * nearest to each file (lint/configs).  What is wrong with them is said on
 * standard error, as findings in those files.
 */

#include "app/run/inputs.h"
#include "app/run/selection.h"

struct config_choice {
    struct arena *arena;
    const struct options *options;
    struct config_lookup configs;
    uint32_t foreign; /* configurations of others that were spoken of */
};

/* False when the options contradict each other, or the file of --config is no
 * good; an empty `*problem` then means that it was said already.
 */
bool config_choice_open(struct arena *arena, const struct options *options,
                        struct config_choice *choice, struct slice *problem);

/* `*entry` is the configuration for the file `path`, or for the working
 * directory when that is empty; NULL when there is none.  False when it is no
 * good, which was said.
 */
bool config_choice_find(struct config_choice *choice, struct slice path,
                        struct config_lookup_entry **entry);

/* Gives each input its configuration, and takes out what that passes over.
 * False when one of them is no good, which was said.
 */
bool config_choice_inputs(struct config_choice *choice, struct inputs *inputs);

/* Shows what is wrong with a file that steers the program.  When that is no
 * regular file in the work tree, nothing of it is shown but where the faults
 * are, and of which kind.
 */
void config_choice_say(struct config_choice *choice, struct source *source,
                       const struct bag *bag);

#endif
