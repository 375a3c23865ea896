/* One fault, one finding: behind a bracket or a quote too many or too few the
 * grammar finds more, none of which anybody would fix.
 *
 *   torn    bracket or string that has no partner
 *   loose   what the grammar expected and did not find
 *   name    a word that nobody knows
 *
 * What is loose is not reported behind something torn, nor is what is torn
 * behind something loose, unless it is a bracket that opens anew.  What begins
 * right where something torn or loose ends is a piece of the same fault.
 */
#include "jq/syntax/parser.h"

#include "jq/kinds.h"

#include <stdlib.h>

enum sort { SORT_OTHER, SORT_TORN, SORT_LOOSE, SORT_NAME };

static enum sort
sort_of(const struct diag *diag)
{
    static const struct {
        const struct kind *kind;
        enum sort sort;
    } sorts[] = {
        {&kind_jq_unclosed_bracket, SORT_TORN},
        {&kind_jq_unclosed_string, SORT_TORN},
        {&kind_jq_unmatched_bracket, SORT_TORN},
        {&kind_jq_chained_operator, SORT_LOOSE},
        {&kind_jq_foreign_template, SORT_LOOSE},
        {&kind_jq_method_call, SORT_LOOSE},
        {&kind_jq_missing_operand, SORT_LOOSE},
        {&kind_jq_missing_operator, SORT_LOOSE},
        {&kind_jq_object_key, SORT_LOOSE},
        {&kind_jq_syntax, SORT_LOOSE},
        {&kind_jq_unclosed_if, SORT_LOOSE},
        {&kind_jq_wrong_arity, SORT_LOOSE},
        {&kind_jq_missing_dot, SORT_NAME},
        {&kind_jq_undefined_function, SORT_NAME},
    };

    for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++)
        if (sorts[i].kind == diag->kind)
            return sorts[i].sort;
    return SORT_OTHER;
}

/* What is known of the findings that come before one. */
struct before {
    bool torn, loose;
    size_t end;       /* where the last of them ends */
    size_t loose_end; /* where the last loose one ends */
};

/* Whether `diag` is only what those before it led to. */
static bool
is_needless(const struct before *before, const struct diag *diag)
{
    size_t at = diag->where.at;
    bool any = before->torn || before->loose;
    bool near = before->loose && at <= before->loose_end + 1;

    switch (sort_of(diag)) {
    case SORT_OTHER:
        return false;
    case SORT_NAME:
        return any && at <= before->end;
    case SORT_LOOSE:
        return before->torn || near;
    case SORT_TORN:
        break;
    }
    if (diag->kind == &kind_jq_unclosed_string)
        return any;
    /* What it should close was not read, or what it opens. */
    return near || (before->loose && diag->kind == &kind_jq_unmatched_bracket);
}

static void
note(struct before *before, const struct diag *diag)
{
    enum sort sort = sort_of(diag);
    size_t end = span_end(diag->where);

    if (sort != SORT_TORN && sort != SORT_LOOSE)
        return;
    before->torn |= sort == SORT_TORN;
    before->loose |= sort == SORT_LOOSE;
    if (end > before->end)
        before->end = end;
    if (sort == SORT_LOOSE && end > before->loose_end)
        before->loose_end = end;
}

struct ordered_finding {
    uint32_t at, index;
};

static int
by_place(const void *a, const void *b)
{
    const struct ordered_finding *one = a, *two = b;

    if (one->at != two->at)
        return one->at < two->at ? -1 : 1;
    return one->index < two->index ? -1 : 1;
}

void
cascade_drop(struct arena *arena, struct bag *bag)
{
    uint32_t count = bag->list.count, kept = 0;
    bool *needless = arena_array(arena, bool, count + 1U);
    struct ordered_finding *place =
        arena_array(arena, struct ordered_finding, count + 1U);
    struct before before = {0};

    for (uint32_t i = 0; i < count; i++)
        place[i] = (struct ordered_finding){bag->list.item[i]->where.at, i};
    qsort(place, count, sizeof *place, by_place);
    for (uint32_t i = 0; i < count; i++) {
        const struct diag *diag = bag->list.item[place[i].index];

        needless[place[i].index] = is_needless(&before, diag);
        note(&before, diag);
    }
    for (uint32_t i = 0; i < count; i++)
        if (!needless[i])
            bag->list.item[kept++] = bag->list.item[i];
    bag->list.count = kept;
}
