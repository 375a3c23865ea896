#ifndef SCHEMA_FORMAT_H
#define SCHEMA_FORMAT_H

/* The values of `format` and how to check a string against one. */

#include "base/slice.h"

enum format {
#define FORMAT(id, name, what) FORMAT_##id,
#include "schema/formats.def"
#undef FORMAT
    FORMAT_count_
};

/* The format called `name`, or FORMAT_count_. */
enum format format_find(struct slice name);

const char *format_name(enum format format);

/* What a string of this format is: "an IPv4 address". */
const char *format_what(enum format format);

bool format_check(enum format format, struct slice text);

#endif
