#ifndef APP_RUN_BASELINES_H
#define APP_RUN_BASELINES_H

/* The baselines of a run: that of --baseline, else those that configurations
 * name; and the one that --write-baseline makes.
 */

#include "app/run/config_choice.h"
#include "lint/suppress/baseline.h"

struct baselines_entry {
    struct config_lookup_entry *owner; /* names it; NULL: --baseline does */
    struct baseline baseline;
};

struct baselines {
    struct config_choice *choice;
    enum level least; /* of what is listed */
    VEC(struct baselines_entry *) list;
    struct baseline *fresh; /* to be written; NULL: none is */
    uint32_t asked;         /* configurations that were; 0: nobody's */
};

/* Reads the file of --baseline; false when it is no good, which was said. */
bool baselines_open(struct config_choice *choice, struct baselines *baselines);

/* Reads those that the configurations of the inputs name, and that it has not
 * read yet; false as above.
 */
bool baselines_find(struct baselines *baselines);

/* Suppresses what is known, or takes it into the baseline to be written. */
void baselines_apply(struct baselines *baselines, struct arena *scratch,
                     struct source *source, struct bag *bag,
                     const struct config_lookup_entry *entry);

/* What `entry` lists and the files that were checked do not have any more;
 * rules that are not selected do not count.
 */
struct bag baselines_unused(struct baselines *baselines,
                            const struct baselines_entry *entry,
                            const struct selection *selection);

/* Writes the file of --write-baseline, if there is that option; false when it
 * cannot be written, which was said.
 */
bool baselines_write(struct baselines *baselines);

#endif
