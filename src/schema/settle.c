#include "schema/settle.h"

#include "schema/kinds.h"
#include "schema/say.h"

#include <stdlib.h>

/* How deep into a condition we look for what it asks about. */
enum { MAX_DEPTH = 8 };

/* A bag being settled. */
struct settling {
    const struct settle *notes;
    struct settle_case about;
    struct bag *bag;
    uint32_t since;
    bool *gone;       /* by finding, counted from `since` */
    struct map found; /* the address of a finding → its number */
};

void
settle_take(struct settle *settle, const struct settle *from,
            struct arena *arena)
{
    for (uint32_t i = 0; i < from->meant.count; i++)
        *vec_push(arena, &settle->meant) = from->meant.item[i];
    for (uint32_t i = 0; i < from->astray.count; i++)
        *vec_push(arena, &settle->astray) = from->astray.item[i];
    for (uint32_t i = 0; i < from->missing.count; i++)
        *vec_push(arena, &settle->missing) = from->missing.item[i];
    for (uint32_t i = 0; i < from->hunch.count; i++)
        *vec_push(arena, &settle->hunch) = from->hunch.item[i];
    for (uint32_t i = 0; i < from->crowd.count; i++)
        *vec_push(arena, &settle->crowd) = from->crowd.item[i];
}

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
    const uint32_t *number =
        map_find(&s->found, slice_make((const char *)&diag, sizeof diag));

    return number && !s->gone[*number] ? *number : SCHEMA_NONE;
}

static bool
is_same(const struct settle_member *a, const struct settle_member *b)
{
    return a->object == b->object && slice_equal(a->name, b->name);
}

/* ---- Members ------------------------------------------------------------- */

/* Whether what is missing stands in an object around the one that lacks it. */
static bool
is_astray(const struct settling *s, const struct settle_member *missing)
{
    for (uint32_t i = 0; i < s->notes->astray.count; i++) {
        const struct settle_member *key = &s->notes->astray.item[i];

        if (slice_equal(key->name, missing->name) &&
            missing->object > key->object &&
            missing->object < node_end(key->object) &&
            number_of(s, key->diag) != SCHEMA_NONE)
            return true;
    }
    return false;
}

/* A misspelt required key is unknown, and the right one is missing; several
 * units may say so.  The finding that names both stays; else the first.
 */
static void
settle_members(struct settling *s)
{
    const struct settle *notes = s->notes;

    for (uint32_t i = 0; i < notes->missing.count; i++) {
        const struct settle_member *missing = &notes->missing.item[i];
        uint32_t number = number_of(s, missing->diag);
        bool known = is_astray(s, missing);

        if (number == SCHEMA_NONE)
            continue;
        for (uint32_t j = 0; j < notes->meant.count && !known; j++)
            known = is_same(&notes->meant.item[j], missing) &&
                    number_of(s, notes->meant.item[j].diag) != SCHEMA_NONE;
        for (uint32_t j = 0; j < i && !known; j++)
            known = is_same(&notes->missing.item[j], missing) &&
                    notes->missing.item[j].diag != missing->diag &&
                    number_of(s, notes->missing.item[j].diag) != SCHEMA_NONE;
        s->gone[number] = known;
    }
}

/* Whether `diag` calls a key or an element of `crowd` unwanted. */
static bool
is_unwanted(const struct diag *diag, const struct node *crowd)
{
    struct span whole = node_span(crowd);
    const struct kind *kind = node_is(crowd, NODE_OBJECT)
                                  ? &kind_schema_unknown_key
                                  : &kind_schema_count;

    if (diag->kind != kind || diag->where.at <= whole.at ||
        diag->where.at >= whole.at + whole.len)
        return false;
    for (const struct node *child = node_first(crowd); child;
         child = node_next(crowd, child))
        if (diag->where.at == node_span(child).at &&
            diag->where.len == node_span(child).len)
            return true;
    return false;
}

static uint32_t
count_unwanted(const struct settling *s, const struct node *crowd)
{
    uint32_t count, unwanted = 0;
    struct diag **list = held(s, &count);

    for (uint32_t i = 0; i < count; i++)
        unwanted += !s->gone[i] && is_unwanted(list[i], crowd);
    return unwanted;
}

/* One key too many is one mistake when it is not known, either.  Of elements
 * too many only the first one is spoken of.
 */
static void
settle_crowds(struct settling *s)
{
    for (uint32_t i = 0; i < s->notes->crowd.count; i++) {
        const struct settle_crowd *crowd = &s->notes->crowd.item[i];
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
    const struct settle_member member = {object, name, NULL};

    for (uint32_t i = 0; i < s->notes->missing.count; i++)
        if (s->notes->missing.item[i].diag == diag &&
            is_same(&s->notes->missing.item[i], &member))
            return true;
    for (uint32_t i = 0; i < s->notes->meant.count; i++)
        if (s->notes->meant.item[i].diag == diag &&
            is_same(&s->notes->meant.item[i], &member))
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
    for (uint32_t i = 0; i < units.count; i++)
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

    if (depth == 0 || diag->where.at >= whole.at + whole.len)
        return false;
    if (diag->where.at == whole.at && diag->where.len == whole.len)
        return true;
    return asks_member(s, unit, node, diag, depth) ||
           (ref != SCHEMA_NONE && asks(s, ref, node, diag, depth - 1)) ||
           (not &&asks(s, not ->a, node, diag, depth - 1)) ||
           asks_any(s, schema_all(schema, unit), node, diag, depth) ||
           asks_any(s, schema_branches(schema, unit), node, diag, depth);
}

enum doubt {
    DOUBT_NONE,
    DOUBT_MISSING, /* a member that decides is missing */
    DOUBT_VALUE,   /* a value that decides is at fault */
};

/* What the errors that stay leave of the answer of `ground`. */
static enum doubt
doubt_of(const struct settling *s, const struct settle_ground *ground)
{
    enum doubt doubt = DOUBT_NONE;
    uint32_t count;
    struct diag **list = held(s, &count);

    for (uint32_t i = 0; i < count && doubt != DOUBT_VALUE; i++) {
        if (s->gone[i] || list[i]->level != LEVEL_ERROR ||
            !asks(s, ground->unit, ground->node, list[i], MAX_DEPTH))
            continue;
        doubt =
            list[i]->kind == &kind_schema_missing ? DOUBT_MISSING : DOUBT_VALUE;
    }
    return doubt;
}

/* The ground that makes `hunch` doubtful, or NULL; `*doubt` says how. */
static const struct settle_ground *
doubtful(const struct settling *s, const struct settle_hunch *hunch,
         enum doubt *doubt)
{
    for (const struct settle_ground *g = hunch->ground; g; g = g->around) {
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

static void
settle_hunches(struct settling *s)
{
    const struct settle *notes = s->notes;
    uint32_t guesses = 0, count;
    struct diag **list = held(s, &count);
    struct guess *guess = arena_array(s->about.scratch, struct guess, count);

    for (uint32_t i = 0; i < notes->hunch.count; i++) {
        uint32_t number = number_of(s, notes->hunch.item[i].diag);
        enum doubt doubt;

        if (number == SCHEMA_NONE)
            continue;
        const struct settle_ground *ground =
            doubtful(s, &notes->hunch.item[i], &doubt);

        if (ground && (doubt == DOUBT_VALUE || is_of_keys(list[number])))
            s->gone[number] = true;
        else if (ground)
            guess[guesses++] = (struct guess){ground->node, number};
    }
    /* A lone guess about a value is likely right, one of many is not. */
    for (uint32_t i = 0; i < guesses; i++)
        for (uint32_t j = 0; j < guesses; j++)
            if (guess[i].node == guess[j].node &&
                list[guess[i].number]->where.at !=
                    list[guess[j].number]->where.at)
                s->gone[guess[i].number] = true;
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

struct twin {
    const struct diag *diag;
    uint32_t number;
};

static int
compare(const void *left, const void *right)
{
    const struct twin *a = left, *b = right;

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
settle_twins(struct settling *s)
{
    uint32_t count, twins = 0;
    struct diag **list = held(s, &count);
    struct twin *twin = arena_array(s->about.scratch, struct twin, count);

    for (uint32_t i = 0; i < count; i++)
        if (!s->gone[i] && is_single(list[i]))
            twin[twins++] = (struct twin){list[i], i};
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

/* Whether a note names a finding. */
static bool
has_notes(const struct settle *settle)
{
    return settle->missing.count || settle->crowd.count || settle->hunch.count;
}

void
settle_bag(const struct settle *settle, struct settle_case about,
           struct bag *bag, uint32_t since)
{
    uint32_t count = bag->list.count - since, kept = since;
    struct settling s = {
        .notes = settle,
        .about = about,
        .bag = bag,
        .since = since,
        .gone = arena_array(about.scratch, bool, count + 1),
    };

    s.found = map_new(about.scratch);
    for (uint32_t i = 0; i < count && has_notes(settle); i++)
        *map_add(&s.found, slice_make((const char *)&bag->list.item[since + i],
                                      sizeof(struct diag *))) = i;
    settle_members(&s);
    settle_crowds(&s);
    settle_hunches(&s);
    settle_twins(&s);
    keep_one(&s);
    for (uint32_t i = 0; i < count; i++)
        if (!s.gone[i])
            bag->list.item[kept++] = bag->list.item[since + i];
    bag->list.count = kept;
}
