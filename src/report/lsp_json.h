#ifndef REPORT_LSP_JSON_H
#define REPORT_LSP_JSON_H

/* Findings as the Language Server Protocol 3.17 writes them: the report
 * format `lsp`, and what a server needs to publish the same.
 */

#include "report/reporter.h"
#include "report/ruler.h"
#include "report/wire.h"

/* A Range: 0-based, end exclusive, in UTF-16 units. */
void lsp_json_range(struct wire *wire, struct ruler *ruler, struct span span);

/* A Diagnostic; `uri` is that of the ruler's source. */
void lsp_json_diagnostic(struct wire *wire, struct ruler *ruler,
                         struct slice uri, const struct diag *diag);

#endif
