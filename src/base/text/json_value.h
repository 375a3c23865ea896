#ifndef BASE_TEXT_JSON_VALUE_H
#define BASE_TEXT_JSON_VALUE_H

/* JSON that the program writes: values of jansson, made one by one and written
 * as a text.  The only door to that library.
 *
 * A value that is put into another one, or written, belongs to it and must not
 * be used again.  Members keep their order.  Running out of memory ends the
 * program, as everywhere.
 */

#include "base/text/buf.h"

struct json_t; /* jansson's */

struct json_t *json_value_object(void);
struct json_t *json_value_array(void);
struct json_t *json_value_number(uint32_t number);
struct json_t *json_value_bool(bool value);
struct json_t *json_value_null(void);

/* A string.  `text` may hold anything, NUL too: each byte that is not UTF-8
 * becomes U+FFFD.
 */
struct json_t *json_value_text(struct slice text);

/* `text`, or null when it is empty. */
struct json_t *json_value_text_or_null(struct slice text);

/* Adds the member `key`, a name of ours that `object` does not have yet. */
void
json_value_set(struct json_t *object, const char *key, struct json_t *value);

/* The same for a key that may hold anything; a second one of the same name
 * replaces the first.
 */
void json_value_set_named(struct json_t *object, struct slice key,
                          struct json_t *value);

/* The common members. */
void
json_value_set_text(struct json_t *object, const char *key, struct slice text);
void
json_value_set_number(struct json_t *object, const char *key, uint32_t number);

void json_value_add(struct json_t *array, struct json_t *value);

/* Writes `value` without white space (compact), or in one line with blanks
 * after commas and colons (spaced).  What a terminal or a CI system would
 * obey is an escape (see base/text/log.h).
 */
void json_value_write(struct buf *out, struct json_t *value);
void json_value_write_spaced(struct buf *out, struct json_t *value);

#endif
