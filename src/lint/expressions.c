#include "lint/expressions.h"

#include "jq/kinds.h"
#include "jq/types/dialect_difference.h"
#include "lint/template_checks.h"
#include "lint/thread_cache.h"
#include "port/catalog.h"
#include "port/entity.h"
#include "template/kinds.h"
#include "template/placeholder.h"
#include "tree/quote.h"

/* What `.` is in the slots of one root. */
struct root {
    const struct type *type;
    const struct type *base; /* context_base(); NULL: it is not just that */
};

struct expression_finder {
    struct rule_context *context;
    struct expression_options options;
    struct expressions expressions;
    struct root root[ROOT_count_]; /* made when first asked for */
    bool whole;
    /* The first directive of another template language in a string: those
     * that follow (`else`, `end`) are the same mistake.
     */
    struct diag *directive;
    const struct expression_slot *directive_slot;
};

static const struct root *
root_get(struct expression_finder *finder, enum slot_root kind)
{
    struct rule_context *context = finder->context;
    struct contexts *contexts = &finder->options.cache->contexts;
    struct root *root = &finder->root[kind];

    if (root->type)
        return root;
    root->type = context_type(contexts, context->arena, context->action, kind);
    root->base = context_base(contexts, context->action, kind);
    const struct blueprint *blueprint =
        context->catalog ? catalog_entity(context->catalog, context->action)
                         : NULL;

    /* A policy sees entities of other blueprints, too. */
    if (blueprint && kind != ROOT_POLICY && kind != ROOT_POLICY_QUERY) {
        root->type = entity_type(context->arena, root->type, blueprint);
        root->base = NULL;
    }
    return root;
}

/* ---- Findings in an expression, moved to the source ---------------------- */

static struct span
move_span(const struct rule_context *context,
          const struct expression *expression, struct span span)
{
    return expression_span(context, expression, span);
}

/* Whether the template goes on with `ending` behind its expression. */
static bool
ends_in(const struct expression *expression, struct slice ending)
{
    size_t end = span_end(expression->where);

    return expression->slot->syntax != SLOT_JQ &&
           slice_equal(slice_cut(expression->text, end, end + ending.len),
                       ending);
}

/* A `}` right before the `}}` would close the template too early: a blank
 * keeps them apart.  Of three braces the first is the one that is missing.
 */
static void
keep_apart(const struct rule_context *context,
           const struct expression *expression, struct diag *diag,
           struct edit *edit)
{
    struct slice text = edit->text;

    if (text.len == 0 || text.at[text.len - 1] != '}' ||
        span_end(edit->where) != expression->where.len ||
        !ends_in(expression, S("}}")))
        return;
    if (text.len > 1 || !ends_in(expression, S("}}}"))) {
        edit->text =
            arena_printf(context->bag->arena, "%.*s ", SLICE_ARGS(text));
        return;
    }
    *edit = (struct edit){span_make(expression->where.len + 1, 0), S(" ")};
    bag_help(context->bag, diag,
             "put a space between its `}` and the `}}` of the template");
}

/* A dot before a name that is no root would be the next mistake. */
static void
keep_to_roots(const struct expression *expression, struct diag *diag)
{
    struct slice name = expression_text(expression, diag->where);

    if (diag->kind == &kind_jq_missing_dot &&
        type_is_closed(expression->input) &&
        !type_field(expression->input, name))
        diag->fix = (struct fix){0};
}

static void
move(struct rule_context *context, const struct expression *expression,
     struct diag *diag)
{
    keep_to_roots(expression, diag);
    for (uint32_t i = 0; i < diag->fix.count; i++)
        keep_apart(context, expression, diag, &diag->fix.edit[i]);
    diag->where = move_span(context, expression, diag->where);
    for (struct related *r = diag->related; r; r = r->next)
        r->where = move_span(context, expression, r->where);
    for (uint32_t i = 0; i < diag->fix.count; i++) {
        struct edit *edit = &diag->fix.edit[i];

        edit->where = move_span(context, expression, edit->where);
        edit->text = quote_encode(context->bag->arena, edit->text);
    }
}

/* Adds a finding that was moved to where it belongs. */
static void
take(struct expression_finder *finder, const struct expression *expression,
     struct diag *diag)
{
    struct bag *bag = finder->context->bag;

    if (diag->kind != &kind_jq_foreign_template) {
        bag_take(bag, diag);
    } else if (finder->directive_slot == expression->slot) {
        bag_relate(bag, finder->directive, diag->where, "and here");
    } else {
        bag_take(bag, diag);
        finder->directive = diag;
        finder->directive_slot = expression->slot;
    }
}

/* An evaluation takes about 80 ns, and blocks of memory are not filled to the
 * last byte.
 */
enum { STEPS_EACH = 8, BYTES_EACH = 2 };

static void
spend_expressions(struct budget *budget, uint64_t bytes)
{
    budget->expressions -=
        bytes < budget->expressions ? bytes : budget->expressions;
}

/* The same goes for its tree. */
static void
pay_for_tree(struct expression_finder *finder,
             const struct expression *expression)
{
    struct bag *bag = finder->context->bag;

    spend_expressions(bag->budget, expression->program.bytes);
    if (expression->program.cut || bag->budget->expressions == 0)
        bag_too_complex(bag,
                        move_span(finder->context, expression,
                                  expression->program.root->span),
                        "the expressions from here on");
}

/* What typing the expression of `expression` has cost, now or when it was kept:
 * results do not depend on what was kept.
 */
static void
pay(struct expression_finder *finder, const struct expression *expression)
{
    struct bag *bag = finder->context->bag;
    const struct facts *facts = expression->facts;

    budget_spend(bag->budget, facts->steps * STEPS_EACH);
    budget_spend_bytes(bag->budget, facts->bytes * BYTES_EACH);
    spend_expressions(bag->budget, facts->bytes);
    if (!facts->spent)
        return;
    finder->whole = false;
    bag_add_too_complex(
        bag,
        move_span(finder->context, expression, expression->program.root->span),
        "the types in this expression");
}

/* Types the expression of `expression`; `cache` may be NULL. */
static void
infer(struct expression_finder *finder, struct expression *expression,
      struct infer_cache *cache)
{
    static const struct facts no_facts;
    struct rule_context *context = finder->context;
    struct infer_options options = {finder->options.dialect == JQ_1_8};
    const struct root *root = root_get(finder, expression->slot->root);

    expression->facts = &no_facts;
    expression->input = root->type;
    if (!expression->program.valid) {
        finder->whole = false;
        return;
    }
    if (budget_is_spent(context->bag->budget)) {
        bag_too_complex(
            context->bag,
            move_span(context, expression, expression->program.root->span),
            "the types in the expressions from here on");
        finder->whole = false;
        return;
    }
    const struct infer_cache_entry *known =
        cache ? infer_cache_get(cache, &finder->options.cache->arena,
                                expression->program.root, root->base, &options)
              : NULL;

    if (known) {
        expression->facts = known->facts;
        expression->outcome = known->outcome;
    } else {
        struct facts *facts = arena_new(context->arena, struct facts);

        expression->facts = facts;
        expression->outcome = jq_infer(context->arena, expression->program.root,
                                       expression->input, &options, facts);
    }
    pay(finder, expression);
}

static void
read_expression(struct expression_finder *finder, struct expression *expression)
{
    struct rule_context *context = finder->context;
    static const struct jq_expr nothing = {.kind = EXPR_ERROR};
    struct bag bag = bag_within(context->bag->arena, context->bag);
    struct jq_options options = {finder->options.dialect, true};

    if (context->bag->budget->expressions == 0) {
        expression->program = (struct jq_program){.root = &nothing};
        infer(finder, expression, NULL);
        return;
    }
    bag.mute = bag_full(context->bag);
    struct cached_reading reading = thread_cache_program(
        finder->options.cache, context->arena,
        span_text(expression->text, expression->where), &options, &bag);

    expression->program = reading.program;
    pay_for_tree(finder, expression);
    infer(finder, expression, reading.inferred);
    dialect_difference_report(expression->facts, &bag);
    for (uint32_t i = 0; i < bag.list.count; i++) {
        move(context, expression, bag.list.item[i]);
        take(finder, expression, bag.list.item[i]);
    }
}

static void
note(struct expressions *expressions, const struct expression *expression)
{
    expressions->traits |= expression->traits;
    expressions->facts |= expression->facts->kinds;
    expressions->issues += expression->facts->issues.count;
}

/* Reports what nobody has put an expression in place of yet; false when it is
 * none of that.  An input of that name has only lost its `.inputs`.
 */
static bool
stand_in(struct expression_finder *finder, const struct expression_slot *slot,
         struct slice text, struct span where)
{
    struct rule_context *context = finder->context;
    struct slice inner = template_trim(span_text(text, where));

    if (!placeholder_is(inner) || action_input(context->action, inner))
        return false;
    size_t at = (size_t)(inner.at - text.at);
    struct diag *diag = bag_add(
        context->bag, &kind_jq_placeholder,
        quote_span(context->tree, slot->node, at, at + inner.len),
        "`%.*s` is a placeholder, not an expression", SLICE_ARGS(inner));

    bag_help(
        context->bag, diag,
        slot->syntax == SLOT_JQ
            ? "write the jq expression"
            : "write the jq expression, or list it as one of `placeholders` "
              "in the configuration if your own tooling fills it in");
    finder->whole = false;
    return true;
}

static void
expression_add(struct expression_finder *finder,
               const struct expression_slot *slot, struct slice text,
               struct span where, bool whole)
{
    if (stand_in(finder, slot, text, where))
        return;
    struct expression *expression =
        vec_push(finder->context->arena, &finder->expressions.list);

    expression->slot = slot;
    expression->text = text;
    expression->where = where;
    expression->whole = whole;
    expression->outcome.type = &type_any;
    read_expression(finder, expression);
    expression->traits = expression_traits(expression);
    note(&finder->expressions, expression);
}

/* ---- Templates ----------------------------------------------------------- */

/* Whether something else will stand there when Port reads it. */
static bool
is_filled(const struct expression_finder *finder, struct slice text,
          struct span where)
{
    return settings_fills(finder->context->settings, span_text(text, where));
}

static void
delimiter_fault(struct expression_finder *finder,
                const struct expression_slot *slot,
                const struct template *template)
{
    struct rule_context *context = finder->context;
    struct span where =
        quote_span(context->tree, slot->node, template->fault.at,
                   span_end(template->fault));
    struct diag *diag;

    finder->whole = false;
    switch (template->error) {
    case TEMPLATE_NESTED:
        diag = bag_add(context->bag, &kind_template_nested, where,
                       "`{{` inside a template that is still open: Port "
                       "renders nothing of the payload");
        bag_relate(context->bag, diag,
                   quote_span(context->tree, slot->node, template->opener.at,
                              span_end(template->opener)),
                   "opened here");
        break;
    case TEMPLATE_UNOPENED:
        diag = bag_add(context->bag, &kind_template_unopened, where,
                       "`}}` without `{{`: Port renders nothing of the "
                       "payload");
        bag_help(context->bag, diag,
                 template->count
                     ? "put a space between the braces of an object: `} }`"
                     : "if these braces are meant as text, put a space between "
                       "them: `} }`");
        break;
    case TEMPLATE_UNCLOSED:
        bag_add(context->bag, &kind_template_unclosed, where,
                "`{{` is never closed: Port renders nothing of the payload");
        break;
    case TEMPLATE_FINE:
        break;
    }
}

static void
braces(struct expression_finder *finder, const struct expression_slot *slot,
       struct slice text)
{
    struct rule_context *context = finder->context;
    struct template template =
        template_scan(context->arena, text, DELIMITER_BRACES);

    if (template.error && settings_fills_in(context->settings, text)) {
        finder->whole = false;
        return;
    }
    if (template.error) {
        delimiter_fault(finder, slot, &template);
        return;
    }
    for (uint32_t i = 0; i < template.count && !bag_full(context->bag); i++) {
        struct span where = template.expr[i].text;

        if (is_filled(finder, text, where))
            continue;
        if (template_check_spread_place(context, slot, text,
                                        &template.expr[i]) ||
            template_check_third(context, slot, text, where))
            finder->whole = false;
        else
            expression_add(finder, slot, text, where, template.whole);
    }
}

/* Between delimiters of the team's own: what its tooling makes `{{ }}` of.
 * False when `text` has none of them.
 */
static bool
own_pair(struct expression_finder *finder, const struct expression_slot *slot,
         struct slice text, const struct settings_pair *pair)
{
    struct slice trimmed = template_trim(text);
    size_t from = 0, at;
    bool found = false;

    while ((at = slice_find(text, pair->open, from)) != SLICE_NONE) {
        size_t start = at + pair->open.len;
        size_t end = slice_find(text, pair->close, start);
        struct span where = span_make(start, end - start);

        if (end == SLICE_NONE)
            break;
        from = end + pair->close.len;
        if (!is_filled(finder, text, where))
            expression_add(finder, slot, text, where,
                           trimmed.at == text.at + at &&
                               trimmed.at + trimmed.len == text.at + from);
        found = true;
    }
    return found;
}

static bool
own_pairs(struct expression_finder *finder, const struct expression_slot *slot,
          struct slice text)
{
    const struct settings *settings = finder->context->settings;
    bool found = false;

    for (uint32_t i = 0; i < settings->delimiter.count; i++)
        found |= own_pair(finder, slot, text, &settings->delimiter.item[i]);
    return found;
}

/* Far longer than any path: what is behind is not looked at, for there may be
 * as many `<<` as characters.
 */
enum { PATH_MOST = 4096 };

static bool
is_one_line(struct slice text)
{
    return text.len <= PATH_MOST &&
           slice_find_byte(text, '\n', 0) == SLICE_NONE;
}

/* Each `<< path >>`, on one line, in a text that has no braces. */
static void
angles(struct expression_finder *finder, const struct expression_slot *slot,
       struct slice text)
{
    struct rule_context *context = finder->context;
    size_t from = 0, at, end = 0;

    while ((at = slice_find(text, S("<<"), from)) != SLICE_NONE) {
        if (end < at + 2)
            end = slice_find(text, S(">>"), at + 2);
        struct slice expression =
            slice_cut(text, at + 2, end == SLICE_NONE ? text.len : end);

        from = at + 2;
        if (!template_is_path(expression) || !is_one_line(expression))
            continue;
        struct span where = span_make(at + 2, expression.len);

        if (end == SLICE_NONE) {
            struct diag *diag =
                bag_add(context->bag, &kind_template_unclosed,
                        quote_span(context->tree, slot->node, at, at + 2),
                        "`<<` is never closed");

            diag->level = LEVEL_WARNING;
            return;
        }
        template_check_angle(context, slot, at, end);
        expression_add(finder, slot, text, where, false);
        from = end + 2;
    }
}

static void
template_slot(struct expression_finder *finder,
              const struct expression_slot *slot)
{
    struct rule_context *context = finder->context;
    struct slice text = node_text(context->tree, slot->node);

    /* Without a brace, an angle and a dot at its front there is nothing that
     * any of the following would find.
     */
    if (context->settings->delimiter.count == 0 && template_is_plain(text) &&
        (text.len == 0 || text.at[0] != '.'))
        return;
    bool suspect = template_suspect(text, DELIMITER_BRACES);
    bool key = suspect && slot->syntax == SLOT_KEY;

    if (key && template_is_spread(text)) {
        template_check_spread_value(context, slot);
        return;
    }
    if (key && template_check_spread_misspelt(context, slot, text))
        return;
    bool own = own_pairs(finder, slot, text);

    if (suspect)
        braces(finder, slot, text);
    else if (!own && template_suspect(text, DELIMITER_ANGLES))
        angles(finder, slot, text);
    else if (!own && slot->syntax == SLOT_TEMPLATE)
        template_check_missing(context, slot, text);
}

static void
jq_slot(struct expression_finder *finder, const struct expression_slot *slot)
{
    struct rule_context *context = finder->context;
    struct slice text = node_text(context->tree, slot->node);

    if (settings_fills_in(context->settings, text)) {
        finder->whole = false;
        return;
    }
    /* Of one without a character the schema has spoken. */
    if (text.len == 0 || template_check_in_jq(context, slot, text)) {
        finder->whole = false;
        return;
    }
    expression_add(finder, slot, text, span_make(0, text.len), true);
}

struct expressions
expressions_find(struct rule_context *context,
                 struct expression_options options, bool *whole)
{
    struct expression_finder finder = {
        .context = context, .options = options, .whole = true};
    struct expression_slots slots =
        expression_slots_find(context->arena, context->action);

    for (uint32_t i = 0; i < slots.list.count && !bag_full(context->bag); i++) {
        const struct expression_slot *slot = &slots.list.item[i];

        if (node_has(slot->node, NODE_BROKEN))
            finder.whole = false;
        else if (slot->syntax == SLOT_JQ)
            jq_slot(&finder, slot);
        else
            template_slot(&finder, slot);
    }
    *whole = finder.whole && !bag_full(context->bag);
    return finder.expressions;
}
