#ifndef REPORT_TEXT_COLOR_H
#define REPORT_TEXT_COLOR_H

/* The colours of the text report; without colour every call writes nothing. */

#include "report/reporter.h"

enum color {
    COLOR_OFF, /* back to the terminal's own */
    COLOR_PLACE,
    COLOR_MESSAGE,
    COLOR_RULE,
    COLOR_GUTTER,
    COLOR_NOTE,
    COLOR_HELP,
    COLOR_HINT,
    COLOR_INFO,
    COLOR_WARNING,
    COLOR_ERROR,
};

void
color_set(struct buf *out, const struct report_style *style, enum color color);

/* The colour of findings of `level`. */
enum color color_of_level(enum level level);

/* `text` in `paint`, and off again. */
void color_text(struct buf *out, const struct report_style *style,
                enum color color, const char *text);

#endif
