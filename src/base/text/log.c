#include "base/text/log.h"

#include "base/text/utf8.h"

/* Names of commands are short: `##vso[`, `##teamcity[`, `##[endgroup]`. */
enum { NAME_MOST = 32 };

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* `##`, perhaps a name, `[` */
static bool
is_hash_command(struct slice rest)
{
    size_t i = 2;

    if (!slice_starts(rest, S("##")))
        return false;
    while (i < rest.len && i < NAME_MOST && is_letter(rest.at[i]))
        i++;
    return i < rest.len && rest.at[i] == '[';
}

/* The colon of `section_start:1` and `section_end:1`. */
static bool
is_section(struct slice text, size_t at)
{
    struct slice before = slice_cut(text, 0, at);

    return at + 1 < text.len && is_digit(text.at[at + 1]) &&
           (slice_ends(before, S("section_start")) ||
            slice_ends(before, S("section_end")));
}

bool
log_is_command(struct slice text, size_t at)
{
    if (text.at[at] == '#')
        return is_hash_command(slice_cut(text, at, text.len));
    return text.at[at] == ':' && is_section(text, at);
}

/* The first `byte` in [from, end) with which a command begins, or `end`. */
static size_t
next_of(struct slice text, char byte, size_t from, size_t end)
{
    while (from < end) {
        const char *at = memchr(text.at + from, byte, end - from);

        if (!at)
            return end;
        from = (size_t)(at - text.at);
        if (log_is_command(text, from))
            return from;
        from++;
    }
    return end;
}

/* Where the first command in [from, end) begins, or `end`. */
static size_t
next_command(struct slice text, size_t from, size_t end)
{
    end = next_of(text, '#', from, end);
    return next_of(text, ':', from, end);
}

size_t
log_plain(struct slice text, size_t from)
{
    size_t end = from + utf8_plain(text, from);

    return next_command(text, from, end) - from;
}

bool
log_is_plain(struct slice text)
{
    unsigned char bits = 0;

    for (size_t i = 0; i < text.len; i++)
        bits |= (unsigned char)text.at[i] | (text.at[i] == 0x7F ? 0x80 : 0);
    return bits < 0x80 && next_command(text, 0, text.len) == text.len;
}

void
log_json(struct buf *out, struct slice json)
{
    for (size_t from = 0, at; from < json.len; from = at + 1) {
        at = next_command(json, from, json.len);
        buf_json_escape(out, slice_cut(json, from, at));
        if (at < json.len)
            buf_printf(out, "\\u%04x", (unsigned)json.at[at]);
    }
}

/* ---- Filter -------------------------------------------------------------- */

/* White space as .NET has it, with which the runner of GitHub is written. */
static size_t
white_space(struct slice text, size_t at)
{
    static const struct {
        uint32_t first, last;
    } spaces[] = {
        {0x09, 0x09},     {0x0B, 0x0D},     {0x20, 0x20},     {0x85, 0x85},
        {0xA0, 0xA0},     {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029},
        {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000},
    };
    uint32_t c;
    size_t len = utf8_decode(slice_cut(text, at, text.len), &c);

    for (size_t i = 0; len && i < sizeof(spaces) / sizeof(spaces[0]); i++)
        if (c >= spaces[i].first && c <= spaces[i].last)
            return len;
    return 0;
}

static bool
is_annotation(struct slice rest)
{
    return slice_starts(rest, S("::error file=")) ||
           slice_starts(rest, S("::warning file=")) ||
           slice_starts(rest, S("::notice file="));
}

/* Bytes of a colour (`\x1b[1;31m`) or of either end of a link
 * (`\x1b]8;;https://…\x1b\\`) at `at`; 0 for any other sequence.
 */
static size_t
color_length(struct slice text, size_t at)
{
    struct slice rest = slice_cut(text, at, text.len);
    size_t i = 2;

    if (slice_starts(rest, S("\x1b["))) {
        while (i < rest.len && (is_digit(rest.at[i]) || rest.at[i] == ';'))
            i++;
        return i < rest.len && rest.at[i] == 'm' ? i + 1 : 0;
    }
    if (!slice_starts(rest, S("\x1b]8;;")))
        return 0;
    i += utf8_plain(rest, i);
    return slice_starts(slice_cut(rest, i, rest.len), S("\x1b\\")) ? i + 2 : 0;
}

/* Writes the start of the line at `from` when it would be a command; returns
 * what is done.
 */
static size_t
filter_start(struct buf *out, struct slice text, size_t from,
             struct log_style style)
{
    size_t at = from, len;

    if (style.annotations && is_annotation(slice_cut(text, from, text.len)))
        return from;
    /* Who takes colours out of a log may do so before it reads the line. */
    while (at < text.len &&
           ((len = white_space(text, at)) > 0 ||
            (style.color && (len = color_length(text, at)) > 0)))
        at += len;
    if (!slice_starts(slice_cut(text, at, text.len), S("::")))
        return from;
    for (size_t i = from; i < at; i += len) {
        len = style.color ? color_length(text, i) : 0;
        if (len) {
            buf_add(out, slice_cut(text, i, i + len));
        } else {
            len = white_space(text, i);
            buf_safe(out, slice_cut(text, i, i + len));
        }
    }
    buf_text(out, "\\u003a");
    return at + 1;
}

/* Bytes of what source files have at `at`, though a report would escape it: a
 * tab, CR before LF, a byte order mark, invisible characters.
 */
static size_t
source_len(struct slice text, size_t at)
{
    uint32_t c;
    size_t len = utf8_decode(slice_cut(text, at, text.len), &c);

    if (len == 0)
        return 0;
    if (c == '\r' && at + 1 < text.len && text.at[at + 1] == '\n')
        return 1;
    return c == '\t' || c == 0xFEFF || utf8_is_invisible(c) ? len : 0;
}

/* Writes the character at `at`, which is not plain; returns its bytes. */
static size_t
filter_char(struct buf *out, struct slice text, size_t at,
            struct log_style style)
{
    size_t len = 0;
    uint32_t c;

    if (text.at[at] == '\x1b' && style.color)
        len = color_length(text, at);
    else if (style.source)
        len = source_len(text, at);
    if (len) {
        buf_add(out, slice_cut(text, at, at + len));
        return len;
    }
    if ((unsigned char)text.at[at] >= 0x80)
        len = utf8_decode(slice_cut(text, at, text.len), &c);
    len = len ? len : 1;
    if (text.at[at] == '#' || text.at[at] == ':')
        buf_printf(out, "\\u%04x", (unsigned)text.at[at]);
    else
        buf_safe(out, slice_cut(text, at, at + len));
    return len;
}

void
log_filter(struct buf *out, struct slice text, struct log_style style)
{
    bool start = true;

    for (size_t at = 0; at < text.len;) {
        if (start)
            at = filter_start(out, text, at, style);
        start = false;
        size_t len = log_plain(text, at);

        buf_add(out, slice_cut(text, at, at + len));
        at += len;
        if (at >= text.len)
            break;
        if (text.at[at] == '\n') {
            buf_byte(out, '\n');
            start = true;
            at++;
        } else {
            at += filter_char(out, text, at, style);
        }
    }
}
