#include "lint/document.h"

#include "lint/braces.h"
#include "lint/desk.h"
#include "lint/remedy.h"
#include "lint/site.h"
#include "port/bundle.h"
#include "rules/registry.h"
#include "schema/eval.h"

/* What a shape is validated against, and where in it that begins. */
struct ground {
    const char *schema; /* file in schemas/, or NULL */
    const struct node *node;
};

static struct ground
ground_of(const struct document *document, const struct shaped *shaped)
{
    const struct tree *tree = document->tree;
    const struct node *node = shaped->node;

    switch (shaped->kind) {
    case SHAPE_ACTION:
        return (struct ground){"action.schema.json", node};
    case SHAPE_LEGACY:
        /* A part of one is not held to the whole of what is gone anyway. */
        if (!node_member(tree, node, N_trigger))
            break;
        return (struct ground){"legacy-v1-action.schema.json", node};
    case SHAPE_FRAGMENT:
        return (struct ground){"invocation-method.schema.json",
                               node_member(tree, node, N_invocationMethod)};
    case SHAPE_METHOD:
        return (struct ground){"invocation-method.schema.json", node};
    case SHAPE_TRIGGER:
        return (struct ground){"trigger.schema.json",
                               node_member(tree, node, N_trigger)};
    case SHAPE_TRIGGER_BARE:
        return (struct ground){"trigger.schema.json", node};
    case SHAPE_USER_INPUTS:
        return (struct ground){"user-inputs.schema.json",
                               node_member(tree, node, N_userInputs)};
    case SHAPE_INPUTS_BARE:
        return (struct ground){"user-inputs.schema.json", node};
    case SHAPE_PERMISSIONS:
        return (struct ground){"permissions.schema.json", node};
    case SHAPE_CONDITION:
    case SHAPE_STRING:
    case SHAPE_WORKFLOW:
    case SHAPE_RUN:
    case SHAPE_NONE:
        break;
    }
    return (struct ground){NULL, NULL};
}

static struct action
action_of(const struct document *document, const struct shaped *shaped)
{
    const struct tree *tree = document->tree;
    const struct node *node = shaped->node;
    const struct node *ground = ground_of(document, shaped).node;

    switch (shaped->kind) {
    case SHAPE_METHOD:
        return action_of_method(tree, node);
    case SHAPE_TRIGGER:
    case SHAPE_TRIGGER_BARE:
        return action_of_trigger(tree, ground);
    case SHAPE_CONDITION:
        return action_of_trigger(tree, node);
    case SHAPE_USER_INPUTS:
    case SHAPE_INPUTS_BARE:
        return action_of_inputs(tree, ground);
    case SHAPE_PERMISSIONS:
        return action_of_permissions(tree, node);
    case SHAPE_ACTION:
    case SHAPE_LEGACY:
    case SHAPE_FRAGMENT:
    case SHAPE_STRING:
    case SHAPE_WORKFLOW:
    case SHAPE_RUN:
    case SHAPE_NONE:
        break;
    }
    return shaped->view ? *shaped->view : action_view(tree, node);
}

/* The invocation method, if it is JSON text in a string: action-in-string
 * says so, and the schema need not add that a string is no object.
 */
static const struct node *
method_text(const struct document *document, const struct shaped *shaped)
{
    const struct node *method =
        node_is(shaped->node, NODE_OBJECT)
            ? node_member(document->tree, shaped->node, N_invocationMethod)
            : NULL;

    if (!node_is(method, NODE_STRING) ||
        !slice_starts(slice_trim(node_text(document->tree, method)), S("{")))
        return NULL;
    return method;
}

static void
validate(const struct document *document, const struct shaped *shaped)
{
    struct ground ground = ground_of(document, shaped);
    const struct node *text = method_text(document, shaped);
    struct bag found = bag_within(document->arena, document->bag);
    struct eval_options options = {
        .kind_find = registry_find,
        .patterns = document->desk->patterns,
    };

    if (!ground.schema || !ground.node)
        return;
    uint32_t unit = desk_schema(document->desk, shaped->kind, ground.schema);

    if (unit != SCHEMA_NONE)
        schema_eval(&bundle_schemas, unit, document->tree, ground.node,
                    &options, document->arena, text ? &found : document->bag);
    for (uint32_t i = 0; i < found.list.count; i++)
        if (found.list.item[i]->where.at != text->at)
            bag_take(document->bag, found.list.item[i]);
}

/* Shows the expressions to the rule that is looking. */
static void
show_sites(struct look *look)
{
    const struct sites *sites = look->sites;

    for (uint32_t i = 0; i < sites->list.count && !bag_full(look->bag); i++)
        look_site(look, &sites->list.item[i]);
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
run_rules(struct look *look, const struct shaped *shaped, bool defaults)
{
    const struct rule *const *table = registry_table();
    uint32_t count = registry_rules();

    for (uint32_t i = 0; i < count; i++) {
        const struct rule *rule = table[i];

        if (defaults && rule->kind.level == LEVEL_OFF)
            continue;
        look->rule = rule;
        if (rule->on_document)
            rule->on_document(look, shaped);
        if (!look->action)
            continue;
        if (rule->on_action)
            rule->on_action(look, look->action);
        if (rule_wants(rule, look->sites) && rule_asks(rule, look))
            show_sites(look);
    }
}

/* The payload of a first-generation action was no template, and its message
 * is not ours to know.
 */
static bool
has_expressions(const struct shaped *shaped)
{
    return shaped->kind != SHAPE_LEGACY && shaped->kind != SHAPE_STRING;
}

/* More sites than this are found by their nodes through a map. */
enum { FEW_SITES = 32 };

static void
index_sites(struct arena *arena, struct sites *sites)
{
    if (sites->list.count <= FEW_SITES)
        return;
    sites->of_node = map_new(arena);
    for (uint32_t i = 0; i < sites->list.count; i++) {
        const struct slot *slot = sites->list.item[i].slot;
        uint32_t *first =
            map_add(&sites->of_node,
                    slice_make((const char *)&slot->node, sizeof slot->node));

        if (!*first)
            *first = i + 1;
    }
}

/* The expressions of `look->action`; false when some could not be read. */
static struct sites
find_sites(struct look *look, const struct document *document,
           const struct shaped *shaped, bool *whole)
{
    struct site_options options = {document->dialect, document->desk};

    *whole = true;
    if (!has_expressions(shaped))
        return (struct sites){0};
    struct sites sites = sites_find(look, options, whole);

    index_sites(look->arena, &sites);
    return sites;
}

struct sites
document_sites(const struct document *document, const struct shaped *shaped)
{
    struct action action = action_of(document, shaped);
    struct look look = {
        .arena = document->arena,
        .bag = document->bag,
        .tree = document->tree,
        .action = &action,
        .patterns = document->desk->patterns,
        .settings = document->settings,
        .catalog = document->catalog,
    };
    bool whole;

    return find_sites(&look, document, shaped, &whole);
}

void
document_lint(const struct document *document, const struct shaped *shaped)
{
    struct action action = action_of(document, shaped);
    struct sites sites = {0};
    struct look look = {
        .arena = document->arena,
        .bag = document->bag,
        .tree = document->tree,
        .action = shaped->kind == SHAPE_STRING ? NULL : &action,
        .sites = &sites,
        .patterns = document->desk->patterns,
        .settings = document->settings,
        .catalog = document->catalog,
        .sites_whole = true,
    };

    bag_begin(document->bag);
    validate(document, shaped);
    remedy_add(document->arena, document->bag, document->bag->since,
               document->tree);
    sites = find_sites(&look, document, shaped, &look.sites_whole);
    for (uint32_t i = 0; i < sites.list.count; i++) {
        braces_key_type(&look, &sites.list.item[i]);
        braces_spread_type(&look, &sites.list.item[i]);
    }
    run_rules(&look, shaped, document->defaults);
    drop_filled(document);
}

void
documents_lint(const struct document *document, const struct shapes *shapes)
{
    struct look look = {
        .arena = document->arena,
        .bag = document->bag,
        .tree = document->tree,
        .patterns = document->desk->patterns,
        .settings = document->settings,
        .catalog = document->catalog,
    };

    for (uint32_t i = 0; i < registry_rules(); i++) {
        look.rule = registry_table()[i];
        if (look.rule->on_documents)
            look.rule->on_documents(&look, shapes);
    }
}
