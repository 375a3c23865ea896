#ifndef APP_FORM_H
#define APP_FORM_H

/* Texts with places to be filled in: the files of the folder forms/, which
 * are part of the program.  A line `@name@` is a mark, and stands for what is
 * made of the program's tables.
 */

#include "base/buf.h"
#include "base/shelf.h"

/* Written by embed during the build. */
extern const struct shelf form_shelf;

struct form_mark {
    struct slice name;
    void (*write)(struct buf *out); /* whole lines */
};

/* Writes the form called `name` with each mark filled in.  `mark` ends with
 * an entry without `write`, and has one for every mark of the form.
 */
void
form_write(struct buf *out, struct slice name, const struct form_mark *mark);

#endif
