#include "schema/report.h"

#include "schema/finding.h"
#include "schema/kinds.h"
#include "schema/say.h"

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
        say_or(&f->text, i, legal->count + other);
        if (legal->stride == 2)
            say_text(&f->text, legal_text(schema, legal, i));
        else
            say_constant(&f->text, schema, legal->word[i], legal->quoted);
    }
    if (listed < legal->count)
        buf_printf(&f->text, " or one of %u more", legal->count - listed);
    for (uint32_t i = 0; i < other; i++) {
        say_or(&f->text, legal->count + i, legal->count + other);
        say_shape(&f->text, schema, legal->other.at[i]);
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
static struct near_set *
legal_names(struct check *check, const struct legal *legal)
{
    struct near_set *names = NULL;
    bool fresh = true;

    if (legal->own) {
        names = bag_names_now(check->bag, legal->word, legal->count, &fresh);
    } else {
        names = arena_new(check->scratch, struct near_set);
        *names = near_set_new(check->scratch);
    }
    for (uint32_t i = 0; fresh && i < legal->count; i++)
        if (is_text(check->schema, legal, i))
            near_set_add(names, legal_text(check->schema, legal, i));
    if (fresh)
        budget_spend(check->bag->budget, legal->count);
    return names;
}

static struct slice
meant_by(struct check *check, const struct legal *legal,
         const struct node *value)
{
    struct bag *bag = check->bag;

    if ((!node_is(value, NODE_STRING) && !node_is(value, NODE_KEY)) ||
        bag_full(bag) || !budget_may_guess(bag->budget))
        return S("");
    struct near near =
        bag_near(bag, legal_names(check, legal), node_text(check->tree, value));

    return near_best(&near);
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
look_alike(struct check *check, const struct legal *legal,
           const struct node *value)
{
    const struct schema *schema = check->schema;
    struct slice text = node_text(check->tree, value);
    bool string = node_is(value, NODE_STRING);

    if (legal->stride == 2 || node_count(value))
        return SCHEMA_NONE;
    struct near_set *names = legal_names(check, legal);

    if (string ? names->name.count == legal->count : !near_set_has(names, text))
        return SCHEMA_NONE;
    for (uint32_t i = 0; i < legal->count; i++)
        if (string != is_text(schema, legal, i) &&
            slice_equal(bare_text(schema, legal->word[i]), text))
            return legal->word[i];
    return SCHEMA_NONE;
}

static void
report_look_alike(struct check *check, uint32_t unit, const char *keyword,
                  struct legal *legal, const struct node *value)
{
    uint32_t alike = look_alike(check, legal, value);
    struct finding f = finding_start(check, unit, &kind_schema_enum, keyword,
                                     node_span(value));
    struct buf right = buf_new(check->scratch);
    bool string = node_is(value, NODE_STRING);

    if (string)
        buf_add(&right, bare_text(check->schema, alike));
    else
        buf_json(&right, schema_value_text(check->schema, alike));
    legal->quoted = true;
    say_text(&f.text, node_source(check->tree, value));
    buf_text(&f.text, " is not allowed for ");
    say_subject(&f.text, check->tree, value, check->around);
    buf_text(&f.text, ": expected ");
    say_legal(&f, legal);
    struct diag *diag = finding_add(&f, value);

    if (string)
        bag_help(check->bag, diag, "write %.*s without quotes",
                 SLICE_ARGS(buf_slice(&right)));
    else
        bag_help(check->bag, diag, "put it in quotes: %.*s",
                 SLICE_ARGS(buf_slice(&right)));
    bag_fix(check->bag, diag, string,
            string ? S("remove the quotes") : S("put it in quotes"),
            node_span(value), buf_slice(&right));
}

static bool
is_mixed(struct check *check, const struct legal *legal)
{
    uint32_t strings = legal_names(check, legal)->name.count;

    return strings && strings < legal->count;
}

/* Whether a finding would be dropped: then that is counted. */
static bool
is_dropped(struct check *check)
{
    if (!bag_full(check->bag))
        return false;
    check->bag->dropped++;
    return true;
}

/* "`UPDATE` is not allowed for `operation`: expected `CREATE` or `DELETE`" */
static void
report_legal(struct check *check, uint32_t unit, const char *keyword,
             struct legal *legal, const struct node *value)
{
    if (is_dropped(check))
        return;
    if (look_alike(check, legal, value) != SCHEMA_NONE) {
        report_look_alike(check, unit, keyword, legal, value);
        return;
    }
    legal->quoted = is_mixed(check, legal);
    struct finding f = finding_start(check, unit, &kind_schema_enum, keyword,
                                     node_span(value));
    struct slice hint = node_count(value)
                            ? S("")
                            : finding_hint(&f, S("x-value-hints"),
                                           node_text(check->tree, value));
    struct slice meant = hint.len ? named_in(check->schema, legal, hint)
                                  : meant_by(check, legal, value);

    say_value(&f.text, check->tree, value);
    buf_text(&f.text, " is not allowed for ");
    say_subject(&f.text, check->tree, value, check->around);
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
        finding_replace(check, diag, value, meant);
}

/* A name that `propertyNames` does not list is an unknown key. */
static void
report_name(struct check *check, uint32_t unit, const struct legal *legal,
            const struct node *key)
{
    if (is_dropped(check))
        return;
    struct finding f = finding_start(check, unit, &kind_schema_unknown_key,
                                     "enum", node_span(key));
    struct slice name = node_text(check->tree, key);
    struct slice hint = finding_hint(&f, S("x-hints"), name);
    struct slice renamed = finding_hint(&f, S("x-renamed"), name);
    struct slice meant = renamed.len ? renamed : meant_by(check, legal, key);
    const struct node *object = report_object(check, key);

    buf_text(&f.text, "unknown key ");
    say_text(&f.text, name);
    if (hint.len)
        buf_printf(&f.text, ": %.*s", SLICE_ARGS(hint));
    if (hint.len || node_key(check->tree, object, meant))
        meant = S("");
    if (meant.len)
        buf_printf(&f.text, "; did you mean `%.*s`?", SLICE_ARGS(meant));
    struct diag *diag = finding_add(&f, key);

    if (meant.len)
        finding_replace(check, diag, key, meant);
}

void
report_values(struct check *check, uint32_t unit, struct schema_list values,
              struct schema_list other, const struct node *node)
{
    struct legal legal = {values.at, values.count, 1, other, false, false};

    if (!check->bag)
        return;
    if (node_is(node, NODE_KEY))
        report_name(check, unit, &legal, node);
    else
        report_legal(check, unit, "enum", &legal, node);
}

void
report_choice(struct check *check, uint32_t unit, const struct schema_op *op,
              const struct node *node)
{
    const struct schema *schema = check->schema;
    const struct schema_enum *choice = &schema->choice[op->a];
    struct legal legal = {
        schema->word + choice->value, choice->values, 1, {0}, false, true};

    if (!check->bag)
        return;
    if (node_is(node, NODE_KEY))
        report_name(check, unit, &legal, node);
    else
        report_legal(check, unit, op->b ? "const" : "enum", &legal, node);
}

void
report_discriminator(struct check *check, uint32_t unit,
                     const struct schema_switch *at, const struct node *value)
{
    struct legal legal = {
        check->schema->word + at->value, at->values, 2, {0}, false, true};

    if (check->bag)
        report_legal(check, unit, at->one ? "oneOf" : "anyOf", &legal, value);
}

static void
report_unsaid(struct check *check, uint32_t unit, const struct node *object,
              struct slice name, const struct legal *legal)
{
    struct finding f =
        finding_start(check, unit, &kind_schema_missing, "required",
                      say_place(check->tree, object));

    buf_text(&f.text, "missing ");
    say_text(&f.text, name);
    say_inside(&f.text, check->tree, object);
    buf_text(&f.text, ": expected ");
    say_legal(&f, legal);
    finding_missing(&f, object, name);
}

void
report_undecided(struct check *check, uint32_t unit,
                 const struct schema_switch *at, const struct node *object)
{
    struct legal legal = {
        check->schema->word + at->value, at->values, 2, {0}, false, true};

    if (check->bag && !node_has(object, NODE_BROKEN))
        report_unsaid(check, unit, object, schema_text(check->schema, at->key),
                      &legal);
}

void
report_unnamed(struct check *check, uint32_t unit, const struct node *object,
               struct slice name, struct schema_list values)
{
    struct legal legal = {values.at, values.count, 1, {0}, false, false};

    if (check->bag && !node_has(object, NODE_BROKEN))
        report_unsaid(check, unit, object, name, &legal);
}
