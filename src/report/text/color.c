#include "report/text/color.h"

/* ORDER paint */
static const char *const codes[] = {
    "0",    /* COLOR_OFF */
    "1",    /* COLOR_PLACE: bold */
    "1",    /* COLOR_MESSAGE */
    "2",    /* COLOR_RULE: faint */
    "1;34", /* COLOR_GUTTER: blue */
    "1;36", /* COLOR_NOTE: cyan */
    "1;32", /* COLOR_HELP: green */
    "1;36", /* COLOR_HINT */
    "1;34", /* COLOR_INFO */
    "1;35", /* COLOR_WARNING: magenta, readable on white and on black */
    "1;31", /* COLOR_ERROR: red */
};

void
color_set(struct buf *out, const struct report_style *style, enum color color)
{
    if (!style->color)
        return;
    buf_text(out, "\x1b[");
    buf_text(out, codes[color]);
    buf_byte(out, 'm');
}

enum color
color_of_level(enum level level)
{
    switch (level) {
    case LEVEL_ERROR:
        return COLOR_ERROR;
    case LEVEL_WARNING:
        return COLOR_WARNING;
    case LEVEL_INFO:
        return COLOR_INFO;
    case LEVEL_HINT:
    case LEVEL_OFF:
        break;
    }
    return COLOR_HINT;
}

void
color_text(struct buf *out, const struct report_style *style, enum color color,
           const char *text)
{
    color_set(out, style, color);
    buf_text(out, text);
    color_set(out, style, COLOR_OFF);
}
