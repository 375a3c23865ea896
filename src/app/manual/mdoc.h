#ifndef APP_MANUAL_MDOC_H
#define APP_MANUAL_MDOC_H

/* Text in mdoc, the language of manual pages (mdoc(7)).  Macros are for the
 * caller to write: here is only what keeps plain text from being taken for
 * one.
 */

#include "base/text/buf.h"

/* Writes `text`, with what is in backticks in bold, as whole lines: each
 * sentence starts one.  It may be empty.
 */
void mdoc_text(struct buf *out, struct slice text);

/* The same of a text that starts in lower case and has no full stop. */
void mdoc_sentence(struct buf *out, struct slice text);

#endif
