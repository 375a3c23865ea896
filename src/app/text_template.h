#ifndef APP_TEXT_TEMPLATE_H
#define APP_TEXT_TEMPLATE_H

/* Texts with places to be filled in: the files of the folder forms/, which
 * are part of the program.  A line `@name@` is a mark, and stands for what is
 * made of the program's tables.
 */

#include "base/files/embedded_files.h"
#include "base/text/buf.h"

/* Written by embed during the build. */
extern const struct embedded_files text_template_files;

struct template_mark {
    struct slice name;
    void (*write)(struct buf *out); /* whole lines */
};

/* Writes the form called `name` with each mark filled in.  `mark` ends with
 * an entry without `write`, and has one for every mark of the form.
 */
void text_template_write(struct buf *out, struct slice name,
                         const struct template_mark *mark);

#endif
