#include "lint/document.h"

#include "lint/expressions.h"
#include "lint/schema_fixes.h"
#include "lint/template_checks.h"
#include "lint/thread_cache.h"
#include "port/bundle.h"
#include "rules/registry.h"
#include "schema/evaluate/evaluate.h"

/* What a document is validated against, and where in it that begins. */
struct schema_use {
    const char *schema; /* file in schemas/, or NULL */
    const struct node *node;
};

static struct schema_use
schema_of(const struct document *document, const struct document_part *part)
{
    const struct tree *tree = document->tree;
    const struct node *node = part->node;

    switch (part->kind) {
    case DOCUMENT_ACTION:
        return (struct schema_use){"action.schema.json", node};
    case DOCUMENT_LEGACY:
        /* A part of one is not held to the whole of what is gone anyway. */
        if (!node_member(tree, node, N_trigger))
            break;
        return (struct schema_use){"legacy-v1-action.schema.json", node};
    case DOCUMENT_FRAGMENT:
        return (struct schema_use){"invocation-method.schema.json",
                                   node_member(tree, node, N_invocationMethod)};
    case DOCUMENT_METHOD:
        return (struct schema_use){"invocation-method.schema.json", node};
    case DOCUMENT_TRIGGER:
        return (struct schema_use){"trigger.schema.json",
                                   node_member(tree, node, N_trigger)};
    case DOCUMENT_TRIGGER_BARE:
        return (struct schema_use){"trigger.schema.json", node};
    case DOCUMENT_USER_INPUTS:
        return (struct schema_use){"user-inputs.schema.json",
                                   node_member(tree, node, N_userInputs)};
    case DOCUMENT_INPUTS_BARE:
        return (struct schema_use){"user-inputs.schema.json", node};
    case DOCUMENT_PERMISSIONS:
        return (struct schema_use){"permissions.schema.json", node};
    case DOCUMENT_CONDITION:
    case DOCUMENT_STRING:
    case DOCUMENT_WORKFLOW:
    case DOCUMENT_RUN:
    case DOCUMENT_NONE:
        break;
    }
    return (struct schema_use){NULL, NULL};
}

static struct action
action_of(const struct document *document, const struct document_part *part)
{
    const struct tree *tree = document->tree;
    const struct node *node = part->node;
    const struct node *within = schema_of(document, part).node;

    switch (part->kind) {
    case DOCUMENT_METHOD:
        return action_of_method(tree, node);
    case DOCUMENT_TRIGGER:
    case DOCUMENT_TRIGGER_BARE:
        return action_of_trigger(tree, within);
    case DOCUMENT_CONDITION:
        return action_of_trigger(tree, node);
    case DOCUMENT_USER_INPUTS:
    case DOCUMENT_INPUTS_BARE:
        return action_of_inputs(tree, within);
    case DOCUMENT_PERMISSIONS:
        return action_of_permissions(tree, node);
    case DOCUMENT_ACTION:
    case DOCUMENT_LEGACY:
    case DOCUMENT_FRAGMENT:
    case DOCUMENT_STRING:
    case DOCUMENT_WORKFLOW:
    case DOCUMENT_RUN:
    case DOCUMENT_NONE:
        break;
    }
    return part->view ? *part->view : action_view(tree, node);
}

/* The invocation method, if it is JSON text in a string: action-in-string
 * says so, and the schema need not add that a string is no object.
 */
static const struct node *
method_text(const struct document *document, const struct document_part *part)
{
    const struct node *method =
        node_is(part->node, NODE_OBJECT)
            ? node_member(document->tree, part->node, N_invocationMethod)
            : NULL;

    if (!node_is(method, NODE_STRING) ||
        !slice_starts(slice_trim(node_text(document->tree, method)), S("{")))
        return NULL;
    return method;
}

static void
validate(const struct document *document, const struct document_part *part)
{
    struct schema_use use = schema_of(document, part);
    const struct node *text = method_text(document, part);
    struct bag found = bag_within(document->arena, document->bag);
    struct eval_options options = {
        .kind_find = registry_find,
        .patterns = document->cache->patterns,
    };

    if (!use.schema || !use.node)
        return;
    uint32_t unit =
        thread_cache_schema(document->cache, part->kind, use.schema);

    if (unit != SCHEMA_NONE)
        schema_eval(&bundle_schemas, unit, document->tree, use.node, &options,
                    document->arena, text ? &found : document->bag);
    for (uint32_t i = 0; i < found.list.count; i++)
        if (found.list.item[i]->where.at != text->at)
            bag_take(document->bag, found.list.item[i]);
}

/* Shows the expressions to the rule that is looking. */
static void
show_expressions(struct rule_context *context)
{
    const struct expressions *expressions = context->expressions;

    for (uint32_t i = 0; i < expressions->list.count && !bag_full(context->bag);
         i++)
        context_expression(context, &expressions->list.item[i]);
}

/* What is said of a string in which something is filled in before the upload
 * may not be true of what Port gets.
 */
static void
drop_filled(const struct document *document)
{
    struct bag *bag = document->bag;
    struct slice text = document->tree->source->text;
    uint32_t kept = bag->since;

    if (document->settings->placeholder.list.count == 0)
        return;
    for (uint32_t i = kept; i < bag->list.count; i++) {
        struct diag *diag = bag->list.item[i];
        struct slice where = span_text(text, diag->where);

        if (!slice_starts(where, S("\"")) ||
            !settings_fills_in(document->settings, where))
            bag->list.item[kept++] = diag;
    }
    bag->list.count = kept;
}

static void
run_rules(struct rule_context *context, const struct document_part *part,
          bool defaults)
{
    const struct rule *const *table = registry_table();
    uint32_t count = registry_rules();

    for (uint32_t i = 0; i < count; i++) {
        const struct rule *rule = table[i];

        if (defaults && rule->kind.level == LEVEL_OFF)
            continue;
        context->rule = rule;
        if (rule->on_document)
            rule->on_document(context, part);
        if (!context->action)
            continue;
        if (rule->on_action)
            rule->on_action(context, context->action);
        if (rule_wants(rule, context->expressions) && rule_asks(rule, context))
            show_expressions(context);
    }
}

/* The payload of a first-generation action was no template, and its message
 * is not ours to know.
 */
static bool
has_expressions(const struct document_part *part)
{
    return part->kind != DOCUMENT_LEGACY && part->kind != DOCUMENT_STRING;
}

/* More expressions than this are found by their nodes through a map. */
enum { FEW_EXPRESSIONS = 32 };

static void
index_expressions(struct arena *arena, struct expressions *expressions)
{
    if (expressions->list.count <= FEW_EXPRESSIONS)
        return;
    expressions->of_node = map_new(arena);
    for (uint32_t i = 0; i < expressions->list.count; i++) {
        const struct expression_slot *slot = expressions->list.item[i].slot;
        uint32_t *first =
            map_add(&expressions->of_node,
                    slice_make((const char *)&slot->node, sizeof slot->node));

        if (!*first)
            *first = i + 1;
    }
}

/* The expressions of `look->action`; false when some could not be read. */
static struct expressions
find_expressions(struct rule_context *context, const struct document *document,
                 const struct document_part *part, bool *whole)
{
    struct expression_options options = {document->dialect, document->cache};

    *whole = true;
    if (!has_expressions(part))
        return (struct expressions){0};
    struct expressions expressions = expressions_find(context, options, whole);

    index_expressions(context->arena, &expressions);
    return expressions;
}

struct expressions
document_expressions(const struct document *document,
                     const struct document_part *part)
{
    struct action action = action_of(document, part);
    struct rule_context context = {
        .arena = document->arena,
        .bag = document->bag,
        .tree = document->tree,
        .action = &action,
        .patterns = document->cache->patterns,
        .settings = document->settings,
        .catalog = document->catalog,
    };
    bool whole;

    return find_expressions(&context, document, part, &whole);
}

void
document_lint(const struct document *document, const struct document_part *part)
{
    struct action action = action_of(document, part);
    struct expressions expressions = {0};
    struct rule_context context = {
        .arena = document->arena,
        .bag = document->bag,
        .tree = document->tree,
        .action = part->kind == DOCUMENT_STRING ? NULL : &action,
        .expressions = &expressions,
        .patterns = document->cache->patterns,
        .settings = document->settings,
        .catalog = document->catalog,
        .expressions_whole = true,
    };

    bag_begin(document->bag);
    validate(document, part);
    schema_fixes_add(document->arena, document->bag, document->bag->since,
                     document->tree);
    expressions =
        find_expressions(&context, document, part, &context.expressions_whole);
    for (uint32_t i = 0; i < expressions.list.count; i++) {
        template_check_key_type(&context, &expressions.list.item[i]);
        template_check_spread_type(&context, &expressions.list.item[i]);
    }
    run_rules(&context, part, document->defaults);
    drop_filled(document);
}

void
documents_lint(const struct document *document,
               const struct document_parts *parts)
{
    struct rule_context context = {
        .arena = document->arena,
        .bag = document->bag,
        .tree = document->tree,
        .patterns = document->cache->patterns,
        .settings = document->settings,
        .catalog = document->catalog,
    };

    for (uint32_t i = 0; i < registry_rules(); i++) {
        context.rule = registry_table()[i];
        if (context.rule->on_documents)
            context.rule->on_documents(&context, parts);
    }
}
