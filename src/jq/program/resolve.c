/* Names.  jq drops a definition that nothing refers to before it resolves
 * names, so the body of one is looked at only when a reference was found;
 * what is wrong in the others is worth a warning only.
 *
 * Scopes are a list, innermost first, that is never changed: a definition
 * keeps the list it saw, and its body can wait.
 */

#include "jq/program/resolver.h"

#include "base/core/limits.h"
#include "base/text/suggestion.h"
#include "jq/kinds.h"

/* Looks at `expr` after what is asked for later. */
static void
visit(struct resolver *r, const struct jq_expr *expr,
      const struct jq_scope *scope)
{
    if (expr)
        *vec_push(r->p->arena, &r->visits) = (struct jq_visit){expr, scope};
}

const struct jq_scope *
resolve_outer(struct resolver *r, const struct jq_scope *scope)
{
    if (r->steps == 0)
        return NULL;
    r->steps--;
    return scope->outer;
}

static struct jq_scope *
bind(struct resolver *r, const struct jq_expr *binder,
     const struct jq_scope *outer)
{
    struct jq_scope *scope = arena_new(r->p->arena, struct jq_scope);

    scope->binder = binder;
    scope->outer = outer;
    return scope;
}

struct diag *
resolve_weigh(struct resolver *r, struct diag *diag)
{
    if (r->dead)
        diag->level = LEVEL_WARNING;
    return diag;
}

void
resolve_use(struct resolver *r, const struct jq_scope *scope)
{
    struct jq_scope *mine = (struct jq_scope *)(uintptr_t)scope;

    if (mine->used)
        return;
    mine->used = true;
    *vec_push(r->p->arena, &r->todo) = mine;
}

/* ---- variables and labels ---- */

static void
undefined_variable(struct resolver *r, const struct jq_expr *variable,
                   const struct jq_scope *scope)
{
    struct parser *p = r->p;
    struct slice name = variable->name;
    struct bag *bag = parser_bag(p, variable->span.at);
    struct suggestion suggestion = suggestion_start(name);
    struct diag *diag =
        bag_add(bag, &kind_jq_undefined_variable, variable->token,
                "undefined variable `$%.*s`", SLICE_ARGS(name));

    resolve_weigh(r, diag);
    for (; scope; scope = resolve_outer(r, scope))
        if (scope->binder->kind == EXPR_BIND ||
            scope->binder->form == EXPR_FORM_VARIABLE)
            suggestion_offer(&suggestion, scope->binder->name);
    struct slice best = suggestion_best(&suggestion);

    if (best.len) {
        bag_help(bag, diag, "did you mean `$%.*s`?", SLICE_ARGS(best));
        bag_fix(bag, diag, false, S("use the bound variable"), variable->token,
                arena_printf(p->arena, "$%.*s", SLICE_ARGS(best)));
    } else {
        bag_help(bag, diag, "bind it first: `… as $%.*s | …`",
                 SLICE_ARGS(name));
    }
}

static void
visit_variable(struct resolver *r, const struct jq_expr *variable,
               const struct jq_scope *scope)
{
    const struct jq_scope *s = scope;

    for (; s; s = resolve_outer(r, s)) {
        bool variable_here = s->binder->kind == EXPR_BIND ||
                             (s->binder->kind == EXPR_PARAM &&
                              s->binder->form == EXPR_FORM_VARIABLE);

        if (variable_here && slice_equal(s->binder->name, variable->name)) {
            parser_own(variable)->target = s->binder;
            return;
        }
    }
    if (r->steps && !slice_equal(variable->name, S("ENV")))
        undefined_variable(r, variable, scope);
}

static void
visit_break(struct resolver *r, const struct jq_expr *expr,
            const struct jq_scope *scope)
{
    for (; scope; scope = resolve_outer(r, scope)) {
        const struct jq_expr *b = scope->binder;

        if (b->kind == EXPR_LABEL && slice_equal(b->name, expr->name)) {
            parser_own(expr)->target = b;
            return;
        }
    }
    if (expr->reported || r->steps == 0)
        return;
    struct bag *bag = parser_bag(r->p, expr->token.at);
    struct diag *diag = resolve_weigh(
        r, bag_add(bag, &kind_jq_undefined_label, expr->token,
                   "there is no `label $%.*s` around this `break`",
                   SLICE_ARGS(expr->name)));

    bag_help(bag, diag, "write `label $%.*s | …` around it",
             SLICE_ARGS(expr->name));
}

/* ---- binders ---- */

/* The variables of a pattern, on top of `scope`. */
static const struct jq_scope *
bind_pattern(struct resolver *r, const struct jq_expr *pattern,
             const struct jq_scope *scope)
{
    if (pattern->kind == EXPR_BIND)
        return bind(r, pattern, scope);
    for (const struct jq_expr *e = pattern->list; e; e = e->next) {
        if (e->kind != EXPR_PATTERN_ENTRY) {
            scope = bind_pattern(r, e, scope);
            continue;
        }
        if (e->form == EXPR_FORM_VARIABLE)
            scope = bind(r, e->left, scope);
        if (e->right)
            scope = bind_pattern(r, e->right, scope);
    }
    return scope;
}

/* The expressions among the keys of a pattern. */
static void
visit_keys(struct resolver *r, const struct jq_expr *pattern,
           const struct jq_scope *scope)
{
    for (const struct jq_expr *e = pattern->list; e; e = e->next) {
        if (e->kind != EXPR_PATTERN_ENTRY) {
            visit_keys(r, e, scope);
            continue;
        }
        if (e->form != EXPR_FORM_VARIABLE)
            visit(r, e->left, scope);
        if (e->right)
            visit_keys(r, e->right, scope);
    }
}

/* The keys of a lone pattern see what is outside, those of alternatives all
 * their variables.
 */
static const struct jq_scope *
visit_patterns(struct resolver *r, const struct jq_expr *first,
               const struct jq_scope *scope)
{
    const struct jq_scope *inner = scope;

    for (const struct jq_expr *e = first; e; e = e->next)
        inner = bind_pattern(r, e, inner);
    for (const struct jq_expr *e = first; e; e = e->next)
        visit_keys(r, e, first->next ? inner : scope);
    return inner;
}

static void
visit_def(struct resolver *r, const struct jq_expr *def,
          const struct jq_scope *scope)
{
    struct jq_scope *self = bind(r, def, scope);
    const struct jq_scope *seen = self;

    for (const struct jq_expr *e = def->list; e; e = e->next)
        seen = bind(r, e, seen);
    self->seen = seen;
    *vec_push(r->p->arena, &r->defs) = self;
    visit(r, def->right, self);
}

/* `.inputs.my-name` */
static void
visit_hyphenated(struct resolver *r, const struct jq_expr *field)
{
    struct bag *bag = parser_bag(r->p, field->token.at);
    struct diag *diag = resolve_weigh(
        r, bag_add(bag, &kind_jq_hyphenated_name, field->token,
                   "jq reads the hyphen in `%.*s` as a subtraction",
                   SLICE_ARGS(field->text)));
    struct span whole = field->token;
    bool alone = field->left->span.len == 0;

    bag_help(bag, diag, "write `%s[\"%.*s\"]`", alone ? "." : "",
             SLICE_ARGS(field->text));
    /* The dot goes, unless nothing comes before it. */
    whole.at--;
    whole.len++;
    bag_fix(bag, diag, true, S("put the name in brackets"), whole,
            arena_printf(r->p->arena, "%s[\"%.*s\"]", alone ? "." : "",
                         SLICE_ARGS(field->text)));
}

static void
visit_children(struct resolver *r, const struct jq_expr *expr,
               const struct jq_scope *scope)
{
    for (const struct jq_expr *e = jq_expr_child_next(expr, NULL); e;
         e = jq_expr_child_next(expr, e))
        visit(r, e, scope);
}

static void
visit_one(struct resolver *r, const struct jq_expr *expr,
          const struct jq_scope *scope)
{
    if (expr->kind == EXPR_CALL) {
        resolve_call(r, expr, scope);
        visit_children(r, expr, scope);
    } else if (expr->kind == EXPR_VARIABLE) {
        visit_variable(r, expr, scope);
    } else if (expr->kind == EXPR_BREAK) {
        visit_break(r, expr, scope);
    } else if (expr->kind == EXPR_DEF) {
        visit_def(r, expr, scope);
    } else if (expr->kind == EXPR_LABEL) {
        visit(r, expr->left, bind(r, expr, scope));
    } else if (expr->kind == EXPR_AS) {
        visit(r, expr->left, scope);
        visit(r, expr->right, visit_patterns(r, expr->list, scope));
    } else if (expr->kind == EXPR_REDUCE || expr->kind == EXPR_FOREACH) {
        const struct jq_scope *inner = visit_patterns(r, expr->list, scope);

        visit(r, expr->left, scope);
        visit(r, expr->right, scope);
        visit(r, expr->third, inner);
        visit(r, expr->fourth, inner);
    } else {
        if (expr->kind == EXPR_FIELD && expr->hyphenated)
            visit_hyphenated(r, expr);
        visit_children(r, expr, scope);
    }
}

/* The tree under `root` in the order of its text: what a node asks for goes on
 * the stack the other way round.
 */
static void
visit_all(struct resolver *r, const struct jq_expr *root,
          const struct jq_scope *scope)
{
    visit(r, root, scope);
    while (r->visits.count) {
        struct jq_visit next = r->visits.item[--r->visits.count];
        uint32_t low = r->visits.count, high;

        visit_one(r, next.expr, next.scope);
        for (high = r->visits.count; low + 1 < high; low++) {
            struct jq_visit swap = r->visits.item[low];

            r->visits.item[low] = r->visits.item[--high];
            r->visits.item[high] = swap;
        }
    }
}

/* ---- the pass ---- */

static void
drain(struct resolver *r)
{
    while (r->todo.count) {
        const struct jq_scope *def = r->todo.item[--r->todo.count];

        visit_all(r, def->binder->left, def->seen);
    }
}

static void
report_unused(struct resolver *r, const struct jq_scope *def)
{
    const struct jq_expr *e = def->binder;
    struct bag *bag = parser_bag(r->p, e->token.at);
    struct diag *diag =
        bag_add(bag, &kind_jq_unused_definition, e->token,
                "the function `%.*s` is never called", SLICE_ARGS(e->name));

    bag_help(bag, diag, "remove the definition");
}

void
resolve(struct parser *p, const struct jq_expr *root)
{
    struct resolver r = {
        .p = p,
        .steps = LIMIT_JQ_LINKS + LIMIT_JQ_LINKS_PER_BYTE * p->text.len,
    };

    visit_all(&r, root, NULL);
    drain(&r);
    r.dead = true;
    for (uint32_t i = 0; i < r.defs.count; i++) {
        struct jq_scope *def = r.defs.item[i];

        if (def->used)
            continue;
        if (!p->any_broken)
            report_unused(&r, def);
        resolve_use(&r, def);
        drain(&r);
    }
    if (r.steps == 0)
        bag_add_too_complex(p->bag, root->span, "the names in this expression");
}
