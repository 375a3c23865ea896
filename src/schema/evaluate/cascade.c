#include "schema/evaluate/cascade.h"

#include "schema/evaluate/cascade_index.h"
#include "schema/evaluate/evaluator.h"
#include "schema/ir/kinds.h"
#include "schema/ir/phrase.h"

#include <stdlib.h>

/* How deep into a condition we look for what it asks about. */
enum { MAX_DEPTH = 8 };

/* What it costs to look at one unit of a condition. */
enum { STEPS_ASKED = 8 };

/* A bag under way. */
struct settling {
    const struct cascades *notes;
    struct cascade_case about;
    struct bag *bag;
    uint32_t since;
    bool *gone; /* by finding, counted from `since` */
    struct cascade_index index;
};

void
cascade_take(struct cascades *cascades, const struct cascades *from,
             struct arena *arena)
{
    for (uint32_t i = 0; i < from->meant.count; i++)
        *vec_push(arena, &cascades->meant) = from->meant.item[i];
    for (uint32_t i = 0; i < from->misplaced.count; i++)
        *vec_push(arena, &cascades->misplaced) = from->misplaced.item[i];
    for (uint32_t i = 0; i < from->missing.count; i++)
        *vec_push(arena, &cascades->missing) = from->missing.item[i];
    for (uint32_t i = 0; i < from->dependent.count; i++)
        *vec_push(arena, &cascades->dependent) = from->dependent.item[i];
    for (uint32_t i = 0; i < from->surplus.count; i++)
        *vec_push(arena, &cascades->surplus) = from->surplus.item[i];
}

/* The copy of `diag`, or NULL.  Notes are in the order of their findings, so
 * that the search goes on where the last one ended.
 */
static struct diag *
copy_of(const struct cascade_copies *copies, const struct diag *diag,
        uint32_t *at)
{
    for (uint32_t i = 0; i < copies->count; i++) {
        uint32_t index =
            *at + i < copies->count ? *at + i : *at + i - copies->count;

        if (copies->old[index] == diag) {
            *at = index;
            return copies->made[index];
        }
    }
    return NULL;
}

#define TAKE_COPIES(what)                                                  \
    for (uint32_t i = 0, at = 0; i < from->what.count; i++) {              \
        struct diag *made = copy_of(copies, from->what.item[i].diag, &at); \
                                                                           \
        if (!made)                                                         \
            continue;                                                      \
        *vec_push(arena, &cascades->what) = from->what.item[i];            \
        cascades->what.item[cascades->what.count - 1].diag = made;         \
    }

void
cascade_take_copies(struct cascades *cascades, const struct cascades *from,
                    const struct cascade_copies *copies, struct arena *arena)
{
    TAKE_COPIES(meant)
    TAKE_COPIES(misplaced)
    TAKE_COPIES(missing)
    TAKE_COPIES(dependent)
    TAKE_COPIES(surplus)
}

#undef TAKE_COPIES

static struct diag **
held(const struct settling *s, uint32_t *count)
{
    *count = s->bag->list.count - s->since;
    return *count ? s->bag->list.item + s->since : NULL;
}

/* Its number when `diag` is in the bag and not gone, else SCHEMA_NONE. */
static uint32_t
number_of(const struct settling *s, const struct diag *diag)
{
    uint32_t number = cascade_index_number(&s->index, diag);

    return number == SCHEMA_NONE || s->gone[number] ? SCHEMA_NONE : number;
}

/* ---- Members ------------------------------------------------------------- */

/* Whether what is missing is in an object around the one that lacks it. */
static bool
is_misplaced(const struct settling *s, const struct cascade_member *missing)
{
    for (uint32_t i = 0; i < s->notes->misplaced.count; i++) {
        const struct cascade_member *key = &s->notes->misplaced.item[i];

        if (!evaluate_spend(s->about.check, 1, key->object))
            return false;
        if (slice_equal(key->name, missing->name) &&
            missing->object > key->object &&
            missing->object < node_end(key->object) &&
            number_of(s, key->diag) != SCHEMA_NONE)
            return true;
    }
    return false;
}

/* Whether a finding that stays, other than that of note `own` (one of
 * `missing`), speaks of the same member: an unknown key that is meant to be it,
 * or an earlier one that misses it.  Of several that miss it the first stays,
 * so that there is not much to look at.
 */
static bool
is_known(struct settling *s, uint32_t own)
{
    const struct cascade_member *missing = &s->notes->missing.item[own];
    uint32_t first =
        cascade_index_first(&s->index, missing->object, missing->name);

    for (uint32_t i = first; i != SCHEMA_NONE;
         i = cascade_index_next(&s->index, i, missing->object, missing->name)) {
        const struct cascade_member *note = cascade_index_note(&s->index, i);
        bool meant = i >= s->notes->missing.count;

        if (!evaluate_spend(s->about.check, 1, missing->object))
            return false;
        if ((meant || (i < own && note->diag != missing->diag)) &&
            number_of(s, note->diag) != SCHEMA_NONE)
            return true;
    }
    return false;
}

/* A misspelt required key is unknown, and the right one is missing; several
 * units may say so.  The finding that names both stays; else the first.
 */
static void
cascade_members(struct settling *s)
{
    const struct cascades *notes = s->notes;

    for (uint32_t i = 0; i < notes->missing.count; i++) {
        const struct cascade_member *missing = &notes->missing.item[i];
        uint32_t number = number_of(s, missing->diag);

        if (number != SCHEMA_NONE)
            s->gone[number] = is_misplaced(s, missing) || is_known(s, i);
    }
}

/* How many findings that stay call a key or an element of `surplus` unwanted.
 */
static uint32_t
count_unwanted(struct settling *s, const struct node *crowd)
{
    const struct kind *kind = node_is(crowd, NODE_OBJECT)
                                  ? &kind_schema_unknown_key
                                  : &kind_schema_count;
    uint32_t count, unwanted = 0, i = 0;
    const struct cascade_place *place = cascade_index_from(
        &s->index, s->about.scratch, node_span(crowd).at + 1, &count);
    const struct node *child = node_first(crowd);

    /* Both are in the order of their places. */
    while (child && i < count && evaluate_spend(s->about.check, 1, crowd)) {
        const struct diag *diag = s->index.list[place[i].number];
        struct span where = node_span(child);

        if (place[i].at > where.at) {
            child = node_next(crowd, child);
            continue;
        }
        unwanted += diag->kind == kind && diag->where.at == where.at &&
                    diag->where.len == where.len && !s->gone[place[i].number];
        i++;
    }
    return unwanted;
}

/* One key too many is one mistake when it is not known, either.  Of elements
 * too many only the first one is spoken of.
 */
static void
cascade_crowds(struct settling *s)
{
    for (uint32_t i = 0; i < s->notes->surplus.count; i++) {
        const struct surplus_error *crowd = &s->notes->surplus.item[i];
        uint32_t number = number_of(s, crowd->diag);

        if (number == SCHEMA_NONE)
            continue;
        uint32_t unwanted = count_unwanted(s, crowd->node);

        s->gone[number] = node_is(crowd->node, NODE_OBJECT)
                              ? unwanted >= crowd->surplus
                              : unwanted > 0;
    }
}

/* ---- Conditions ---------------------------------------------------------- */

/* Whether `diag` says that member `name` of `object` is missing. */
static bool
is_missed(const struct settling *s, const struct node *object,
          struct slice name, const struct diag *diag)
{
    for (uint32_t i = cascade_index_first(&s->index, object, name);
         i != SCHEMA_NONE; i = cascade_index_next(&s->index, i, object, name))
        if (cascade_index_note(&s->index, i)->diag == diag)
            return true;
    return false;
}

static bool asks(const struct settling *s, uint32_t unit,
                 const struct node *node, const struct diag *diag, int depth);

static bool
asks_member(const struct settling *s, uint32_t unit, const struct node *node,
            const struct diag *diag, int depth)
{
    const struct schema *schema = s->about.schema;
    uint32_t count;
    const struct schema_prop *prop = schema_props(schema, unit, &count);

    if (!node_is(node, NODE_OBJECT))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        struct slice name = schema_prop_name(schema, &prop[i]);
        const struct node *value = node_find(s->about.tree, node, name);

        if (!evaluate_spend(s->about.check, 1 + node_count(node) / 8, node))
            return false;

        if (value ? prop[i].unit != SCHEMA_NONE &&
                        asks(s, prop[i].unit, value, diag, depth - 1)
                  : is_missed(s, node, name, diag))
            return true;
    }
    return false;
}

static bool
asks_any(const struct settling *s, struct schema_list units,
         const struct node *node, const struct diag *diag, int depth)
{
    for (uint32_t i = 0; i < units.count && !s->about.check->stopped; i++)
        if (asks(s, units.at[i], node, diag, depth - 1))
            return true;
    return false;
}

/* Whether the condition `unit`, asked of `node`, depends on what `diag` finds
 * fault with.
 */
static bool
asks(const struct settling *s, uint32_t unit, const struct node *node,
     const struct diag *diag, int depth)
{
    const struct schema *schema = s->about.schema;
    struct span whole = node_span(node);
    const struct schema_op *not = schema_op(schema, unit, OP_NOT);
    uint32_t ref = schema_ref(schema, unit);

    if (depth == 0 || diag->where.at >= whole.at + whole.len ||
        !evaluate_spend(s->about.check, STEPS_ASKED, node))
        return false;
    if (diag->where.at == whole.at && diag->where.len == whole.len)
        return true;
    return asks_member(s, unit, node, diag, depth) ||
           (ref != SCHEMA_NONE && asks(s, ref, node, diag, depth - 1)) ||
           (not &&asks(s, not ->a, node, diag, depth - 1)) ||
           asks_any(s, schema_all(schema, unit), node, diag, depth) ||
           asks_any(s, schema_branches(schema, unit), node, diag, depth);
}

enum cascade_doubt {
    DOUBT_NONE,
    DOUBT_MISSING, /* a member that decides is missing */
    DOUBT_VALUE,   /* a value that decides is at fault */
};

/* What the errors that stay leave of the answer of `ground`: those that begin
 * at the key of its value, or after it and in the value.
 */
static enum cascade_doubt
doubt_of(struct settling *s, const struct cascade_condition *condition)
{
    enum cascade_doubt doubt = DOUBT_NONE;
    struct span whole = node_span(condition->node);
    uint32_t count, from = phrase_place(s->about.tree, condition->node).at;
    const struct cascade_place *place =
        cascade_index_from(&s->index, s->about.scratch, from, &count);

    for (uint32_t i = 0; i < count && doubt != DOUBT_VALUE &&
                         place[i].at < whole.at + whole.len;
         i++) {
        const struct diag *diag = s->index.list[place[i].number];

        if (!evaluate_spend(s->about.check, 1, condition->node))
            return DOUBT_NONE;
        if (s->gone[place[i].number] || diag->level != LEVEL_ERROR ||
            !asks(s, condition->unit, condition->node, diag, MAX_DEPTH))
            continue;
        doubt =
            diag->kind == &kind_schema_missing ? DOUBT_MISSING : DOUBT_VALUE;
    }
    return doubt;
}

/* The condition that makes `dependent` doubtful, or NULL; `*doubt` says how. */
static const struct cascade_condition *
doubtful(struct settling *s, const struct dependent_error *hunch,
         enum cascade_doubt *doubt)
{
    for (const struct cascade_condition *g = hunch->condition;
         g && evaluate_spend(s->about.check, 1, g->node); g = g->around) {
        *doubt = doubt_of(s, g);
        /* What is wrong with the very thing that decides is no consequence
         * of it. */
        if (*doubt && !asks(s, g->unit, g->node, hunch->diag, MAX_DEPTH))
            return g;
    }
    return NULL;
}

static bool
is_of_keys(const struct diag *diag)
{
    return diag->kind == &kind_schema_missing ||
           diag->kind == &kind_schema_unknown_key;
}

/* What a condition about a missing member has led to: it may be right. */
struct guess {
    const struct node *node;
    uint32_t number;
};

static int
compare_guesses(const void *left, const void *right)
{
    const struct guess *a = left, *b = right;

    return (a->node > b->node) - (a->node < b->node);
}

static void
cascade_hunches(struct settling *s)
{
    const struct cascades *notes = s->notes;
    uint32_t guesses = 0, count;
    struct diag **list = held(s, &count);
    struct guess *guess = arena_array(s->about.scratch, struct guess, count);

    for (uint32_t i = 0; i < notes->dependent.count; i++) {
        uint32_t number = number_of(s, notes->dependent.item[i].diag);
        enum cascade_doubt doubt;

        if (number == SCHEMA_NONE)
            continue;
        const struct cascade_condition *condition =
            doubtful(s, &notes->dependent.item[i], &doubt);

        if (condition && (doubt == DOUBT_VALUE || is_of_keys(list[number])))
            s->gone[number] = true;
        else if (condition)
            guess[guesses++] = (struct guess){condition->node, number};
    }
    /* A lone guess about a value is likely right, one of many is not. */
    if (guesses)
        qsort(guess, guesses, sizeof *guess, compare_guesses);
    for (uint32_t i = 0, end; i < guesses; i = end) {
        bool many = false;

        for (end = i; end < guesses && guess[end].node == guess[i].node; end++)
            many |= list[guess[end].number]->where.at !=
                    list[guess[i].number]->where.at;
        for (uint32_t j = i; many && j < end; j++)
            s->gone[guess[j].number] = true;
    }
}

/* ---- Twins --------------------------------------------------------------- */

/* Kinds of which one place needs but one: a scalar that is wrong in two ways,
 * a key that two units do not know.
 */
static bool
is_single(const struct diag *diag)
{
    static const struct kind *const kinds[] = {
        &kind_schema_enum,    &kind_schema_format,      &kind_schema_length,
        &kind_schema_pattern, &kind_schema_no_match,    &kind_schema_range,
        &kind_schema_type,    &kind_schema_unknown_key,
    };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (diag->kind == kinds[i])
            return diag->level == LEVEL_ERROR;
    return false;
}

struct duplicate_finding {
    const struct diag *diag;
    uint32_t number;
};

static int
compare(const void *left, const void *right)
{
    const struct duplicate_finding *a = left, *b = right;

    if (a->diag->where.at != b->diag->where.at)
        return a->diag->where.at < b->diag->where.at ? -1 : 1;
    if (a->diag->where.len != b->diag->where.len)
        return a->diag->where.len < b->diag->where.len ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

/* The first of several at one place stays, unless only a later one knows what
 * was meant.
 */
static void
duplicate_findings(struct settling *s)
{
    uint32_t count, twins = 0;
    struct diag **list = held(s, &count);
    struct duplicate_finding *twin =
        arena_array(s->about.scratch, struct duplicate_finding, count);

    for (uint32_t i = 0; i < count; i++)
        if (!s->gone[i] && is_single(list[i]))
            twin[twins++] = (struct duplicate_finding){list[i], i};
    if (twins)
        qsort(twin, twins, sizeof *twin, compare);
    for (uint32_t i = 1, kept = 0; i < twins; i++) {
        const struct diag *a = twin[kept].diag, *b = twin[i].diag;
        bool better = !a->fix.count && b->fix.count;

        if (a->where.at != b->where.at || a->where.len != b->where.len) {
            kept = i;
            continue;
        }
        s->gone[twin[better ? kept : i].number] = true;
        kept = better ? i : kept;
    }
}

/* Whatever is a consequence of what: an invalid document has an error. */
static void
keep_one(struct settling *s)
{
    uint32_t count, first = SCHEMA_NONE;
    struct diag **list = held(s, &count);

    for (uint32_t i = 0; i < count; i++) {
        if (list[i]->level != LEVEL_ERROR)
            continue;
        if (!s->gone[i])
            return;
        if (first == SCHEMA_NONE)
            first = i;
    }
    if (first != SCHEMA_NONE)
        s->gone[first] = false;
}

void
cascade_drop_findings(const struct cascades *cascades,
                      struct cascade_case about, struct bag *bag,
                      uint32_t since)
{
    uint32_t count = bag->list.count - since, kept = since;
    struct settling s = {
        .notes = cascades,
        .about = about,
        .bag = bag,
        .since = since,
        .gone = arena_array(about.scratch, bool, count + 1),
    };

    s.index =
        cascade_index_make(cascades, held(&s, &count), count, about.scratch);
    cascade_members(&s);
    cascade_crowds(&s);
    cascade_hunches(&s);
    duplicate_findings(&s);
    keep_one(&s);
    for (uint32_t i = 0; i < count; i++)
        if (!s.gone[i])
            bag->list.item[kept++] = bag->list.item[since + i];
    bag->list.count = kept;
}
