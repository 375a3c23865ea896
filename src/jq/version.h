#ifndef JQ_VERSION_H
#define JQ_VERSION_H

/* Which jq reads an expression: Port runs 1.7.1, and its move to 1.8 is
 * prepared.
 */
enum jq_dialect { JQ_1_7, JQ_1_8 };

#endif
