#ifndef TEMPLATE_STAND_IN_H
#define TEMPLATE_STAND_IN_H

/* Tells what somebody is to put an expression in place of (`<expression>`,
 * `your-filter-here`, `API_URL`, `...`) from expressions that were meant and
 * are wrong.  It goes by the words alone and knows nothing of what exists.
 */

#include "base/slice.h"

/* Whether `expression` is a stand-in and nothing else.  None of them compiles
 * as jq.
 */
bool stand_in_is(struct slice expression);

#endif
