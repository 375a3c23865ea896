#include "port/reference.h"

/* …/v1/actions/{id}/runs: how an action is run through Port's API. */
#define RUN_BEFORE "/v1/actions/"
#define RUN_BEHIND "/runs"

struct reference_finder {
    struct arena *arena;
    const struct tree *tree;
    struct references references;
};

/* Port's identifiers: `^[A-Za-z0-9@_.+:\\/=-]+$`, less the slash, which a URL
 * would not keep, and less what looks as if it were yet to be filled in.
 */
static bool
is_identifier(struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];

        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
              (c >= '0' && c <= '9') || c == '_' || (c && strchr("@.+:=-", c))))
            return false;
    }
    return text.len > 0 && text.at[0] != '_' &&
           !slice_equal_nocase(slice_cut(text, 0, 4), S("your"));
}

static void
add(struct reference_finder *finder, enum reference_kind kind,
    const struct node *node)
{
    struct slice name;

    if (!node_is(node, NODE_STRING) || node_has(node, NODE_BROKEN))
        return;
    name = node_text(finder->tree, node);
    if (is_identifier(name))
        *vec_push(finder->arena, &finder->references.list) =
            (struct reference){kind, node, name, 0};
}

static void
add_run_url(struct reference_finder *finder, const struct node *node)
{
    struct slice text = node_text(finder->tree, node);
    size_t at = slice_find(text, S(RUN_BEFORE), 0), end;

    /* Others may have such paths, too. */
    if (at == SLICE_NONE ||
        slice_find(slice_cut(text, 0, at), S("port"), 0) == SLICE_NONE)
        return;
    at += sizeof(RUN_BEFORE) - 1;
    end = slice_find_byte(text, '/', at);
    struct slice name = slice_cut(text, at, end);

    if (end != SLICE_NONE && is_identifier(name) &&
        slice_starts(slice_cut(text, end, text.len), S(RUN_BEHIND)))
        *vec_push(finder->arena, &finder->references.list) =
            (struct reference){REFERENCE_ACTION, node, name, at};
}

/* Inputs that choose an entity say of which blueprint. */
static void
add_inputs(struct reference_finder *finder, const struct action *action)
{
    const struct node *inputs = action->inputs;

    if (!node_names_hold(action->input_names, S("blueprint")))
        return;
    for (const struct node *key = node_first(inputs); key;
         key = node_next(inputs, key)) {
        const struct node *input = node_value(key);
        const struct node *items = node_member(finder->tree, input, N_items);

        add(finder, REFERENCE_BLUEPRINT,
            node_member(finder->tree, input, N_blueprint));
        add(finder, REFERENCE_BLUEPRINT,
            node_member(finder->tree, items, N_blueprint));
    }
}

const struct node *
reference_blueprint(const struct action *action)
{
    const struct node *holder = action->trigger_kind == TRIGGER_AUTOMATION
                                    ? action->event
                                    : action->trigger;
    const struct node *node =
        node_member(action->tree, holder, N_blueprintIdentifier);

    return node_is(node, NODE_STRING) ? node : NULL;
}

static void
find_blueprints(struct reference_finder *finder, const struct action *action)
{
    add(finder, REFERENCE_BLUEPRINT, reference_blueprint(action));
    add_inputs(finder, action);
    if (action->method_kind == METHOD_UPSERT_ENTITY)
        add(finder, REFERENCE_BLUEPRINT,
            node_member(finder->tree, action->method, N_blueprintIdentifier));
}

static void
find_actions(struct reference_finder *finder, const struct action *action)
{
    const struct node *method = action->method;

    add(finder, REFERENCE_ACTION,
        node_member(finder->tree, action->event, N_actionIdentifier));
    if (!method || slice_find(node_source(finder->tree, method), S(RUN_BEFORE),
                              0) == SLICE_NONE)
        return;
    for (const struct node *node = method; node < node_end(method); node++)
        if (node_kind(node) == NODE_STRING)
            add_run_url(finder, node);
}

struct references
reference_find(struct arena *arena, const struct action *action, unsigned kinds)
{
    struct reference_finder finder = {.arena = arena, .tree = action->tree};

    if (!action->tree)
        return finder.references;
    if (kinds & 1U << REFERENCE_BLUEPRINT)
        find_blueprints(&finder, action);
    if (kinds & 1U << REFERENCE_ACTION)
        find_actions(&finder, action);
    return finder.references;
}
