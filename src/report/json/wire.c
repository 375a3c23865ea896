#include "report/json/wire.h"

#include "base/text/log.h"

struct wire
wire_new(struct buf *out)
{
    return (struct wire){.out = out};
}

struct wire
wire_resume(struct buf *out, bool comma)
{
    return (struct wire){.out = out, .comma = comma};
}

static void
separate(struct wire *wire)
{
    if (wire->comma)
        buf_byte(wire->out, ',');
    wire->comma = true;
}

void
wire_open(struct wire *wire, char bracket)
{
    separate(wire);
    buf_byte(wire->out, bracket);
    wire->comma = false;
}

void
wire_close(struct wire *wire, char bracket)
{
    buf_byte(wire->out, bracket);
    wire->comma = true;
}

void
wire_key(struct wire *wire, const char *name)
{
    separate(wire);
    buf_byte(wire->out, '"');
    buf_text(wire->out, name);
    buf_text(wire->out, "\":");
    wire->comma = false;
}

void
wire_line(struct wire *wire)
{
    separate(wire);
    buf_byte(wire->out, '\n');
    wire->comma = false;
}

void
wire_text(struct wire *wire, struct slice text)
{
    separate(wire);
    log_json(wire->out, text);
}

void
wire_number(struct wire *wire, uint32_t number)
{
    separate(wire);
    buf_number(wire->out, number);
}

void
wire_bool(struct wire *wire, bool value)
{
    separate(wire);
    buf_text(wire->out, value ? "true" : "false");
}

void
wire_null(struct wire *wire)
{
    separate(wire);
    buf_text(wire->out, "null");
}

void
wire_key_text(struct wire *wire, const char *name, struct slice text)
{
    wire_key(wire, name);
    wire_text(wire, text);
}

void
wire_key_number(struct wire *wire, const char *name, uint32_t number)
{
    wire_key(wire, name);
    wire_number(wire, number);
}
