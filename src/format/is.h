#ifndef FORMAT_IS_H
#define FORMAT_IS_H

/* One question for each format; formats.def says which names lead here.  Each
 * looks at the whole of `text`, and says which documents it follows where it
 * is defined.
 */

#include "base/core/slice.h"

bool format_is_color(struct slice text);
bool format_is_date(struct slice text);
bool format_is_date_time(struct slice text);
bool format_is_duration(struct slice text);
bool format_is_email(struct slice text);
bool format_is_hostname(struct slice text);
bool format_is_idn_email(struct slice text);
bool format_is_idn_hostname(struct slice text);
bool format_is_ipv4(struct slice text);
bool format_is_ipv6(struct slice text);
bool format_is_iri(struct slice text);
bool format_is_iri_reference(struct slice text);
bool format_is_json_pointer(struct slice text);
bool format_is_ldh_hostname(struct slice text);
bool format_is_local_time(struct slice text);
bool format_is_regex(struct slice text);
bool format_is_relative_json_pointer(struct slice text);
bool format_is_shifted_json_pointer(struct slice text);
bool format_is_time(struct slice text);
bool format_is_uri(struct slice text);
bool format_is_uri_reference(struct slice text);
bool format_is_uri_template(struct slice text);
bool format_is_uuid(struct slice text);

#endif
