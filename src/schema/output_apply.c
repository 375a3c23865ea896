/* Keywords that look at the value as a whole; those that look at its children
 * are in output_child.c.
 */

#include "schema/output_apply.h"

#include "schema/report.h"
#include "schema/say.h"

bool
output_tell(struct output_keyword *k, bool holds, struct slice why,
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

/* ---- Subschemas ---------------------------------------------------------- */

/* `limb` on the value `node` at `place`. */
static bool
limb_holds(struct output_keyword *k, const struct outline_limb *limb,
           const struct node *node, const struct output_place *place,
           struct output_list *into)
{
    struct output_frame *frame = k->frame;
    const struct outline_unit *target =
        outline_find(frame->o->request->schema->outline, limb->unit);
    struct slice step = schema_text(output_schema(k), limb->step);
    struct output_spot spot = {
        .up = frame->spot,
        .step = step,
        .base = target ? target->location : frame->outline->location,
        .rest = target ? OUTPUT_NOTHING : step,
        .referred = frame->spot->referred,
        .place = place,
        .node = node,
    };

    return output_unit(frame->o, limb->unit, &spot, into);
}

/* On the value itself. */
static bool
inside_holds(struct output_keyword *k, const struct outline_limb *limb,
             struct output_list *into)
{
    return limb_holds(k, limb, k->spot->node, k->spot->place, into);
}

/* The same when it may fail: then it has evaluated nothing. */
static bool
attempt(struct output_keyword *k, const struct outline_limb *limb,
        struct output_list *into)
{
    uint32_t seen = k->frame->o->seen.count;
    bool holds = inside_holds(k, limb, into);

    if (!holds)
        k->frame->o->seen.count = seen;
    return holds;
}

bool
output_child(struct output_keyword *k, const struct outline_limb *limb,
             const struct node *node, struct output_place place,
             struct output_list *into)
{
    uint32_t seen = k->frame->o->seen.count;

    place.up = k->spot->place;
    bool holds = limb_holds(k, limb, node, &place, into);

    k->frame->o->seen.count = seen;
    return holds;
}

void
output_see(struct output_keyword *k, const struct node *node)
{
    struct output *o = k->frame->o;

    *vec_push(o->arena, &o->seen) = node_index(o->check.tree, node);
}

/* ---- Annotations --------------------------------------------------------- */

static struct slice
value_text(const struct output_keyword *k)
{
    struct buf out = buf_new(k->frame->o->arena);

    if (k->clause->value == SCHEMA_NONE || !output_wants(k->frame->o, true))
        return OUTPUT_NOTHING;
    say_json(&out, output_schema(k), k->clause->value);
    return buf_slice(&out);
}

bool
output_apply_note(struct output_keyword *k)
{
    if (k->clause->form == FORM_STRING_NOTE &&
        !node_is(k->spot->node, NODE_STRING))
        return true;
    return output_tell(k, true, OUTPUT_NOTHING, value_text(k));
}

bool
output_apply_leaf(struct output_keyword *k)
{
    struct slice why = OUTPUT_NOTHING;
    bool holds = output_leaf(k->frame->o, k->clause->leaf, k->spot->node, &why);

    return output_tell(k, holds, why, value_text(k));
}

/* ---- Core, section 8.2.3: references ------------------------------------- */

bool
output_apply_ref(struct output_keyword *k)
{
    struct output *o = k->frame->o;
    const struct schema_unit *leaf = &output_schema(k)->unit[k->clause->leaf];
    const struct schema_op *op = &output_schema(k)->op[leaf->op];
    struct output_spot spot = *k->spot;

    if (leaf->end[GROUP_ANY] == 0)
        return true; /* leads nowhere: a fault of the schema */
    uint32_t unit =
        op->code == OP_DYNAMIC ? check_dynamic(&o->check, op) : op->a;
    const struct outline_unit *target =
        outline_find(o->request->schema->outline, unit);

    if (target) {
        spot.base = target->location;
        spot.rest = OUTPUT_NOTHING;
    }
    spot.referred = true;
    return output_unit(o, unit, &spot, &k->frame->below);
}

/* ---- Core, section 10.2.1: several subschemas on one value --------------- */

bool
output_apply_all(struct output_keyword *k)
{
    bool holds = true;

    for (uint32_t i = 0; i < k->clause->limbs; i++)
        holds &= inside_holds(k, output_limb(k, i), &k->below);
    return output_tell(k, holds, OUTPUT_NOTHING, OUTPUT_NOTHING);
}

static struct slice
none_text(struct output_keyword *k)
{
    struct output *o = k->frame->o;
    struct bag bag;

    if (!output_wants(o, false))
        return OUTPUT_NOTHING;
    output_listen(o, &bag);
    if (!report_own(&o->check, k->frame->unit, k->spot->node))
        report_none(&o->check, k->frame->unit, k->spot->node);
    return output_heard(o);
}

bool
output_apply_any(struct output_keyword *k)
{
    bool holds = false;

    for (uint32_t i = 0; i < k->clause->limbs; i++)
        holds |= attempt(k, output_limb(k, i), &k->below);
    return output_tell(k, holds, holds ? OUTPUT_NOTHING : none_text(k),
                       OUTPUT_NOTHING);
}

bool
output_apply_one(struct output_keyword *k)
{
    struct output *o = k->frame->o;
    struct output_list below = {0};
    uint32_t held = 0, which[2] = {0};
    struct slice why = OUTPUT_NOTHING;
    struct bag bag;

    for (uint32_t i = 0; i < k->clause->limbs; i++) {
        if (!attempt(k, output_limb(k, i), &below))
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
    return output_tell(k, held == 1, why, OUTPUT_NOTHING);
}

/* What a negated subschema has to tell is dropped. */
bool
output_apply_not(struct output_keyword *k)
{
    struct output *o = k->frame->o;
    struct output_list below = {0};
    uint32_t seen = o->seen.count;
    bool holds = !inside_holds(k, output_limb(k, 0), &below);
    struct slice why = OUTPUT_NOTHING;

    o->seen.count = seen;
    output_splice(o, &k->below, below, true);
    if (!holds && output_leaf(o, k->clause->leaf, k->spot->node, &why))
        return output_tell(k, true, OUTPUT_NOTHING,
                           OUTPUT_NOTHING); /* was not done to the end */
    return output_tell(k, holds, why, OUTPUT_NOTHING);
}

/* ---- Core, section 10.2.2: conditions ------------------------------------ */

bool
output_apply_if(struct output_keyword *k)
{
    struct output_frame *frame = k->frame;
    struct output_list below = {0};
    bool met = attempt(k, output_limb(k, 0), &below);
    struct slice name = met ? S("then") : S("else");

    output_splice(frame->o, &frame->below, below, !met);
    for (uint32_t i = 1; i < k->clause->limbs; i++)
        if (slice_equal(schema_text(output_schema(k), output_limb(k, i)->step),
                        name))
            return inside_holds(k, output_limb(k, i), &frame->below);
    return true;
}

bool
output_apply_depends(struct output_keyword *k)
{
    struct output *o = k->frame->o;
    const struct node *node = k->spot->node;
    struct slice why = OUTPUT_NOTHING;

    if (!node_is(node, NODE_OBJECT))
        return true;
    bool holds = output_leaf(o, k->clause->leaf, node, &why);

    for (uint32_t i = 0;
         i < k->clause->limbs && check_spend(&o->check, 1, node); i++) {
        const struct outline_limb *limb = output_limb(k, i);

        if (node_key(o->check.tree, node,
                     schema_text(output_schema(k), limb->key)))
            holds &= inside_holds(k, limb, &k->below);
    }
    return output_tell(k, holds, why, OUTPUT_NOTHING);
}

bool
output_apply(struct output_frame *frame, const struct outline_clause *clause,
             const struct output_spot *spot)
{
    static bool (*const apply[])(struct output_keyword *) = {
#define FORM(name, function) [FORM_##name] = output_apply_##function,
#include "schema/outline.def"
#undef FORM
    };
    struct output_keyword k = {frame, clause, spot, {0}};

    return frame->o->check.stopped || apply[clause->form](&k);
}
