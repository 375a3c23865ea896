/* What a call means, and what was meant by one that means nothing. */

#include "jq/program/resolver.h"

#include "base/text/suggestion.h"
#include "jq/builtin.h"
#include "jq/kinds.h"

/* Letters from which on a name that differs in one or two is a slip. */
enum { LONG_NAME = 5 };

static bool
binds_call(const struct jq_expr *binder, const struct jq_expr *call)
{
    if (binder->kind != EXPR_DEF && binder->kind != EXPR_PARAM)
        return false;
    unsigned arity = binder->kind == EXPR_DEF ? binder->count : 0;

    return arity == call->count && slice_equal(binder->name, call->name);
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
    struct diag *diag = resolve_weigh(
        r, bag_add(bag, &kind_jq_missing_dot, call->span,
                   "missing leading dot: `%.*s` is read as a function",
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

    for (; scope; scope = resolve_outer(r, scope)) {
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
    resolve_weigh(r, diag);
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
    resolve_weigh(r, diag);
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
    for (; scope; scope = resolve_outer(r, scope))
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

    resolve_weigh(r, diag);
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
    for (const struct jq_scope *s = scope; s; s = resolve_outer(r, s))
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
                "unknown function `%.*s`", SLICE_ARGS(call->name));

    suggest(r, call, scope, resolve_weigh(r, diag));
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

    resolve_weigh(r, diag);
    bag_help(bag, diag, "write `.inputs`");
    bag_fix(bag, diag, true, S("insert the dot"), span_make(call->span.at, 0),
            S("."));
}

void
resolve_call(struct resolver *r, const struct jq_expr *call,
             const struct jq_scope *scope)
{
    const struct jq_scope *s = scope;

    while (s && !binds_call(s->binder, call))
        s = resolve_outer(r, s);
    if (r->steps == 0)
        return;
    if (s) {
        parser_own(call)->target = s->binder;
        if (s->binder->kind == EXPR_DEF)
            resolve_use(r, s);
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
