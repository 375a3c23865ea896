#include "report/paint.h"

/* ORDER paint */
static const char *const codes[] = {
    "0",    /* PAINT_OFF */
    "1",    /* PAINT_PLACE: bold */
    "1",    /* PAINT_MESSAGE */
    "2",    /* PAINT_RULE: faint */
    "1;34", /* PAINT_GUTTER: blue */
    "1;36", /* PAINT_NOTE: cyan */
    "1;32", /* PAINT_HELP: green */
    "1;36", /* PAINT_HINT */
    "1;34", /* PAINT_INFO */
    "1;35", /* PAINT_WARNING: magenta, readable on white and on black */
    "1;31", /* PAINT_ERROR: red */
};

void
paint_set(struct buf *out, const struct report_style *style, enum paint paint)
{
    if (!style->color)
        return;
    buf_text(out, "\x1b[");
    buf_text(out, codes[paint]);
    buf_byte(out, 'm');
}

enum paint
paint_of_level(enum level level)
{
    switch (level) {
    case LEVEL_ERROR:
        return PAINT_ERROR;
    case LEVEL_WARNING:
        return PAINT_WARNING;
    case LEVEL_INFO:
        return PAINT_INFO;
    case LEVEL_HINT:
    case LEVEL_OFF:
        break;
    }
    return PAINT_HINT;
}

void
paint_text(struct buf *out, const struct report_style *style, enum paint paint,
           const char *text)
{
    paint_set(out, style, paint);
    buf_text(out, text);
    paint_set(out, style, PAINT_OFF);
}
