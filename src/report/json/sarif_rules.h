#ifndef REPORT_JSON_SARIF_RULES_H
#define REPORT_JSON_SARIF_RULES_H

/* What SARIF wants to know about rules (section 3.49), with the properties
 * that GitHub's code scanning sorts and filters by.
 */

#include "base/text/json_value.h"
#include "report/reporter.h"

/* "error", "warning" or "note". */
struct slice sarif_level(enum level level);

/* Writes the elements of the array of the kinds that were found, one a line, in
 * the order of the run: results refer to them by their index in it.
 */
void sarif_rules_write(struct buf *out, const struct report_style *style);

#endif
