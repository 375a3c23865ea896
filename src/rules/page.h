#ifndef RULES_PAGE_H
#define RULES_PAGE_H

/* The page of every finding, as it stands in docs/rules/<id>.md. */

#include "base/shelf.h"

/* Generated from the pages by tools/embed.c. */
extern const struct shelf page_shelf;

/* The Markdown text of the page of `id`; its `at` is NULL when there is
 * none.
 */
static inline struct slice
page_find(struct slice id)
{
    return shelf_find(&page_shelf, id);
}

#endif
