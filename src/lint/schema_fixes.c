#include "lint/schema_fixes.h"

#include "base/text/buf.h"
#include "port/kinds.h"
#include "read/json/member_edit.h"
#include "tree/pointer.h"

struct schema_fix {
    struct arena *scratch;
    struct bag *bag;
    uint32_t from;
    const struct tree *tree;
};

/* `"true"` → `true` */
static void
bare_boolean(const struct schema_fix *fix, struct diag *diag)
{
    const struct node *node = pointer_at(fix->tree, diag->where.at);

    if (node_equals(fix->tree, node, S("true")) ||
        node_equals(fix->tree, node, S("false")))
        bag_fix(fix->bag, diag, true, S("remove the quotes"), node_span(node),
                node_text(fix->tree, node));
}

/* ---- Execution properties beside the type -------------------------------- */

static const char properties[] = "integrationActionExecutionProperties";

/* Members of one object that belong into another one. */
struct move {
    const struct schema_fix *fix;
    const struct node *object;
    const struct node **key;
    uint32_t keys, run; /* so many of them stand side by side at the start */
    struct slice title;
};

static bool
is_flat(const struct schema_fix *fix, const struct node *key)
{
    const struct bag *bag = fix->bag;

    for (uint32_t i = fix->from; i < bag->list.count; i++)
        if (bag->list.item[i]->kind == &kind_integration_flat &&
            bag->list.item[i]->where.at == key->at)
            return true;
    return false;
}

static struct move
find_move(const struct schema_fix *fix, const struct node *object)
{
    struct move move = {.fix = fix, .object = object};
    bool together = true;

    move.key = arena_array(fix->scratch, const struct node *,
                           (size_t)node_count(object) + 1);
    for (const struct node *key = node_first(object); key;
         key = node_next(object, key)) {
        if (is_flat(fix, key)) {
            move.key[move.keys++] = key;
            move.run += together;
        } else if (move.keys) {
            together = false;
        }
    }
    move.title = arena_printf(fix->scratch, "move it into `%s`", properties);
    return move;
}

static void
fix(const struct move *move, struct diag *diag, struct span where,
    struct slice text)
{
    bag_fix(move->fix->bag, diag, true, move->title, where, text);
}

/* The members from `from` on as they are in a place indented by `indent`. */
static struct slice
moved_text(const struct move *move, uint32_t from, struct slice indent,
           bool lines)
{
    const struct tree *tree = move->fix->tree;
    struct arena *scratch = move->fix->scratch;
    struct buf out = buf_new(scratch);

    for (uint32_t i = from; i < move->keys; i++) {
        struct span where = member_edit_member(move->key[i]);

        if (i > from && lines) {
            buf_byte(&out, ',');
            buf_add(&out, member_edit_newline(tree));
            buf_add(&out, indent);
        } else if (i > from) {
            buf_text(&out, ", ");
        }
        buf_add(&out,
                member_edit_text(scratch, span_text(tree->source->text, where),
                                 member_edit_indent(tree, where.at), indent));
    }
    return buf_slice(&out);
}

static void
remove_moved(const struct move *move, struct diag *diag, uint32_t from)
{
    struct spans spans =
        member_edit_remove(move->fix->scratch, move->fix->tree, move->object,
                           move->key + from, move->keys - from, true);

    for (uint32_t i = 0; i < spans.list.count; i++)
        fix(move, diag, spans.list.item[i], S(""));
}

/* The object is there: all go behind its last member. */
static void
move_into(const struct move *move, struct diag *diag, const struct node *object)
{
    const struct tree *tree = move->fix->tree;
    const struct node *first = node_first(object);
    struct slice indent = first
                              ? member_edit_indent(tree, first->at)
                              : arena_join(move->fix->scratch,
                                           member_edit_indent(tree, object->at),
                                           member_edit_step(tree));
    bool lines = first ? member_edit_starts_line(tree, first->at)
                       : !member_edit_is_flat(tree);
    struct edit edit = member_edit_append(move->fix->scratch, tree, object,
                                          moved_text(move, 0, indent, lines));

    fix(move, diag, edit.where, edit.text);
    remove_moved(move, diag, 0);
}

/* The object is not there: it is put around the first of them, where
 * they are, and the others follow.
 */
static void
move_around(const struct move *move, struct diag *diag)
{
    const struct tree *tree = move->fix->tree;
    struct arena *scratch = move->fix->scratch;
    struct slice text = tree->source->text;
    uint32_t from = move->key[0]->at;
    uint32_t to = span_end(member_edit_member(move->key[move->run - 1]));
    bool lines = member_edit_starts_line(tree, from);
    struct slice step = member_edit_step(tree),
                 newline = member_edit_newline(tree);
    struct slice outer = member_edit_indent(tree, from);
    struct slice inner = arena_join(scratch, outer, step);
    struct buf head = buf_new(scratch), tail = buf_new(scratch);

    buf_printf(&head, "\"%s\": {", properties);
    if (lines) {
        buf_add(&head, newline);
        buf_add(&head, inner);
    }
    fix(move, diag, span_make(from, 0), buf_slice(&head));
    for (uint32_t at = from; lines && at + 1 < to; at++)
        if (text.at[at] == '\n' && text.at[at + 1] != '\n' &&
            text.at[at + 1] != '\r')
            fix(move, diag, span_make(at + 1, 0), step);
    if (move->run < move->keys) {
        buf_byte(&tail, ',');
        buf_add(&tail, lines ? newline : S(" "));
        buf_add(&tail, lines ? inner : S(""));
        buf_add(&tail, moved_text(move, move->run, inner, lines));
    }
    if (lines) {
        buf_add(&tail, newline);
        buf_add(&tail, outer);
    }
    buf_byte(&tail, '}');
    fix(move, diag, span_make(to, 0), buf_slice(&tail));
    remove_moved(move, diag, move->run);
}

/* All of them move together, whichever the finding is about. */
static void
nest_properties(const struct schema_fix *fix, struct diag *diag)
{
    const struct tree *tree = fix->tree;
    const struct node *key = pointer_at(tree, diag->where.at);

    if (!node_is(key, NODE_KEY))
        return;
    const struct node *object = node_parent(tree, key);
    const struct node *inner = node_find(tree, object, slice_from(properties));

    if (node_has(object, NODE_BROKEN) || node_has(object, NODE_DUPLICATE) ||
        (inner && !node_is(inner, NODE_OBJECT)))
        return;
    struct move move = find_move(fix, object);

    for (uint32_t i = 0; i < move.keys && inner; i++)
        if (node_find(tree, inner, node_text(tree, move.key[i])))
            return;
    if (inner)
        move_into(&move, diag, inner);
    else
        move_around(&move, diag);
}

void
schema_fixes_add(struct arena *scratch, struct bag *bag, uint32_t from,
                 const struct tree *tree)
{
    const struct schema_fix fix = {scratch, bag, from, tree};

    for (uint32_t i = from; i < bag->list.count; i++) {
        struct diag *diag = bag->list.item[i];

        if (diag->fix.count)
            continue;
        if (diag->kind == &kind_bool_as_string)
            bare_boolean(&fix, diag);
        else if (diag->kind == &kind_integration_flat)
            nest_properties(&fix, diag);
    }
}
