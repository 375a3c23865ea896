/* Rules look at expressions in the strings of a JSON document, so the
 * expression is made the one string of a small document of its own, and what
 * they find there is moved back.
 */

#include "lint/single_expression.h"

#include "base/text/suggestion.h"
#include "base/text/utf8.h"
#include "jq/types/dialect_difference.h"
#include "read/json/read_json.h"
#include "rules/registry.h"
#include "tree/quote.h"

/* ---- Contexts ------------------------------------------------------------ */

/* Every kind of action that makes a difference for contexts, numbered from 0;
 * false after the last.
 */
static bool
nth_action(uint32_t n, struct action *action)
{
    *action = (struct action){0};
    if (n < 3) {
        action->trigger_kind = TRIGGER_SELF_SERVICE;
        action->operation = (enum operation)(OPERATION_CREATE + n);
        return true;
    }
    n -= 3;
    action->trigger_kind = TRIGGER_AUTOMATION;
    action->event_kind = (enum event_kind)(EVENT_UNKNOWN + 1 + n);
    return action->event_kind < EVENT_count_;
}

/* The root of `action` whose context is called `name`. */
static bool
find_root(struct arena *arena, const struct action *action, struct slice name,
          enum slot_root *root)
{
    for (unsigned i = 0; i < ROOT_count_; i++) {
        *root = (enum slot_root)i;
        if (slice_equal(name, context_name(arena, action, *root)))
            return true;
    }
    return false;
}

bool
expression_place_find(struct arena *arena, struct slice name,
                      const struct action *action,
                      struct expression_place *place)
{
    struct contexts contexts = {.arena = arena};
    struct action kind;

    *place = (struct expression_place){.root = ROOT_PAYLOAD};
    if (action) {
        place->action = (struct action){
            .trigger_kind = action->trigger_kind,
            .operation = action->operation,
            .event_kind = action->event_kind,
            .method_kind = action->method_kind,
        };
        place->input = &type_any;
        if (name.len && !find_root(arena, action, name, &place->root))
            return false;
        place->input = context_type(&contexts, arena, action, place->root);
        return true;
    }
    place->input = context_find(arena, name);
    for (uint32_t i = 0; place->input && nth_action(i, &kind); i++) {
        if (!find_root(arena, &kind, name, &place->root))
            continue;
        place->action = kind;
        return true;
    }
    return false;
}

struct map
expression_places(struct arena *arena)
{
    struct map names = map_new(arena);
    struct action kind;

    for (uint32_t i = 0; nth_action(i, &kind); i++) {
        for (unsigned r = 0; r < ROOT_count_; r++) {
            struct slice name = context_name(arena, &kind, (enum slot_root)r);

            if (name.len)
                map_add(&names, name);
        }
    }
    return names;
}

struct slice
expression_place_suggest(struct arena *arena, struct slice name)
{
    struct suggestion suggestion = suggestion_start(name);
    struct map names = expression_places(arena);

    for (uint32_t i = 0; i < names.count; i++)
        suggestion_offer(&suggestion, names.entry[i].key);
    return suggestion_best(&suggestion);
}

/* ---- Rules --------------------------------------------------------------- */

static void
run_rules(struct rule_context *context, const struct expression *expression)
{
    for (uint32_t i = 0; i < registry_rules(); i++) {
        context->rule = registry_table()[i];
        if (rule_asks(context->rule, context))
            context_expression(context, expression);
    }
}

/* From the string that spells the expression back to the expression. */
static struct span
move_back(struct arena *arena, struct slice document, struct span span)
{
    size_t from = span.at ? span.at - 1 : 0;
    struct slice inner = slice_cut(document, 1, document.len - 1);
    struct slice before = slice_cut(inner, 0, from);
    struct slice self = slice_cut(inner, from, from + span.len);

    return span_make(quote_decode(arena, before).len,
                     quote_decode(arena, self).len);
}

static void
take_back(struct arena *arena, struct slice document, struct diag *diag,
          struct bag *bag)
{
    diag->where = move_back(arena, document, diag->where);
    for (struct related *r = diag->related; r; r = r->next)
        r->where = move_back(arena, document, r->where);
    for (uint32_t i = 0; i < diag->fix.count; i++) {
        struct edit *edit = &diag->fix.edit[i];

        edit->where = move_back(arena, document, edit->where);
        edit->text = quote_decode(arena, edit->text);
    }
    bag_take(bag, diag);
}

static void
show_at(struct arena *arena, struct expression *expression,
        const struct expression_place *place, struct bag *bag)
{
    struct bag found = bag_within(bag->arena, bag);
    struct bag none = bag_within(arena, bag);
    struct slice document = arena_printf(
        arena, "\"%.*s\"", SLICE_ARGS(quote_encode(arena, expression->text)));
    struct source source = source_make(S("expression"), document);
    struct read_options read = {0};
    struct tree tree = read_json(arena, &source, read, &none);
    struct expression_slot *slot = arena_new(arena, struct expression_slot);
    struct expressions expressions = {0};

    *slot = (struct expression_slot){
        .node = tree_root(&tree),
        .syntax = SLOT_JQ,
        .root = place->root,
    };
    expression->slot = slot;
    expression->traits = expression_traits(expression);
    *vec_push(arena, &expressions.list) = *expression;
    struct rule_context context = {
        .arena = arena,
        .bag = &found,
        .tree = &tree,
        .action = &place->action,
        .expressions = &expressions,
        .expressions_whole = true,
        .settings = &settings_none,
    };

    run_rules(&context, &expressions.list.item[0]);
    for (uint32_t i = 0; i < found.list.count; i++)
        take_back(arena, document, found.list.item[i], bag);
}

struct outcome
expression_lint(struct arena *arena, struct slice text, enum jq_dialect dialect,
                const struct expression_place *place, struct bag *bag)
{
    struct jq_options options = {.dialect = dialect, .port = true};
    struct infer_options infer = {dialect == JQ_1_8};
    struct facts facts = {0};
    struct expression expression = {
        .text = text,
        .where = span_make(0, text.len),
        .whole = true,
        .facts = &facts,
        .input = place ? place->input : &type_any,
        .outcome.type = &type_any,
    };

    expression.program = jq_parse(arena, text, &options, bag);
    if (expression.program.cut)
        bag_add_too_complex(bag, expression.program.root->span,
                            "the rest of this expression");
    if (!expression.program.valid)
        return expression.outcome;
    expression.outcome = jq_infer(arena, expression.program.root,
                                  expression.input, &infer, &facts);
    if (facts.spent)
        bag_add_too_complex(bag, expression.program.root->span,
                            "the types in this expression");
    dialect_difference_report(&facts, bag);
    /* Ill-formed bytes could not be moved back. */
    if (place && utf8_check(text, 0) == SLICE_NONE)
        show_at(arena, &expression, place, bag);
    return expression.outcome;
}
