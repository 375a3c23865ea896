#include "schema/evaluate/explain.h"

#include "schema/evaluate/finding.h"
#include "schema/ir/kinds.h"
#include "schema/ir/phrase.h"

/* Values that a message lists at most. */
enum { MAX_LISTED = 14, MAX_OTHER = 3 };

/* The legal values: constants of an enum or strings of a switch. */
struct legal {
    const uint32_t *word;
    uint32_t count;
    uint32_t stride; /* 2: pairs, of which the first word is a string */
    struct schema_list other; /* units that would do, too */
    bool quoted;              /* say which of them are strings */
    bool own;                 /* `word` is of the schema itself */
};

static bool
is_text(const struct schema *schema, const struct legal *legal, uint32_t index)
{
    return legal->stride == 2 ||
           schema_value_kind(schema, legal->word[index]) == NODE_STRING;
}

static struct slice
legal_text(const struct schema *schema, const struct legal *legal,
           uint32_t index)
{
    uint32_t word = legal->word[index * legal->stride];

    if (legal->stride == 2)
        return schema_text(schema, word);
    return is_text(schema, legal, index) ? schema_value_text(schema, word)
                                         : S("");
}

static void
say_legal(struct finding *f, const struct legal *legal)
{
    const struct schema *schema = f->check->schema;
    uint32_t listed = legal->count > MAX_LISTED ? MAX_LISTED : legal->count;
    uint32_t other = legal->other.count > MAX_OTHER ? 0 : legal->other.count;

    if (legal->count == 0) {
        buf_text(&f->text, "nothing");
        return;
    }
    for (uint32_t i = 0; i < listed; i++) {
        phrase_or(&f->text, i, legal->count + other);
        if (legal->stride == 2)
            phrase_text(&f->text, legal_text(schema, legal, i));
        else
            phrase_constant(&f->text, schema, legal->word[i], legal->quoted);
    }
    if (listed < legal->count)
        buf_printf(&f->text, " or one of %u more", legal->count - listed);
    for (uint32_t i = 0; i < other; i++) {
        phrase_or(&f->text, legal->count + i, legal->count + other);
        phrase_form(&f->text, schema, legal->other.at[i]);
    }
}

/* The legal value that a hint such as "write `X`" names. */
static struct slice
named_in(const struct schema *schema, const struct legal *legal,
         struct slice hint)
{
    size_t write = slice_find(hint, S("write `"), 0);
    size_t from = write == SLICE_NONE ? write : write + 7;
    size_t to = write == SLICE_NONE ? write : slice_find_byte(hint, '`', from);

    if (to == SLICE_NONE)
        return S("");
    struct slice name = slice_cut(hint, from, to);

    for (uint32_t i = 0; i < legal->count; i++)
        if (slice_equal(legal_text(schema, legal, i), name))
            return name;
    return S("");
}

/* The strings among them. */
static struct suggestion_index *
legal_names(struct evaluator *evaluator, const struct legal *legal)
{
    struct suggestion_index *names = NULL;
    bool fresh = true;

    if (legal->own) {
        names =
            bag_names_now(evaluator->bag, legal->word, legal->count, &fresh);
    } else {
        names = arena_new(evaluator->scratch, struct suggestion_index);
        *names = suggestion_index_new(evaluator->scratch);
    }
    for (uint32_t i = 0; fresh && i < legal->count; i++)
        if (is_text(evaluator->schema, legal, i))
            suggestion_index_add(names,
                                 legal_text(evaluator->schema, legal, i));
    if (fresh)
        budget_spend(evaluator->bag->budget, legal->count);
    return names;
}

static struct slice
meant_by(struct evaluator *evaluator, const struct legal *legal,
         const struct node *value)
{
    struct bag *bag = evaluator->bag;

    if ((!node_is(value, NODE_STRING) && !node_is(value, NODE_KEY)) ||
        bag_full(bag) || !budget_may_guess(bag->budget))
        return S("");
    struct suggestion suggestion = bag_suggest(
        bag, legal_names(evaluator, legal), node_text(evaluator->tree, value));

    return suggestion_best(&suggestion);
}

/* A scalar as it is written, without quotes. */
static struct slice
bare_text(const struct schema *schema, uint32_t value)
{
    switch (schema_value_kind(schema, value)) {
    case NODE_NULL:
        return S("null");
    case NODE_FALSE:
        return S("false");
    case NODE_TRUE:
        return S("true");
    case NODE_NUMBER:
    case NODE_STRING:
        return schema_value_text(schema, value);
    case NODE_ERROR:
    case NODE_ARRAY:
    case NODE_OBJECT:
    case NODE_KEY:
        break;
    }
    return S("");
}

/* `"2"` where 2 is allowed, or the other way round: the constant that looks
 * the same and is of another type, or SCHEMA_NONE.
 */
static uint32_t
similar(struct evaluator *evaluator, const struct legal *legal,
        const struct node *value)
{
    const struct schema *schema = evaluator->schema;
    struct slice text = node_text(evaluator->tree, value);
    bool string = node_is(value, NODE_STRING);

    if (legal->stride == 2 || node_count(value))
        return SCHEMA_NONE;
    struct suggestion_index *names = legal_names(evaluator, legal);

    if (string ? names->name.count == legal->count
               : !suggestion_index_has(names, text))
        return SCHEMA_NONE;
    for (uint32_t i = 0; i < legal->count; i++)
        if (string != is_text(schema, legal, i) &&
            slice_equal(bare_text(schema, legal->word[i]), text))
            return legal->word[i];
    return SCHEMA_NONE;
}

static void
explain_similar(struct evaluator *evaluator, uint32_t unit, const char *keyword,
                struct legal *legal, const struct node *value)
{
    uint32_t alike = similar(evaluator, legal, value);
    struct finding f = finding_start(evaluator, unit, &kind_schema_enum,
                                     keyword, node_span(value));
    struct buf right = buf_new(evaluator->scratch);
    bool string = node_is(value, NODE_STRING);

    if (string)
        buf_add(&right, bare_text(evaluator->schema, alike));
    else
        buf_json(&right, schema_value_text(evaluator->schema, alike));
    legal->quoted = true;
    phrase_text(&f.text, node_source(evaluator->tree, value));
    buf_text(&f.text, " is not allowed for ");
    phrase_subject(&f.text, evaluator->tree, value, evaluator->around);
    buf_text(&f.text, ": expected ");
    say_legal(&f, legal);
    struct diag *diag = finding_add(&f, value);

    if (string)
        bag_help(evaluator->bag, diag, "write %.*s without quotes",
                 SLICE_ARGS(buf_slice(&right)));
    else
        bag_help(evaluator->bag, diag, "put it in quotes: %.*s",
                 SLICE_ARGS(buf_slice(&right)));
    bag_fix(evaluator->bag, diag, string,
            string ? S("remove the quotes") : S("put it in quotes"),
            node_span(value), buf_slice(&right));
}

static bool
is_mixed(struct evaluator *evaluator, const struct legal *legal)
{
    uint32_t strings = legal_names(evaluator, legal)->name.count;

    return strings && strings < legal->count;
}

/* Whether a finding would be dropped: then that is counted. */
static bool
is_dropped(struct evaluator *evaluator)
{
    if (!bag_full(evaluator->bag))
        return false;
    evaluator->bag->dropped++;
    return true;
}

/* "`UPDATE` is not allowed for `operation`: expected `CREATE` or `DELETE`" */
static void
explain_legal(struct evaluator *evaluator, uint32_t unit, const char *keyword,
              struct legal *legal, const struct node *value)
{
    if (is_dropped(evaluator))
        return;
    if (similar(evaluator, legal, value) != SCHEMA_NONE) {
        explain_similar(evaluator, unit, keyword, legal, value);
        return;
    }
    legal->quoted = is_mixed(evaluator, legal);
    struct finding f = finding_start(evaluator, unit, &kind_schema_enum,
                                     keyword, node_span(value));
    struct slice hint = node_count(value)
                            ? S("")
                            : finding_hint(&f, S("x-value-hints"),
                                           node_text(evaluator->tree, value));
    struct slice meant = hint.len ? named_in(evaluator->schema, legal, hint)
                                  : meant_by(evaluator, legal, value);

    phrase_value(&f.text, evaluator->tree, value);
    buf_text(&f.text, " is not allowed for ");
    phrase_subject(&f.text, evaluator->tree, value, evaluator->around);
    buf_text(&f.text, ": ");
    if (hint.len) {
        buf_add(&f.text, hint);
    } else {
        buf_text(&f.text, "expected ");
        say_legal(&f, legal);
        if (meant.len && legal->count > 1)
            buf_printf(&f.text, "; did you mean `%.*s`?", SLICE_ARGS(meant));
    }
    struct diag *diag = finding_add(&f, value);

    if (meant.len)
        finding_replace(evaluator, diag, value, meant);
}

/* A name that `propertyNames` does not list is an unknown key. */
static void
explain_name(struct evaluator *evaluator, uint32_t unit,
             const struct legal *legal, const struct node *key)
{
    if (is_dropped(evaluator))
        return;
    struct finding f = finding_start(evaluator, unit, &kind_schema_unknown_key,
                                     "enum", node_span(key));
    struct slice name = node_text(evaluator->tree, key);
    struct slice hint = finding_hint(&f, S("x-hints"), name);
    struct slice renamed = finding_hint(&f, S("x-renamed"), name);
    struct slice meant =
        renamed.len ? renamed : meant_by(evaluator, legal, key);
    const struct node *object = explain_object(evaluator, key);

    buf_text(&f.text, "unknown key ");
    phrase_text(&f.text, name);
    if (hint.len)
        buf_printf(&f.text, ": %.*s", SLICE_ARGS(hint));
    if (hint.len || node_key(evaluator->tree, object, meant))
        meant = S("");
    if (meant.len)
        buf_printf(&f.text, "; did you mean `%.*s`?", SLICE_ARGS(meant));
    struct diag *diag = finding_add(&f, key);

    if (meant.len)
        finding_replace(evaluator, diag, key, meant);
}

void
explain_values(struct evaluator *evaluator, uint32_t unit,
               struct schema_list values, struct schema_list other,
               const struct node *node)
{
    struct legal legal = {values.at, values.count, 1, other, false, false};

    if (!evaluator->bag)
        return;
    if (node_is(node, NODE_KEY))
        explain_name(evaluator, unit, &legal, node);
    else
        explain_legal(evaluator, unit, "enum", &legal, node);
}

void
explain_choice(struct evaluator *evaluator, uint32_t unit,
               const struct schema_op *op, const struct node *node)
{
    const struct schema *schema = evaluator->schema;
    const struct schema_enum *choice = &schema->choice[op->a];
    struct legal legal = {
        schema->word + choice->value, choice->values, 1, {0}, false, true};

    if (!evaluator->bag)
        return;
    if (node_is(node, NODE_KEY))
        explain_name(evaluator, unit, &legal, node);
    else
        explain_legal(evaluator, unit, op->b ? "const" : "enum", &legal, node);
}

void
explain_discriminator(struct evaluator *evaluator, uint32_t unit,
                      const struct schema_switch *at, const struct node *value)
{
    struct legal legal = {
        evaluator->schema->word + at->value, at->values, 2, {0}, false, true};

    if (evaluator->bag)
        explain_legal(evaluator, unit, at->one ? "oneOf" : "anyOf", &legal,
                      value);
}

static void
explain_unsaid(struct evaluator *evaluator, uint32_t unit,
               const struct node *object, struct slice name,
               const struct legal *legal)
{
    struct finding f =
        finding_start(evaluator, unit, &kind_schema_missing, "required",
                      phrase_place(evaluator->tree, object));

    buf_text(&f.text, "missing ");
    phrase_text(&f.text, name);
    phrase_inside(&f.text, evaluator->tree, object);
    buf_text(&f.text, ": expected ");
    say_legal(&f, legal);
    finding_missing(&f, object, name);
}

void
explain_undecided(struct evaluator *evaluator, uint32_t unit,
                  const struct schema_switch *at, const struct node *object)
{
    struct legal legal = {
        evaluator->schema->word + at->value, at->values, 2, {0}, false, true};

    if (evaluator->bag && !node_has(object, NODE_BROKEN))
        explain_unsaid(evaluator, unit, object,
                       schema_text(evaluator->schema, at->key), &legal);
}

void
explain_unnamed(struct evaluator *evaluator, uint32_t unit,
                const struct node *object, struct slice name,
                struct schema_list values)
{
    struct legal legal = {values.at, values.count, 1, {0}, false, false};

    if (evaluator->bag && !node_has(object, NODE_BROKEN))
        explain_unsaid(evaluator, unit, object, name, &legal);
}
