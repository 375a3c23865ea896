/* What every rule may ask of what it looks at. */
#include "rules/notes.h"

#include "base/buf.h"
#include "tree/quote.h"

unsigned
site_traits(const struct site *site)
{
    const struct outcome *out = &site->outcome;
    const struct type *type = out->type;
    enum slot_place place = site->slot->place;
    unsigned traits = 0;

    if (site->slot->syntax == SLOT_KEY)
        traits |= SITE_KEY;
    if (place != PLACE_ANY && place != PLACE_KEY && place != PLACE_SPREAD)
        traits |= SITE_TYPED;
    if (type->kinds & TYPE_NULL && type->nulls.shape)
        traits |= SITE_NULLS;
    if (out->most == OUTPUTS_MANY)
        traits |= SITE_MANY;
    if (out->most == OUTPUTS_NONE || type->kinds == TYPE_NULL ||
        type->kinds == TYPE_TRUE || type->kinds == TYPE_FALSE ||
        type_single(type))
        traits |= SITE_SAME;
    return traits;
}

struct span
site_span(const struct look *look, const struct site *site, struct span span)
{
    size_t from = site->where.at + span.at;

    return quote_span(look->tree, site->slot->node, from, from + span.len);
}

struct slice
site_text(const struct site *site, struct span span)
{
    return span_text(span_text(site->text, site->where), span);
}

struct span
site_name_span(const struct look *look, const struct site *site,
               const struct expr *field)
{
    return site_span(look, site, field->token);
}

/* The names of a path from `.` on, each with its length; false when `expr` is
 * no such path.
 */
static bool
spell_path(struct buf *buf, const struct expr *expr)
{
    buf->len = 0;
    for (expr = expr_inner(expr); expr && expr->kind == EXPR_FIELD;
         expr = expr->left) {
        buf_printf(buf, "%zu:", expr->text.len);
        buf_add(buf, expr->text);
    }
    return expr && expr->kind == EXPR_IDENTITY;
}

/* Is `side` null, or an empty object? */
static bool
is_nothing(const struct expr *side)
{
    side = expr_inner(side);
    return side && (side->kind == EXPR_NULL ||
                    (side->kind == EXPR_OBJECT && !side->list));
}

/* They are found once for all fields. */
static void
find_guards(struct notes *notes, struct arena *arena)
{
    const struct expr *root = notes->site->program.root;
    struct buf buf = buf_new(arena);

    notes->guards = map_new(arena);
    for (const struct expr *e = root; e; e = expr_walk(root, e)) {
        bool asks = e->kind == EXPR_IF ||
                    (e->kind == EXPR_COMPARE && is_nothing(e->right));

        if (asks && spell_path(&buf, e->left) &&
            !map_find(&notes->guards, buf_slice(&buf)))
            map_add(&notes->guards, arena_copy(arena, buf_slice(&buf)));
    }
}

bool
site_guards(struct look *look, const struct site *site,
            const struct expr *field)
{
    struct notes *notes = notes_get(look, site);
    struct buf buf = buf_new(look->arena);

    if (!notes->guards.arena)
        find_guards(notes, look->arena);
    return notes->guards.count > 0 && spell_path(&buf, field) &&
           map_find(&notes->guards, buf_slice(&buf));
}

static bool
is_plain_path(struct slice path)
{
    for (size_t i = 0; i < path.len; i++) {
        char c = path.at[i];
        bool digit = c >= '0' && c <= '9';

        if (digit ? i == 0 || path.at[i - 1] == '.'
                  : !(c == '.' || c == '_' || (c >= 'a' && c <= 'z') ||
                      (c >= 'A' && c <= 'Z')))
            return false;
    }
    return path.len > 0;
}

void
site_rename(struct look *look, const struct site *site, struct diag *diag,
            const struct expr *field, struct slice path)
{
    if (field->kind != EXPR_FIELD || field->form != FORM_NAME ||
        !is_plain_path(path))
        return;
    struct slice title =
        arena_printf(look->bag->arena, "replace `%.*s` by `%.*s`",
                     SLICE_ARGS(field->text), SLICE_ARGS(path));

    bag_fix(look->bag, diag, true, title, site_span(look, site, field->token),
            path);
}

struct slice
look_names(const struct look *look, const struct shape *shape,
           const char *prefix, uint32_t most)
{
    struct buf buf = buf_new(look->arena);

    for (uint32_t i = 0; i < shape->count && i < most; i++) {
        bool last = i > 0 && i + 1 == shape->count;

        buf_printf(&buf, "%s`%s%.*s`",
                   last ? " and "
                   : i  ? ", "
                        : "",
                   prefix, SLICE_ARGS(shape->field[i].name));
    }
    if (shape->count > most)
        buf_printf(&buf, " and %u more", shape->count - most);
    return buf_slice(&buf);
}

struct near_set *
look_fields(const struct look *look, const struct shape *shape)
{
    bool fresh;
    struct near_set *names = bag_names_now(look->bag, shape, 0, &fresh);

    for (uint32_t i = 0; fresh && i < shape->count; i++)
        near_set_add(names, shape->field[i].name);
    return names;
}

struct slice
look_nearest(const struct look *look, const struct shape *shape,
             struct slice name)
{
    struct near near = bag_near(look->bag, look_fields(look, shape), name);

    return near_best(&near);
}

struct near_set *
look_keys(const struct look *look, const struct tree *tree,
          const struct node *keys)
{
    bool fresh;
    struct near_set *names = bag_names(look->bag, keys, 0, &fresh);

    for (const struct node *key = fresh ? node_first(keys) : NULL; key;
         key = node_next(keys, key))
        near_set_add(names, node_key_text(tree, key));
    return names;
}

struct near_set *
look_list(const struct look *look, const struct tree *tree,
          const struct node *list)
{
    bool fresh;
    struct near_set *names = bag_names(look->bag, list, 0, &fresh);

    for (const struct node *item = fresh ? node_first(list) : NULL; item;
         item = node_next(list, item))
        if (node_is(item, NODE_STRING) || node_is(item, NODE_NUMBER))
            near_set_add(names, node_text(tree, item));
    return names;
}

struct slice
look_text(const struct look *look, const struct node *object, enum name name)
{
    const struct node *member = node_member(look->tree, object, name);

    return node_is(member, NODE_STRING) ? node_text(look->tree, member)
                                        : slice_make(NULL, 0);
}

/* `.` used as a whole holds every root. */
static bool
reads(const struct site *site, struct slice root)
{
    const struct facts *facts = site->facts;

    if (site->slot->root != ROOT_PAYLOAD)
        return false;
    for (uint32_t i = 0; i < facts->list.count; i++) {
        const struct fact *fact = &facts->list.item[i];

        if (fact->shape->tag != TAG_ROOT)
            continue;
        if (fact->kind == FACT_WHOLE || slice_equal(fact->name, root))
            return true;
    }
    return false;
}

bool
look_reads(const struct look *look, struct slice root)
{
    for (uint32_t i = 0; i < look->sites->list.count; i++)
        if (reads(&look->sites->list.item[i], root))
            return true;
    return false;
}
