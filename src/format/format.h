#ifndef FORMAT_FORMAT_H
#define FORMAT_FORMAT_H

/* The values of `format`: which names a draft of JSON Schema knows, and
 * whether a string is what its format says.  Knows nothing of schemas; a name
 * that a draft does not know means nothing in it.
 */

#include "base/core/slice.h"

/* One for each meaning, so a name can have several. */
enum format {
#define FORMAT(id, name, drafts, checker, what) FORMAT_##id,
#include "format/formats.def"
#undef FORMAT
    FORMAT_count_
};

/* ORDER schema_dialect: the loader hands over its own. */
enum format_draft {
    FORMAT_DRAFT_3,
    FORMAT_DRAFT_4,
    FORMAT_DRAFT_6,
    FORMAT_DRAFT_7,
    FORMAT_DRAFT_2019,
    FORMAT_DRAFT_2020,
};

/* What `draft` means by `name`, or FORMAT_count_. */
enum format format_find(struct slice name, enum format_draft draft);

const char *format_name(enum format format);

/* What a string of this format is: "an IPv4 address". */
const char *format_what(enum format format);

/* Whether `text`, all of it, is of this format: one pass, without recursion;
 * bytes that are no UTF-8 are of none where characters count.
 */
bool format_check(enum format format, struct slice text);

#endif
