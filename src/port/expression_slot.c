#include "port/expression_slot.h"

#include "template/template.h"

struct slot_finder {
    struct arena *arena;
    const struct tree *tree;
    struct expression_slots slots;
    enum slot_root root;
};

static struct expression_slot *
slot_add(struct slot_finder *finder, const struct node *node,
         enum slot_syntax syntax)
{
    struct expression_slot *slot = vec_push(finder->arena, &finder->slots.list);

    slot->node = node;
    slot->syntax = syntax;
    slot->root = finder->root;
    return slot;
}

/* Every string below `node`, and every key, is a template.  The subtree is a
 * run of the flat tree, so no recursion is needed.
 */
static void
deep(struct slot_finder *finder, const struct node *node)
{
    const struct node *end = node_end(node), *spread = NULL;

    for (; node < end; node++) {
        if (node_kind(node) == NODE_STRING) {
            struct expression_slot *slot =
                slot_add(finder, node, SLOT_TEMPLATE);

            if (node == spread)
                slot->place = PLACE_SPREAD;
        } else if (node_kind(node) == NODE_KEY) {
            slot_add(finder, node, SLOT_KEY)->place = PLACE_KEY;
            if (template_is_spread(node_text(finder->tree, node)))
                spread = node_value(node);
        }
    }
}

/* ---- Members of payloads that are more than data ------------------------- */

/* The slot of `node` among those from index `from`, or NULL: they are in
 * the order of the tree.
 */
static struct expression_slot *
slot_find(struct slot_finder *finder, uint32_t from, const struct node *node)
{
    uint32_t high = finder->slots.list.count;

    while (from < high) {
        uint32_t mid = from + (high - from) / 2;
        struct expression_slot *slot = &finder->slots.list.item[mid];

        if (slot->node == node)
            return slot;
        if (slot->node < node)
            from = mid + 1;
        else
            high = mid;
    }
    return NULL;
}

/* The value of `key`, if it is a string, is at this place. */
static void
mark(struct slot_finder *finder, uint32_t from, const struct node *key,
     enum slot_place place)
{
    struct expression_slot *slot = slot_find(finder, from, node_value(key));

    if (!slot || slot->place != PLACE_ANY)
        return;
    slot->place = place;
    slot->name = node_text(finder->tree, key);
}

static void
mark_headers(struct slot_finder *finder, uint32_t from,
             const struct node *headers)
{
    if (!node_is(headers, NODE_OBJECT))
        return;
    for (const struct node *key = node_first(headers); key;
         key = node_next(headers, key))
        mark(finder, from, key, PLACE_HEADER);
}

static void
mark_relations(struct slot_finder *finder, uint32_t from,
               const struct node *relations)
{
    if (!node_is(relations, NODE_OBJECT))
        return;
    for (const struct node *key = node_first(relations); key;
         key = node_next(relations, key)) {
        const struct node *value = node_value(key);

        mark(finder, from, key, PLACE_RELATION);
        if (!node_is(value, NODE_ARRAY))
            continue;
        for (const struct node *item = node_first(value); item;
             item = node_next(value, item)) {
            struct expression_slot *slot = slot_find(finder, from, item);

            if (slot)
                slot->place = PLACE_RELATED;
        }
    }
}

struct slot_member {
    struct slice name;
    enum slot_place place;
};

static void
mark_members(struct slot_finder *finder, uint32_t from,
             const struct node *object, const struct slot_member *members,
             size_t count)
{
    if (!node_is(object, NODE_OBJECT))
        return;
    for (const struct node *key = node_first(object); key;
         key = node_next(object, key))
        for (size_t i = 0; i < count; i++)
            if (slice_equal(members[i].name, node_text(finder->tree, key)))
                mark(finder, from, key, members[i].place);
}

static void
mark_mapping(struct slot_finder *finder, uint32_t from,
             const struct node *mapping)
{
    static const struct slot_member members[] = {
        {SC("identifier"), PLACE_TEXT},   {SC("title"), PLACE_TEXT},
        {SC("icon"), PLACE_TEXT},         {SC("team"), PLACE_TEAM},
        {SC("properties"), PLACE_OBJECT}, {SC("relations"), PLACE_OBJECT},
    };

    mark_members(finder, from, mapping, members,
                 sizeof members / sizeof *members);
    if (node_is(mapping, NODE_OBJECT))
        mark_relations(finder, from,
                       node_find(finder->tree, mapping, S("relations")));
}

/* What the integrations' executors take; schemas/integration-action says of
 * which action each is.
 */
static void
mark_execution(struct slot_finder *finder, uint32_t from,
               const struct node *properties)
{
    static const struct slot_member members[] = {
        {SC("autoCreatePr"), PLACE_FLAG},
        {SC("branch"), PLACE_TEXT},
        {SC("externalPropertiesMapping"), PLACE_OBJECT},
        {SC("model"), PLACE_TEXT},
        {SC("name"), PLACE_TEXT},
        {SC("org"), PLACE_TEXT},
        {SC("pipelineId"), PLACE_TEXT_OR_NUMBER},
        {SC("project"), PLACE_TEXT_OR_NUMBER},
        {SC("prompt"), PLACE_TEXT},
        {SC("ref"), PLACE_TEXT},
        {SC("repo"), PLACE_TEXT},
        {SC("reportCompletion"), PLACE_FLAG},
        {SC("reportPipelineStatus"), PLACE_FLAG},
        {SC("reportSessionStatus"), PLACE_FLAG},
        {SC("reportWorkflowStatus"), PLACE_FLAG},
        {SC("systemPrompt"), PLACE_TEXT},
        {SC("workflow"), PLACE_TEXT},
    };

    mark_members(finder, from, properties, members,
                 sizeof members / sizeof *members);
}

static void
mark_deep(struct slot_finder *finder, uint32_t from,
          const struct action *action, const struct node *key)
{
    struct slice name = node_text(finder->tree, key);
    const struct node *value = node_value(key);

    if (slice_equal(name, S("headers")))
        mark_headers(finder, from, value);
    else if (slice_equal(name, S("mapping")) &&
             action->method_kind == METHOD_UPSERT_ENTITY)
        mark_mapping(finder, from, value);
    else if (action->method_kind == METHOD_INTEGRATION_ACTION)
        mark_execution(finder, from, value);
}

static void
method(struct slot_finder *finder, const struct action *action)
{
    const struct node *object = action->method;

    finder->root = ROOT_PAYLOAD;
    for (const struct node *key = node_first(object); key;
         key = node_next(object, key)) {
        const struct node *value = node_value(key);

        /* There is no template in it, whatever the field. */
        if (node_kind(value) != NODE_STRING && !node_is_container(value))
            continue;
        enum field_mode mode =
            method_field(action->method_kind, node_text(finder->tree, key));
        uint32_t from = finder->slots.list.count;

        if (mode == FIELD_DEEP) {
            deep(finder, value);
            mark_deep(finder, from, action, key);
        } else if (mode != FIELD_NONE && node_is(value, NODE_STRING)) {
            slot_add(finder, value, SLOT_TEMPLATE);
            mark(finder, from, key,
                 mode == FIELD_FLAG ? PLACE_FLAG : PLACE_TEXT);
        }
    }
}

/* ---- Bare jq ------------------------------------------------------------- */

static void
strings(struct slot_finder *finder, const struct node *array,
        enum slot_syntax syntax, enum slot_place place)
{
    if (!node_is(array, NODE_ARRAY))
        return;
    for (const struct node *item = node_first(array); item;
         item = node_next(array, item))
        if (node_is(item, NODE_STRING))
            slot_add(finder, item, syntax)->place = place;
}

/* `key` is the member whose value is `{"jqQuery": …}`, of `input` or of the
 * user inputs as a whole.
 */
static void
place_query(struct slot_finder *finder, const struct node *user_inputs,
            const struct node *input, const struct node *key,
            struct expression_slot *slot)
{
    static const struct slot_member members[] = {
        {SC("visible"), PLACE_FLAG},    {SC("disabled"), PLACE_FLAG},
        {SC("default"), PLACE_DEFAULT}, {SC("enum"), PLACE_CHOICES},
        {SC("pattern"), PLACE_PATTERN}, {SC("minItems"), PLACE_COUNT},
        {SC("maxItems"), PLACE_COUNT},
    };
    const struct node *required =
        node_member(finder->tree, user_inputs, N_required);
    const struct node *items = node_member(finder->tree, input, N_items);

    slot->name = node_text(finder->tree, key);
    if (required && node_value(key) == required)
        slot->place = PLACE_NAMES;
    else if (!slice_equal(slot->name, S("required")))
        for (size_t i = 0; i < sizeof members / sizeof *members; i++)
            if (slice_equal(members[i].name, slot->name))
                slot->place = members[i].place;
    slot->input = items && key > items && key < node_end(items) ? items : input;
}

/* The only member called `jqQuery` that is no query: an input of that name. */
static void
queries(struct slot_finder *finder, const struct action *action)
{
    const struct node *user_inputs = action->user_inputs;
    const struct node *end = user_inputs ? node_end(user_inputs) : NULL;
    const struct node *input = NULL;
    const struct node *next =
        action->inputs ? node_first(action->inputs) : NULL;

    finder->root = ROOT_FORM;
    for (const struct node *node = user_inputs; node < end; node++) {
        if (node == next) {
            input = node_value(node);
            next = node_next(action->inputs, node);
        }
        if (node_kind(node) != NODE_KEY || !node_is(node + 1, NODE_STRING) ||
            !slice_equal(node_text(finder->tree, node), S("jqQuery")))
            continue;
        struct expression_slot *slot = slot_add(finder, node + 1, SLOT_JQ);

        if (input && node >= node_end(input))
            input = NULL;
        if (node - user_inputs > 2 && node_is(node - 1, NODE_OBJECT) &&
            node_is(node - 2, NODE_KEY))
            place_query(finder, user_inputs, input, node - 2, slot);
    }
}

/* Values of the rules of one query, however deep. */
static void
query_values(struct slot_finder *finder, const struct node *queries)
{
    const struct node *end = queries ? node_end(queries) : NULL;

    finder->root = ROOT_POLICY_QUERY;
    for (const struct node *node = queries; node < end; node++)
        if (node_kind(node) == NODE_KEY && node_is(node + 1, NODE_STRING) &&
            slice_equal(node_text(finder->tree, node), S("value")))
            slot_add(finder, node + 1, SLOT_TEMPLATE);
}

static void
permission(struct slot_finder *finder, const struct action *action)
{
    static const enum name sections[] = {N_execute, N_approve};

    for (unsigned i = 0; i < 2; i++) {
        const struct node *section =
            node_member(finder->tree, action->node, sections[i]);
        const struct node *policy =
            node_member(finder->tree, section, N_policy);

        query_values(finder, node_member(finder->tree, policy, N_queries));
        finder->root = ROOT_POLICY;
        strings(finder, node_member(finder->tree, policy, N_conditions),
                SLOT_JQ, i ? PLACE_APPROVE : PLACE_EXECUTE);
    }
}

struct expression_slots
expression_slots_find(struct arena *arena, const struct action *action)
{
    struct slot_finder finder = {.arena = arena, .tree = action->tree};

    if (action->permission) {
        permission(&finder, action);
        return finder.slots;
    }
    queries(&finder, action);
    if (action->trigger_kind == TRIGGER_AUTOMATION) {
        finder.root = ROOT_CONDITION;
        strings(&finder,
                node_member(action->tree, action->condition, N_expressions),
                SLOT_JQ, PLACE_CONDITION);
    }
    method(&finder, action);
    return finder.slots;
}
