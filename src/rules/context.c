/* What every rule may ask of what it looks at. */
#include "rules/expression_index.h"

#include "base/text/buf.h"
#include "tree/quote.h"

unsigned
expression_traits(const struct expression *expression)
{
    const struct outcome *out = &expression->outcome;
    const struct type *type = out->type;
    enum slot_place place = expression->slot->place;
    unsigned traits = 0;

    if (expression->slot->syntax == SLOT_KEY)
        traits |= EXPRESSION_KEY;
    if (place != PLACE_ANY && place != PLACE_KEY && place != PLACE_SPREAD)
        traits |= EXPRESSION_TYPED;
    if (type->kinds & TYPE_NULL && type->nulls.object)
        traits |= EXPRESSION_NULLS;
    if (out->most == OUTPUTS_MANY)
        traits |= EXPRESSION_MANY;
    if (out->most == OUTPUTS_NONE || type->kinds == TYPE_NULL ||
        type->kinds == TYPE_TRUE || type->kinds == TYPE_FALSE ||
        type_single(type))
        traits |= EXPRESSION_SAME;
    return traits;
}

struct span
expression_span(const struct rule_context *context,
                const struct expression *expression, struct span span)
{
    size_t from = expression->where.at + span.at;

    return quote_span(context->tree, expression->slot->node, from,
                      from + span.len);
}

struct slice
expression_text(const struct expression *expression, struct span span)
{
    return span_text(span_text(expression->text, expression->where), span);
}

struct span
expression_name_span(const struct rule_context *context,
                     const struct expression *expression,
                     const struct jq_expr *field)
{
    return expression_span(context, expression, field->token);
}

/* The names of a path from `.` on, each with its length; false when `expr` is
 * no such path.
 */
static bool
spell_path(struct buf *buf, const struct jq_expr *expr)
{
    buf->len = 0;
    for (expr = jq_expr_inner(expr); expr && expr->kind == EXPR_FIELD;
         expr = expr->left) {
        buf_printf(buf, "%zu:", expr->text.len);
        buf_add(buf, expr->text);
    }
    return expr && expr->kind == EXPR_IDENTITY;
}

/* Is `side` null, or an empty object? */
static bool
is_nothing(const struct jq_expr *side)
{
    side = jq_expr_inner(side);
    return side && (side->kind == EXPR_NULL ||
                    (side->kind == EXPR_OBJECT && !side->list));
}

/* They are found once for all fields. */
static void
find_guards(struct expression_index *notes, struct arena *arena)
{
    const struct jq_expr *root = notes->site->program.root;
    struct buf buf = buf_new(arena);

    notes->guards = map_new(arena);
    for (const struct jq_expr *e = root; e; e = jq_expr_walk(root, e)) {
        bool asks = e->kind == EXPR_IF ||
                    (e->kind == EXPR_COMPARE && is_nothing(e->right));

        if (asks && spell_path(&buf, e->left) &&
            !map_find(&notes->guards, buf_slice(&buf)))
            map_add(&notes->guards, arena_copy(arena, buf_slice(&buf)));
    }
}

bool
expression_guards(struct rule_context *context,
                  const struct expression *expression,
                  const struct jq_expr *field)
{
    struct expression_index *notes = expression_index_get(context, expression);
    struct buf buf = buf_new(context->arena);

    if (!notes->guards.arena)
        find_guards(notes, context->arena);
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
expression_rename(struct rule_context *context,
                  const struct expression *expression, struct diag *diag,
                  const struct jq_expr *field, struct slice path)
{
    if (field->kind != EXPR_FIELD || field->form != EXPR_FORM_NAME ||
        !is_plain_path(path))
        return;
    struct slice title =
        arena_printf(context->bag->arena, "replace `%.*s` with `%.*s`",
                     SLICE_ARGS(field->text), SLICE_ARGS(path));

    bag_fix(context->bag, diag, true, title,
            expression_span(context, expression, field->token), path);
}

struct slice
context_names(const struct rule_context *context,
              const struct object_type *object, const char *prefix,
              uint32_t most)
{
    struct buf buf = buf_new(context->arena);

    for (uint32_t i = 0; i < object->count && i < most; i++) {
        bool last = i > 0 && i + 1 == object->count;

        buf_printf(&buf, "%s`%s%.*s`",
                   last ? " and "
                   : i  ? ", "
                        : "",
                   prefix, SLICE_ARGS(object->field[i].name));
    }
    if (object->count > most)
        buf_printf(&buf, " and %u more", object->count - most);
    return buf_slice(&buf);
}

struct suggestion_index *
context_fields(const struct rule_context *context,
               const struct object_type *object)
{
    bool fresh;
    struct suggestion_index *names =
        bag_names_now(context->bag, object, 0, &fresh);

    for (uint32_t i = 0; fresh && i < object->count; i++)
        suggestion_index_add(names, object->field[i].name);
    return names;
}

struct slice
context_suggest(const struct rule_context *context,
                const struct object_type *object, struct slice name)
{
    struct suggestion suggestion =
        bag_suggest(context->bag, context_fields(context, object), name);

    return suggestion_best(&suggestion);
}

struct suggestion_index *
context_keys(const struct rule_context *context, const struct tree *tree,
             const struct node *keys)
{
    bool fresh;
    struct suggestion_index *names = bag_names(context->bag, keys, 0, &fresh);

    for (const struct node *key = fresh ? node_first(keys) : NULL; key;
         key = node_next(keys, key))
        suggestion_index_add(names, node_key_text(tree, key));
    return names;
}

struct suggestion_index *
context_list(const struct rule_context *context, const struct tree *tree,
             const struct node *list)
{
    bool fresh;
    struct suggestion_index *names = bag_names(context->bag, list, 0, &fresh);

    for (const struct node *item = fresh ? node_first(list) : NULL; item;
         item = node_next(list, item))
        if (node_is(item, NODE_STRING) || node_is(item, NODE_NUMBER))
            suggestion_index_add(names, node_text(tree, item));
    return names;
}

struct slice
context_text(const struct rule_context *context, const struct node *object,
             enum name name)
{
    const struct node *member = node_member(context->tree, object, name);

    return node_is(member, NODE_STRING) ? node_text(context->tree, member)
                                        : slice_make(NULL, 0);
}

/* `.` used as a whole holds every root. */
static bool
reads(const struct expression *expression, struct slice root)
{
    const struct facts *facts = expression->facts;

    if (expression->slot->root != ROOT_PAYLOAD)
        return false;
    for (uint32_t i = 0; i < facts->list.count; i++) {
        const struct fact *fact = &facts->list.item[i];

        if (fact->object->tag != TAG_ROOT)
            continue;
        if (fact->kind == FACT_WHOLE || slice_equal(fact->name, root))
            return true;
    }
    return false;
}

bool
context_reads(const struct rule_context *context, struct slice root)
{
    for (uint32_t i = 0; i < context->expressions->list.count; i++)
        if (reads(&context->expressions->list.item[i], root))
            return true;
    return false;
}
