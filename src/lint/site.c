#include "lint/site.h"

#include "jq/dialect.h"
#include "jq/kinds.h"
#include "lint/braces.h"
#include "lint/desk.h"
#include "port/catalog.h"
#include "port/entity.h"
#include "template/kinds.h"
#include "template/stand_in.h"
#include "tree/quote.h"

/* What `.` is in the slots of one root. */
struct root {
    const struct type *type;
    const struct type *base; /* context_base(); NULL: it is not just that */
};

struct finder {
    struct look *look;
    struct site_options options;
    struct sites sites;
    struct root root[ROOT_count_]; /* made when first asked for */
    bool whole;
    /* The first directive of another template language in a string: those
     * that follow (`else`, `end`) are the same mistake.
     */
    struct diag *directive;
    const struct slot *directive_slot;
};

static const struct root *
root_get(struct finder *finder, enum slot_root kind)
{
    struct look *look = finder->look;
    struct contexts *contexts = &finder->options.desk->contexts;
    struct root *root = &finder->root[kind];

    if (root->type)
        return root;
    root->type = context_type(contexts, look->arena, look->action, kind);
    root->base = context_base(contexts, look->action, kind);
    const struct blueprint *blueprint =
        look->catalog ? catalog_entity(look->catalog, look->action) : NULL;

    /* A policy sees entities of other blueprints, too. */
    if (blueprint && kind != ROOT_POLICY && kind != ROOT_POLICY_QUERY) {
        root->type = entity_type(look->arena, root->type, blueprint);
        root->base = NULL;
    }
    return root;
}

/* ---- Findings in an expression, moved to the source ---------------------- */

static struct span
move_span(const struct look *look, const struct site *site, struct span span)
{
    return site_span(look, site, span);
}

/* Whether the template goes on with `ending` behind its expression. */
static bool
ends_in(const struct site *site, struct slice ending)
{
    size_t end = span_end(site->where);

    return site->slot->syntax != SLOT_JQ &&
           slice_equal(slice_cut(site->text, end, end + ending.len), ending);
}

/* A `}` right before the `}}` would close the template too early: a blank
 * keeps them apart.  Of three braces the first is the one that is missing.
 */
static void
keep_apart(const struct look *look, const struct site *site, struct diag *diag,
           struct edit *edit)
{
    struct slice text = edit->text;

    if (text.len == 0 || text.at[text.len - 1] != '}' ||
        span_end(edit->where) != site->where.len || !ends_in(site, S("}}")))
        return;
    if (text.len > 1 || !ends_in(site, S("}}}"))) {
        edit->text = arena_printf(look->bag->arena, "%.*s ", SLICE_ARGS(text));
        return;
    }
    *edit = (struct edit){span_make(site->where.len + 1, 0), S(" ")};
    bag_help(look->bag, diag,
             "put a blank between its `}` and the `}}` of the template");
}

/* A dot before a name that is no root would be the next mistake. */
static void
keep_to_roots(const struct site *site, struct diag *diag)
{
    struct slice name = site_text(site, diag->where);

    if (diag->kind == &kind_jq_missing_dot && type_is_closed(site->input) &&
        !type_field(site->input, name))
        diag->fix = (struct fix){0};
}

static void
move(struct look *look, const struct site *site, struct diag *diag)
{
    keep_to_roots(site, diag);
    for (uint32_t i = 0; i < diag->fix.count; i++)
        keep_apart(look, site, diag, &diag->fix.edit[i]);
    diag->where = move_span(look, site, diag->where);
    for (struct related *r = diag->related; r; r = r->next)
        r->where = move_span(look, site, r->where);
    for (uint32_t i = 0; i < diag->fix.count; i++) {
        struct edit *edit = &diag->fix.edit[i];

        edit->where = move_span(look, site, edit->where);
        edit->text = quote_encode(look->bag->arena, edit->text);
    }
}

/* Adds a finding that was moved to where it belongs. */
static void
take(struct finder *finder, const struct site *site, struct diag *diag)
{
    struct bag *bag = finder->look->bag;

    if (diag->kind != &kind_jq_foreign_template) {
        bag_take(bag, diag);
    } else if (finder->directive_slot == site->slot) {
        bag_relate(bag, finder->directive, diag->where, "and here");
    } else {
        bag_take(bag, diag);
        finder->directive = diag;
        finder->directive_slot = site->slot;
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
pay_for_tree(struct finder *finder, const struct site *site)
{
    struct bag *bag = finder->look->bag;

    spend_expressions(bag->budget, site->program.bytes);
    if (site->program.cut || bag->budget->expressions == 0)
        bag_too_complex(bag,
                        move_span(finder->look, site, site->program.root->span),
                        "the expressions from here on");
}

/* What typing the expression of `site` has cost, now or when it was kept:
 * results do not depend on what was kept.
 */
static void
pay(struct finder *finder, const struct site *site)
{
    struct bag *bag = finder->look->bag;
    const struct facts *facts = site->facts;

    budget_spend(bag->budget, facts->steps * STEPS_EACH);
    budget_spend_bytes(bag->budget, facts->bytes * BYTES_EACH);
    spend_expressions(bag->budget, facts->bytes);
    if (!facts->spent)
        return;
    finder->whole = false;
    bag_add_too_complex(bag,
                        move_span(finder->look, site, site->program.root->span),
                        "the types in this expression");
}

/* Types the expression of `site`; `memo` may be NULL. */
static void
infer(struct finder *finder, struct site *site, struct memo *memo)
{
    static const struct facts no_facts;
    struct look *look = finder->look;
    struct infer_options options = {finder->options.dialect == JQ_1_8};
    const struct root *root = root_get(finder, site->slot->root);

    site->facts = &no_facts;
    site->input = root->type;
    if (!site->program.valid) {
        finder->whole = false;
        return;
    }
    if (budget_is_spent(look->bag->budget)) {
        bag_too_complex(look->bag,
                        move_span(look, site, site->program.root->span),
                        "the types in the expressions from here on");
        finder->whole = false;
        return;
    }
    const struct memo_entry *known =
        memo ? memo_get(memo, &finder->options.desk->arena, site->program.root,
                        root->base, &options)
             : NULL;

    if (known) {
        site->facts = known->facts;
        site->outcome = known->outcome;
    } else {
        struct facts *facts = arena_new(look->arena, struct facts);

        site->facts = facts;
        site->outcome = jq_infer(look->arena, site->program.root, site->input,
                                 &options, facts);
    }
    pay(finder, site);
}

static void
read_expression(struct finder *finder, struct site *site)
{
    struct look *look = finder->look;
    static const struct expr nothing = {.kind = EXPR_ERROR};
    struct bag bag = bag_within(look->bag->arena, look->bag);
    struct jq_options options = {finder->options.dialect, true};

    if (look->bag->budget->expressions == 0) {
        site->program = (struct jq_program){.root = &nothing};
        infer(finder, site, NULL);
        return;
    }
    bag.mute = bag_full(look->bag);
    struct desk_reading reading =
        desk_program(finder->options.desk, look->arena,
                     span_text(site->text, site->where), &options, &bag);

    site->program = reading.program;
    pay_for_tree(finder, site);
    infer(finder, site, reading.memo);
    dialect_tell(site->facts, &bag);
    for (uint32_t i = 0; i < bag.list.count; i++) {
        move(look, site, bag.list.item[i]);
        take(finder, site, bag.list.item[i]);
    }
}

static void
note(struct sites *sites, const struct site *site)
{
    sites->traits |= site->traits;
    sites->facts |= site->facts->kinds;
    sites->deeds += site->facts->deeds.count;
}

/* Reports what nobody has put an expression in place of yet; false when it is
 * none of that.  An input of that name has only lost its `.inputs`.
 */
static bool
stand_in(struct finder *finder, const struct slot *slot, struct slice text,
         struct span where)
{
    struct look *look = finder->look;
    struct slice inner = template_trim(span_text(text, where));

    if (!stand_in_is(inner) || action_input(look->action, inner))
        return false;
    size_t at = (size_t)(inner.at - text.at);
    struct diag *diag = bag_add(
        look->bag, &kind_jq_placeholder,
        quote_span(look->tree, slot->node, at, at + inner.len),
        "`%.*s` is a placeholder, not an expression", SLICE_ARGS(inner));

    bag_help(
        look->bag, diag,
        slot->syntax == SLOT_JQ
            ? "write the jq expression"
            : "write the jq expression, or list it as one of `placeholders` "
              "in the configuration if your own tooling fills it in");
    finder->whole = false;
    return true;
}

static void
site_add(struct finder *finder, const struct slot *slot, struct slice text,
         struct span where, bool whole)
{
    if (stand_in(finder, slot, text, where))
        return;
    struct site *site = vec_push(finder->look->arena, &finder->sites.list);

    site->slot = slot;
    site->text = text;
    site->where = where;
    site->whole = whole;
    site->outcome.type = &type_any;
    read_expression(finder, site);
    site->traits = site_traits(site);
    note(&finder->sites, site);
}

/* ---- Templates ----------------------------------------------------------- */

/* Whether something else will stand there when Port reads it. */
static bool
is_filled(const struct finder *finder, struct slice text, struct span where)
{
    return settings_fills(finder->look->settings, span_text(text, where));
}

static void
delimiter_fault(struct finder *finder, const struct slot *slot,
                const struct template *template)
{
    struct look *look = finder->look;
    struct span where = quote_span(look->tree, slot->node, template->fault.at,
                                   span_end(template->fault));
    struct diag *diag;

    finder->whole = false;
    switch (template->error) {
    case TEMPLATE_NESTED:
        diag = bag_add(look->bag, &kind_template_nested, where,
                       "`{{` inside a template that is still open: Port "
                       "renders nothing of the payload");
        bag_relate(look->bag, diag,
                   quote_span(look->tree, slot->node, template->opener.at,
                              span_end(template->opener)),
                   "opened here");
        break;
    case TEMPLATE_UNOPENED:
        diag = bag_add(look->bag, &kind_template_unopened, where,
                       "`}}` without `{{`: Port renders nothing of the "
                       "payload");
        bag_help(look->bag, diag,
                 template->count
                     ? "put a blank between the braces of an object: `} }`"
                     : "if these braces are meant as text, put a blank "
                       "between them: `} }`");
        break;
    case TEMPLATE_UNCLOSED:
        bag_add(look->bag, &kind_template_unclosed, where,
                "`{{` is never closed: Port renders nothing of the payload");
        break;
    case TEMPLATE_FINE:
        break;
    }
}

static void
braces(struct finder *finder, const struct slot *slot, struct slice text)
{
    struct look *look = finder->look;
    struct template template =
        template_scan(look->arena, text, DELIMITER_BRACES);

    if (template.error && settings_fills_in(look->settings, text)) {
        finder->whole = false;
        return;
    }
    if (template.error) {
        delimiter_fault(finder, slot, &template);
        return;
    }
    for (uint32_t i = 0; i < template.count && !bag_full(look->bag); i++) {
        struct span where = template.expr[i].text;

        if (is_filled(finder, text, where))
            continue;
        if (braces_spread_place(look, slot, text, &template.expr[i]) ||
            braces_third(look, slot, text, where))
            finder->whole = false;
        else
            site_add(finder, slot, text, where, template.whole);
    }
}

/* Between delimiters of the team's own: what its tooling makes `{{ }}` of.
 * False when `text` has none of them.
 */
static bool
own_pair(struct finder *finder, const struct slot *slot, struct slice text,
         const struct settings_pair *pair)
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
            site_add(finder, slot, text, where,
                     trimmed.at == text.at + at &&
                         trimmed.at + trimmed.len == text.at + from);
        found = true;
    }
    return found;
}

static bool
own_pairs(struct finder *finder, const struct slot *slot, struct slice text)
{
    const struct settings *settings = finder->look->settings;
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
angles(struct finder *finder, const struct slot *slot, struct slice text)
{
    struct look *look = finder->look;
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
                bag_add(look->bag, &kind_template_unclosed,
                        quote_span(look->tree, slot->node, at, at + 2),
                        "`<<` is never closed");

            diag->level = LEVEL_WARNING;
            return;
        }
        braces_angle(look, slot, at, end);
        site_add(finder, slot, text, where, false);
        from = end + 2;
    }
}

static void
template_slot(struct finder *finder, const struct slot *slot)
{
    struct look *look = finder->look;
    struct slice text = node_text(look->tree, slot->node);

    /* Without a brace, an angle and a dot at its front there is nothing that
     * any of the following would find.
     */
    if (look->settings->delimiter.count == 0 && template_is_plain(text) &&
        (text.len == 0 || text.at[0] != '.'))
        return;
    bool suspect = template_suspect(text, DELIMITER_BRACES);
    bool key = suspect && slot->syntax == SLOT_KEY;

    if (key && template_is_spread(text)) {
        braces_spread_value(look, slot);
        return;
    }
    if (key && braces_spread_misspelt(look, slot, text))
        return;
    bool own = own_pairs(finder, slot, text);

    if (suspect)
        braces(finder, slot, text);
    else if (!own && template_suspect(text, DELIMITER_ANGLES))
        angles(finder, slot, text);
    else if (!own && slot->syntax == SLOT_TEMPLATE)
        braces_missing(look, slot, text);
}

static void
jq_slot(struct finder *finder, const struct slot *slot)
{
    struct look *look = finder->look;
    struct slice text = node_text(look->tree, slot->node);

    if (settings_fills_in(look->settings, text)) {
        finder->whole = false;
        return;
    }
    /* Of one without a character the schema has spoken. */
    if (text.len == 0 || braces_in_jq(look, slot, text)) {
        finder->whole = false;
        return;
    }
    site_add(finder, slot, text, span_make(0, text.len), true);
}

struct sites
sites_find(struct look *look, struct site_options options, bool *whole)
{
    struct finder finder = {.look = look, .options = options, .whole = true};
    struct slots slots = slots_find(look->arena, look->action);

    for (uint32_t i = 0; i < slots.list.count && !bag_full(look->bag); i++) {
        const struct slot *slot = &slots.list.item[i];

        if (node_has(slot->node, NODE_BROKEN))
            finder.whole = false;
        else if (slot->syntax == SLOT_JQ)
            jq_slot(&finder, slot);
        else
            template_slot(&finder, slot);
    }
    *whole = finder.whole && !bag_full(look->bag);
    return finder.sites;
}
