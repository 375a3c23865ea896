#include "lint/infer_cache.h"

/* ---- What is read -----------------------------------------------------------
 */

static bool keeps_out(const struct jq_expr *expr);

/* `.a` reads a root, and may read any but those of the inputs. */
static bool
is_other_root(const struct jq_expr *field)
{
    const struct jq_expr *of = jq_expr_inner(field->left);

    if (of->kind != EXPR_IDENTITY)
        return keeps_out(of);
    return !slice_equal(field->text, S("inputs")) &&
           !slice_equal(field->text, S("form"));
}

static bool
parts_keep_out(const struct jq_expr *string)
{
    for (const struct jq_expr *part = string->list; part; part = part->next)
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
keeps_out(const struct jq_expr *expr)
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

struct infer_cache
infer_cache_new(const struct jq_expr *root)
{
    return (struct infer_cache){.open = keeps_out(root)};
}

/* ---- What was given ---------------------------------------------------------
 */

const struct infer_cache_entry *
infer_cache_get(struct infer_cache *cache, struct arena *arena,
                const struct jq_expr *root, const struct type *base,
                const struct infer_options *options)
{
    if (!cache->open || !base)
        return NULL;
    for (const struct infer_cache_entry *e = cache->first; e; e = e->next)
        if (e->base == base)
            return e;
    struct infer_cache_entry *entry =
        arena_new(arena, struct infer_cache_entry);
    struct facts *facts = arena_new(arena, struct facts);

    *entry = (struct infer_cache_entry){
        .base = base,
        .outcome = jq_infer(arena, root, base, options, facts),
        .facts = facts,
        .next = cache->first,
    };
    cache->open = !facts->spent && !facts->issues.count &&
                  !(facts->kinds & FACT_BITS(FACT_UNKNOWN));
    if (!cache->open)
        return NULL;
    cache->first = entry;
    return entry;
}
