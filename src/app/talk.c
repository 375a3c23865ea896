#include "app/talk.h"

#include "base/buf.h"
#include "base/stream.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

static void
say_line(struct arena *arena, struct slice text)
{
    struct buf line = buf_new(arena);

    buf_text(&line, "invokelint: ");
    buf_safe(&line, text);
    buf_byte(&line, '\n');
    stream_say(buf_slice(&line));
}

void
talk_say(struct arena *arena, const char *format, ...)
{
    char *text = NULL;
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);

    va_end(args);
    if (len >= 0) {
        text = arena_alloc(arena, (size_t)len + 1, 1);
        vsnprintf(text, (size_t)len + 1, format, again);
    }
    va_end(again);
    say_line(arena, slice_from(text));
}

void
talk_text(struct slice text)
{
    stream_say(text);
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
    if (stream_write(STREAM_OUTPUT, text))
        return STATUS_CLEAN;
    talk_say(arena, "cannot write standard output: %s", strerror(errno));
    return STATUS_FAILED;
}
