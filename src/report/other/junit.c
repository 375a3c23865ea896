/* The XML report of JUnit, as Ant and Jenkins have it.  A file is a test
 * suite and a finding a test case: failed at error and warning, skipped below
 * that, for nobody wants a red build for what is merely worth knowing.  A
 * file without findings has one case, which passed.
 *
 * The strict schema wants a time and a host.  Neither is known here: the same
 * input gives the same bytes.
 */

#include "report/other/xml.h"
#include "report/position_map.h"
#include "report/reporter.h"

static bool
is_failure(const struct diag *diag)
{
    return diag->level >= LEVEL_WARNING;
}

static void
write_case(struct buf *out, struct arena *scratch, struct slice class,
           struct slice name)
{
    buf_text(out, "<testcase");
    xml_attribute(out, scratch, "classname", class);
    xml_attribute(out, scratch, "name", name);
    buf_text(out, " time=\"0\"");
}

static void
write_finding(struct buf *out, struct position_map *map,
              const struct diag *diag)
{
    struct arena *scratch = map->arena;
    struct slice path = map->source->name;
    struct place place = position_map_place(map, diag->where.at, PLACE_POINTS);

    write_case(out, scratch, path,
               arena_printf(scratch, "%u:%u %s", place.line + 1, place.col + 1,
                            diag->kind->id));
    buf_text(out, is_failure(diag) ? "><failure" : "><skipped");
    if (is_failure(diag))
        xml_attribute(out, scratch, "type",
                      slice_from(level_name(diag->level)));
    xml_attribute(out, scratch, "message", diag->text);
    buf_byte(out, '>');
    xml_text(out, scratch, path);
    xml_text(out, scratch,
             arena_printf(scratch, ":%u:%u: %s: %.*s [%s]", place.line + 1,
                          place.col + 1, level_name(diag->level),
                          SLICE_ARGS(diag->text), diag->kind->id));
    if (diag->help.len) {
        buf_text(out, "\nhelp: ");
        xml_text(out, scratch, diag->help);
    }
    buf_text(out, is_failure(diag) ? "</failure>" : "</skipped>");
    buf_text(out, "</testcase>\n");
}

static void
junit_begin(struct buf *out, const struct report_style *style)
{
    (void)style;
    buf_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<testsuites>\n");
}

static void
write_suite(struct buf *out, const struct report_style *style,
            const struct report_file *file)
{
    uint32_t tests = 0, failures = 0;

    for (uint32_t i = 0; i < file->bag->list.count; i++) {
        const struct diag *diag = file->bag->list.item[i];

        tests += report_lists(style, diag);
        failures += report_lists(style, diag) && is_failure(diag);
    }
    buf_text(out, "<testsuite package=\"invokelint\"");
    xml_number(out, "id", style->run->files);
    xml_attribute(out, file->scratch, "name", file->source->name);
    xml_number(out, "tests", tests ? tests : 1);
    xml_number(out, "failures", failures);
    xml_number(out, "errors", 0);
    xml_number(out, "skipped", tests - failures);
    buf_text(out, " time=\"0\" timestamp=\"1970-01-01T00:00:00\""
                  " hostname=\"localhost\">\n<properties/>\n");
    if (tests == 0) {
        write_case(out, file->scratch, file->source->name, S("no findings"));
        buf_text(out, "/>\n");
    }
}

static void
junit_file(struct buf *out, const struct report_style *style,
           const struct report_file *file, bool first)
{
    struct position_map map = position_map_new(file->scratch, file->source);

    (void)first;
    write_suite(out, style, file);
    for (uint32_t i = 0; i < file->bag->list.count; i++)
        if (report_lists(style, file->bag->list.item[i]))
            write_finding(out, &map, file->bag->list.item[i]);
    buf_text(out, "<system-out/><system-err/>\n</testsuite>\n");
}

static void
junit_end(struct buf *out, const struct report_style *style,
          const struct report_totals *totals)
{
    (void)style;
    (void)totals;
    buf_text(out, "</testsuites>\n");
}

const struct reporter reporter_junit = {
    .name = "junit",
    .summary = "the XML report of JUnit, for Jenkins and others",
    .begin = junit_begin,
    .file = junit_file,
    .end = junit_end,
};
