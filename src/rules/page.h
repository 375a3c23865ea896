#ifndef RULES_PAGE_H
#define RULES_PAGE_H

/* The page of every finding, as it is in docs/rules/<id>.md. */

#include "base/files/embedded_files.h"

/* Generated from the pages by tools/generate/embed.c. */
extern const struct embedded_files page_files;

/* The Markdown text of the page of `id`; its `at` is NULL when there is
 * none.
 */
static inline struct slice
page_find(struct slice id)
{
    return embedded_files_find(&page_files, id);
}

#endif
