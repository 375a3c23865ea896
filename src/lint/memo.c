#include "lint/memo.h"

/* ---- What is read -----------------------------------------------------------
 */

static bool keeps_out(const struct expr *expr);

/* `.a` reads a root, and may read any but those of the inputs. */
static bool
is_other_root(const struct expr *field)
{
    const struct expr *of = expr_inner(field->left);

    if (of->kind != EXPR_IDENTITY)
        return keeps_out(of);
    return !slice_equal(field->text, S("inputs")) &&
           !slice_equal(field->text, S("form"));
}

static bool
parts_keep_out(const struct expr *string)
{
    for (const struct expr *part = string->list; part; part = part->next)
        if (part->kind != EXPR_TEXT && !keeps_out(part))
            return false;
    return true;
}

/* Whether `expr` surely sees nothing of the inputs where `.` is the context:
 * all that looks at it are paths to other roots.  So `.` itself will not do,
 * nor calls, to which it is given, nor what binds names.  Behind a `|` the
 * context is out of sight.
 */
static bool
keeps_out(const struct expr *expr)
{
    if (!expr)
        return false;
    if (expr->kind == EXPR_FIELD)
        return is_other_root(expr);
    if (expr->kind == EXPR_PIPE || expr->kind == EXPR_GROUP ||
        expr->kind == EXPR_OPTIONAL || expr->kind == EXPR_ITERATE)
        return keeps_out(expr->left);
    if (expr->kind == EXPR_ALTERNATIVE || expr->kind == EXPR_COMPARE ||
        expr->kind == EXPR_LOGIC || expr->kind == EXPR_ARITH)
        return keeps_out(expr->left) && keeps_out(expr->right);
    /* Without `else` it gives `.` */
    if (expr->kind == EXPR_IF)
        return keeps_out(expr->left) && keeps_out(expr->right) &&
               keeps_out(expr->third);
    if (expr->kind == EXPR_STRING)
        return parts_keep_out(expr);
    return expr->kind == EXPR_NUMBER || expr->kind == EXPR_TRUE ||
           expr->kind == EXPR_FALSE || expr->kind == EXPR_NULL;
}

struct memo
memo_new(const struct expr *root)
{
    return (struct memo){.open = keeps_out(root)};
}

/* ---- What was given ---------------------------------------------------------
 */

const struct memo_entry *
memo_get(struct memo *memo, struct arena *arena, const struct expr *root,
         const struct type *base, const struct infer_options *options)
{
    if (!memo->open || !base)
        return NULL;
    for (const struct memo_entry *e = memo->first; e; e = e->next)
        if (e->base == base)
            return e;
    struct memo_entry *entry = arena_new(arena, struct memo_entry);
    struct facts *facts = arena_new(arena, struct facts);

    *entry = (struct memo_entry){
        .base = base,
        .outcome = jq_infer(arena, root, base, options, facts),
        .facts = facts,
        .next = memo->first,
    };
    memo->open = !facts->spent && !facts->deeds.count &&
                 !(facts->kinds & FACT_BITS(FACT_UNKNOWN));
    if (!memo->open)
        return NULL;
    memo->first = entry;
    return entry;
}
