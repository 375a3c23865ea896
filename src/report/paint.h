#ifndef REPORT_PAINT_H
#define REPORT_PAINT_H

/* The colours of the text report; without colour every call writes nothing. */

#include "report/reporter.h"

enum paint {
    PAINT_OFF, /* back to the terminal's own */
    PAINT_PLACE,
    PAINT_MESSAGE,
    PAINT_RULE,
    PAINT_GUTTER,
    PAINT_NOTE,
    PAINT_HELP,
    PAINT_HINT,
    PAINT_INFO,
    PAINT_WARNING,
    PAINT_ERROR,
};

void
paint_set(struct buf *out, const struct report_style *style, enum paint paint);

/* The colour of findings of `level`. */
enum paint paint_of_level(enum level level);

/* `text` in `paint`, and off again. */
void paint_text(struct buf *out, const struct report_style *style,
                enum paint paint, const char *text);

#endif
