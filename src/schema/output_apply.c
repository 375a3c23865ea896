/* One function for each way in which a keyword is applied: the sections of
 * JSON Schema's core and validation vocabularies, one after the other.
 */

#include "schema/output_walk.h"
#include "schema/report.h"
#include "schema/say.h"

/* What an apply function works on: a keyword at its place. */
struct keyword_at {
    struct output_frame *frame;
    const struct outline_clause *clause;
    const struct output_spot *spot;
    struct output_list below; /* of its subschemas */
};

static const struct schema *
schema_of(const struct keyword_at *k)
{
    return k->frame->o->request->schema;
}

static const struct outline_limb *
limb_of(const struct keyword_at *k, uint32_t index)
{
    return &k->frame->o->request->schema->outline->limb
                .item[k->clause->limb + index];
}

/* Says what became of the keyword; `holds` is the result. */
static bool
tell(struct keyword_at *k, bool holds, struct slice why,
     struct slice annotation)
{
    struct verdict verdict = {
        .valid = holds,
        .error = why,
        .first = k->below.first,
    };

    if (holds)
        verdict.annotation = annotation;
    output_add(k->frame->o, k->spot, verdict, &k->frame->below);
    return holds;
}

static const struct slice nothing = {NULL, 0};

/* ---- Subschemas ---------------------------------------------------------- */

/* `limb` on the value `node` at `place`. */
static bool
limb_holds(struct keyword_at *k, const struct outline_limb *limb,
           const struct node *node, const struct output_place *place,
           struct output_list *into)
{
    struct output_frame *frame = k->frame;
    const struct outline_unit *target =
        outline_find(frame->o->request->schema->outline, limb->unit);
    struct slice step = schema_text(schema_of(k), limb->step);
    struct output_spot spot = {
        .up = frame->spot,
        .step = step,
        .base = target ? target->location : frame->outline->location,
        .rest = target ? nothing : step,
        .referred = frame->spot->referred,
        .place = place,
        .node = node,
    };

    return output_unit(frame->o, limb->unit, &spot, into);
}

/* On the value itself. */
static bool
inside_holds(struct keyword_at *k, const struct outline_limb *limb,
             struct output_list *into)
{
    return limb_holds(k, limb, k->spot->node, k->spot->place, into);
}

/* The same when it may fail: then it has evaluated nothing. */
static bool
attempt(struct keyword_at *k, const struct outline_limb *limb,
        struct output_list *into)
{
    uint32_t seen = k->frame->o->seen.count;
    bool holds = inside_holds(k, limb, into);

    if (!holds)
        k->frame->o->seen.count = seen;
    return holds;
}

/* On a child, whose own children are of no interest afterwards. */
static bool
child_holds(struct keyword_at *k, const struct outline_limb *limb,
            const struct node *node, struct output_place place,
            struct output_list *into)
{
    uint32_t seen = k->frame->o->seen.count;

    place.up = k->spot->place;
    bool holds = limb_holds(k, limb, node, &place, into);

    k->frame->o->seen.count = seen;
    return holds;
}

static void
see(struct keyword_at *k, const struct node *node)
{
    struct output *o = k->frame->o;

    *vec_push(o->arena, &o->seen) = node_index(o->check.tree, node);
}

static struct slice
key_text(const struct keyword_at *k, const struct node *key)
{
    return node_text(k->frame->o->check.tree, key);
}

static struct output_place
member_place(const struct keyword_at *k, const struct node *key)
{
    struct slice name = key_text(k, key);

    return (struct output_place){.name = name.at ? name : S("")};
}

/* ---- Annotations --------------------------------------------------------- */

static struct slice
value_text(const struct keyword_at *k)
{
    struct buf out = buf_new(k->frame->o->arena);

    if (k->clause->value == SCHEMA_NONE || !output_wants(k->frame->o, true))
        return nothing;
    say_json(&out, schema_of(k), k->clause->value);
    return buf_slice(&out);
}

static bool
apply_note(struct keyword_at *k)
{
    if (k->clause->form == FORM_STRING_NOTE &&
        !node_is(k->spot->node, NODE_STRING))
        return true;
    return tell(k, true, nothing, value_text(k));
}

static bool
apply_leaf(struct keyword_at *k)
{
    struct slice why = nothing;
    bool holds = output_leaf(k->frame->o, k->clause->leaf, k->spot->node, &why);

    return tell(k, holds, why, value_text(k));
}

/* A list of names or positions, as JSON. */
struct names {
    struct buf text;
    bool wanted;
};

static struct names
names_new(const struct keyword_at *k)
{
    return (struct names){buf_new(k->frame->o->arena),
                          output_wants(k->frame->o, true)};
}

static void
names_separate(struct names *names)
{
    buf_text(&names->text, names->text.len ? ", " : "[");
}

static void
names_add(struct names *names, struct slice name)
{
    if (!names->wanted)
        return;
    names_separate(names);
    buf_json(&names->text, name);
}

static struct slice
names_end(struct names *names)
{
    if (!names->wanted)
        return nothing;
    buf_text(&names->text, names->text.len ? "]" : "[]");
    return buf_slice(&names->text);
}

/* ---- Core, section 8.2.3: references ------------------------------------- */

static bool
apply_ref(struct keyword_at *k)
{
    struct output *o = k->frame->o;
    const struct schema_unit *leaf = &schema_of(k)->unit[k->clause->leaf];
    const struct schema_op *op = &schema_of(k)->op[leaf->op];
    struct output_spot spot = *k->spot;

    if (leaf->end[GROUP_ANY] == 0)
        return true; /* leads nowhere: a fault of the schema */
    uint32_t unit =
        op->code == OP_DYNAMIC ? check_dynamic(&o->check, op) : op->a;
    const struct outline_unit *target =
        outline_find(o->request->schema->outline, unit);

    if (target) {
        spot.base = target->location;
        spot.rest = nothing;
    }
    spot.referred = true;
    return output_unit(o, unit, &spot, &k->frame->below);
}

/* ---- Core, section 10.2.1: several subschemas on one value --------------- */

static bool
apply_all(struct keyword_at *k)
{
    bool holds = true;

    for (uint32_t i = 0; i < k->clause->limbs; i++)
        holds &= inside_holds(k, limb_of(k, i), &k->below);
    return tell(k, holds, nothing, nothing);
}

static struct slice
none_text(struct keyword_at *k)
{
    struct output *o = k->frame->o;
    struct bag bag;

    if (!output_wants(o, false))
        return nothing;
    output_listen(o, &bag);
    if (!report_own(&o->check, k->frame->unit, k->spot->node))
        report_none(&o->check, k->frame->unit, k->spot->node);
    return output_heard(o);
}

static bool
apply_any(struct keyword_at *k)
{
    bool holds = false;

    for (uint32_t i = 0; i < k->clause->limbs; i++)
        holds |= attempt(k, limb_of(k, i), &k->below);
    return tell(k, holds, holds ? nothing : none_text(k), nothing);
}

static bool
apply_one(struct keyword_at *k)
{
    struct output *o = k->frame->o;
    struct output_list below = {0};
    uint32_t held = 0, which[2] = {0};
    struct slice why = nothing;
    struct bag bag;

    for (uint32_t i = 0; i < k->clause->limbs; i++) {
        if (!attempt(k, limb_of(k, i), &below))
            continue;
        if (held < 2)
            which[held] = i;
        held++;
    }
    /* That others fail is no fault when two hold. */
    output_splice(o, &k->below, below, held > 1);
    if (held == 0) {
        why = none_text(k);
    } else if (held > 1 && output_wants(o, false)) {
        output_listen(o, &bag);
        report_several(&o->check, k->frame->unit, k->spot->node, which[0],
                       which[1]);
        why = output_heard(o);
    }
    return tell(k, held == 1, why, nothing);
}

/* What a negated subschema has to tell is dropped. */
static bool
apply_not(struct keyword_at *k)
{
    struct output *o = k->frame->o;
    struct output_list below = {0};
    uint32_t seen = o->seen.count;
    bool holds = !inside_holds(k, limb_of(k, 0), &below);
    struct slice why = nothing;

    o->seen.count = seen;
    output_splice(o, &k->below, below, true);
    if (!holds && output_leaf(o, k->clause->leaf, k->spot->node, &why))
        return tell(k, true, nothing, nothing); /* was not done to the end */
    return tell(k, holds, why, nothing);
}

/* ---- Core, section 10.2.2: conditions ------------------------------------ */

static bool
apply_if(struct keyword_at *k)
{
    struct output_frame *frame = k->frame;
    struct output_list below = {0};
    bool met = attempt(k, limb_of(k, 0), &below);
    struct slice name = met ? S("then") : S("else");

    output_splice(frame->o, &frame->below, below, !met);
    for (uint32_t i = 1; i < k->clause->limbs; i++)
        if (slice_equal(schema_text(schema_of(k), limb_of(k, i)->step), name))
            return inside_holds(k, limb_of(k, i), &frame->below);
    return true;
}

static bool
apply_depends(struct keyword_at *k)
{
    struct output *o = k->frame->o;
    const struct node *node = k->spot->node;
    struct slice why = nothing;

    if (!node_is(node, NODE_OBJECT))
        return true;
    bool holds = output_leaf(o, k->clause->leaf, node, &why);

    for (uint32_t i = 0; i < k->clause->limbs; i++) {
        const struct outline_limb *limb = limb_of(k, i);

        if (node_key(o->check.tree, node, schema_text(schema_of(k), limb->key)))
            holds &= inside_holds(k, limb, &k->below);
    }
    return tell(k, holds, why, nothing);
}

/* ---- Core, section 10.3.1: arrays ---------------------------------------- */

static bool
element_holds_at(struct keyword_at *k, const struct outline_limb *limb,
                 const struct node *item, uint32_t index)
{
    struct output_place place = {.index = index};
    bool holds = child_holds(k, limb, item, place, &k->below);

    see(k, item);
    return holds;
}

/* The annotation is the last position, or true when that is all of them. */
static bool
apply_prefix(struct keyword_at *k)
{
    const struct node *node = k->spot->node;
    uint32_t index = 0;
    bool holds = true;

    if (!node_is(node, NODE_ARRAY) || node_count(node) == 0)
        return true;
    for (const struct node *item = node_first(node);
         item && index < k->clause->limbs; item = node_next(node, item)) {
        holds &= element_holds_at(k, limb_of(k, index), item, index);
        index++;
    }
    struct slice last = index == node_count(node)
                            ? S("true")
                            : arena_printf(k->frame->o->arena, "%u", index - 1);

    return tell(k, holds, nothing, last);
}

static bool
apply_items(struct keyword_at *k)
{
    const struct node *node = k->spot->node;
    uint32_t index = 0;
    bool holds = true;

    if (!node_is(node, NODE_ARRAY))
        return true;
    for (const struct node *item = node_first(node); item;
         item = node_next(node, item), index++)
        if (index >= k->clause->least)
            holds &= element_holds_at(k, limb_of(k, 0), item, index);
    return tell(k, holds, nothing,
                index > k->clause->least ? S("true") : nothing);
}

/* minContains or maxContains: a keyword of its own. */
static bool
tell_range(struct keyword_at *k, struct slice name, bool holds,
           struct slice why)
{
    struct output_spot spot = *k->spot;
    struct verdict verdict = {.valid = holds, .error = holds ? nothing : why};

    spot.step = spot.rest = name;
    output_add(k->frame->o, &spot, verdict, &k->frame->below);
    return holds;
}

static uint32_t
count_contained(struct keyword_at *k, struct names *positions)
{
    const struct node *node = k->spot->node;
    uint32_t index = 0, count = 0;

    for (const struct node *item = node_first(node); item;
         item = node_next(node, item), index++) {
        struct output_place place = {.index = index};
        struct output_list below = {0};
        bool holds = child_holds(k, limb_of(k, 0), item, place, &below);

        output_splice(k->frame->o, &k->below, below, !holds);
        if (!holds)
            continue;
        count++;
        names_separate(positions);
        buf_printf(&positions->text, "%u", index);
        if (k->clause->sees)
            see(k, item);
    }
    return count;
}

static bool
apply_contains(struct keyword_at *k)
{
    const struct outline_clause *clause = k->clause;
    const struct node *node = k->spot->node;
    struct names positions = names_new(k);
    struct slice why = nothing, annotation;

    if (!node_is(node, NODE_ARRAY))
        return true;
    uint32_t count = count_contained(k, &positions);
    bool few = count<clause->least, many = count> clause->most;

    if (few || many)
        output_leaf(k->frame->o, clause->leaf, node, &why);
    annotation =
        count && count == node_count(node) ? S("true") : names_end(&positions);
    bool holds = tell(k, count > 0 || clause->least == 0, why,
                      clause->sees ? annotation : nothing);

    if (clause->has_least)
        holds &= tell_range(k, S("minContains"), !few, why);
    if (clause->has_most)
        holds &= tell_range(k, S("maxContains"), !many, why);
    return holds;
}

/* ---- Core, section 10.3.2: objects --------------------------------------- */

static bool
member_holds_at(struct keyword_at *k, const struct outline_limb *limb,
                const struct node *key)
{
    bool holds =
        child_holds(k, limb, node_value(key), member_place(k, key), &k->below);

    see(k, node_value(key));
    return holds;
}

/* Draft 3: a property may say of itself that it is required. */
static bool
tell_required(struct keyword_at *k, const struct outline_limb *limb)
{
    struct output *o = k->frame->o;
    const struct node *node = k->spot->node;
    struct slice name = schema_text(schema_of(k), limb->key);
    const struct schema_prop *prop =
        schema_prop(schema_of(k), k->frame->unit, name);
    struct output_spot spot = *k->spot;
    struct report_miss miss = {0};
    struct verdict verdict = {.valid = false};
    struct bag bag;

    if (!limb->required || !prop || node_key(o->check.tree, node, name))
        return true;
    *vec_push(o->arena, &miss.missing) = prop;
    output_listen(o, &bag);
    report_members(&o->check, k->frame->unit, node, &miss);
    verdict.error = output_heard(o);
    spot.step = spot.rest =
        arena_printf(o->arena, "%.*s/required",
                     SLICE_ARGS(schema_text(schema_of(k), limb->step)));
    spot.up = k->frame->spot;
    output_add(o, &spot, verdict, &k->below);
    return false;
}

static bool
apply_properties(struct keyword_at *k)
{
    const struct node *node = k->spot->node;
    struct names names = names_new(k);
    bool holds = true;

    if (!node_is(node, NODE_OBJECT))
        return true;
    for (const struct node *key = node_first(node); key;
         key = node_next(node, key)) {
        const struct outline_limb *limb = outline_limb(
            k->frame->o->request->schema->outline, k->clause, key_text(k, key));

        if (!limb)
            continue;
        holds &= member_holds_at(k, limb, key);
        names_add(&names, key_text(k, key));
    }
    for (uint32_t i = 0; i < k->clause->limbs; i++)
        holds &= tell_required(k, limb_of(k, i));
    return tell(k, holds, nothing, names_end(&names));
}

static bool
limb_matches(struct output *o, const struct outline_limb *limb,
             const struct node *key)
{
    return limb->pattern != SCHEMA_NONE &&
           check_match(&o->check, limb->pattern, key,
                       node_text(o->check.tree, key)) == MATCH_YES;
}

static bool
apply_patterns(struct keyword_at *k)
{
    const struct node *node = k->spot->node;
    struct names names = names_new(k);
    bool holds = true;

    if (!node_is(node, NODE_OBJECT))
        return true;
    for (const struct node *key = node_first(node); key;
         key = node_next(node, key)) {
        bool matched = false;

        for (uint32_t i = 0; i < k->clause->limbs; i++)
            if (limb_matches(k->frame->o, limb_of(k, i), key)) {
                matched = true;
                holds &= member_holds_at(k, limb_of(k, i), key);
            }
        if (matched)
            names_add(&names, key_text(k, key));
    }
    return tell(k, holds, nothing, names_end(&names));
}

/* Whether properties or patternProperties beside the keyword speak of `key`.
 */
static bool
is_declared(const struct keyword_at *k, const struct node *key)
{
    struct output *o = k->frame->o;
    const struct outline *outline = o->request->schema->outline;
    const struct outline_clause *properties =
        outline_clause(outline, k->frame->outline, FORM_PROPERTIES);
    const struct outline_clause *patterns =
        outline_clause(outline, k->frame->outline, FORM_PATTERNS);

    if (properties && outline_limb(outline, properties, key_text(k, key)))
        return true;
    for (uint32_t i = 0; patterns && i < patterns->limbs; i++)
        if (limb_matches(o, &outline->limb.item[patterns->limb + i], key))
            return true;
    return false;
}

static bool
apply_additional(struct keyword_at *k)
{
    const struct node *node = k->spot->node;
    struct names names = names_new(k);
    bool holds = true;

    if (!node_is(node, NODE_OBJECT))
        return true;
    for (const struct node *key = node_first(node); key;
         key = node_next(node, key)) {
        if (is_declared(k, key))
            continue;
        holds &= member_holds_at(k, limb_of(k, 0), key);
        names_add(&names, key_text(k, key));
    }
    return tell(k, holds, nothing, names_end(&names));
}

/* Names are no values of the document: there is nothing to annotate. */
static bool
apply_names(struct keyword_at *k)
{
    const struct node *node = k->spot->node;
    struct output_list below = {0};
    bool holds = true;

    if (!node_is(node, NODE_OBJECT))
        return true;
    for (const struct node *key = node_first(node); key;
         key = node_next(node, key))
        holds &=
            child_holds(k, limb_of(k, 0), key, member_place(k, key), &below);
    output_splice(k->frame->o, &k->below, below, holds);
    return tell(k, holds, nothing, nothing);
}

/* ---- Core, section 11: what nothing has evaluated ------------------------ */

static void
mark(struct output *o, uint32_t since, uint32_t until, uint8_t value)
{
    if (!o->mark)
        o->mark = arena_array(o->arena, uint8_t, o->check.tree->count);
    for (uint32_t i = since; i < until; i++)
        o->mark[o->seen.item[i]] = value;
}

static bool
apply_loose(struct keyword_at *k)
{
    struct output *o = k->frame->o;
    const struct node *node = k->spot->node;
    bool array = k->clause->sees, holds = true;
    uint32_t index = 0, since = k->frame->since, until = o->seen.count;
    struct names names = names_new(k);
    bool some = false;

    if (!node_is(node, array ? NODE_ARRAY : NODE_OBJECT))
        return true;
    mark(o, since, until, 1);
    for (const struct node *child = node_first(node); child;
         child = node_next(node, child), index++) {
        if (o->mark[node_index(o->check.tree,
                               array ? child : node_value(child))])
            continue;
        some = true;
        if (array) {
            holds &= element_holds_at(k, limb_of(k, 0), child, index);
        } else {
            holds &= member_holds_at(k, limb_of(k, 0), child);
            names_add(&names, key_text(k, child));
        }
    }
    mark(o, since, until, 0);
    if (array)
        return tell(k, holds, nothing, some ? S("true") : nothing);
    return tell(k, holds, nothing, names_end(&names));
}

bool
output_apply(struct output_frame *frame, const struct outline_clause *clause,
             const struct output_spot *spot)
{
    static bool (*const apply[])(struct keyword_at *) = {
#define FORM(name, function) [FORM_##name] = apply_##function,
#include "schema/outline.def"
#undef FORM
    };
    struct keyword_at k = {frame, clause, spot, {0}};

    return frame->o->check.stopped || apply[clause->form](&k);
}
