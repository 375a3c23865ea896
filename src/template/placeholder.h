#ifndef TEMPLATE_PLACEHOLDER_H
#define TEMPLATE_PLACEHOLDER_H

/* Tells what somebody is to put an expression in place of (`<expression>`,
 * `your-filter-here`, `API_URL`, `...`) from expressions that were meant and
 * are wrong.  It goes by the words alone and knows nothing of what exists.
 */

#include "base/core/slice.h"

/* Whether `expression` is a stand-in and nothing else.  None of them compiles
 * as jq.
 */
bool placeholder_is(struct slice expression);

#endif
