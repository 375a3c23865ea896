#include "schema/finding.h"

#include "schema/location.h"
#include "schema/say.h"

/* Characters from which on a name is long. */
enum { LONG_NAME = 4 };

struct finding
finding_start(struct check *check, uint32_t unit, const struct kind *kind,
              const char *keyword, struct span where)
{
    return (struct finding){
        check, unit, kind, keyword, where, buf_new(check->scratch),
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
    say_value(&out, finding->check->tree, value);
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
give_reason(struct check *check, struct diag *diag)
{
    const struct settle_ground *ground = check->ground;
    const struct schema *schema = check->schema;
    uint32_t count;
    const struct schema_prop *prop =
        schema_props(schema, schema_follow(schema, ground->unit), &count);
    struct buf text = buf_new(check->scratch);

    if (!node_is(ground->node, NODE_OBJECT))
        return;
    for (uint32_t i = 0; i < count && text.len == 0; i++) {
        struct slice name = schema_prop_name(schema, &prop[i]);
        const struct node *value = node_find(check->tree, ground->node, name);

        if (!value || prop[i].unit == SCHEMA_NONE || node_count(value) ||
            node_span(value).at == diag->where.at)
            continue;
        buf_text(&text, "because ");
        say_text(&text, name);
        buf_text(&text, " is ");
        say_value(&text, check->tree, value);
    }
    if (text.len)
        bag_help(check->bag, diag, "%.*s", SLICE_ARGS(buf_slice(&text)));
}

struct diag *
finding_add(struct finding *finding, const struct node *value)
{
    struct check *check = finding->check;
    struct slice text = buf_slice(&finding->text);
    const struct kind *kind = finding->kind;

    check_spend(check, STEPS_FINDING, value ? value : tree_root(check->tree));
    if (check->schema->unit[finding->unit].flags & SCHEMA_SPEAKS) {
        const struct kind *own = own_kind(finding);
        struct slice words =
            finding_hint(finding, S("x-message"), slice_from(finding->keyword));

        if (own)
            kind = own;
        if (words.len)
            text = own_text(finding, words, value);
    }
    struct diag *diag =
        bag_add(check->bag, kind, finding->where, "%.*s", SLICE_ARGS(text));

    if (check->level != LEVEL_OFF)
        diag->level = check->level;
    if (check->schema->origin && diag != check->bag->spare) {
        check->steps += STEPS_LOCATION * (uint64_t)check->depth;
        diag->location = location_make(check, finding->unit, finding->keyword,
                                       finding->where);
    }
    if (check->ground && !bag_full(check->bag)) {
        *vec_push(check->scratch, &check->settle.hunch) =
            (struct settle_hunch){diag, check->ground};
        give_reason(check, diag);
    }
    return diag;
}

void
finding_missing(struct finding *finding, const struct node *object,
                struct slice name)
{
    struct check *check = finding->check;
    struct diag *diag = finding_add(finding, NULL);

    if (!bag_full(check->bag))
        *vec_push(check->scratch, &check->settle.missing) =
            (struct settle_member){object, name, diag};
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
finding_replace(const struct check *check, struct diag *diag,
                const struct node *node, struct slice text)
{
    struct buf json = buf_new(check->scratch);
    struct buf title = buf_new(check->scratch);

    buf_json(&json, text);
    buf_text(&title, "replace ");
    say_text(&title, node_text(check->tree, node));
    buf_text(&title, " by ");
    say_text(&title, text);
    bag_fix(check->bag, diag, is_certain(node_text(check->tree, node), text),
            buf_slice(&title), node_span(node), buf_slice(&json));
}
