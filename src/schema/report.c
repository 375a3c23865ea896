#include "schema/report.h"

#include "base/utf8.h"
#include "format/format.h"
#include "schema/blame.h"
#include "schema/content.h"
#include "schema/finding.h"
#include "schema/kinds.h"
#include "schema/say.h"
#include "schema/tell.h"
#include "tree/reshape.h"

/* How far a `not` is followed. */
enum { MAX_DEPTH = 8 };

enum level
report_level(const struct check *check, uint32_t unit)
{
    struct slice name = schema_note_text(check->schema, unit, S("x-level"));
    enum level level = check->level;

    if (name.len)
        level_find(name.at ? arena_copy(check->scratch, name).at : "", &level);
    return level;
}

/* ---- Types --------------------------------------------------------------- */

/* `"true"` where true was meant: says so, and offers it. */
static void
offer_bare(struct check *check, struct diag *diag, const struct node *node,
           unsigned types)
{
    struct slice text = node_text(check->tree, node);
    bool boolean =
        slice_equal(text, S("true")) || slice_equal(text, S("false"));
    bool null = slice_equal(text, S("null"));
    bool number = text.len > 0 && text.len < 16 && text.at[0] != '0';

    for (size_t i = 0; i < text.len; i++)
        number &= text.at[i] >= '0' && text.at[i] <= '9';
    if (!node_is(node, NODE_STRING) ||
        !((boolean && types & SCHEMA_BOOLEAN) ||
          (number && types & SCHEMA_NUMBER) || (null && types & SCHEMA_NULL)))
        return;
    bag_help(check->bag, diag, "write %.*s without quotes", SLICE_ARGS(text));
    bag_fix(check->bag, diag, true, S("remove the quotes"), node_span(node),
            text);
}

/* A scalar where a string was meant. */
static void
offer_quotes(struct check *check, struct diag *diag, const struct node *node,
             unsigned types)
{
    struct slice text = node_source(check->tree, node);

    if ((types & SCHEMA_ANY) != SCHEMA_STRING ||
        (!node_is(node, NODE_NUMBER) && !node_is_bool(node)))
        return;
    bag_help(check->bag, diag, "put it in quotes: \"%.*s\"", SLICE_ARGS(text));
    bag_fix(check->bag, diag, false, S("put it in quotes"), node_span(node),
            arena_printf(check->scratch, "\"%.*s\"", SLICE_ARGS(text)));
}

/* JSON inside a string where the value itself was meant. */
static void
offer_unwrapped(struct check *check, struct diag *diag, const struct node *node,
                unsigned types)
{
    struct slice text;

    if (types & SCHEMA_STRING || !node_is(node, NODE_STRING))
        return;
    bool object =
        types & SCHEMA_OBJECT &&
        reshape_unwrap(check->scratch, check->tree, node, NODE_OBJECT, &text);

    if (!object &&
        !(types & SCHEMA_ARRAY &&
          reshape_unwrap(check->scratch, check->tree, node, NODE_ARRAY, &text)))
        return;
    bag_help(check->bag, diag,
             "the string holds JSON: write it without the quotes around it "
             "and the backslashes in it");
    bag_fix(check->bag, diag, true,
            object ? S("write the object itself") : S("write the array itself"),
            node_span(node), text);
}

void
report_types(struct check *check, uint32_t unit, const struct node *node,
             unsigned types)
{
    if (!check->bag)
        return;
    struct finding f =
        finding_start(check, unit, &kind_schema_type, "type", node_span(node));

    say_subject(&f.text, check->tree, node, check->around);
    buf_text(&f.text, " must be ");
    say_types(&f.text, types);
    buf_text(&f.text, ", not ");
    if (node_is(node, NODE_NUMBER) && types & SCHEMA_NUMBER)
        say_value(&f.text, check->tree, node);
    else
        buf_text(&f.text, node_kind_article(node_kind(node)));
    struct diag *diag = finding_add(&f, node);

    offer_bare(check, diag, node, types);
    offer_quotes(check, diag, node, types);
    offer_unwrapped(check, diag, node, types);
}

void
report_type(struct check *check, uint32_t unit, const struct node *node)
{
    if (!check->bag)
        return;
    unsigned types = schema_types(check->schema, unit);

    if (types & SCHEMA_ANY) {
        report_types(check, unit, node, types);
        return;
    }
    struct finding f = finding_start(check, unit, &kind_schema_no_match, "type",
                                     say_place(check->tree, node));

    say_subject(&f.text, check->tree, node, check->around);
    buf_text(&f.text, " is not allowed here");
    finding_add(&f, node);
}

/* ---- Numbers and strings ------------------------------------------------- */

static void
say_bound(struct finding *f, const struct schema_op *op)
{
    static const struct {
        const char *keyword, *text;
    } words[] = {
        [OP_MINIMUM] = {"minimum", "at least"},
        [OP_MAXIMUM] = {"maximum", "at most"},
        [OP_ABOVE] = {"exclusiveMinimum", "greater than"},
        [OP_BELOW] = {"exclusiveMaximum", "less than"},
        [OP_MULTIPLE] = {"multipleOf", "a multiple of"},
    };
    const struct schema *schema = f->check->schema;
    struct slice limit = schema_text(schema, schema->number[op->a].text);

    f->kind = &kind_schema_range;
    f->keyword = words[op->code].keyword;
    buf_printf(&f->text, " must be %s %.*s", words[op->code].text,
               SLICE_ARGS(limit));
}

static void
say_length(struct finding *f, const struct schema_op *op, size_t length)
{
    bool few = length < op->a;

    f->kind = &kind_schema_length;
    f->keyword = few ? "minLength" : "maxLength";
    if (few && length == 0 && op->a == 1) {
        buf_text(&f->text, " must not be empty");
        return;
    }
    buf_printf(&f->text, " must have at %s ", few ? "least" : "most");
    say_count(&f->text, few ? op->a : op->b, "character");
    buf_printf(&f->text, ", not %zu", length);
}

static void
say_pattern(struct finding *f, const struct schema_op *op)
{
    struct check *check = f->check;
    const struct schema_pattern *at = &check->schema->pattern[op->a];

    f->kind = &kind_schema_pattern;
    f->keyword = "pattern";
    buf_text(&f->text, " must match ");
    say_text(&f->text, schema_text(check->schema, at->ecma));
}

void
report_scalar(struct check *check, uint32_t unit, const struct schema_op *op,
              const struct node *node)
{
    if (!check->bag)
        return;
    struct finding f = finding_start(check, unit, NULL, "", node_span(node));
    struct slice text = node_text(check->tree, node);

    say_subject(&f.text, check->tree, node, check->around);
    if (op->code == OP_LENGTH) {
        say_length(&f, op, utf8_count(text));
    } else if (op->code == OP_PATTERN) {
        say_pattern(&f, op);
    } else if (op->code == OP_FORMAT) {
        f.kind = &kind_schema_format;
        f.keyword = "format";
        buf_printf(&f.text, " must be %s", format_what((enum format)op->a));
    } else if (op->code == OP_CONTENT) {
        f.kind = &kind_schema_format;
        f.keyword = "contentMediaType";
        buf_printf(&f.text, " must be %s", content_what(op->a));
    } else {
        say_bound(&f, op);
    }
    if (op->code != OP_LENGTH && !node_is(node, NODE_KEY)) {
        buf_text(&f.text, ", not ");
        say_value(&f.text, check->tree, node);
    }
    finding_add(&f, node);
}

/* ---- Counts -------------------------------------------------------------- */

void
report_count(struct check *check, uint32_t unit, const struct schema_op *op,
             const struct node *node)
{
    if (!check->bag)
        return;
    bool members = op->code == OP_MEMBERS, few = node_count(node) < op->a;
    const char *keyword = members ? (few ? "minProperties" : "maxProperties")
                                  : (few ? "minItems" : "maxItems");
    struct finding f = finding_start(check, unit, &kind_schema_count, keyword,
                                     say_place(check->tree, node));

    say_subject(&f.text, check->tree, node, check->around);
    if (few && node_count(node) == 0 && op->a == 1) {
        buf_text(&f.text, " must not be empty");
    } else {
        buf_printf(&f.text, " must have at %s ", few ? "least" : "most");
        say_count(&f.text, few ? op->a : op->b, members ? "member" : "element");
        buf_printf(&f.text, ", not %u", node_count(node));
    }
    struct diag *diag = finding_add(&f, node);

    if (!few && !bag_full(check->bag))
        *vec_push(check->scratch, &check->settle.crowd) =
            (struct settle_crowd){node, node_count(node) - op->b, diag};
}

void
report_contains(struct check *check, uint32_t unit, const struct schema_op *op,
                const struct node *node, uint32_t count)
{
    if (!check->bag)
        return;
    const uint32_t *range = check->schema->word + op->b;
    bool few = count < range[0];
    struct finding f = finding_start(check, unit, &kind_schema_count,
                                     few && range[0] == 1 ? "contains"
                                     : few                ? "minContains"
                                                          : "maxContains",
                                     say_place(check->tree, node));

    say_subject(&f.text, check->tree, node, check->around);
    buf_printf(&f.text, " must have at %s ", few ? "least" : "most");
    say_count(&f.text, few ? range[0] : range[1], "element");
    buf_printf(&f.text, " of the kind that `contains` describes, not %u",
               count);
    finding_add(&f, node);
}

void
report_surplus(struct check *check, uint32_t unit, const struct node *array,
               const struct node *item, uint32_t most)
{
    if (!check->bag)
        return;
    struct finding f = finding_start(check, unit, &kind_schema_count, "items",
                                     node_span(item));

    say_subject(&f.text, check->tree, array, check->around);
    if (most == 0) {
        buf_text(&f.text, " must be empty");
    } else {
        buf_text(&f.text, " must have at most ");
        say_count(&f.text, most, "element");
        buf_printf(&f.text, ", not %u", node_count(array));
    }
    finding_add(&f, item);
}

void
report_twin(struct check *check, uint32_t unit, const struct node *array,
            const struct node *first, const struct node *twin)
{
    if (!check->bag)
        return;
    struct finding f = finding_start(check, unit, &kind_schema_duplicate_item,
                                     "uniqueItems", node_span(twin));
    const struct node *key = say_key(check->tree, array);

    say_value(&f.text, check->tree, twin);
    if (node_count(twin))
        buf_text(&f.text, " with the same content");
    buf_text(&f.text, " stands twice");
    if (key)
        say_inside(&f.text, check->tree, array);
    struct diag *diag = finding_add(&f, twin);

    bag_relate(check->bag, diag, node_span(first), "first here");
}

/* ---- Combinations -------------------------------------------------------- */

/* "`a` and `b` exclude each other", at the last of the keys. */
static void
report_exclusion(struct check *check, uint32_t unit, const char *keyword,
                 const struct node *const *key, uint32_t keys, bool strictly)
{
    struct finding f = finding_start(check, unit, &kind_schema_no_match,
                                     keyword, node_span(key[0]));
    const struct node *last = key[0];

    for (uint32_t i = 0; i < keys; i++) {
        if (i)
            buf_text(&f.text, i + 1 == keys ? " and " : ", ");
        say_text(&f.text, node_text(check->tree, key[i]));
        if (key[i] > last)
            last = key[i];
    }
    if (keys == 1)
        buf_text(&f.text, " is not allowed here");
    else
        buf_text(&f.text, strictly ? " exclude each other"
                                   : " do not go together as they are");
    f.where = node_span(last);
    finding_add(&f, last);
}

/* What a `not` comes down to: through references, and in a choice the branch
 * that holds.
 */
static uint32_t
ruled_out(struct check *check, uint32_t unit, const struct node *node)
{
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
        struct schema_list branches = schema_branches(check->schema, unit);
        uint32_t next = schema_follow(check->schema, unit);

        for (uint32_t i = 0; i < branches.count && next == unit; i++)
            if (check_quiet(check, branches.at[i], node))
                next = branches.at[i];
        if (next == unit)
            break;
        unit = next;
    }
    return unit;
}

/* `not: {required: [a, b]}`: the two exclude each other.  False when the
 * schema is of another form.
 */
static bool
report_not_required(struct check *check, uint32_t unit, uint32_t out,
                    const struct node *node)
{
    uint32_t count, keys = 0;
    const struct schema_prop *prop = schema_props(check->schema, out, &count);
    const struct node **key =
        arena_array(check->scratch, const struct node *, count + 1);
    bool strictly = true;

    if (check->schema->unit[out].end[GROUP_ANY] != 1)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        struct slice name = schema_prop_name(check->schema, &prop[i]);

        if (prop[i].required == SCHEMA_NONE)
            return false;
        strictly &= prop[i].unit == SCHEMA_NONE;
        key[keys] = node_key(check->tree, node, name);
        if (!key[keys++])
            return false;
    }
    if (keys == 0 || (keys == 1 && !strictly))
        return false;
    report_exclusion(check, unit, "not", key, keys, strictly);
    return true;
}

void
report_not(struct check *check, uint32_t unit, const struct schema_op *op,
           const struct node *node)
{
    if (!check->bag)
        return;
    uint32_t out = ruled_out(check, op->a, node);

    if (node_is(node, NODE_OBJECT) &&
        report_not_required(check, unit, out, node))
        return;
    bool scalar = node_count(node) == 0;
    struct finding f =
        finding_start(check, unit, &kind_schema_no_match, "not",
                      scalar ? node_span(node) : say_place(check->tree, node));
    const struct schema_op *pattern = schema_op(check->schema, out, OP_PATTERN);

    if (scalar && pattern) {
        say_subject(&f.text, check->tree, node, check->around);
        buf_text(&f.text, " must not match ");
        say_text(&f.text, schema_text(check->schema,
                                      check->schema->pattern[pattern->a].ecma));
    } else if (scalar) {
        say_value(&f.text, check->tree, node);
        buf_text(&f.text, " is not allowed for ");
        say_subject(&f.text, check->tree, node, check->around);
    } else {
        say_subject(&f.text, check->tree, node, check->around);
        buf_text(&f.text, " has a shape that is ruled out here");
    }
    finding_add(&f, node);
}

/* A key of `object` that `unit` requires and `other` does not, or NULL. */
static const struct node *
own_key(const struct check *check, uint32_t unit, uint32_t other,
        const struct node *object)
{
    const struct schema *schema = check->schema;
    uint32_t count, at = schema_follow(schema, unit);
    const struct schema_prop *prop = schema_props(schema, at, &count);

    for (uint32_t i = 0; i < count; i++) {
        struct slice name = schema_prop_name(schema, &prop[i]);

        if (prop[i].required != SCHEMA_NONE &&
            !tell_member(schema, other, name).required)
            return node_key(check->tree, object, name);
    }
    return NULL;
}

void
report_several(struct check *check, uint32_t unit, const struct node *node,
               uint32_t first, uint32_t second)
{
    struct schema_list branch = schema_branches(check->schema, unit);

    if (!check->bag)
        return;
    /* The list is that of the one choice of this unit, if there is one. */
    if (node_is(node, NODE_OBJECT) && second < branch.count &&
        !schema_op(check->schema, unit, OP_ANY)) {
        const struct node *key[2] = {
            own_key(check, branch.at[first], branch.at[second], node),
            own_key(check, branch.at[second], branch.at[first], node),
        };

        if (key[0] && key[1]) {
            report_exclusion(check, unit, "oneOf", key, 2, true);
            return;
        }
    }
    struct finding f = finding_start(check, unit, &kind_schema_no_match,
                                     "oneOf", say_place(check->tree, node));

    say_subject(&f.text, check->tree, node, check->around);
    buf_printf(&f.text,
               " fits alternatives %u and %u, but must fit exactly one",
               first + 1, second + 1);
    finding_add(&f, node);
}

void
report_none(struct check *check, uint32_t unit, const struct node *node)
{
    if (!check->bag)
        return;
    struct finding f = finding_start(check, unit, &kind_schema_no_match,
                                     "anyOf", say_place(check->tree, node));

    say_subject(&f.text, check->tree, node, check->around);
    buf_text(&f.text, " fits none of the allowed shapes");
    finding_add(&f, node);
}

bool
report_own(struct check *check, uint32_t unit, const struct node *node)
{
    static const char *const keywords[] = {"anyOf", "oneOf"};

    for (int i = 0; i < 2; i++) {
        struct finding f = finding_start(
            check, unit, &kind_schema_no_match, keywords[i],
            node_count(node) ? say_place(check->tree, node) : node_span(node));

        if (finding_hint(&f, S("x-message"), slice_from(keywords[i])).len) {
            finding_add(&f, node);
            return true;
        }
    }
    return false;
}
