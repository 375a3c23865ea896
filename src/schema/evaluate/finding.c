#include "schema/evaluate/finding.h"

#include "schema/evaluate/location.h"
#include "schema/ir/phrase.h"

/* Characters from which on a name is long. */
enum { LONG_NAME = 4 };

struct finding
finding_start(struct evaluator *evaluator, uint32_t unit,
              const struct kind *kind, const char *keyword, struct span where)
{
    return (struct finding){
        evaluator, unit, kind, keyword, where, buf_new(evaluator->scratch),
    };
}

struct slice
finding_hint(const struct finding *finding, struct slice note, struct slice key)
{
    const struct schema *schema = finding->check->schema;
    uint32_t map = schema_note(schema, finding->unit, note);
    uint32_t text =
        map == SCHEMA_NONE ? map : schema_value_member(schema, map, key);

    return text == SCHEMA_NONE ? S("") : schema_value_text(schema, text);
}

/* The schema's own words, with the value in the place of `{value}`. */
static struct slice
own_text(const struct finding *finding, struct slice text,
         const struct node *value)
{
    struct buf out = buf_new(finding->check->scratch);
    size_t at = slice_find(text, S("{value}"), 0);

    if (at == SLICE_NONE || !value)
        return text;
    buf_add(&out, slice_cut(text, 0, at));
    phrase_value(&out, finding->check->tree, value);
    buf_add(&out, slice_cut(text, at + 7, text.len));
    return buf_slice(&out);
}

static const struct kind *
own_kind(const struct finding *finding)
{
    const struct eval_options *options = finding->check->options;
    struct slice id =
        schema_note_text(finding->check->schema, finding->unit, S("x-id"));

    if (id.len == 0 || !options || !options->kind_find)
        return NULL;
    return options->kind_find(id);
}

/* "because `type` is `menu`": what the `if` around has asked about. */
static void
give_reason(struct evaluator *evaluator, struct diag *diag)
{
    const struct cascade_condition *condition = evaluator->condition;
    const struct schema *schema = evaluator->schema;
    uint32_t count;
    const struct schema_prop *prop =
        schema_props(schema, schema_follow(schema, condition->unit), &count);
    struct buf text = buf_new(evaluator->scratch);

    if (!node_is(condition->node, NODE_OBJECT))
        return;
    for (uint32_t i = 0; i < count && text.len == 0; i++) {
        struct slice name = schema_prop_name(schema, &prop[i]);
        const struct node *value =
            node_find(evaluator->tree, condition->node, name);

        if (!value || prop[i].unit == SCHEMA_NONE || node_count(value) ||
            node_span(value).at == diag->where.at)
            continue;
        buf_text(&text, "because ");
        phrase_text(&text, name);
        buf_text(&text, " is ");
        phrase_value(&text, evaluator->tree, value);
    }
    if (text.len)
        bag_help(evaluator->bag, diag, "%.*s", SLICE_ARGS(buf_slice(&text)));
}

struct diag *
finding_add(struct finding *finding, const struct node *value)
{
    struct evaluator *evaluator = finding->check;
    struct slice text = buf_slice(&finding->text);
    const struct kind *kind = finding->kind;

    evaluate_spend(evaluator, STEPS_FINDING,
                   value ? value : tree_root(evaluator->tree));
    if (evaluator->schema->unit[finding->unit].flags & SCHEMA_SPEAKS) {
        const struct kind *own = own_kind(finding);
        struct slice words =
            finding_hint(finding, S("x-message"), slice_from(finding->keyword));

        if (own)
            kind = own;
        if (words.len)
            text = own_text(finding, words, value);
    }
    struct diag *diag =
        bag_add(evaluator->bag, kind, finding->where, "%.*s", SLICE_ARGS(text));

    if (evaluator->level != LEVEL_OFF)
        diag->level = evaluator->level;
    if (evaluator->schema->origin && diag != evaluator->bag->spare) {
        evaluator->steps += STEPS_LOCATION * (uint64_t)evaluator->depth;
        diag->location = location_make(evaluator, finding->unit,
                                       finding->keyword, finding->where);
    }
    if (evaluator->condition && !bag_full(evaluator->bag)) {
        *vec_push(evaluator->scratch, &evaluator->cascades.dependent) =
            (struct dependent_error){diag, evaluator->condition};
        give_reason(evaluator, diag);
    }
    return diag;
}

void
finding_missing(struct finding *finding, const struct node *object,
                struct slice name)
{
    struct evaluator *evaluator = finding->check;
    struct diag *diag = finding_add(finding, NULL);

    if (!bag_full(evaluator->bag))
        *vec_push(evaluator->scratch, &evaluator->cascades.missing) =
            (struct cascade_member){object, name, diag};
}

/* Whether `text` is beyond doubt what `written` was meant to be: another case,
 * other signs between the words, or a name so long that one which differs in
 * a letter or two is hardly there by chance.
 */
static bool
is_certain(struct slice written, struct slice text)
{
    size_t i = 0, j = 0;

    if (written.len >= LONG_NAME || text.len >= LONG_NAME)
        return true;
    for (;; i++, j++) {
        while (i < written.len && strchr("-_ ", written.at[i]))
            i++;
        while (j < text.len && strchr("-_ ", text.at[j]))
            j++;
        if (i == written.len || j == text.len)
            return i == written.len && j == text.len;
        if (!slice_equal_nocase(slice_cut(written, i, i + 1),
                                slice_cut(text, j, j + 1)))
            return false;
    }
}

void
finding_replace(const struct evaluator *evaluator, struct diag *diag,
                const struct node *node, struct slice text)
{
    struct buf json = buf_new(evaluator->scratch);
    struct buf title = buf_new(evaluator->scratch);

    buf_json(&json, text);
    buf_text(&title, "replace ");
    phrase_text(&title, node_text(evaluator->tree, node));
    buf_text(&title, " with ");
    phrase_text(&title, text);
    bag_fix(evaluator->bag, diag,
            is_certain(node_text(evaluator->tree, node), text),
            buf_slice(&title), node_span(node), buf_slice(&json));
}
