#ifndef JQ_VERSION_H
#define JQ_VERSION_H

#include <stdbool.h>

/* Which jq reads an expression: Port runs 1.7.1, and its move to 1.8 is
 * prepared.
 */
enum jq_dialect { JQ_1_7, JQ_1_8 };

/* How an expression is read. */
struct jq_options {
    enum jq_dialect dialect;
    /* As Port compiles it: single quotes are rewritten, and the filter
     * comes after `def env: {}; {} as $ENV |`.
     */
    bool port;
};

#endif
