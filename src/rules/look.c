/* What every rule may ask of what it looks at. */
#include "rules/rule.h"

#include "base/buf.h"
#include "base/near.h"
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

static bool
same_path(const struct expr *a, const struct expr *b)
{
    a = expr_inner(a);
    b = expr_inner(b);
    while (a && b && a->kind == EXPR_FIELD && b->kind == EXPR_FIELD) {
        if (!slice_equal(a->text, b->text))
            return false;
        a = a->left;
        b = b->left;
    }
    return a && b && a->kind == EXPR_IDENTITY && b->kind == EXPR_IDENTITY;
}

/* Is `side` null, or an empty object? */
static bool
is_nothing(const struct expr *side)
{
    side = expr_inner(side);
    return side && (side->kind == EXPR_NULL ||
                    (side->kind == EXPR_OBJECT && !side->list));
}

/* Every field asks the whole expression. */
bool
site_guards(const struct look *look, const struct site *site,
            const struct expr *field)
{
    const struct expr *root = site->program.root;

    for (const struct expr *e = root; e; e = expr_walk(root, e)) {
        if (e->kind == EXPR_COMPARE && is_nothing(e->right) &&
            same_path(e->left, field))
            return true;
        if (e->kind == EXPR_IF && same_path(e->left, field))
            return true;
        if (!budget_spend(look->bag->budget, 1)) {
            bag_too_complex(look->bag, site_span(look, site, root->span),
                            "the conditions in this expression");
            return true;
        }
    }
    return false;
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

struct slice
look_nearest(const struct shape *shape, struct slice name)
{
    struct near near = near_start(name);

    for (uint32_t i = 0; i < shape->count; i++)
        near_offer(&near, shape->field[i].name);
    return near_best(&near);
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
