/* Names.  jq drops a definition that nothing refers to before it resolves
 * names, so the body of one is looked at only when a reference was found;
 * what is wrong in the others is worth a warning only.
 *
 * Scopes are a list, innermost first, that is never changed: a definition
 * keeps the list it saw, and its body can wait.
 */

#include "jq/syntax/parser.h"

#include "base/core/limits.h"
#include "base/text/suggestion.h"
#include "jq/builtin.h"
#include "jq/kinds.h"

/* Letters from which on a name that differs in one or two is a slip. */
enum { LONG_NAME = 5 };

struct jq_scope {
    const struct jq_expr *binder; /* DEF, PARAM, BIND, LABEL */
    const struct jq_scope *outer;
    const struct jq_scope *seen; /* by a DEF: what its body starts with */
    bool used;                   /* a DEF whose body is or will be resolved */
};

/* A node that is still to be looked at, in its scope. */
struct jq_visit {
    const struct jq_expr *expr;
    const struct jq_scope *scope;
};

struct resolver {
    struct parser *p;
    VEC(struct jq_visit) visits; /* the next one is the last */
    uint64_t steps;              /* left: links of scopes to go along */
    VEC(struct jq_scope *) defs; /* every DEF met, in order */
    VEC(struct jq_scope *) todo; /* those referred to whose body waits */
    bool dead;                   /* in the body of an unused definition */
};

/* Looks at `expr` after what is asked for later. */
static void
visit(struct resolver *r, const struct jq_expr *expr,
      const struct jq_scope *scope)
{
    if (expr)
        *vec_push(r->p->arena, &r->visits) = (struct jq_visit){expr, scope};
}

/* The scope around `scope`, or NULL also when there were too many: names stay
 * unresolved then, and unreported.
 */
static const struct jq_scope *
outer(struct resolver *r, const struct jq_scope *scope)
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

static struct diag *
weigh(struct resolver *r, struct diag *diag)
{
    if (r->dead)
        diag->level = LEVEL_WARNING;
    return diag;
}

/* ---- functions ---- */

static bool
binds_call(const struct jq_expr *binder, const struct jq_expr *call)
{
    if (binder->kind != EXPR_DEF && binder->kind != EXPR_PARAM)
        return false;
    unsigned arity = binder->kind == EXPR_DEF ? binder->count : 0;

    return arity == call->count && slice_equal(binder->name, call->name);
}

static void
use(struct resolver *r, const struct jq_scope *scope)
{
    struct jq_scope *mine = (struct jq_scope *)(uintptr_t)scope;

    if (mine->used)
        return;
    mine->used = true;
    *vec_push(r->p->arena, &r->todo) = mine;
}

/* The roots that Port's expressions have: without a dot they are calls. */
static bool
is_root(struct slice name)
{
    static const struct slice roots[] = {
        SC("action"),  SC("blueprint"),  SC("context"),   SC("diff"),
        SC("entity"),  SC("event"),      SC("form"),      SC("inputs"),
        SC("payload"), SC("properties"), SC("relations"), SC("results"),
        SC("run"),     SC("secrets"),    SC("trigger"),   SC("user"),
    };

    for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++)
        if (slice_equal(roots[i], name))
            return true;
    return false;
}

static bool
missing_dot(struct resolver *r, const struct jq_expr *call)
{
    struct parser *p = r->p;
    struct slice name = call->name;
    uint32_t end = span_end(call->span);

    if (call->count || slice_find(name, S("::"), 0) != SLICE_NONE ||
        (!is_root(name) &&
         (!call->followed || end >= p->text.len || p->text.at[end] != '.')))
        return false;
    struct bag *bag = parser_bag(p, call->span.at);
    struct diag *diag =
        weigh(r, bag_add(bag, &kind_jq_missing_dot, call->span,
                         "the leading dot is missing: `%.*s` is read as a "
                         "function",
                         SLICE_ARGS(name)));

    bag_help(bag, diag, "write `.%.*s`", SLICE_ARGS(name));
    bag_fix(bag, diag, true, S("insert the dot"), span_make(call->span.at, 0),
            S("."));
    return true;
}

/* "1", "1 or 2", "2 or 3": the numbers whose bits are set. */
static struct slice
arities_text(struct arena *arena, unsigned arities)
{
    struct slice text = {NULL, 0};

    for (unsigned i = 0; i < 16; i++) {
        if (!(arities & (1u << i)))
            continue;
        const char *join = arities >> (i + 1) ? ", " : " or ";

        text = text.len
                   ? arena_printf(arena, "%.*s%s%u", SLICE_ARGS(text), join, i)
                   : arena_printf(arena, "%u", i);
    }
    return text;
}

/* The arities under which `name` is bound in `scope` or built in. */
static unsigned
arities_of(struct resolver *r, struct slice name, const struct jq_scope *scope)
{
    unsigned arities = builtin_arities(name, r->p->options->dialect);

    for (; scope; scope = outer(r, scope)) {
        const struct jq_expr *b = scope->binder;

        if (b->kind == EXPR_DEF && slice_equal(b->name, name) && b->count < 16)
            arities |= 1u << b->count;
        if (b->kind == EXPR_PARAM && slice_equal(b->name, name))
            arities |= 1;
    }
    return arities;
}

/* `f(a, b)` where f takes two: `,` was meant as `;`. */
static void
fix_commas(struct resolver *r, const struct jq_expr *call, unsigned arities,
           struct diag *diag)
{
    struct bag *bag = parser_bag(r->p, call->span.at);
    const struct jq_expr *last = call->list;
    unsigned count = 1;

    if (call->count != 1)
        return;
    for (; last->kind == EXPR_COMMA; last = last->left)
        count++;
    if (count == 1 || count >= 16 || !(arities & (1u << count)))
        return;
    bag_help(bag, diag, "arguments are separated by `;`");
    for (last = call->list; last->kind == EXPR_COMMA; last = last->left)
        bag_fix(bag, diag, true, S("separate the arguments by `;`"),
                last->token, S(";"));
}

static void
wrong_arity(struct resolver *r, const struct jq_expr *call, unsigned arities)
{
    struct parser *p = r->p;
    struct bag *bag = parser_bag(p, call->span.at);
    struct slice counts = arities_text(p->arena, arities);
    struct diag *diag;

    if (arities == 1) {
        diag = bag_add(bag, &kind_jq_wrong_arity, call->token,
                       "`%.*s` takes no argument", SLICE_ARGS(call->name));
        bag_help(bag, diag, "write `… | %.*s`", SLICE_ARGS(call->name));
    } else {
        diag = bag_add(bag, &kind_jq_wrong_arity, call->token,
                       "`%.*s` takes %.*s argument%s, not %u",
                       SLICE_ARGS(call->name), SLICE_ARGS(counts),
                       arities == 2 ? "" : "s", (unsigned)call->count);
        fix_commas(r, call, arities, diag);
    }
    weigh(r, diag);
}

/* What does the same in 1.7. */
static void
help_newer(struct resolver *r, const struct jq_expr *call, struct diag *diag)
{
    static const struct {
        struct slice name;
        struct slice instead;
        bool same; /* the call may be replaced by it */
    } older[] = {
        {SC("trim"), SC("gsub(\"^\\\\s+|\\\\s+$\"; \"\")"), true},
        {SC("ltrim"), SC("sub(\"^\\\\s+\"; \"\")"), true},
        {SC("rtrim"), SC("sub(\"\\\\s+$\"; \"\")"), true},
        {SC("add"), SC("[…] | add"), false},
        {SC("toboolean"), SC(". == \"true\""), false},
        {SC("trimstr"), SC("ltrimstr(…) | rtrimstr(…)"), false},
        {SC("skip"), SC("[…][n:][]"), false},
    };
    struct bag *bag = parser_bag(r->p, call->span.at);

    for (size_t i = 0; i < sizeof(older) / sizeof(older[0]); i++) {
        struct slice instead = older[i].instead;

        if (!slice_equal(older[i].name, call->name))
            continue;
        bag_help(bag, diag, "in 1.7: `%.*s`", SLICE_ARGS(instead));
        if (older[i].same)
            bag_fix(bag, diag, true, S("write it for jq 1.7"), call->token,
                    instead);
    }
}

static bool
other_version(struct resolver *r, const struct jq_expr *call)
{
    const struct builtin *builtin = builtin_find(call->name, call->count);
    struct parser *p = r->p;

    if (!builtin)
        return false;
    struct bag *bag = parser_bag(p, call->span.at);
    struct diag *diag;

    if (builtin->in_1_8 && p->options->dialect == JQ_1_7) {
        diag = bag_add(bag, &kind_jq_needs_newer, call->token,
                       "`%.*s` needs jq 1.8; Port runs 1.7.1",
                       SLICE_ARGS(call->name));
        help_newer(r, call, diag);
    } else {
        diag = bag_add(bag, &kind_jq_undefined_function, call->token,
                       "`%.*s` is no longer in jq %s", SLICE_ARGS(call->name),
                       p->options->dialect == JQ_1_7 ? "1.7" : "1.8");
    }
    weigh(r, diag);
    return true;
}

/* Whether a hint can stand as it is: it names no values that are to be filled
 * in.
 */
static bool
is_whole(const struct parser *p, struct slice hint)
{
    return slice_starts(hint, S("@")) || slice_equal(hint, S("null")) ||
           slice_equal(hint, S("true")) || slice_equal(hint, S("false")) ||
           slice_starts(hint, S("gsub(\"^")) ||
           builtin_find_in(hint, 0, p->options->dialect);
}

/* Whether the two differ by capitals and underlines alone: `fromJson`. */
static bool
spells_same(struct slice a, struct slice b)
{
    size_t i = 0, k = 0;

    for (;; i++, k++) {
        while (i < a.len && a.at[i] == '_')
            i++;
        while (k < b.len && b.at[k] == '_')
            k++;
        if (i >= a.len || k >= b.len)
            return i >= a.len && k >= b.len;
        if ((a.at[i] | 32) != (b.at[k] | 32))
            return false;
    }
}

static void
suggest(struct resolver *r, const struct jq_expr *call,
        const struct jq_scope *scope, struct diag *diag)
{
    struct parser *p = r->p;
    struct bag *bag = parser_bag(p, call->span.at);
    struct slice hint = builtin_hint(call->name);
    struct suggestion suggestion = suggestion_start(call->name);

    if (hint.len) {
        bag_help(bag, diag, "in jq: `%.*s`", SLICE_ARGS(hint));
        if (call->count == 0 && is_whole(p, hint))
            bag_fix(bag, diag, spells_same(hint, call->name),
                    arena_printf(p->arena, "write `%.*s`", SLICE_ARGS(hint)),
                    call->token, hint);
        return;
    }
    for (; scope; scope = outer(r, scope))
        if (scope->binder->kind == EXPR_DEF ||
            scope->binder->kind == EXPR_PARAM)
            suggestion_offer(&suggestion, scope->binder->name);
    builtin_offer(&suggestion, p->options->dialect);
    struct slice best = suggestion_best(&suggestion);

    if (best.len) {
        bag_help(bag, diag, "did you mean `%.*s`?", SLICE_ARGS(best));
        bag_fix(bag, diag, call->name.len >= LONG_NAME,
                arena_printf(p->arena, "write `%.*s`", SLICE_ARGS(best)),
                call->token, best);
    } else if (call->count == 0) {
        bag_help(bag, diag, "write `.%.*s` for a field, `\"%.*s\"` for a text",
                 SLICE_ARGS(call->name), SLICE_ARGS(call->name));
    }
}

static void
hyphenated_call(struct resolver *r, const struct jq_expr *call)
{
    struct bag *bag = parser_bag(r->p, call->span.at);
    struct diag *diag =
        bag_add(bag, &kind_jq_hyphenated_name, call->token,
                "jq reads the hyphens in `%.*s` as subtractions",
                SLICE_ARGS(call->name));

    weigh(r, diag);
    bag_help(bag, diag,
             "write `.[\"%.*s\"]` for a field, `\"%.*s\"` for a text",
             SLICE_ARGS(call->name), SLICE_ARGS(call->name));
}

static void
undefined_function(struct resolver *r, const struct jq_expr *call,
                   const struct jq_scope *scope)
{
    struct parser *p = r->p;

    if (call->reported || r->p->unsure)
        return;
    for (const struct jq_expr *e = call->list; e; e = e->next)
        if (e->kind == EXPR_ERROR)
            return;
    for (const struct jq_scope *s = scope; s; s = outer(r, s))
        if (s->binder->kind == EXPR_BIND && s->binder->reported &&
            slice_equal(s->binder->name, call->name))
            return; /* `as x`: the `$` was asked for there */
    if (call->hyphenated) {
        hyphenated_call(r, call);
        return;
    }
    if (other_version(r, call))
        return;
    unsigned arities = arities_of(r, call->name, scope);

    if (arities) {
        wrong_arity(r, call, arities);
        return;
    }
    if (missing_dot(r, call))
        return;
    struct bag *bag = parser_bag(p, call->span.at);
    struct diag *diag =
        bag_add(bag, &kind_jq_undefined_function, call->token,
                "jq has no function `%.*s`", SLICE_ARGS(call->name));

    suggest(r, call, scope, weigh(r, diag));
}

/* `inputs` is a function of jq, which gives nothing in Port. */
static void
check_inputs(struct resolver *r, const struct jq_expr *call)
{
    struct bag *bag = parser_bag(r->p, call->span.at);
    struct diag *diag =
        bag_add(bag, &kind_inputs_without_dot, call->span,
                "`inputs` without a dot is a function that gives nothing "
                "here");

    weigh(r, diag);
    bag_help(bag, diag, "write `.inputs`");
    bag_fix(bag, diag, true, S("insert the dot"), span_make(call->span.at, 0),
            S("."));
}

static void
visit_call(struct resolver *r, const struct jq_expr *call,
           const struct jq_scope *scope)
{
    const struct jq_scope *s = scope;

    while (s && !binds_call(s->binder, call))
        s = outer(r, s);
    if (r->steps == 0)
        return;
    if (s) {
        parser_own(call)->target = s->binder;
        if (s->binder->kind == EXPR_DEF)
            use(r, s);
    } else {
        enum jq_dialect dialect = r->p->options->dialect;

        parser_own(call)->builtin =
            builtin_find_in(call->name, call->count, dialect);
        if (!call->builtin)
            undefined_function(r, call, scope);
        else if (slice_equal(call->name, S("inputs")) && r->p->options->port)
            check_inputs(r, call);
    }
    if (slice_equal(call->name, S("select")) && call->count == 1)
        mistake_condition(r->p, call->list);
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
                "the variable `$%.*s` is not bound here", SLICE_ARGS(name));

    weigh(r, diag);
    for (; scope; scope = outer(r, scope))
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

    for (; s; s = outer(r, s)) {
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
    for (; scope; scope = outer(r, scope)) {
        const struct jq_expr *b = scope->binder;

        if (b->kind == EXPR_LABEL && slice_equal(b->name, expr->name)) {
            parser_own(expr)->target = b;
            return;
        }
    }
    if (expr->reported || r->steps == 0)
        return;
    struct bag *bag = parser_bag(r->p, expr->token.at);
    struct diag *diag =
        weigh(r, bag_add(bag, &kind_jq_undefined_label, expr->token,
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
    struct diag *diag =
        weigh(r, bag_add(bag, &kind_jq_hyphenated_name, field->token,
                         "jq reads the hyphen in `%.*s` as a subtraction",
                         SLICE_ARGS(field->text)));
    struct span whole = field->token;
    bool alone = field->left->span.len == 0;

    bag_help(bag, diag, "write `%s[\"%.*s\"]`", alone ? "." : "",
             SLICE_ARGS(field->text));
    /* The dot goes, unless nothing stands before it. */
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
        visit_call(r, expr, scope);
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
        use(&r, def);
        drain(&r);
    }
    if (r.steps == 0)
        bag_add_too_complex(p->bag, root->span, "the names in this expression");
}
