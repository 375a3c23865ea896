#include "schema/evaluate/explain.h"

#include "schema/evaluate/finding.h"
#include "schema/ir/kinds.h"
#include "schema/ir/member_lookup.h"
#include "schema/ir/phrase.h"

/* Names that a message or a help line lists at most. */
enum { MAX_LISTED = 14 };

/* ---- Unknown members ----------------------------------------------------- */

/* The first value by which branch `ordinal` is known. */
static struct slice
branch_name(const struct schema *schema, const struct schema_switch *at,
            uint32_t ordinal)
{
    const uint32_t *pair = schema->word + at->value;

    for (uint32_t i = 0; i < at->values; i++, pair += 2)
        if (pair[1] == ordinal)
            return schema_text(schema, pair[0]);
    return S("");
}

/* "`workflow` belongs to `GITHUB`, not to `WEBHOOK`"; false when no other
 * branch knows the key.
 */
static bool
say_owner(struct finding *f, const struct node *object, struct slice name)
{
    const struct schema *schema = f->check->schema;
    const struct evaluator_branch *branch = &f->check->branch;
    uint32_t count = 0, index = 0;

    if (branch->node != object || !branch->of)
        return false;
    const uint32_t *unit = schema->word + branch->of->branch;

    for (uint32_t i = 0; i < branch->of->branchs; i++)
        count += member_lookup_declares(schema, unit[i], name);
    if (count == 0)
        return false;
    phrase_text(&f->text, name);
    buf_text(&f->text, " belongs to ");
    for (uint32_t i = 0; i < branch->of->branchs; i++) {
        if (!member_lookup_declares(schema, unit[i], name))
            continue;
        if (index)
            buf_text(&f->text, index + 1 == count ? " and " : ", ");
        phrase_text(&f->text, branch_name(schema, branch->of, i));
        index++;
    }
    buf_text(&f->text, ", not to ");
    phrase_text(&f->text, branch_name(schema, branch->of, branch->ordinal));
    return true;
}

/* Sets of names of one object and unit. */
enum names { NAMES_OWN, NAMES_AROUND, NAMES_count_ };

static struct suggestion_index *
get_names(struct evaluator *evaluator, uint32_t unit, const struct node *object,
          enum names which, bool *fresh)
{
    return bag_names_now(evaluator->bag, object,
                         (uintptr_t)unit * NAMES_count_ + which, fresh);
}

/* The names of the members that `unit` itself declares or requires and that
 * are not there yet.
 */
static struct suggestion_index *
own_names(struct evaluator *evaluator, uint32_t unit, const struct node *object)
{
    bool fresh;
    struct suggestion_index *names =
        get_names(evaluator, unit, object, NAMES_OWN, &fresh);
    uint32_t count;
    const struct schema_prop *prop =
        schema_props(evaluator->schema, unit, &count);

    if (fresh && !budget_spend(evaluator->bag->budget, count))
        return names;
    for (uint32_t i = 0; fresh && i < count; i++) {
        struct slice name = schema_prop_name(evaluator->schema, &prop[i]);

        if (prop[i].unit != SCHEMA_FALSE &&
            !node_key(evaluator->tree, object, name))
            suggestion_index_add(names, name);
    }
    return names;
}

/* The same of all that the units around `unit` know. */
static struct suggestion_index *
names_around(struct evaluator *evaluator, uint32_t unit,
             const struct node *object)
{
    bool fresh;
    struct suggestion_index *names =
        get_names(evaluator, unit, object, NAMES_AROUND, &fresh);
    struct map all = map_new(evaluator->scratch);

    if (fresh && budget_may_guess(evaluator->bag->budget))
        member_lookup_names(evaluator->schema, unit, &all);
    budget_spend(evaluator->bag->budget, all.count);
    for (uint32_t i = 0; i < all.count; i++)
        if (!node_key(evaluator->tree, object, all.entry[i].key))
            suggestion_index_add(names, all.entry[i].key);
    return names;
}

/* Lists what `unit`, or with `around` all units around it, knows when that is
 * little.
 */
static void
help_names(struct evaluator *evaluator, struct diag *diag, uint32_t unit,
           bool around)
{
    struct buf text = buf_new(evaluator->scratch);
    struct map names = map_new(evaluator->scratch);
    uint32_t count;
    const struct schema_prop *prop =
        schema_props(evaluator->schema, unit, &count);

    if (bag_full(evaluator->bag))
        return;
    if (around && budget_may_guess(evaluator->bag->budget)) {
        member_lookup_names(evaluator->schema, unit, &names);
        budget_spend(evaluator->bag->budget, names.count);
    }
    for (uint32_t i = 0; !around && i < count && names.count <= MAX_LISTED; i++)
        if (prop[i].unit != SCHEMA_FALSE)
            *map_add(&names, schema_prop_name(evaluator->schema, &prop[i])) = 1;
    if (names.count == 0 || names.count > MAX_LISTED)
        return;
    for (uint32_t i = 0; i < names.count; i++) {
        phrase_or(&text, i, names.count);
        phrase_text(&text, names.entry[i].key);
    }
    bag_help(evaluator->bag, diag, "expected %.*s",
             SLICE_ARGS(buf_slice(&text)));
}

const struct node *
explain_object(const struct evaluator *evaluator, const struct node *key)
{
    return evaluator->around ? evaluator->around
                             : node_parent(evaluator->tree, key);
}

/* Says which member `key` may have been meant to be, and offers it. */
static void
propose(struct evaluator *evaluator, struct diag *diag,
        const struct node *object, const struct node *key, struct slice meant)
{
    if (meant.len == 0 || bag_full(evaluator->bag))
        return;
    *vec_push(evaluator->scratch, &evaluator->cascades.meant) =
        (struct cascade_member){object, meant, diag};
    if (!node_key(evaluator->tree, object, meant))
        finding_replace(evaluator, diag, key, meant);
}

/* What `name` may have been meant to be: one of `names`, else a member that
 * the conditions around ask about.
 */
static struct slice
meant_by(struct evaluator *evaluator, struct suggestion_index *names,
         const struct node *object, struct slice name)
{
    struct suggestion best = bag_suggest(evaluator->bag, names, name);

    if (suggestion_best(&best).len)
        return suggestion_best(&best);
    for (const struct cascade_condition *g = evaluator->condition; g;
         g = g->around) {
        if (g->node != object)
            continue;
        struct suggestion suggestion = bag_suggest(
            evaluator->bag,
            own_names(evaluator, schema_follow(evaluator->schema, g->unit),
                      object),
            name);

        if (suggestion.cost < best.cost)
            best = suggestion;
    }
    return suggestion_best(&best);
}

/* Who left out the value has hardly written the key to its end. */
static bool
is_left_open(const struct node *key)
{
    return node_is(node_value(key), NODE_ERROR) && node_value(key)->len == 0;
}

static void
explain_unknown(struct evaluator *evaluator, uint32_t unit,
                const struct node *object, const struct node *key)
{
    struct finding f = finding_start(evaluator, unit, &kind_schema_unknown_key,
                                     "additionalProperties", node_span(key));
    struct slice name = node_text(evaluator->tree, key);
    struct slice meant = finding_hint(&f, S("x-renamed"), name);
    struct slice hint = finding_hint(&f, S("x-hints"), name);

    if (meant.len == 0 && hint.len == 0 && say_owner(&f, object, name)) {
        finding_add(&f, key);
        return;
    }
    buf_text(&f.text, "unknown key ");
    phrase_text(&f.text, name);
    if (meant.len == 0 && hint.len == 0)
        meant = meant_by(evaluator, own_names(evaluator, unit, object), object,
                         name);
    if (hint.len)
        buf_printf(&f.text, ": %.*s", SLICE_ARGS(hint));
    else
        phrase_inside(&f.text, evaluator->tree, object);
    if (meant.len)
        buf_printf(&f.text, "; did you mean `%.*s`?", SLICE_ARGS(meant));
    struct diag *diag = finding_add(&f, key);

    propose(evaluator, diag, object, key, meant);
    if (hint.len && !bag_full(evaluator->bag))
        *vec_push(evaluator->scratch, &evaluator->cascades.misplaced) =
            (struct cascade_member){object, name, diag};
    if (!meant.len && !hint.len)
        help_names(evaluator, diag, unit, false);
}

/* ---- Missing members ----------------------------------------------------- */

static void
explain_missing(struct evaluator *evaluator, uint32_t unit,
                const struct node *object, struct slice name)
{
    struct finding f =
        finding_start(evaluator, unit, &kind_schema_missing, "required",
                      phrase_place(evaluator->tree, object));
    const struct evaluator_branch *branch = &evaluator->branch;

    buf_text(&f.text, "missing ");
    phrase_text(&f.text, name);
    phrase_inside(&f.text, evaluator->tree, object);
    if (branch->of && branch->node == object) {
        buf_text(&f.text, ": ");
        phrase_text(&f.text, branch_name(evaluator->schema, branch->of,
                                         branch->ordinal));
        buf_text(&f.text, " requires it");
    }
    finding_missing(&f, object, name);
}

void
explain_either(struct evaluator *evaluator, uint32_t unit,
               const struct node *object, const struct map *names)
{
    if (!evaluator->bag || node_has(object, NODE_BROKEN))
        return;
    struct finding f =
        finding_start(evaluator, unit, &kind_schema_missing, "anyOf",
                      phrase_place(evaluator->tree, object));
    uint32_t listed = names->count > MAX_LISTED ? MAX_LISTED : names->count;

    buf_text(&f.text, "missing ");
    for (uint32_t i = 0; i < listed; i++) {
        phrase_or(&f.text, i, names->count);
        phrase_text(&f.text, names->entry[i].key);
    }
    if (listed < names->count)
        buf_printf(&f.text, " or one of %u more", names->count - listed);
    phrase_inside(&f.text, evaluator->tree, object);
    struct diag *diag = finding_add(&f, NULL);

    if (bag_full(evaluator->bag) ||
        !evaluate_spend(evaluator, names->count, object))
        return;
    for (uint32_t i = 0; i < names->count; i++)
        *vec_push(evaluator->scratch, &evaluator->cascades.missing) =
            (struct cascade_member){object, names->entry[i].key, diag};
}

/* Whether there is any use in a further finding; when not, it is dropped. */
static bool
goes_on(const struct evaluator *evaluator)
{
    if (bag_full(evaluator->bag))
        evaluator->bag->dropped++;
    return !bag_full(evaluator->bag) && !evaluator->stopped;
}

void
explain_members(struct evaluator *evaluator, uint32_t unit,
                const struct node *object, const struct explain_miss *miss)
{
    for (uint32_t i = 0; i < miss->unknown.count && goes_on(evaluator); i++)
        if (!is_left_open(miss->unknown.item[i]))
            explain_unknown(evaluator, unit, object, miss->unknown.item[i]);
    for (uint32_t i = 0; i < miss->missing.count && goes_on(evaluator); i++)
        explain_missing(
            evaluator, unit, object,
            schema_prop_name(evaluator->schema, miss->missing.item[i]));
}

void
explain_need(struct evaluator *evaluator, uint32_t unit, const struct node *key,
             struct slice other)
{
    if (!evaluator->bag)
        return;
    struct finding f = finding_start(evaluator, unit, &kind_schema_missing,
                                     "dependencies", node_span(key));

    phrase_text(&f.text, node_text(evaluator->tree, key));
    buf_text(&f.text, " needs ");
    phrase_text(&f.text, other);
    buf_text(&f.text, ", which is missing");
    finding_add(&f, key);
}

void
explain_forbidden(struct evaluator *evaluator, uint32_t unit,
                  const struct node *key)
{
    if (!evaluator->bag)
        return;
    struct finding f = finding_start(evaluator, unit, &kind_schema_unknown_key,
                                     "properties", node_span(key));
    struct slice name = node_text(evaluator->tree, key);
    struct slice hint = finding_hint(&f, S("x-hints"), name);

    phrase_text(&f.text, name);
    buf_text(&f.text, " is not allowed here");
    if (hint.len)
        buf_printf(&f.text, ": %.*s", SLICE_ARGS(hint));
    finding_add(&f, key);
}

/* A member that nothing around the unit knows. */
static void
explain_stranger(struct evaluator *evaluator, uint32_t unit,
                 const struct node *object, const struct node *key)
{
    struct finding f = finding_start(evaluator, unit, &kind_schema_unknown_key,
                                     "unevaluatedProperties", node_span(key));
    struct slice name = node_text(evaluator->tree, key);
    struct slice meant = meant_by(
        evaluator, names_around(evaluator, unit, object), object, name);

    buf_text(&f.text, "unknown key ");
    phrase_text(&f.text, name);
    phrase_inside(&f.text, evaluator->tree, object);
    if (meant.len)
        buf_printf(&f.text, "; did you mean `%.*s`?", SLICE_ARGS(meant));
    struct diag *diag = finding_add(&f, key);

    propose(evaluator, diag, object, key, meant);
    if (!meant.len)
        help_names(evaluator, diag, unit, true);
}

void
explain_loose(struct evaluator *evaluator, uint32_t unit,
              const struct node *node, const struct node *child)
{
    if (!evaluator->bag)
        return;
    if (bag_full(evaluator->bag)) {
        evaluator->bag->dropped++;
        return;
    }
    if (node_is(node, NODE_OBJECT)) {
        explain_stranger(evaluator, unit, node, child);
        return;
    }
    struct finding f = finding_start(evaluator, unit, &kind_schema_count,
                                     "unevaluatedItems", node_span(child));

    phrase_subject(&f.text, evaluator->tree, child, evaluator->around);
    buf_text(&f.text, " is one too many");
    finding_add(&f, child);
}
