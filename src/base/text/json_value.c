#include "base/text/json_value.h"

#include "base/core/die.h"
#include "base/text/log.h"
#include "base/text/utf8.h"

#include <jansson.h>

static struct json_t *
made(struct json_t *value)
{
    if (!value)
        die("out of memory (JSON)");
    return value;
}

static void
done(int result)
{
    if (result != 0)
        die("out of memory (JSON)");
}

struct json_t *
json_value_object(void)
{
    return made(json_object());
}

struct json_t *
json_value_array(void)
{
    return made(json_array());
}

struct json_t *
json_value_number(uint32_t number)
{
    return made(json_integer(number));
}

struct json_t *
json_value_bool(bool value)
{
    return json_boolean(value);
}

struct json_t *
json_value_null(void)
{
    return json_null();
}

/* `text` with U+FFFD for each byte that is not UTF-8. */
static struct slice
repaired(struct arena *arena, struct slice text)
{
    struct buf out = buf_new(arena);

    for (size_t i = 0; i < text.len;) {
        uint32_t c;
        size_t len = utf8_decode(slice_cut(text, i, text.len), &c);

        if (len)
            buf_add(&out, slice_make(text.at + i, len));
        else
            buf_text(&out, "\xEF\xBF\xBD");
        i += len ? len : 1;
    }
    return buf_slice(&out);
}

struct json_t *
json_value_text(struct slice text)
{
    struct arena scratch = ARENA_INIT;

    if (utf8_check(text, 0) != SLICE_NONE)
        text = repaired(&scratch, text);
    struct json_t *value =
        json_stringn_nocheck(text.len ? text.at : "", text.len);

    arena_close(&scratch);
    return made(value);
}

struct json_t *
json_value_text_or_null(struct slice text)
{
    return text.len ? json_value_text(text) : json_null();
}

void
json_value_set(struct json_t *object, const char *key, struct json_t *value)
{
    done(json_object_set_new_nocheck(object, key, value));
}

void
json_value_set_named(struct json_t *object, struct slice key,
                     struct json_t *value)
{
    struct json_t *name = json_value_text(key);

    /* jansson 2.14 has keys with NUL, older ones do not. */
    done(json_object_set_new_nocheck(object, json_string_value(name), value));
    json_decref(name);
}

void
json_value_set_text(struct json_t *object, const char *key, struct slice text)
{
    json_value_set(object, key, json_value_text(text));
}

void
json_value_set_number(struct json_t *object, const char *key, uint32_t number)
{
    json_value_set(object, key, json_value_number(number));
}

void
json_value_add(struct json_t *array, struct json_t *value)
{
    done(json_array_append_new(array, value));
}

static int
take(const char *bytes, size_t len, void *buf)
{
    buf_add(buf, slice_make(bytes, len));
    return 0;
}

/* Writes the value as it is, and again when a log must not see it like that. */
static void
write(struct buf *out, struct json_t *value, size_t flags)
{
    size_t from = out->len;

    done(json_dump_callback(value, take, out, flags | JSON_ENCODE_ANY));
    struct slice text = slice_cut(buf_slice(out), from, out->len);

    if (!log_is_plain(text)) {
        text = arena_copy(out->arena, text);
        out->len = from;
        log_json(out, text);
    }
    json_decref(value);
}

void
json_value_write(struct buf *out, struct json_t *value)
{
    write(out, value, JSON_COMPACT);
}

void
json_value_write_spaced(struct buf *out, struct json_t *value)
{
    write(out, value, 0);
}
