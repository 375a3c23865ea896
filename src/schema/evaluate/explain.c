#include "schema/evaluate/explain.h"

#include "base/text/utf8.h"
#include "format/format.h"
#include "read/json/member_edit.h"
#include "schema/evaluate/best_branch.h"
#include "schema/evaluate/finding.h"
#include "schema/ir/content.h"
#include "schema/ir/kinds.h"
#include "schema/ir/member_lookup.h"
#include "schema/ir/phrase.h"

/* How far a `not` is followed. */
enum { MAX_DEPTH = 8 };

enum level
explain_level(const struct evaluator *evaluator, uint32_t unit)
{
    struct slice name = schema_note_text(evaluator->schema, unit, S("x-level"));
    enum level level = evaluator->level;

    if (name.len)
        level_find(name.at ? arena_copy(evaluator->scratch, name).at : "",
                   &level);
    return level;
}

/* ---- Types --------------------------------------------------------------- */

/* `"true"` where true was meant: says so, and offers it. */
static void
offer_bare(struct evaluator *evaluator, struct diag *diag,
           const struct node *node, unsigned types)
{
    struct slice text = node_text(evaluator->tree, node);
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
    bag_help(evaluator->bag, diag, "write %.*s without quotes",
             SLICE_ARGS(text));
    bag_fix(evaluator->bag, diag, true, S("remove the quotes"), node_span(node),
            text);
}

/* A scalar where a string was meant. */
static void
offer_quotes(struct evaluator *evaluator, struct diag *diag,
             const struct node *node, unsigned types)
{
    struct slice text = node_source(evaluator->tree, node);

    if ((types & SCHEMA_ANY) != SCHEMA_STRING ||
        (!node_is(node, NODE_NUMBER) && !node_is_bool(node)))
        return;
    bag_help(evaluator->bag, diag, "put it in quotes: \"%.*s\"",
             SLICE_ARGS(text));
    bag_fix(evaluator->bag, diag, false, S("put it in quotes"), node_span(node),
            arena_printf(evaluator->scratch, "\"%.*s\"", SLICE_ARGS(text)));
}

/* JSON inside a string where the value itself was meant. */
static void
offer_unwrapped(struct evaluator *evaluator, struct diag *diag,
                const struct node *node, unsigned types)
{
    struct slice text;

    if (types & SCHEMA_STRING || !node_is(node, NODE_STRING))
        return;
    bool object = types & SCHEMA_OBJECT &&
                  member_edit_unwrap(evaluator->scratch, evaluator->tree, node,
                                     NODE_OBJECT, &text);

    if (!object && !(types & SCHEMA_ARRAY &&
                     member_edit_unwrap(evaluator->scratch, evaluator->tree,
                                        node, NODE_ARRAY, &text)))
        return;
    bag_help(evaluator->bag, diag,
             "the string holds JSON: write it without the quotes around it "
             "and the backslashes in it");
    bag_fix(evaluator->bag, diag, true,
            object ? S("write the object itself") : S("write the array itself"),
            node_span(node), text);
}

void
explain_types(struct evaluator *evaluator, uint32_t unit,
              const struct node *node, unsigned types)
{
    if (!evaluator->bag)
        return;
    struct finding f = finding_start(evaluator, unit, &kind_schema_type, "type",
                                     node_span(node));

    phrase_subject(&f.text, evaluator->tree, node, evaluator->around);
    buf_text(&f.text, " must be ");
    phrase_types(&f.text, types);
    buf_text(&f.text, ", not ");
    if (node_is(node, NODE_NUMBER) && types & SCHEMA_NUMBER)
        phrase_value(&f.text, evaluator->tree, node);
    else
        buf_text(&f.text, node_kind_article(node_kind(node)));
    struct diag *diag = finding_add(&f, node);

    offer_bare(evaluator, diag, node, types);
    offer_quotes(evaluator, diag, node, types);
    offer_unwrapped(evaluator, diag, node, types);
}

void
explain_type(struct evaluator *evaluator, uint32_t unit,
             const struct node *node)
{
    if (!evaluator->bag)
        return;
    unsigned types = schema_types(evaluator->schema, unit);

    if (types & SCHEMA_ANY) {
        explain_types(evaluator, unit, node, types);
        return;
    }
    struct finding f =
        finding_start(evaluator, unit, &kind_schema_no_match, "type",
                      phrase_place(evaluator->tree, node));

    phrase_subject(&f.text, evaluator->tree, node, evaluator->around);
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
    phrase_count(&f->text, few ? op->a : op->b, "character");
    buf_printf(&f->text, ", not %zu", length);
}

static void
say_pattern(struct finding *f, const struct schema_op *op)
{
    struct evaluator *evaluator = f->check;
    const struct schema_pattern *at = &evaluator->schema->pattern[op->a];

    f->kind = &kind_schema_pattern;
    f->keyword = "pattern";
    buf_text(&f->text, " must match ");
    phrase_text(&f->text, schema_text(evaluator->schema, at->ecma));
}

void
explain_scalar(struct evaluator *evaluator, uint32_t unit,
               const struct schema_op *op, const struct node *node)
{
    if (!evaluator->bag)
        return;
    struct finding f =
        finding_start(evaluator, unit, NULL, "", node_span(node));
    struct slice text = node_text(evaluator->tree, node);

    phrase_subject(&f.text, evaluator->tree, node, evaluator->around);
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
        phrase_value(&f.text, evaluator->tree, node);
    }
    finding_add(&f, node);
}

/* ---- Counts -------------------------------------------------------------- */

void
explain_count(struct evaluator *evaluator, uint32_t unit,
              const struct schema_op *op, const struct node *node)
{
    if (!evaluator->bag)
        return;
    bool members = op->code == OP_MEMBERS, few = node_count(node) < op->a;
    const char *keyword = members ? (few ? "minProperties" : "maxProperties")
                                  : (few ? "minItems" : "maxItems");
    struct finding f =
        finding_start(evaluator, unit, &kind_schema_count, keyword,
                      phrase_place(evaluator->tree, node));

    phrase_subject(&f.text, evaluator->tree, node, evaluator->around);
    if (few && node_count(node) == 0 && op->a == 1) {
        buf_text(&f.text, " must not be empty");
    } else {
        buf_printf(&f.text, " must have at %s ", few ? "least" : "most");
        phrase_count(&f.text, few ? op->a : op->b,
                     members ? "member" : "element");
        buf_printf(&f.text, ", not %u", node_count(node));
    }
    struct diag *diag = finding_add(&f, node);

    if (!few && !bag_full(evaluator->bag))
        *vec_push(evaluator->scratch, &evaluator->cascades.surplus) =
            (struct surplus_error){node, node_count(node) - op->b, diag};
}

void
explain_contains(struct evaluator *evaluator, uint32_t unit,
                 const struct schema_op *op, const struct node *node,
                 uint32_t count)
{
    if (!evaluator->bag)
        return;
    const uint32_t *range = evaluator->schema->word + op->b;
    bool few = count < range[0];
    struct finding f = finding_start(evaluator, unit, &kind_schema_count,
                                     few && range[0] == 1 ? "contains"
                                     : few                ? "minContains"
                                                          : "maxContains",
                                     phrase_place(evaluator->tree, node));

    phrase_subject(&f.text, evaluator->tree, node, evaluator->around);
    buf_printf(&f.text, " must have at %s ", few ? "least" : "most");
    phrase_count(&f.text, few ? range[0] : range[1], "element");
    buf_printf(&f.text, " of the kind that `contains` describes, not %u",
               count);
    finding_add(&f, node);
}

void
explain_surplus(struct evaluator *evaluator, uint32_t unit,
                const struct node *array, const struct node *item,
                uint32_t most)
{
    if (!evaluator->bag)
        return;
    struct finding f = finding_start(evaluator, unit, &kind_schema_count,
                                     "items", node_span(item));

    phrase_subject(&f.text, evaluator->tree, array, evaluator->around);
    if (most == 0) {
        buf_text(&f.text, " must be empty");
    } else {
        buf_text(&f.text, " must have at most ");
        phrase_count(&f.text, most, "element");
        buf_printf(&f.text, ", not %u", node_count(array));
    }
    finding_add(&f, item);
}

void
explain_duplicate(struct evaluator *evaluator, uint32_t unit,
                  const struct node *array, const struct node *first,
                  const struct node *twin)
{
    if (!evaluator->bag)
        return;
    struct finding f =
        finding_start(evaluator, unit, &kind_schema_duplicate_item,
                      "uniqueItems", node_span(twin));
    const struct node *key = phrase_key(evaluator->tree, array);

    phrase_value(&f.text, evaluator->tree, twin);
    if (node_count(twin))
        buf_text(&f.text, " with the same content");
    buf_text(&f.text, " stands twice");
    if (key)
        phrase_inside(&f.text, evaluator->tree, array);
    struct diag *diag = finding_add(&f, twin);

    bag_relate(evaluator->bag, diag, node_span(first), "first here");
}

/* ---- Combinations -------------------------------------------------------- */

/* "`a` and `b` exclude each other", at the last of the keys. */
static void
explain_exclusion(struct evaluator *evaluator, uint32_t unit,
                  const char *keyword, const struct node *const *key,
                  uint32_t keys, bool strictly)
{
    struct finding f = finding_start(evaluator, unit, &kind_schema_no_match,
                                     keyword, node_span(key[0]));
    const struct node *last = key[0];

    for (uint32_t i = 0; i < keys; i++) {
        if (i)
            buf_text(&f.text, i + 1 == keys ? " and " : ", ");
        phrase_text(&f.text, node_text(evaluator->tree, key[i]));
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
ruled_out(struct evaluator *evaluator, uint32_t unit, const struct node *node)
{
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
        struct schema_list branches = schema_branches(evaluator->schema, unit);
        uint32_t next = schema_follow(evaluator->schema, unit);

        for (uint32_t i = 0; i < branches.count && next == unit; i++)
            if (evaluate_quiet(evaluator, branches.at[i], node))
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
explain_not_required(struct evaluator *evaluator, uint32_t unit, uint32_t out,
                     const struct node *node)
{
    uint32_t count, keys = 0;
    const struct schema_prop *prop =
        schema_props(evaluator->schema, out, &count);
    const struct node **key =
        arena_array(evaluator->scratch, const struct node *, count + 1);
    bool strictly = true;

    if (evaluator->schema->unit[out].end[GROUP_ANY] != 1)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        struct slice name = schema_prop_name(evaluator->schema, &prop[i]);

        if (prop[i].required == SCHEMA_NONE)
            return false;
        strictly &= prop[i].unit == SCHEMA_NONE;
        key[keys] = node_key(evaluator->tree, node, name);
        if (!key[keys++])
            return false;
    }
    if (keys == 0 || (keys == 1 && !strictly))
        return false;
    explain_exclusion(evaluator, unit, "not", key, keys, strictly);
    return true;
}

void
explain_not(struct evaluator *evaluator, uint32_t unit,
            const struct schema_op *op, const struct node *node)
{
    if (!evaluator->bag)
        return;
    uint32_t out = ruled_out(evaluator, op->a, node);

    if (node_is(node, NODE_OBJECT) &&
        explain_not_required(evaluator, unit, out, node))
        return;
    bool scalar = node_count(node) == 0;
    struct finding f = finding_start(
        evaluator, unit, &kind_schema_no_match, "not",
        scalar ? node_span(node) : phrase_place(evaluator->tree, node));
    const struct schema_op *pattern =
        schema_op(evaluator->schema, out, OP_PATTERN);

    if (scalar && pattern) {
        phrase_subject(&f.text, evaluator->tree, node, evaluator->around);
        buf_text(&f.text, " must not match ");
        phrase_text(&f.text,
                    schema_text(evaluator->schema,
                                evaluator->schema->pattern[pattern->a].ecma));
    } else if (scalar) {
        phrase_value(&f.text, evaluator->tree, node);
        buf_text(&f.text, " is not allowed for ");
        phrase_subject(&f.text, evaluator->tree, node, evaluator->around);
    } else {
        phrase_subject(&f.text, evaluator->tree, node, evaluator->around);
        buf_text(&f.text, " has a shape that is ruled out here");
    }
    finding_add(&f, node);
}

/* A key of `object` that `unit` requires and `other` does not, or NULL. */
static const struct node *
own_key(const struct evaluator *evaluator, uint32_t unit, uint32_t other,
        const struct node *object)
{
    const struct schema *schema = evaluator->schema;
    uint32_t count, at = schema_follow(schema, unit);
    const struct schema_prop *prop = schema_props(schema, at, &count);

    for (uint32_t i = 0; i < count; i++) {
        struct slice name = schema_prop_name(schema, &prop[i]);

        if (prop[i].required != SCHEMA_NONE &&
            !member_lookup_member(schema, other, name).required)
            return node_key(evaluator->tree, object, name);
    }
    return NULL;
}

void
explain_several(struct evaluator *evaluator, uint32_t unit,
                const struct node *node, uint32_t first, uint32_t second)
{
    struct schema_list branch = schema_branches(evaluator->schema, unit);

    if (!evaluator->bag)
        return;
    /* The list is that of the one choice of this unit, if there is one. */
    if (node_is(node, NODE_OBJECT) && second < branch.count &&
        !schema_op(evaluator->schema, unit, OP_ANY)) {
        const struct node *key[2] = {
            own_key(evaluator, branch.at[first], branch.at[second], node),
            own_key(evaluator, branch.at[second], branch.at[first], node),
        };

        if (key[0] && key[1]) {
            explain_exclusion(evaluator, unit, "oneOf", key, 2, true);
            return;
        }
    }
    struct finding f =
        finding_start(evaluator, unit, &kind_schema_no_match, "oneOf",
                      phrase_place(evaluator->tree, node));

    phrase_subject(&f.text, evaluator->tree, node, evaluator->around);
    buf_printf(&f.text,
               " fits alternatives %u and %u, but must fit exactly one",
               first + 1, second + 1);
    finding_add(&f, node);
}

void
explain_none(struct evaluator *evaluator, uint32_t unit,
             const struct node *node)
{
    if (!evaluator->bag)
        return;
    struct finding f =
        finding_start(evaluator, unit, &kind_schema_no_match, "anyOf",
                      phrase_place(evaluator->tree, node));

    phrase_subject(&f.text, evaluator->tree, node, evaluator->around);
    buf_text(&f.text, " fits none of the allowed shapes");
    finding_add(&f, node);
}

bool
explain_own(struct evaluator *evaluator, uint32_t unit, const struct node *node)
{
    static const char *const keywords[] = {"anyOf", "oneOf"};

    for (int i = 0; i < 2; i++) {
        struct finding f =
            finding_start(evaluator, unit, &kind_schema_no_match, keywords[i],
                          node_count(node) ? phrase_place(evaluator->tree, node)
                                           : node_span(node));

        if (finding_hint(&f, S("x-message"), slice_from(keywords[i])).len) {
            finding_add(&f, node);
            return true;
        }
    }
    return false;
}
