#include "format/host.h"

#include "format/cursor.h"
#include "format/idna.h"
#include "format/is.h"

/* A name is labels with dots between them (RFC 1123, section 2.1).  A label is
 * letters, digits and inner hyphens; with IDNA also an A-label, which is
 * `xn--` and Punycode, or the U-label that it stands for (RFC 5890, section
 * 2.3).
 */

/* Bytes of a name (RFC 1034, section 3.1): 255 with the length of each label
 * and the root, which are not written.
 */
#define NAME_MOST 253

#define PREFIX "xn--"

/* The name up to here. */
struct host {
    struct host_rules rules;
    size_t len; /* with A-labels for U-labels */
    bool right_to_left, bidi_broken;
};

static bool
is_ascii(struct slice label)
{
    for (size_t i = 0; i < label.len; i++)
        if ((unsigned char)label.at[i] >= 0x80)
            return false;
    return true;
}

static bool
is_ldh(struct slice label)
{
    for (size_t i = 0; i < label.len; i++)
        if (!cursor_is_alnum(label.at[i]) && label.at[i] != '-')
            return false;
    return label.len > 0 && label.len <= LABEL_MOST && label.at[0] != '-' &&
           label.at[label.len - 1] != '-';
}

static bool
add_ascii_label(struct host *host, struct slice text, struct label *label)
{
    host->len += text.len;
    if (!is_ldh(text))
        return false;
    if (slice_equal_nocase(slice_cut(text, 0, 4), S(PREFIX)))
        return idna_alabel(text, label);
    /* Other labels with two hyphens there are kept for later (RFC 5890,
     * section 2.3.1), but a host may have one.
     */
    return idna_read(text, label);
}

static bool
add_unicode_label(struct host *host, struct slice text, struct label *label)
{
    size_t len = idna_ulabel(text, !host->rules.nfc, label);

    host->len += len;
    return len > 0;
}

static bool
add_label(struct host *host, struct slice text)
{
    struct label label;

    if (!host->rules.alabels) {
        host->len += text.len;
        return is_ldh(text);
    }
    if (is_ascii(text)
            ? !add_ascii_label(host, text, &label)
            : !host->rules.unicode || !add_unicode_label(host, text, &label))
        return false;
    host->right_to_left |= idna_is_right_to_left(&label);
    host->bidi_broken |= !idna_keeps_bidi_rule(&label);
    return true;
}

/* Bytes of the dot at `at`: RFC 3490, section 3.1, has four of them. */
static size_t
dot_at(struct slice text, size_t at, struct host_rules rules)
{
    struct slice rest = slice_cut(text, at, text.len);

    if (rest.at[0] == '.')
        return 1;
    if (rules.stops &&
        (slice_starts(rest, S("\u3002")) || slice_starts(rest, S("\uFF0E")) ||
         slice_starts(rest, S("\uFF61"))))
        return 3;
    return 0;
}

bool
host_is_name(struct slice text, struct host_rules rules)
{
    struct host host = {.rules = rules};
    size_t from = 0;

    for (size_t at = 0; at < text.len;) {
        size_t dot = dot_at(text, at, rules);

        if (dot) {
            if (!add_label(&host, slice_cut(text, from, at)))
                return false;
            host.len++;
            from = at + dot;
        }
        at += dot ? dot : 1;
    }
    return add_label(&host, slice_cut(text, from, text.len)) &&
           host.len <= NAME_MOST && !(host.right_to_left && host.bidi_broken);
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
    return !idna_is_there() ||
           host_is_name(text,
                        (struct host_rules){true, true, true, .nfc = true});
}
