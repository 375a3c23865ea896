#include "format/host.h"

#include "format/cursor.h"
#include "format/is.h"

/* RFC 1123, section 2.1: labels of letters, digits and inner hyphens. */

#define LABEL_MOST 63 /* bytes: RFC 1034, section 3.1 */
#define NAME_MOST                                               \
    253 /* the same: 255 with the lengths of labels, and a root \
         */

static bool
is_ldh_label(struct slice label)
{
    for (size_t i = 0; i < label.len; i++)
        if (!cursor_is_alnum(label.at[i]) && label.at[i] != '-')
            return false;
    return label.len > 0 && label.len <= LABEL_MOST && label.at[0] != '-' &&
           label.at[label.len - 1] != '-';
}

bool
host_is_name(struct slice text, struct host_rules rules)
{
    (void)rules;
    for (size_t at = 0; at <= text.len;) {
        size_t end = slice_find_byte(text, '.', at);

        if (end == SLICE_NONE)
            end = text.len;
        if (!is_ldh_label(slice_cut(text, at, end)))
            return false;
        at = end + 1;
    }
    return text.len <= NAME_MOST;
}

bool
format_is_ldh_hostname(struct slice text)
{
    return host_is_name(text, (struct host_rules){0});
}

bool
format_is_hostname(struct slice text)
{
    return host_is_name(text, (struct host_rules){.alabels = true});
}

bool
format_is_idn_hostname(struct slice text)
{
    return host_is_name(text,
                        (struct host_rules){true, true, true, .nfc = true});
}
