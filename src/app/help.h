#ifndef APP_HELP_H
#define APP_HELP_H

/* Texts that help people to write command lines: completions and manual pages.
 * tools/generate/help.py makes the files in help/, and a test that they are
 * fresh.
 */

#include "base/files/embedded_files.h"

extern const struct embedded_files help_files;

/* The script that completes command lines in the shell `name`, or the manual
 * page `section1` or `section5`; empty for any other name.  Lives as long as
 * the program.
 */
static inline struct slice
help_find(struct slice name)
{
    return embedded_files_find(&help_files, name);
}

#endif
