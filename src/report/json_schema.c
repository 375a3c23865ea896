/* The output formats of JSON Schema (2020-12, core, section 12.4): one object
 * for each document, one a line.  Several files are told apart by a member
 * `file`, which the standard allows (section 12.3: "additional information").
 */

#include "report/reporter.h"
#include "report/wire.h"

/* Recursion here is as deep as the walk that made the verdicts was, which is
 * bounded by LIMIT_SCHEMA_DEPTH.
 */

/* What bears on the verdict as a whole and has something to tell: errors
 * when it is invalid, else annotations.  NULL when `verdict` has neither.
 */
static struct verdict *
relevant(struct arena *arena, const struct verdict *verdict, bool valid)
{
    struct verdict *kept = arena_new(arena, struct verdict);
    struct verdict **end = &kept->first;

    if (verdict->valid != valid || verdict->aside)
        return NULL;
    *kept = *verdict;
    kept->first = kept->next = NULL;
    for (const struct verdict *v = verdict->first; v; v = v->next) {
        *end = relevant(arena, v, valid);
        if (*end)
            end = &(*end)->next;
    }
    return kept->first || kept->error.len || kept->annotation.len ? kept : NULL;
}

/* ---- Units --------------------------------------------------------------- */

static const char *
below_key(const struct verdict *verdict)
{
    return verdict->valid ? "annotations" : "errors";
}

/* Everything but what is below. */
static void
write_own(struct wire *wire, const struct verdict *verdict)
{
    wire_key(wire, "valid");
    wire_bool(wire, verdict->valid);
    wire_key_text(wire, "keywordLocation", verdict->keyword);
    if (verdict->absolute.len)
        wire_key_text(wire, "absoluteKeywordLocation", verdict->absolute);
    wire_key_text(wire, "instanceLocation", verdict->instance);
    if (verdict->error.len)
        wire_key_text(wire, "error", verdict->error);
}

static void
write_annotation(struct wire *wire, const struct verdict *verdict)
{
    if (verdict->annotation.len == 0)
        return;
    wire_key(wire, "annotation");
    wire_json(wire, verdict->annotation);
}

/* A node with a single one below it is replaced by that (section 12.4.3),
 * unless an annotation would be lost.
 */
static const struct verdict *
condense(const struct verdict *verdict)
{
    while (verdict->first && !verdict->first->next && !verdict->annotation.len)
        verdict = verdict->first;
    return verdict;
}

/* With `valid`, everything around is; else annotations are dropped (section
 * 7.7.1.2).
 */
static void
write_tree(struct wire *wire, const struct verdict *verdict, bool condensed,
           bool valid)
{
    if (condensed)
        verdict = condense(verdict);
    valid &= verdict->valid && !verdict->aside;
    write_own(wire, verdict);
    if (valid)
        write_annotation(wire, verdict);
    if (!verdict->first)
        return;
    wire_key(wire, below_key(verdict));
    wire_open(wire, '[');
    for (const struct verdict *v = verdict->first; v; v = v->next) {
        wire_open(wire, '{');
        write_tree(wire, v, condensed, valid);
        wire_close(wire, '}');
    }
    wire_close(wire, ']');
}

/* `verdict`, those beside it and all below, one after the other. */
static void
write_list(struct wire *wire, const struct verdict *verdict)
{
    for (const struct verdict *v = verdict; v; v = v->next) {
        if (v->error.len || v->annotation.len) {
            wire_open(wire, '{');
            write_own(wire, v);
            write_annotation(wire, v);
            wire_close(wire, '}');
        }
        write_list(wire, v->first);
    }
}

/* ---- Formats ------------------------------------------------------------- */

static void
write_flag(struct wire *wire, const struct verdict *verdict,
           struct arena *scratch)
{
    (void)scratch;
    wire_key(wire, "valid");
    wire_bool(wire, verdict->valid);
}

static void
write_basic(struct wire *wire, const struct verdict *verdict,
            struct arena *scratch)
{
    struct verdict root = *verdict;

    /* What the root has to say itself is one of the list. */
    root.error = slice_make(NULL, 0);
    write_own(wire, &root);
    wire_key(wire, below_key(verdict));
    wire_open(wire, '[');
    write_list(wire, relevant(scratch, verdict, verdict->valid));
    wire_close(wire, ']');
}

static void
write_detailed(struct wire *wire, const struct verdict *verdict,
               struct arena *scratch)
{
    const struct verdict *kept = relevant(scratch, verdict, verdict->valid);

    write_tree(wire, kept ? kept : verdict, kept != NULL, true);
}

static void
write_verbose(struct wire *wire, const struct verdict *verdict,
              struct arena *scratch)
{
    (void)scratch;
    write_tree(wire, verdict, false, true);
}

/* One line for each verdict. */
static void
write_lines(struct buf *out, const struct report_file *file,
            void (*write)(struct wire *wire, const struct verdict *verdict,
                          struct arena *scratch))
{
    for (const struct verdict *v = file->verdict; v; v = v->next) {
        struct wire wire = wire_new(out);

        wire_open(&wire, '{');
        if (!file->alone)
            wire_key_text(&wire, "file", file->source->name);
        write(&wire, v, file->scratch);
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

static void
detailed_file(struct buf *out, const struct report_style *style,
              const struct report_file *file, bool first)
{
    (void)style;
    (void)first;
    write_lines(out, file, write_detailed);
}

static void
verbose_file(struct buf *out, const struct report_style *style,
             const struct report_file *file, bool first)
{
    (void)style;
    (void)first;
    write_lines(out, file, write_verbose);
}

const struct reporter reporter_json_schema_flag = {
    .name = "json-schema-flag",
    .summary = "JSON Schema's own: valid or not",
    .depth = VERDICT_FLAG,
    .file = flag_file,
};

const struct reporter reporter_json_schema_basic = {
    .name = "json-schema-basic",
    .summary = "JSON Schema's own: a list of errors or annotations",
    .depth = VERDICT_CAUSE,
    .file = basic_file,
};

const struct reporter reporter_json_schema_detailed = {
    .name = "json-schema-detailed",
    .summary = "JSON Schema's own: the same, nested as the schema is",
    .depth = VERDICT_CAUSE,
    .file = detailed_file,
};

const struct reporter reporter_json_schema_verbose = {
    .name = "json-schema-verbose",
    .summary = "JSON Schema's own: every keyword, whatever became of it",
    .depth = VERDICT_ALL,
    .file = verbose_file,
};
