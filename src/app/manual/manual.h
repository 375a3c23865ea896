#ifndef APP_MANUAL_MANUAL_H
#define APP_MANUAL_MANUAL_H

/* The manual pages, in mdoc: what the tables and the schema know is filled
 * into the forms program.mdoc and config.mdoc.
 */

#include "base/text/buf.h"

/* invokelint(1): the command line. */
void manual_program(struct buf *out);

/* invokelint(5): the configuration file, from its schema.  False when this
 * version has no such file.
 */
bool manual_config(struct buf *out);

#endif
