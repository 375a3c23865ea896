/* An event of entities comes when an entity is written.  The value of a mirror
 * property changes with another entity, and what is calculated from one with
 * it: no event comes then, so a condition that waits for such a change waits
 * in vain.  As a filter beside something that does change they are fine.
 */
#include "rules/cross_file.h"

/* A property that is read, and no event tells of its changes. */
struct unseen {
    const struct expression *site;
    const struct fact *fact;           /* the first that reads it */
    const struct blueprint *blueprint; /* the one that declares it */
    const struct node *key;            /* its declaration there */
    /* Key of the mirror property that it is calculated from; NULL: it is one
     * itself.
     */
    const struct node *mirror;
    bool compared; /* read before and after the change */
};

#define SEEN UINT32_MAX

struct watch {
    struct rule_context *context;
    const struct blueprint *blueprint;
    VEC(struct unseen) list;
    struct map index; /* name → 1 + index in `list`, or SEEN: events tell */
    bool others;      /* something else of the entity is read */
};

static bool
is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_';
}

/* Whether the jq `text` reads `.properties.name` or has the string "name". */
static bool
reads(struct slice text, struct slice name)
{
    size_t at = 0;

    while ((at = slice_find(text, name, at)) != SLICE_NONE) {
        struct slice before = slice_cut(text, 0, at);
        struct slice behind = slice_cut(text, at + name.len, text.len);

        if ((slice_ends(before, S(".properties.")) &&
             (behind.len == 0 || !is_name_byte(behind.at[0]))) ||
            (slice_ends(before, S("\"")) && slice_starts(behind, S("\""))))
            return true;
        at++;
    }
    return false;
}

/* The key of the mirror property of `blueprint` that `calculation` reads. */
static const struct node *
calculated_from(const struct blueprint *blueprint,
                const struct node *calculation)
{
    const struct tree *tree = blueprint->tree;
    const struct node *mirrors = blueprint_group(blueprint, BLUEPRINT_MIRRORS);
    const struct node *text =
        node_member(tree, node_value(calculation), N_calculation);

    if (!node_is(text, NODE_STRING))
        return NULL;
    for (const struct node *key = node_first(mirrors); key;
         key = node_next(mirrors, key))
        if (node_text(tree, key).len > 0 &&
            reads(node_text(tree, text), node_text(tree, key)))
            return key;
    return NULL;
}

/* Whether events tell nothing of `name`, in every blueprint of the identifier;
 * fills in the declaration.
 */
static bool
find(const struct blueprint *blueprint, struct slice name,
     struct unseen *unseen)
{
    for (; blueprint; blueprint = blueprint->next) {
        const struct node *key = blueprint_property(blueprint, name);

        unseen->blueprint = blueprint;
        unseen->key = key;
        unseen->mirror = NULL;
        if (!key)
            return false;
        if (node_key(blueprint->tree,
                     blueprint_group(blueprint, BLUEPRINT_MIRRORS),
                     name) == key)
            continue;
        if (node_key(blueprint->tree,
                     blueprint_group(blueprint, BLUEPRINT_CALCULATIONS),
                     name) != key)
            return false;
        unseen->mirror = calculated_from(blueprint, key);
        if (!unseen->mirror)
            return false;
    }
    return true;
}

static void
note_property(struct watch *watch, const struct expression *expression,
              const struct fact *fact)
{
    uint32_t *index = map_add(&watch->index, fact->name);
    struct unseen unseen = {.site = expression, .fact = fact};

    if (!*index && find(watch->blueprint, fact->name, &unseen)) {
        *vec_push(watch->context->arena, &watch->list) = unseen;
        *index = watch->list.count;
    } else if (!*index || *index == SEEN) {
        *index = SEEN;
        watch->others = true;
    } else {
        struct unseen *first = &watch->list.item[*index - 1];

        /* The entities before and after have shapes of their own. */
        first->compared |= first->fact->object != fact->object;
    }
}

static void
note(struct watch *watch, const struct expression *expression,
     const struct fact *fact)
{
    unsigned tag = fact->object->tag;

    if (tag == TAG_PROPERTIES && fact->kind == FACT_MEMBER)
        note_property(watch, expression, fact);
    else if (tag == TAG_PROPERTIES || tag == TAG_RELATIONS ||
             fact->kind == FACT_WHOLE)
        watch->others = true;
}

static void
report(struct rule_context *context, const struct unseen *unseen)
{
    const struct tree *tree = unseen->blueprint->tree;
    struct slice name = unseen->fact->name;
    struct span where =
        expression_name_span(context, unseen->site, unseen->fact->expr);
    struct diag *diag;

    if (unseen->mirror)
        diag = rule_report(context, where,
                           "no event is sent when `%.*s` changes: it is "
                           "calculated from the mirror property `%.*s`",
                           SLICE_ARGS(name),
                           SLICE_ARGS(node_text(tree, unseen->mirror)));
    else
        diag = rule_report(
            context, where,
            "no event is sent when `%.*s` changes: it is a mirror property",
            SLICE_ARGS(name));
    cross_file_relate(context, diag, tree->source, node_span(unseen->key),
                      "declared here");
    if (unseen->mirror)
        cross_file_relate(context, diag, tree->source,
                          node_span(unseen->mirror),
                          "the mirror property is here");
    bag_help(context->bag, diag,
             "watch the blueprint that the value comes from; here an event is "
             "sent only when the relation gets another target");
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    struct watch watch = {.context = context, .index = map_new(context->arena)};

    if ((action->event_kind != EVENT_ENTITY_UPDATED &&
         action->event_kind != EVENT_ANY_ENTITY_CHANGE) ||
        !context->catalog || !context->expressions_whole)
        return;
    watch.blueprint = catalog_entity(context->catalog, action);
    if (!watch.blueprint)
        return;
    for (uint32_t i = 0; i < context->expressions->list.count; i++) {
        const struct expression *expression =
            &context->expressions->list.item[i];

        if (expression->slot->root != ROOT_CONDITION)
            continue;
        for (uint32_t k = 0; k < expression->facts->list.count; k++)
            note(&watch, expression, &expression->facts->list.item[k]);
    }
    for (uint32_t i = 0; i < watch.list.count; i++)
        if (watch.list.item[i].compared || !watch.others)
            report(context, &watch.list.item[i]);
}

const struct rule rule_condition_on_mirror = {
    .kind = {"condition-on-mirror", LEVEL_INFO, false,
             "a condition on a change for which no event is sent"},
    .since = "0.1",
    .on_action = on_action,
};
