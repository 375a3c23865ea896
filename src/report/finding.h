#ifndef REPORT_FINDING_H
#define REPORT_FINDING_H

/* One finding as the JSON object that `json` and `jsonl` share; the schema
 * is schemas/output.schema.json.
 */

#include "report/reporter.h"
#include "report/ruler.h"
#include "report/wire.h"

/* Writes the members of the object, the caller its braces. */
void
finding_write(struct wire *wire, struct ruler *ruler, const struct diag *diag);

#endif
