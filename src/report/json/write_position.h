#ifndef REPORT_JSON_WRITE_POSITION_H
#define REPORT_JSON_WRITE_POSITION_H

/* A place in JSON, as several formats write it: {"line", "column"}, which
 * count from 1.
 */

#include "report/json/wire.h"
#include "source/place.h"

static inline void
wire_position(struct wire *wire, const char *key, struct place place)
{
    wire_key(wire, key);
    wire_open(wire, '{');
    wire_key_number(wire, "line", place.line + 1);
    wire_key_number(wire, "column", place.col + 1);
    wire_close(wire, '}');
}

#endif
