#include "report/other/xml.h"

#include "base/text/log.h"

/* What stands for `byte`, or NULL when it stands for itself. */
static const char *
entity(char byte)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

/* U+FFFE and U+FFFF are no characters (XML 1.0, production 2). */
static bool
is_none(struct slice rest)
{
    return slice_starts(rest, S("\xEF\xBF\xBE")) ||
           slice_starts(rest, S("\xEF\xBF\xBF"));
}

void
xml_text(struct buf *out, struct arena *scratch, struct slice text)
{
    struct buf safe = buf_new(scratch);

    buf_visible(&safe, text);
    text = buf_slice(&safe);
    for (size_t i = 0; i < text.len; i++) {
        const char *instead = entity(text.at[i]);

        if (instead) {
            buf_text(out, instead);
        } else if (is_none(slice_cut(text, i, text.len))) {
            buf_text(out, text.at[i + 2] == '\xBE' ? "\\ufffe" : "\\uffff");
            i += 2;
        } else if (log_is_command(text, i)) {
            buf_printf(out, "&#%u;", (unsigned)text.at[i]);
        } else {
            buf_byte(out, text.at[i]);
        }
    }
}

void
xml_attribute(struct buf *out, struct arena *scratch, const char *name,
              struct slice value)
{
    buf_byte(out, ' ');
    buf_text(out, name);
    buf_text(out, "=\"");
    xml_text(out, scratch, value);
    buf_byte(out, '"');
}

void
xml_number(struct buf *out, const char *name, uint32_t number)
{
    buf_byte(out, ' ');
    buf_text(out, name);
    buf_text(out, "=\"");
    buf_number(out, number);
    buf_byte(out, '"');
}
