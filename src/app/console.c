#include "app/console.h"

#include "base/core/stream.h"
#include "base/text/log.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

void
console_text(struct arena *arena, struct slice text)
{
    struct buf out = buf_new(arena);

    log_filter(&out, text, (struct log_style){0});
    console_aside(buf_slice(&out));
}

static void
say_line(struct arena *arena, struct slice text)
{
    struct buf line = buf_new(arena);

    buf_text(&line, "invokelint: ");
    buf_safe(&line, text);
    buf_byte(&line, '\n');
    console_text(arena, buf_slice(&line));
}

void
console_say(struct arena *arena, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say_line(arena, arena_vprintf(arena, format, args));
    va_end(args);
}

enum status
console_usage(struct arena *arena, struct slice problem)
{
    say_line(arena, problem);
    say_line(arena, S("`invokelint --help` lists commands and options"));
    return STATUS_FAILED;
}

void
console_aside(struct slice text)
{
    stream_say(text);
}

enum status
console_out(struct arena *arena, struct slice text)
{
    struct buf out = buf_new(arena);

    log_filter(&out, text, (struct log_style){0});
    return console_data(arena, buf_slice(&out));
}

enum status
console_data(struct arena *arena, struct slice text)
{
    if (stream_write(STREAM_OUTPUT, text))
        return STATUS_CLEAN;
    console_say(arena, "cannot write standard output: %s", strerror(errno));
    return STATUS_FAILED;
}
