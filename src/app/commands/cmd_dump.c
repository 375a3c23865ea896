/* `invokelint dump --as=STAGE FILE`: what a stage of the work makes of a
 * file, one thing a line, each with its place.  For those who work on the
 * program, or wonder why it says what it says.
 */

#include "app/console.h"
#include "app/options.h"
#include "app/schemas/schema_files.h"
#include "base/files/worktree.h"
#include "base/text/buf.h"
#include "base/text/suggestion.h"
#include "jq/print.h"
#include "jq/types/print_types.h"
#include "lint/document.h"
#include "lint/thread_cache.h"
#include "read/json/read_json.h"
#include "report/position_map.h"
#include "report/redact.h"
#include "schema/ir/dump.h"
#include "tree/pointer.h"
#include "tree/quote.h"

/* What every stage writes from. */
struct dump {
    struct arena *arena;
    struct buf *out;
    const struct source *source; /* with its line table */
    struct position_map *map;    /* along it */
    const struct tree *tree;
};

static void
write_place(const struct dump *dump, struct span span)
{
    struct position_range range =
        position_map_range(dump->map, span, PLACE_POINTS);

    buf_printf(dump->out, "%u:%u-%u:%u ", range.start.line + 1,
               range.start.col + 1, range.end.line + 1, range.end.col + 1);
}

static void
write_line(const struct dump *dump, struct span span, const char *what,
           struct slice text)
{
    write_place(dump, span);
    buf_text(dump->out, what);
    if (text.len) {
        buf_byte(dump->out, ' ');
        buf_safe(dump->out, text);
    }
    buf_byte(dump->out, '\n');
}

static bool
is_mark(char c)
{
    return c && strchr("{}[],:", c);
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* End of the token at `at`: a mark, a string up to its quote or the end of
 * the line, or a run of anything else.
 */
static size_t
token_end(struct slice text, size_t at)
{
    size_t i = at + 1;

    if (is_mark(text.at[at]))
        return i;
    if (text.at[at] == '"') {
        while (i < text.len && text.at[i] != '"' && text.at[i] != '\n')
            i += text.at[i] == '\\' ? 2 : 1;
        i += i < text.len && text.at[i] == '"';
        return i < text.len ? i : text.len;
    }
    while (i < text.len && !is_mark(text.at[i]) && !is_blank(text.at[i]) &&
           text.at[i] != '"')
        i++;
    return i;
}

static void
dump_tokens(const struct dump *dump)
{
    struct slice text = dump->source->text;

    for (size_t at = 0; at < text.len;) {
        if (is_blank(text.at[at])) {
            at++;
            continue;
        }
        size_t end = token_end(text, at);
        const char *what = is_mark(text.at[at]) ? "mark"
                           : text.at[at] == '"' ? "string"
                                                : "word";

        write_line(dump, span_make(at, end - at), what,
                   slice_cut(text, at, end));
        at = end;
    }
}

/* Recursion is bounded by LIMIT_NESTING. */
static void
write_node(const struct dump *dump, const struct node *node, unsigned depth)
{
    bool inner = node_is(node, NODE_ARRAY) || node_is(node, NODE_OBJECT);
    const char *what =
        node_is(node, NODE_KEY) ? "key" : node_kind_name(node_kind(node));

    buf_repeat(dump->out, ' ', (size_t)depth * 2);
    write_line(dump, node_span(node), what,
               inner ? slice_make(NULL, 0) : node_source(dump->tree, node));
    if (node_is(node, NODE_KEY)) {
        write_node(dump, node_value(node), depth + 1);
        return;
    }
    for (const struct node *child = node_first(node); child;
         child = node_next(node, child))
        write_node(dump, child, depth + 1);
}

static void
dump_tree(const struct dump *dump)
{
    const struct node *root = tree_root(dump->tree);

    if (root)
        write_node(dump, root, 0);
}

/* Tells of one expression in the string `node`. */
typedef void expression_writer(const struct dump *dump, const struct node *node,
                               const struct template_expr *expr);

static void
write_template(const struct dump *dump, const struct node *node,
               const struct template_expr *expr)
{
    struct span span =
        quote_span(dump->tree, node, expr->whole.at, span_end(expr->whole));

    buf_text(dump->out, "  ");
    write_line(dump, span, "expression",
               span_text(node_text(dump->tree, node), expr->text));
}

/* Spans in the tree count from the start of the expression. */
static void
write_jq_tree(const struct dump *dump, const struct node *node,
              const struct template_expr *expr)
{
    struct jq_options options = {.port = true};
    struct bag bag = bag_new(dump->arena);
    struct slice text = span_text(node_text(dump->tree, node), expr->text);

    write_template(dump, node, expr);
    jq_expr_write_tree(dump->out,
                       jq_parse(dump->arena, text, &options, &bag).root);
}

/* All strings and keys with templates in them, in document order. */
static void
each_expression(const struct dump *dump, expression_writer *write)
{
    for (uint32_t i = 0; i < dump->tree->count; i++) {
        const struct node *node = &dump->tree->node[i];

        if (!node_is(node, NODE_STRING) && !node_is(node, NODE_KEY))
            continue;
        struct slice text = node_text(dump->tree, node);
        struct buf pointer = buf_new(dump->arena);

        if (!template_suspect(text, DELIMITER_BRACES))
            continue;
        struct template template =
            template_scan(dump->arena, text, DELIMITER_BRACES);

        pointer_write(&pointer, dump->tree, node);
        write_line(dump, node_span(node),
                   template.error   ? "broken template"
                   : template.whole ? "whole template"
                                    : "template",
                   buf_slice(&pointer));
        for (uint32_t k = 0; k < template.count; k++)
            write(dump, node, &template.expr[k]);
    }
}

static void
dump_templates(const struct dump *dump)
{
    each_expression(dump, write_template);
}

static void
dump_jq(const struct dump *dump)
{
    each_expression(dump, write_jq_tree);
}

/* `line:col  expression  →  type`, where the expression begins. */
static void
write_type(const struct dump *dump, const struct expression *expression)
{
    struct slice whole = span_text(expression->text, expression->where);
    struct slice text = slice_trim(whole);
    size_t at = expression->where.at + (size_t)(text.at - whole.at);
    struct span span =
        quote_span(dump->tree, expression->slot->node, at, at + text.len);
    struct place place = position_map_place(dump->map, span.at, PLACE_POINTS);

    buf_printf(dump->out, "%u:%u  ", place.line + 1, place.col + 1);
    buf_safe(dump->out, text);
    buf_text(dump->out, "  →  ");
    if (expression->program.valid)
        outcome_write(dump->out, &expression->outcome);
    else
        buf_text(dump->out, "no valid jq");
    buf_byte(dump->out, '\n');
}

static void
dump_types(const struct dump *dump)
{
    struct document_parts parts = document_kind_find(dump->arena, dump->tree);
    struct bag bag = bag_new(dump->arena);
    struct thread_cache cache = {0};
    struct document document = {
        .arena = dump->arena,
        .bag = &bag,
        .tree = dump->tree,
        .cache = &cache,
        .settings = &settings_none,
    };

    for (uint32_t i = 0; i < parts.list.count; i++) {
        const struct document_part *part = &parts.list.item[i];

        if (document_kind_why(part->kind))
            continue;
        thread_cache_begin(&cache);
        struct expressions expressions = document_expressions(&document, part);

        for (uint32_t k = 0; k < expressions.list.count; k++)
            write_type(dump, &expressions.list.item[k]);
    }
    thread_cache_close(&cache);
}

static void
dump_schema(const struct dump *dump)
{
    struct schema_files files =
        schema_files_load(dump->arena, *dump->source, NULL,
                          (struct schema_options){.dialect = DIALECT_2020});

    schema_dump(dump->out, files.schema);
}

static const struct {
    const char *name;
    void (*write)(const struct dump *dump);
} stages[] = {
    {"tokens", dump_tokens},       {"tree", dump_tree},
    {"templates", dump_templates}, {"jq", dump_jq},
    {"types", dump_types},         {"schema", dump_schema},
};

enum { STAGES = sizeof(stages) / sizeof(stages[0]) };

static enum status
unknown_stage(struct arena *arena, struct slice name)
{
    struct suggestion suggestion = suggestion_start(name);

    for (int i = 0; i < STAGES; i++)
        suggestion_offer(&suggestion, slice_from(stages[i].name));
    struct slice best = suggestion_best(&suggestion);

    if (name.len == 0)
        return console_usage(arena, S("`dump` needs --as=STAGE and one file"));
    return console_usage(
        arena, best.len ? arena_printf(arena,
                                       "unknown stage `%.*s`, did you mean "
                                       "`%.*s`?",
                                       SLICE_ARGS(name), SLICE_ARGS(best))
                        : arena_printf(arena, "unknown stage `%.*s`",
                                       SLICE_ARGS(name)));
}

static enum status
dump_file(struct arena *arena, struct slice path,
          void (*write)(const struct dump *dump))
{
    struct buf out = buf_new(arena);
    struct bag bag = bag_new(arena);
    struct slice text;
    const char *why;

    if (!worktree_read_single(arena, path, &text, &why)) {
        console_say(arena, "cannot read `%.*s`: %s", SLICE_ARGS(path), why);
        return STATUS_FAILED;
    }
    struct source source = source_make(path, text);
    struct read_options read = {.jsonc = true};
    struct tree tree = read_json(arena, &source, read, &bag);

    source_index(arena, &source);
    struct position_map map = position_map_new(arena, &source);

    write(&(struct dump){arena, &out, &source, &map, &tree});
    return console_out(arena, redact_quotes(arena, text, buf_slice(&out)));
}

enum status
cmd_dump(struct arena *arena, const struct options *options)
{
    const struct option_values *operand = &options->operand;

    for (int i = 0; i < STAGES; i++) {
        if (!slice_equal(options->as, slice_from(stages[i].name)))
            continue;
        if (operand->list.count != 1)
            return console_usage(arena, S("`dump` needs one file"));
        return dump_file(arena, operand->list.item[0], stages[i].write);
    }
    return unknown_stage(arena, options->as);
}
