#ifndef REPORT_JSON_FINDING_H
#define REPORT_JSON_FINDING_H

/* One finding as the JSON object that `json` and `jsonl` share; the schema
 * is schemas/output.schema.json.
 */

#include "report/json/wire.h"
#include "report/position_map.h"
#include "report/reporter.h"

/* Writes the members of the object, the caller its braces. */
void finding_write(struct wire *wire, struct position_map *map,
                   const struct diag *diag);

#endif
