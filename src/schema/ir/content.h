#ifndef SCHEMA_IR_CONTENT_H
#define SCHEMA_IR_CONTENT_H

/* What `contentEncoding` and `contentMediaType` say of a string: that it is
 * base64, that it is JSON, or both.  Draft 7 lets them be assertions
 * (validation, section 8.2); later drafts do not.
 */

#include "base/core/arena.h"

/* Bits; 0 is content that nothing is known of. */
enum content {
    CONTENT_BASE64 = 1 << 0,
    CONTENT_JSON = 1 << 1,
};

/* The bits for these values, each empty when the keyword is not there. */
unsigned content_find(struct slice encoding, struct slice media_type);

/* What such a string is: "base64", "a JSON document". */
const char *content_what(unsigned content);

/* True when `text` is what `content` says; decoded in `scratch`. */
bool content_check(unsigned content, struct slice text, struct arena *scratch);

#endif
