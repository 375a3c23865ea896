#include "port/catalog.h"

struct catalog
catalog_new(struct arena *arena)
{
    return (struct catalog){
        .actions = map_new(arena),
        .blueprints = map_new(arena),
    };
}

void
catalog_add_action(struct arena *arena, struct catalog *catalog,
                   struct catalog_action action)
{
    uint32_t *first = map_add(&catalog->actions, action.identifier);

    *vec_push(arena, &catalog->action) = action;
    uint32_t last = catalog->action.count;

    if (!*first)
        *first = last;
    struct catalog_action *head = &catalog->action.item[*first - 1];

    if (head->count++)
        catalog->action.item[head->last - 1].next = last;
    head->last = last;
}

void
catalog_add_blueprint(struct arena *arena, struct catalog *catalog,
                      struct blueprint *blueprint)
{
    uint32_t *first = map_add(&catalog->blueprints, blueprint_name(blueprint));

    *vec_push(arena, &catalog->blueprint) = blueprint;
    if (!*first) {
        *first = catalog->blueprint.count;
        return;
    }
    struct blueprint *head = catalog->blueprint.item[*first - 1];

    /* The order among the others does not matter. */
    blueprint->next = head->next;
    head->next = blueprint;
}

const struct catalog_action *
catalog_action(const struct catalog *catalog, struct slice identifier)
{
    const uint32_t *first = map_find(&catalog->actions, identifier);

    return first ? &catalog->action.item[*first - 1] : NULL;
}

const struct blueprint *
catalog_blueprint(const struct catalog *catalog, struct slice identifier)
{
    const uint32_t *first = map_find(&catalog->blueprints, identifier);

    return first ? catalog->blueprint.item[*first - 1] : NULL;
}

const struct blueprint *
catalog_entity(const struct catalog *catalog, const struct action *action)
{
    const struct node *name = action->tree ? reference_blueprint(action) : NULL;

    return name ? catalog_blueprint(catalog, node_text(action->tree, name))
                : NULL;
}

/* ---- Workflows ----------------------------------------------------------- */

bool
checkout_is(const struct checkout *checkout, struct slice org,
            struct slice repo)
{
    for (uint32_t i = 0; i < checkout->name.count; i++) {
        struct slice name = checkout->name.item[i];
        size_t slash = slice_find_byte(name, '/', 0);

        if (slash != SLICE_NONE &&
            slice_equal_nocase(slice_cut(name, 0, slash), org) &&
            slice_equal_nocase(slice_cut(name, slash + 1, name.len), repo))
            return true;
    }
    return false;
}

static struct slice
text(const struct dispatch *dispatch, const struct node *node)
{
    return node ? node_text(dispatch->tree, node) : slice_make(NULL, 0);
}

/* The work tree is meant when nothing says otherwise: a repository that is
 * worked out at run time does, and one that is called differently.
 */
static bool
may_be_here(const struct checkout *here, const struct dispatch *dispatch)
{
    struct slice org = text(dispatch, dispatch->org);
    struct slice repo = text(dispatch, dispatch->repo);

    if (slice_find(org, S("{{"), 0) != SLICE_NONE ||
        slice_find(repo, S("{{"), 0) != SLICE_NONE)
        return false;
    return here->name.count == 0 || !dispatch_is_name(repo);
}

struct catalog_target
catalog_target(const struct catalog *catalog, const struct dispatch *dispatch)
{
    struct catalog_target target = {0};
    struct slice file;

    if (catalog->checkout.count == 0)
        return target;
    file = dispatch_file(dispatch);
    if (file.len == 0)
        return target;
    for (uint32_t i = 0; i < catalog->checkout.count; i++) {
        const struct checkout *checkout = catalog->checkout.item[i];

        target.certain = checkout_is(checkout, text(dispatch, dispatch->org),
                                     text(dispatch, dispatch->repo));
        target.checkout = checkout;
        if (target.certain)
            break;
        target.checkout = NULL;
    }
    if (!target.checkout && catalog->has_tree &&
        may_be_here(catalog->checkout.item[0], dispatch))
        target.checkout = catalog->checkout.item[0];
    const uint32_t *index =
        target.checkout ? map_find(&target.checkout->flows, file) : NULL;

    if (index && *index)
        target.workflow = &target.checkout->workflow.item[*index - 1];
    else if (index || (target.checkout && target.checkout->unread))
        target.certain = false;
    return target;
}
