#ifndef REPORT_JSON_LSP_JSON_H
#define REPORT_JSON_LSP_JSON_H

/* Findings as the Language Server Protocol 3.17 writes them: the report
 * format `lsp`, and what a server needs to publish the same.
 */

#include "base/text/json_value.h"
#include "report/position_map.h"
#include "report/reporter.h"

/* A Range: 0-based, end exclusive, in UTF-16 units. */
struct json_t *lsp_json_range(struct position_map *map, struct span span);

/* Where the findings of one source are. */
struct lsp_json_place {
    struct slice uri;       /* of the source */
    struct slice directory; /* from which other paths are taken; absolute */
};

/* A Diagnostic in the source of `map`, which is at `place`. */
struct json_t *lsp_json_diagnostic(struct position_map *map,
                                   const struct lsp_json_place *place,
                                   const struct diag *diag);

#endif
