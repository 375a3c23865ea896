#ifndef REPORT_JSON_FINDING_H
#define REPORT_JSON_FINDING_H

/* One finding as the JSON object that `json` and `jsonl` share; the schema
 * is schemas/output.schema.json.
 */

#include "base/text/json_value.h"
#include "report/position_map.h"
#include "report/reporter.h"

/* Sets the members of `object` for `diag`, which is in the source of `map`. */
void finding_set(struct json_t *object, struct position_map *map,
                 const struct diag *diag);

#endif
