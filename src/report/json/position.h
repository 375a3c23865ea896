#ifndef REPORT_JSON_POSITION_H
#define REPORT_JSON_POSITION_H

/* A place in JSON, as several formats write it: {"line", "column"}, which
 * count from 1.
 */

#include "base/text/json_value.h"
#include "source/place.h"

static inline struct json_t *
position_value(struct place place)
{
    struct json_t *value = json_value_object();

    json_value_set_number(value, "line", place.line + 1);
    json_value_set_number(value, "column", place.col + 1);
    return value;
}

#endif
