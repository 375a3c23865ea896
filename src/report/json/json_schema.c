/* Two of the output formats of JSON Schema (2020-12, core, section 12.4): one
 * object for each document, one a line.  Several files are told apart by a
 * member `file`, which the standard allows (section 12.3: "additional
 * information").
 */

#include "report/json/wire.h"
#include "report/reporter.h"

static bool
is_valid(const struct bag *errors)
{
    return errors->list.count == 0;
}

/* What every output unit has. */
static void
write_unit(struct wire *wire, bool valid, const struct location *location)
{
    static const struct location nowhere = {0};

    if (!location)
        location = &nowhere;
    wire_key(wire, "valid");
    wire_bool(wire, valid);
    wire_key_text(wire, "keywordLocation", location->keyword);
    if (location->absolute.len)
        wire_key_text(wire, "absoluteKeywordLocation", location->absolute);
    wire_key_text(wire, "instanceLocation", location->instance);
}

static void
write_flag(struct wire *wire, const struct bag *errors)
{
    wire_key(wire, "valid");
    wire_bool(wire, is_valid(errors));
}

static void
write_basic(struct wire *wire, const struct bag *errors)
{
    write_unit(wire, is_valid(errors), NULL);
    if (is_valid(errors))
        return;
    wire_key(wire, "errors");
    wire_open(wire, '[');
    for (uint32_t i = 0; i < errors->list.count; i++) {
        const struct diag *diag = errors->list.item[i];

        wire_open(wire, '{');
        write_unit(wire, false, diag->location);
        wire_key_text(wire, "error", diag->text);
        wire_close(wire, '}');
    }
    wire_close(wire, ']');
}

/* One line for each time that a schema judged a document. */
static void
write_lines(struct buf *out, const struct report_file *file,
            void (*write)(struct wire *wire, const struct bag *errors))
{
    for (uint32_t i = 0; file->errors && i < file->errors->list.count; i++) {
        struct wire wire = wire_new(out);

        wire_open(&wire, '{');
        if (!file->alone)
            wire_key_text(&wire, "file", file->source->name);
        write(&wire, file->errors->list.item[i]);
        wire_close(&wire, '}');
        buf_byte(out, '\n');
    }
}

static void
flag_file(struct buf *out, const struct report_style *style,
          const struct report_file *file, bool first)
{
    (void)style;
    (void)first;
    write_lines(out, file, write_flag);
}

static void
basic_file(struct buf *out, const struct report_style *style,
           const struct report_file *file, bool first)
{
    (void)style;
    (void)first;
    write_lines(out, file, write_basic);
}

const struct reporter reporter_json_schema_flag = {
    .name = "json-schema-flag",
    .summary = "JSON Schema's own: valid or not",
    .errors = true,
    .file = flag_file,
};

const struct reporter reporter_json_schema_basic = {
    .name = "json-schema-basic",
    .summary = "JSON Schema's own: a list of errors",
    .errors = true,
    .file = basic_file,
};
