#include "schema/output.h"

#include "base/limits.h"
#include "schema/output_walk.h"
#include "schema/uri.h"
#include "tree/pointer.h"

/* ---- Locations ----------------------------------------------------------- *
 * Recursion is bounded by LIMIT_SCHEMA_DEPTH, which the walk keeps.
 */

static void
write_place(struct buf *out, const struct output_place *place)
{
    if (!place->up)
        return;
    write_place(out, place->up);
    buf_byte(out, '/');
    if (place->name.at)
        pointer_token(out, place->name);
    else
        buf_printf(out, "%u", place->index);
}

static void
write_steps(struct buf *out, const struct output_spot *spot)
{
    if (!spot->up)
        return;
    write_steps(out, spot->up);
    buf_byte(out, '/');
    buf_add(out, spot->step);
}

/* It must be told when a reference was taken, and may be when the schema has
 * a URI (section 12.3.2); the name of a file says nothing.
 */
static struct slice
absolute_of(const struct output *o, const struct output_spot *spot)
{
    struct buf out = buf_new(o->arena);

    if (!spot->referred && !uri_is_absolute(spot->base))
        return S("");

    buf_add(&out, spot->base);
    if (spot->rest.len) {
        buf_byte(&out, '/');
        uri_encode(&out, spot->rest);
    } else if (slice_ends(spot->base, S("#"))) {
        out.len--; /* a resource as a whole */
    }
    return uri_resolve(o->arena, o->request->base, buf_slice(&out));
}

/* Steps of one verdict that is kept; and one in so many bytes of the budget is
 * for verdicts, of which the report is made, which takes as much again. */
enum { STEPS_VERDICT = 40, PART_OF_VERDICTS = 2 };

/* ---- Keeping verdicts ---------------------------------------------------- */

bool
output_wants(const struct output *o, bool valid)
{
    return o->request->depth == VERDICT_ALL || valid == o->valid;
}

void
output_add(struct output *o, const struct output_spot *spot,
           struct verdict verdict, struct output_list *into)
{
    struct verdict *kept;
    bool tells = verdict.first || verdict.error.len || verdict.annotation.len;

    if (!output_wants(o, verdict.valid) ||
        (!tells && o->request->depth != VERDICT_ALL && spot->up))
        return;
    if (o->arena->used - o->before > o->room ||
        !check_spend(&o->check, STEPS_VERDICT, spot->node)) {
        check_stop(&o->check, spot->node);
        return;
    }
    struct buf keyword = buf_new(o->arena), instance = buf_new(o->arena);

    write_steps(&keyword, spot);
    write_place(&instance, spot->place);
    verdict.keyword = buf_slice(&keyword);
    verdict.instance = buf_slice(&instance);
    verdict.absolute = absolute_of(o, spot);
    kept = arena_new(o->arena, struct verdict);
    *kept = verdict;
    output_splice(o, into, (struct output_list){kept, kept}, false);
}

void
output_splice(const struct output *o, struct output_list *into,
              struct output_list list, bool aside)
{
    if (!list.first || (aside && o->request->depth != VERDICT_ALL))
        return;
    for (struct verdict *v = list.first; aside && v; v = v->next)
        v->aside = true;
    if (into->last)
        into->last->next = list.first;
    else
        into->first = list.first;
    into->last = list.last;
}

/* ---- Single keywords ----------------------------------------------------- */

void
output_listen(struct output *o, struct bag *bag)
{
    *bag = bag_new(o->arena);
    o->check.bag = bag;
}

static struct slice
texts_of(struct arena *arena, const struct bag *bag)
{
    struct buf out = buf_new(arena);

    for (uint32_t i = 0; i < bag->list.count; i++) {
        buf_text(&out, i ? "; " : "");
        buf_add(&out, bag->list.item[i]->text);
    }
    return buf_slice(&out);
}

struct slice
output_heard(struct output *o)
{
    struct slice text = texts_of(o->arena, o->check.bag);

    o->check.bag = NULL;
    return text;
}

bool
output_leaf(struct output *o, uint32_t leaf, const struct node *node,
            struct slice *why)
{
    struct bag bag;

    if (check_unit(&o->check, leaf, node))
        return true;
    if (output_wants(o, false)) {
        output_listen(o, &bag);
        check_unit(&o->check, leaf, node);
        *why = output_heard(o);
    }
    return false;
}

/* ---- A subschema --------------------------------------------------------- */

/* What is unevaluated is known when everything else is. */
static bool
clauses_hold(struct output_frame *frame, bool last)
{
    struct output *o = frame->o;
    const struct outline *outline = o->request->schema->outline;
    bool holds = true;

    for (uint32_t i = 0; i < frame->outline->clauses; i++) {
        const struct outline_clause *clause =
            &outline->clause.item[frame->outline->clause + i];
        struct slice name = schema_text(o->request->schema, clause->name);
        struct output_spot spot = {
            .up = frame->spot,
            .step = name,
            .base = frame->outline->location,
            .rest = name,
            .referred = frame->spot->referred,
            .place = frame->spot->place,
            .node = frame->spot->node,
        };

        if ((clause->form == FORM_LOOSE) == last)
            holds &= output_apply(frame, clause, &spot);
    }
    return holds;
}

static bool
frame_holds(struct output_frame *frame)
{
    struct check *check = &frame->o->check;
    uint32_t resource = check->schema->unit[frame->unit].resource;
    struct check_scope scope = {resource, check->scope};

    check->steps += STEPS_UNIT + node_count(frame->spot->node);
    if (check->depth == LIMIT_SCHEMA_DEPTH || check->steps > check->most) {
        check_stop(check, frame->spot->node);
        return true;
    }
    if (!check->scope || check->scope->resource != resource)
        check->scope = &scope;
    check->depth++;
    bool holds = clauses_hold(frame, false);

    holds &= clauses_hold(frame, true);
    check->depth--;
    check->scope = scope.around;
    return holds;
}

bool
output_unit(struct output *o, uint32_t unit, const struct output_spot *spot,
            struct output_list *into)
{
    struct output_frame frame = {
        .o = o,
        .unit = unit,
        .outline = outline_find(o->request->schema->outline, unit),
        .spot = spot,
        .since = o->seen.count,
    };
    struct slice why = {0};

    if (o->check.stopped)
        return true;
    bool holds = frame.outline ? frame_holds(&frame)
                               : output_leaf(o, unit, spot->node, &why);

    output_add(o, spot,
               (struct verdict){
                   .valid = holds, .error = why, .first = frame.below.first},
               into);
    return holds;
}

/* ---- The whole ----------------------------------------------------------- */

static struct verdict *
flag(struct arena *arena, bool valid)
{
    struct verdict *verdict = arena_new(arena, struct verdict);

    verdict->valid = valid;
    return verdict;
}

static struct verdict *
findings_from(const struct bag *bag, enum level least, struct arena *arena)
{
    struct verdict *root = flag(arena, true);
    struct verdict **next = &root->first;

    for (uint32_t i = 0; i < bag->list.count; i++) {
        const struct diag *diag = bag->list.item[i];

        if (diag->level < least)
            continue;
        *next = flag(arena, false);
        (*next)->error = diag->text;
        next = &(*next)->next;
        root->valid = false;
    }
    return root;
}

struct verdict *
output_findings(const struct bag *bag, struct arena *arena)
{
    return findings_from(bag, LEVEL_ERROR, arena);
}

/* A limit was hit.  The evaluator's findings are all that can be said. */
static struct verdict *
undecided(const struct output_request *request, const struct tree *tree,
          struct arena *arena, bool valid)
{
    struct bag bag = bag_new(arena);

    if (valid)
        return flag(arena, true);
    schema_eval(request->schema, request->root, tree, tree_root(tree),
                request->options, arena, &bag);
    if (bag.budget->unchecked)
        bag_finish(&bag);
    /* Whatever their levels: the value is not valid. */
    return findings_from(&bag, LEVEL_OFF, arena);
}

struct verdict *
output_make(const struct output_request *request, const struct tree *tree,
            struct arena *arena)
{
    const struct node *node = tree_root(tree);
    struct budget budget = budget_for(tree->source->text.len);
    struct eval_options options = {0};

    if (request->options)
        options = *request->options;
    options.budget = &budget;
    bool valid = schema_valid(request->schema, request->root, tree, node,
                              &options, arena);

    if (request->depth == VERDICT_FLAG)
        return flag(arena, valid);
    struct output o = {
        .request = request,
        .arena = arena,
        .check = check_make(request->schema, tree, &options, &budget, arena),
        .valid = valid,
        .before = arena->used,
        .room = budget.bytes / PART_OF_VERDICTS,
    };
    const struct outline_unit *root =
        outline_find(request->schema->outline, request->root);
    struct output_place place = {0};
    struct output_spot spot = {
        .base = root ? root->location : S(""),
        .place = &place,
        .node = node,
    };
    struct output_list list = {0};

    o.check.mute = true;
    output_unit(&o, request->root, &spot, &list);
    if (o.check.stopped || o.check.unsure.count || !list.first)
        return undecided(request, tree, arena, valid);
    return list.first;
}
