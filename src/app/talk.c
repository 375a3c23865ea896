#include "app/talk.h"

#include "base/log.h"
#include "base/stream.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

void
talk_text(struct arena *arena, struct slice text)
{
    struct buf out = buf_new(arena);

    log_filter(&out, text, (struct log_style){0});
    talk_aside(buf_slice(&out));
}

static void
say_line(struct arena *arena, struct slice text)
{
    struct buf line = buf_new(arena);

    buf_text(&line, "invokelint: ");
    buf_safe(&line, text);
    buf_byte(&line, '\n');
    talk_text(arena, buf_slice(&line));
}

void
talk_say(struct arena *arena, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say_line(arena, arena_vprintf(arena, format, args));
    va_end(args);
}

enum status
talk_usage(struct arena *arena, struct slice problem)
{
    say_line(arena, problem);
    say_line(arena, S("`invokelint --help` lists commands and options"));
    return STATUS_FAILED;
}

void
talk_aside(struct slice text)
{
    stream_say(text);
}

enum status
talk_out(struct arena *arena, struct slice text)
{
    struct buf out = buf_new(arena);

    log_filter(&out, text, (struct log_style){0});
    return talk_data(arena, buf_slice(&out));
}

enum status
talk_data(struct arena *arena, struct slice text)
{
    if (stream_write(STREAM_OUTPUT, text))
        return STATUS_CLEAN;
    talk_say(arena, "cannot write standard output: %s", strerror(errno));
    return STATUS_FAILED;
}
