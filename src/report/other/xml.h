#ifndef REPORT_OTHER_XML_H
#define REPORT_OTHER_XML_H

/* Text in XML 1.0.  What XML cannot hold at all (control characters and two
 * that are none) is shown as buf_visible() shows it.  What a CI system would
 * take for a command in a log is written with a reference.
 */

#include "base/text/buf.h"

/* `text` as the content of an element; `scratch` is for what comes between. */
void xml_text(struct buf *out, struct arena *scratch, struct slice text);

/* ` name="value"`. */
void xml_attribute(struct buf *out, struct arena *scratch, const char *name,
                   struct slice value);
void xml_number(struct buf *out, const char *name, uint32_t number);

#endif
