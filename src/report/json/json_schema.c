/* Two of the output formats of JSON Schema (2020-12, core, section 12.4): one
 * object for each document, one a line.  Several files are told apart by a
 * member `file`, which the standard allows (section 12.3: "additional
 * information").
 */

#include "base/text/json_value.h"
#include "report/reporter.h"

static bool
is_valid(const struct bag *errors)
{
    return errors->list.count == 0;
}

/* What every output unit has. */
static void
set_unit(struct json_t *object, bool valid, const struct location *location)
{
    static const struct location nowhere = {0};

    if (!location)
        location = &nowhere;
    json_value_set(object, "valid", json_value_bool(valid));
    json_value_set_text(object, "keywordLocation", location->keyword);
    if (location->absolute.len)
        json_value_set_text(object, "absoluteKeywordLocation",
                            location->absolute);
    json_value_set_text(object, "instanceLocation", location->instance);
}

static void
set_flag(struct json_t *object, const struct bag *errors)
{
    json_value_set(object, "valid", json_value_bool(is_valid(errors)));
}

static void
set_basic(struct json_t *object, const struct bag *errors)
{
    struct json_t *list;

    set_unit(object, is_valid(errors), NULL);
    if (is_valid(errors))
        return;
    list = json_value_array();
    for (uint32_t i = 0; i < errors->list.count; i++) {
        const struct diag *diag = errors->list.item[i];
        struct json_t *error = json_value_object();

        set_unit(error, false, diag->location);
        json_value_set_text(error, "error", diag->text);
        json_value_add(list, error);
    }
    json_value_set(object, "errors", list);
}

/* One line for each time that a schema judged a document. */
static void
write_lines(struct buf *out, const struct report_file *file,
            void (*set)(struct json_t *object, const struct bag *errors))
{
    for (uint32_t i = 0; file->errors && i < file->errors->list.count; i++) {
        struct json_t *object = json_value_object();

        if (!file->alone)
            json_value_set_text(object, "file", file->source->name);
        set(object, file->errors->list.item[i]);
        json_value_write(out, object);
        buf_byte(out, '\n');
    }
}

static void
flag_file(struct buf *out, const struct report_style *style,
          const struct report_file *file, bool first)
{
    (void)style;
    (void)first;
    write_lines(out, file, set_flag);
}

static void
basic_file(struct buf *out, const struct report_style *style,
           const struct report_file *file, bool first)
{
    (void)style;
    (void)first;
    write_lines(out, file, set_basic);
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
