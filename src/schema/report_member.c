#include "schema/report.h"

#include "schema/finding.h"
#include "schema/kinds.h"
#include "schema/say.h"
#include "schema/tell.h"

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
    const struct check_branch *branch = &f->check->branch;
    uint32_t count = 0, index = 0;

    if (branch->node != object || !branch->of)
        return false;
    const uint32_t *unit = schema->word + branch->of->branch;

    for (uint32_t i = 0; i < branch->of->branchs; i++)
        count += tell_declares(schema, unit[i], name);
    if (count == 0)
        return false;
    say_text(&f->text, name);
    buf_text(&f->text, " belongs to ");
    for (uint32_t i = 0; i < branch->of->branchs; i++) {
        if (!tell_declares(schema, unit[i], name))
            continue;
        if (index)
            buf_text(&f->text, index + 1 == count ? " and " : ", ");
        say_text(&f->text, branch_name(schema, branch->of, i));
        index++;
    }
    buf_text(&f->text, ", not to ");
    say_text(&f->text, branch_name(schema, branch->of, branch->ordinal));
    return true;
}

/* Sets of names of one object and unit. */
enum names { NAMES_OWN, NAMES_AROUND, NAMES_count_ };

static struct near_set *
get_names(struct check *check, uint32_t unit, const struct node *object,
          enum names which, bool *fresh)
{
    return bag_names_now(check->bag, object,
                         (uintptr_t)unit * NAMES_count_ + which, fresh);
}

/* The names of the members that `unit` itself declares or requires and that
 * are not there yet.
 */
static struct near_set *
own_names(struct check *check, uint32_t unit, const struct node *object)
{
    bool fresh;
    struct near_set *names = get_names(check, unit, object, NAMES_OWN, &fresh);
    uint32_t count;
    const struct schema_prop *prop = schema_props(check->schema, unit, &count);

    if (fresh && !budget_spend(check->bag->budget, count))
        return names;
    for (uint32_t i = 0; fresh && i < count; i++) {
        struct slice name = schema_prop_name(check->schema, &prop[i]);

        if (prop[i].unit != SCHEMA_FALSE &&
            !node_key(check->tree, object, name))
            near_set_add(names, name);
    }
    return names;
}

/* The same of all that the units around `unit` know. */
static struct near_set *
names_around(struct check *check, uint32_t unit, const struct node *object)
{
    bool fresh;
    struct near_set *names =
        get_names(check, unit, object, NAMES_AROUND, &fresh);
    struct map all = map_new(check->scratch);

    if (fresh && budget_may_guess(check->bag->budget))
        tell_names(check->schema, unit, &all);
    budget_spend(check->bag->budget, all.count);
    for (uint32_t i = 0; i < all.count; i++)
        if (!node_key(check->tree, object, all.entry[i].key))
            near_set_add(names, all.entry[i].key);
    return names;
}

/* Lists what `unit`, or with `around` all units around it, knows when that is
 * little.
 */
static void
help_names(struct check *check, struct diag *diag, uint32_t unit, bool around)
{
    struct buf text = buf_new(check->scratch);
    struct map names = map_new(check->scratch);
    uint32_t count;
    const struct schema_prop *prop = schema_props(check->schema, unit, &count);

    if (bag_full(check->bag))
        return;
    if (around && budget_may_guess(check->bag->budget)) {
        tell_names(check->schema, unit, &names);
        budget_spend(check->bag->budget, names.count);
    }
    for (uint32_t i = 0; !around && i < count && names.count <= MAX_LISTED; i++)
        if (prop[i].unit != SCHEMA_FALSE)
            *map_add(&names, schema_prop_name(check->schema, &prop[i])) = 1;
    if (names.count == 0 || names.count > MAX_LISTED)
        return;
    for (uint32_t i = 0; i < names.count; i++) {
        say_or(&text, i, names.count);
        say_text(&text, names.entry[i].key);
    }
    bag_help(check->bag, diag, "expected %.*s", SLICE_ARGS(buf_slice(&text)));
}

const struct node *
report_object(const struct check *check, const struct node *key)
{
    return check->around ? check->around : node_parent(check->tree, key);
}

/* Says which member `key` may have been meant to be, and offers it. */
static void
propose(struct check *check, struct diag *diag, const struct node *object,
        const struct node *key, struct slice meant)
{
    if (meant.len == 0 || bag_full(check->bag))
        return;
    *vec_push(check->scratch, &check->settle.meant) =
        (struct settle_member){object, meant, diag};
    if (!node_key(check->tree, object, meant))
        finding_replace(check, diag, key, meant);
}

/* What `name` may have been meant to be: one of `names`, else a member that
 * the conditions around ask about.
 */
static struct slice
meant_by(struct check *check, struct near_set *names, const struct node *object,
         struct slice name)
{
    struct near best = bag_near(check->bag, names, name);

    if (near_best(&best).len)
        return near_best(&best);
    for (const struct settle_ground *g = check->ground; g; g = g->around) {
        if (g->node != object)
            continue;
        struct near near = bag_near(
            check->bag,
            own_names(check, schema_follow(check->schema, g->unit), object),
            name);

        if (near.cost < best.cost)
            best = near;
    }
    return near_best(&best);
}

/* Who left out the value has hardly written the key to its end. */
static bool
is_left_open(const struct node *key)
{
    return node_is(node_value(key), NODE_ERROR) && node_value(key)->len == 0;
}

static void
report_unknown(struct check *check, uint32_t unit, const struct node *object,
               const struct node *key)
{
    struct finding f = finding_start(check, unit, &kind_schema_unknown_key,
                                     "additionalProperties", node_span(key));
    struct slice name = node_text(check->tree, key);
    struct slice meant = finding_hint(&f, S("x-renamed"), name);
    struct slice hint = finding_hint(&f, S("x-hints"), name);

    if (meant.len == 0 && hint.len == 0 && say_owner(&f, object, name)) {
        finding_add(&f, key);
        return;
    }
    buf_text(&f.text, "unknown key ");
    say_text(&f.text, name);
    if (meant.len == 0 && hint.len == 0)
        meant = meant_by(check, own_names(check, unit, object), object, name);
    if (hint.len)
        buf_printf(&f.text, ": %.*s", SLICE_ARGS(hint));
    else
        say_inside(&f.text, check->tree, object);
    if (meant.len)
        buf_printf(&f.text, "; did you mean `%.*s`?", SLICE_ARGS(meant));
    struct diag *diag = finding_add(&f, key);

    propose(check, diag, object, key, meant);
    if (hint.len && !bag_full(check->bag))
        *vec_push(check->scratch, &check->settle.astray) =
            (struct settle_member){object, name, diag};
    if (!meant.len && !hint.len)
        help_names(check, diag, unit, false);
}

/* ---- Missing members ----------------------------------------------------- */

static void
report_missing(struct check *check, uint32_t unit, const struct node *object,
               struct slice name)
{
    struct finding f =
        finding_start(check, unit, &kind_schema_missing, "required",
                      say_place(check->tree, object));
    const struct check_branch *branch = &check->branch;

    buf_text(&f.text, "missing ");
    say_text(&f.text, name);
    say_inside(&f.text, check->tree, object);
    if (branch->of && branch->node == object) {
        buf_text(&f.text, ": ");
        say_text(&f.text,
                 branch_name(check->schema, branch->of, branch->ordinal));
        buf_text(&f.text, " requires it");
    }
    finding_missing(&f, object, name);
}

void
report_either(struct check *check, uint32_t unit, const struct node *object,
              const struct map *names)
{
    if (!check->bag || node_has(object, NODE_BROKEN))
        return;
    struct finding f = finding_start(check, unit, &kind_schema_missing, "anyOf",
                                     say_place(check->tree, object));
    uint32_t listed = names->count > MAX_LISTED ? MAX_LISTED : names->count;

    buf_text(&f.text, "missing ");
    for (uint32_t i = 0; i < listed; i++) {
        say_or(&f.text, i, names->count);
        say_text(&f.text, names->entry[i].key);
    }
    if (listed < names->count)
        buf_printf(&f.text, " or one of %u more", names->count - listed);
    say_inside(&f.text, check->tree, object);
    struct diag *diag = finding_add(&f, NULL);

    if (bag_full(check->bag) || !check_spend(check, names->count, object))
        return;
    for (uint32_t i = 0; i < names->count; i++)
        *vec_push(check->scratch, &check->settle.missing) =
            (struct settle_member){object, names->entry[i].key, diag};
}

/* Whether there is any use in a further finding; when not, it is dropped. */
static bool
goes_on(const struct check *check)
{
    if (bag_full(check->bag))
        check->bag->dropped++;
    return !bag_full(check->bag) && !check->stopped;
}

void
report_members(struct check *check, uint32_t unit, const struct node *object,
               const struct report_miss *miss)
{
    for (uint32_t i = 0; i < miss->unknown.count && goes_on(check); i++)
        if (!is_left_open(miss->unknown.item[i]))
            report_unknown(check, unit, object, miss->unknown.item[i]);
    for (uint32_t i = 0; i < miss->missing.count && goes_on(check); i++)
        report_missing(check, unit, object,
                       schema_prop_name(check->schema, miss->missing.item[i]));
}

void
report_need(struct check *check, uint32_t unit, const struct node *key,
            struct slice other)
{
    if (!check->bag)
        return;
    struct finding f = finding_start(check, unit, &kind_schema_missing,
                                     "dependencies", node_span(key));

    say_text(&f.text, node_text(check->tree, key));
    buf_text(&f.text, " needs ");
    say_text(&f.text, other);
    buf_text(&f.text, ", which is missing");
    finding_add(&f, key);
}

void
report_forbidden(struct check *check, uint32_t unit, const struct node *key)
{
    if (!check->bag)
        return;
    struct finding f = finding_start(check, unit, &kind_schema_unknown_key,
                                     "properties", node_span(key));
    struct slice name = node_text(check->tree, key);
    struct slice hint = finding_hint(&f, S("x-hints"), name);

    say_text(&f.text, name);
    buf_text(&f.text, " is not allowed here");
    if (hint.len)
        buf_printf(&f.text, ": %.*s", SLICE_ARGS(hint));
    finding_add(&f, key);
}

/* A member that nothing around the unit knows. */
static void
report_stranger(struct check *check, uint32_t unit, const struct node *object,
                const struct node *key)
{
    struct finding f = finding_start(check, unit, &kind_schema_unknown_key,
                                     "unevaluatedProperties", node_span(key));
    struct slice name = node_text(check->tree, key);
    struct slice meant =
        meant_by(check, names_around(check, unit, object), object, name);

    buf_text(&f.text, "unknown key ");
    say_text(&f.text, name);
    say_inside(&f.text, check->tree, object);
    if (meant.len)
        buf_printf(&f.text, "; did you mean `%.*s`?", SLICE_ARGS(meant));
    struct diag *diag = finding_add(&f, key);

    propose(check, diag, object, key, meant);
    if (!meant.len)
        help_names(check, diag, unit, true);
}

void
report_loose(struct check *check, uint32_t unit, const struct node *node,
             const struct node *child)
{
    if (!check->bag)
        return;
    if (bag_full(check->bag)) {
        check->bag->dropped++;
        return;
    }
    if (node_is(node, NODE_OBJECT)) {
        report_stranger(check, unit, node, child);
        return;
    }
    struct finding f = finding_start(check, unit, &kind_schema_count,
                                     "unevaluatedItems", node_span(child));

    say_subject(&f.text, check->tree, child, check->around);
    buf_text(&f.text, " is one too many");
    finding_add(&f, child);
}
