/* Keywords that look at the elements of an array or at the members of an
 * object, each at a place of its own.
 */

#include "schema/output_apply.h"

#include "schema/report.h"

static struct slice
key_text(const struct output_keyword *k, const struct node *key)
{
    return node_text(k->frame->o->check.tree, key);
}

static struct output_place
member_place(const struct output_keyword *k, const struct node *key)
{
    struct slice name = key_text(k, key);

    return (struct output_place){.name = name.at ? name : S("")};
}

/* A list of names or positions, as JSON. */
struct names {
    struct buf text;
    bool wanted;
};

static struct names
names_new(const struct output_keyword *k)
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
        return OUTPUT_NOTHING;
    buf_text(&names->text, names->text.len ? "]" : "[]");
    return buf_slice(&names->text);
}

/* ---- Core, section 10.3.1: arrays ---------------------------------------- */

static bool
element_holds_at(struct output_keyword *k, const struct outline_limb *limb,
                 const struct node *item, uint32_t index)
{
    struct output_place place = {.index = index};
    bool holds = output_child(k, limb, item, place, &k->below);

    output_see(k, item);
    return holds;
}

/* The annotation is the last position, or true when that is all of them. */
bool
output_apply_prefix(struct output_keyword *k)
{
    const struct node *node = k->spot->node;
    uint32_t index = 0;
    bool holds = true;

    if (!node_is(node, NODE_ARRAY) || node_count(node) == 0)
        return true;
    for (const struct node *item = node_first(node);
         item && index < k->clause->limbs; item = node_next(node, item)) {
        holds &= element_holds_at(k, output_limb(k, index), item, index);
        index++;
    }
    struct slice last = index == node_count(node)
                            ? S("true")
                            : arena_printf(k->frame->o->arena, "%u", index - 1);

    return output_tell(k, holds, OUTPUT_NOTHING, last);
}

bool
output_apply_items(struct output_keyword *k)
{
    const struct node *node = k->spot->node;
    uint32_t index = 0;
    bool holds = true;

    if (!node_is(node, NODE_ARRAY))
        return true;
    for (const struct node *item = node_first(node); item;
         item = node_next(node, item), index++)
        if (index >= k->clause->least)
            holds &= element_holds_at(k, output_limb(k, 0), item, index);
    return output_tell(k, holds, OUTPUT_NOTHING,
                       index > k->clause->least ? S("true") : OUTPUT_NOTHING);
}

/* minContains or maxContains: a keyword of its own. */
static bool
tell_range(struct output_keyword *k, struct slice name, bool holds,
           struct slice why)
{
    struct output_spot spot = *k->spot;
    struct verdict verdict = {.valid = holds,
                              .error = holds ? OUTPUT_NOTHING : why};

    spot.step = spot.rest = name;
    output_add(k->frame->o, &spot, verdict, &k->frame->below);
    return holds;
}

static uint32_t
count_contained(struct output_keyword *k, struct names *positions)
{
    const struct node *node = k->spot->node;
    uint32_t index = 0, count = 0;

    for (const struct node *item = node_first(node); item;
         item = node_next(node, item), index++) {
        struct output_place place = {.index = index};
        struct output_list below = {0};
        bool holds = output_child(k, output_limb(k, 0), item, place, &below);

        output_splice(k->frame->o, &k->below, below, !holds);
        if (!holds)
            continue;
        count++;
        names_separate(positions);
        buf_printf(&positions->text, "%u", index);
        if (k->clause->sees)
            output_see(k, item);
    }
    return count;
}

bool
output_apply_contains(struct output_keyword *k)
{
    const struct outline_clause *clause = k->clause;
    const struct node *node = k->spot->node;
    struct names positions = names_new(k);
    struct slice why = OUTPUT_NOTHING, annotation;

    if (!node_is(node, NODE_ARRAY))
        return true;
    uint32_t count = count_contained(k, &positions);
    bool few = count<clause->least, many = count> clause->most;

    if (few || many)
        output_leaf(k->frame->o, clause->leaf, node, &why);
    annotation =
        count && count == node_count(node) ? S("true") : names_end(&positions);
    bool holds = output_tell(k, count > 0 || clause->least == 0, why,
                             clause->sees ? annotation : OUTPUT_NOTHING);

    if (clause->has_least)
        holds &= tell_range(k, S("minContains"), !few, why);
    if (clause->has_most)
        holds &= tell_range(k, S("maxContains"), !many, why);
    return holds;
}

/* ---- Core, section 10.3.2: objects --------------------------------------- */

static bool
member_holds_at(struct output_keyword *k, const struct outline_limb *limb,
                const struct node *key)
{
    bool holds =
        output_child(k, limb, node_value(key), member_place(k, key), &k->below);

    output_see(k, node_value(key));
    return holds;
}

/* Draft 3: a property may say of itself that it is required. */
static bool
tell_required(struct output_keyword *k, const struct outline_limb *limb)
{
    struct output *o = k->frame->o;
    const struct node *node = k->spot->node;
    struct slice name = schema_text(output_schema(k), limb->key);
    const struct schema_prop *prop =
        schema_prop(output_schema(k), k->frame->unit, name);
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
                     SLICE_ARGS(schema_text(output_schema(k), limb->step)));
    spot.up = k->frame->spot;
    output_add(o, &spot, verdict, &k->below);
    return false;
}

bool
output_apply_properties(struct output_keyword *k)
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
        holds &= tell_required(k, output_limb(k, i));
    return output_tell(k, holds, OUTPUT_NOTHING, names_end(&names));
}

static bool
limb_matches(struct output *o, const struct outline_limb *limb,
             const struct node *key)
{
    return limb->pattern != SCHEMA_NONE &&
           check_match(&o->check, limb->pattern, key,
                       node_text(o->check.tree, key)) == MATCH_YES;
}

bool
output_apply_patterns(struct output_keyword *k)
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
            if (limb_matches(k->frame->o, output_limb(k, i), key)) {
                matched = true;
                holds &= member_holds_at(k, output_limb(k, i), key);
            }
        if (matched)
            names_add(&names, key_text(k, key));
    }
    return output_tell(k, holds, OUTPUT_NOTHING, names_end(&names));
}

/* Whether properties or patternProperties beside the keyword speak of `key`.
 */
static bool
is_declared(const struct output_keyword *k, const struct node *key)
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

bool
output_apply_additional(struct output_keyword *k)
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
        holds &= member_holds_at(k, output_limb(k, 0), key);
        names_add(&names, key_text(k, key));
    }
    return output_tell(k, holds, OUTPUT_NOTHING, names_end(&names));
}

/* Names are no values of the document: there is nothing to annotate. */
bool
output_apply_names(struct output_keyword *k)
{
    const struct node *node = k->spot->node;
    struct output_list below = {0};
    bool holds = true;

    if (!node_is(node, NODE_OBJECT))
        return true;
    for (const struct node *key = node_first(node); key;
         key = node_next(node, key))
        holds &= output_child(k, output_limb(k, 0), key, member_place(k, key),
                              &below);
    output_splice(k->frame->o, &k->below, below, holds);
    return output_tell(k, holds, OUTPUT_NOTHING, OUTPUT_NOTHING);
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

bool
output_apply_loose(struct output_keyword *k)
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
            holds &= element_holds_at(k, output_limb(k, 0), child, index);
        } else {
            holds &= member_holds_at(k, output_limb(k, 0), child);
            names_add(&names, key_text(k, child));
        }
    }
    mark(o, since, until, 0);
    if (array)
        return output_tell(k, holds, OUTPUT_NOTHING,
                           some ? S("true") : OUTPUT_NOTHING);
    return output_tell(k, holds, OUTPUT_NOTHING, names_end(&names));
}
