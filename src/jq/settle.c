/* One fault, one finding: behind a bracket or a quote too many or too few the
 * grammar finds more, none of which anybody would mend.
 *
 *   torn    bracket or string that has no partner
 *   loose   what the grammar expected and did not find
 *   name    a word that nobody knows
 *
 * What is loose is not reported behind something torn, nor is what is torn
 * behind something loose, unless it is a bracket that opens anew.  What begins
 * right where something torn or loose ends is a piece of the same fault.
 */
#include "jq/parser.h"

#include "jq/kinds.h"

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

/* Whether `diag` is only what `first`, which stands before it, led to. */
static bool
follows(const struct diag *first, const struct diag *diag)
{
    enum sort one = sort_of(first), two = sort_of(diag);
    size_t end = span_end(first->where), at = diag->where.at;

    if (one != SORT_TORN && one != SORT_LOOSE)
        return false;
    switch (two) {
    case SORT_OTHER:
        return false;
    case SORT_NAME:
        return at <= end;
    case SORT_LOOSE:
        return one == SORT_TORN || at <= end + 1;
    case SORT_TORN:
        break;
    }
    if (diag->kind == &kind_jq_unclosed_string)
        return true;
    /* What it should close was not read, or what it opens. */
    return one == SORT_LOOSE &&
           (diag->kind == &kind_jq_unmatched_bracket || at <= end + 1);
}

static bool
is_needless(const struct bag *bag, uint32_t at)
{
    const struct diag *diag = bag->list.item[at];

    for (uint32_t i = 0; i < bag->list.count; i++) {
        const struct diag *first = bag->list.item[i];
        bool before = first->where.at < diag->where.at ||
                      (first->where.at == diag->where.at && i < at);

        if (before && follows(first, diag))
            return true;
    }
    return false;
}

void
settle_findings(struct arena *arena, struct bag *bag)
{
    uint32_t count = bag->list.count, kept = 0;
    bool *needless = arena_array(arena, bool, count + 1U);

    for (uint32_t i = 0; i < count; i++)
        needless[i] = is_needless(bag, i);
    for (uint32_t i = 0; i < count; i++)
        if (!needless[i])
            bag->list.item[kept++] = bag->list.item[i];
    bag->list.count = kept;
}
