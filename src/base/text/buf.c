#include "base/text/buf.h"

#include "base/core/printf.h"
#include "base/text/log.h"
#include "base/text/utf8.h"

#ifdef HOSTILE
#define FIRST_ROOM ((size_t)1)
#else
#define FIRST_ROOM ((size_t)256)
#endif

struct buf
buf_new(struct arena *arena)
{
    return (struct buf){.arena = arena};
}

static char *
reserve(struct buf *buf, size_t more)
{
    if (buf->room - buf->len < more) {
        size_t room = buf->room ? buf->room * 2 : FIRST_ROOM;

        if (room < buf->len + more)
            room = buf->len + more;
        buf->at = arena_grow(buf->arena, buf->at, buf->room, room, 1);
        buf->room = room;
    }
    return buf->at + buf->len;
}

void
buf_byte(struct buf *buf, char byte)
{
    *reserve(buf, 1) = byte;
    buf->len++;
}

void
buf_add(struct buf *buf, struct slice text)
{
    if (text.len == 0)
        return;
    memcpy(reserve(buf, text.len), text.at, text.len);
    buf->len += text.len;
}

void
buf_text(struct buf *buf, const char *text)
{
    buf_add(buf, slice_from(text));
}

void
buf_repeat(struct buf *buf, char byte, size_t count)
{
    if (count)
        memset(reserve(buf, count), byte, count);
    buf->len += count;
}

void
buf_number(struct buf *buf, uint32_t number)
{
    char digits[10];
    size_t at = sizeof(digits);

    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    buf_add(buf, slice_make(digits + at, sizeof(digits) - at));
}

/* Most texts fit into the room that is there; others are formatted again. */
void
buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args, again;
    char *at = reserve(buf, 1);
    size_t room = buf->room - buf->len;

    va_start(args, format);
    va_copy(again, args);
    size_t len = printf_into(at, room, format, args);

    va_end(args);
    if (len >= room)
        printf_into(reserve(buf, len + 1), len + 1, format, again);
    va_end(again);
    buf->len += len;
}

/* Invisible characters that can make a line read as something else. */
static bool
is_deceptive(uint32_t c)
{
    return (c >= 0x80 && c < 0xA0) || c == 0x061C || c == 0x200E ||
           c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/* Writes the character `c`, of `bytes`, which is not plain. */
static void
visible_char(struct buf *buf, uint32_t c, struct slice bytes)
{
    if (c == 0 || is_deceptive(c))
        buf_printf(buf, "\\u%04x", (unsigned)c);
    else if (c < 0x20 || c == 0x7F)
        buf_printf(buf, "\\x%02x", (unsigned)c);
    else
        buf_add(buf, bytes);
}

static void
safe_char(struct buf *buf, uint32_t c, struct slice bytes)
{
    if ((c < 0x10000 && utf8_is_invisible(c)) || (c >= 0x20 && c < 0x7F))
        buf_printf(buf, "\\u%04x", (unsigned)c);
    else if (utf8_is_invisible(c))
        buf_printf(buf, "\\U%08x", (unsigned)c);
    else
        visible_char(buf, c, bytes);
}

/* Writes `text`; `plain` says what of it stands for itself, `other` writes one
 * character that does not.
 */
static void
write_text(struct buf *buf, struct slice text,
           size_t (*plain)(struct slice text, size_t from),
           void (*other)(struct buf *buf, uint32_t c, struct slice bytes))
{
    for (size_t i = 0; i < text.len;) {
        uint32_t c;
        size_t len = plain(text, i);

        buf_add(buf, slice_cut(text, i, i + len));
        i += len;
        if (i == text.len)
            return;
        len = utf8_decode(slice_cut(text, i, text.len), &c);
        if (len)
            other(buf, c, slice_make(text.at + i, len));
        else
            buf_printf(buf, "\\x%02x", (unsigned char)text.at[i]);
        i += len ? len : 1;
    }
}

void
buf_safe(struct buf *buf, struct slice text)
{
    write_text(buf, text, log_plain, safe_char);
}

void
buf_visible(struct buf *buf, struct slice text)
{
    write_text(buf, text, utf8_plain, visible_char);
}

static void
json_char(struct buf *buf, uint32_t c, struct slice bytes)
{
    switch (c) {
    case '"':
        buf_text(buf, "\\\"");
        return;
    case '\\':
        buf_text(buf, "\\\\");
        return;
    case '\n':
        buf_text(buf, "\\n");
        return;
    case '\t':
        buf_text(buf, "\\t");
        return;
    case '\r':
        buf_text(buf, "\\r");
        return;
    default:
        if (c < 0x20 || c == 0x7F || is_deceptive(c))
            buf_printf(buf, "\\u%04x", (unsigned)c);
        else
            buf_add(buf, bytes);
    }
}

/* Bytes from `from` on that stand for themselves between quotes. */
static size_t
json_plain(struct slice text, size_t from)
{
    size_t i = from;

    while (i < text.len && text.at[i] >= 0x20 && text.at[i] < 0x7F &&
           text.at[i] != '"' && text.at[i] != '\\')
        i++;
    return i - from;
}

void
buf_json(struct buf *buf, struct slice text)
{
    buf_byte(buf, '"');
    for (size_t i = 0; i < text.len;) {
        uint32_t c;
        size_t len = json_plain(text, i);

        if (len) {
            buf_add(buf, slice_make(text.at + i, len));
            i += len;
            continue;
        }
        len = utf8_decode(slice_cut(text, i, text.len), &c);
        if (len)
            json_char(buf, c, slice_make(text.at + i, len));
        else
            buf_text(buf, "\xEF\xBF\xBD");
        i += len ? len : 1;
    }
    buf_byte(buf, '"');
}

void
buf_json_escape(struct buf *buf, struct slice json)
{
    for (size_t i = 0; i < json.len;) {
        uint32_t c;
        size_t len = utf8_plain(json, i);

        buf_add(buf, slice_cut(json, i, i + len));
        i += len;
        if (i == json.len)
            return;
        len = utf8_decode(slice_cut(json, i, json.len), &c);
        if (c == 0x7F || is_deceptive(c))
            buf_printf(buf, "\\u%04x", (unsigned)c);
        else
            buf_add(buf, slice_cut(json, i, i + len));
        i += len ? len : 1;
    }
}

struct slice
buf_slice(const struct buf *buf)
{
    return slice_make(buf->at, buf->len);
}
