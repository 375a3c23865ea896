#include "read/json/member_edit.h"

#include "base/text/buf.h"
#include "read/json/read_json.h"

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool
is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* How much of a text is looked at for its layout.  A document that has more
 * than that on a line was not written by hand: nothing is indented there.
 */
enum { LINE_MOST = 4096, TEXT_MOST = 65536, NODES_MOST = 4096 };

/* Start of the line of `at`; `at` itself when that is far away. */
static uint32_t
line_start(const struct tree *tree, uint32_t at)
{
    const char *text = tree->source->text.at;
    uint32_t from = at;

    while (from > 0 && !is_line_end(text[from - 1]))
        if (at - from-- > LINE_MOST)
            return at;
    return from;
}

/* The end of the blanks at `at`. */
static uint32_t
skip_blanks(const struct tree *tree, uint32_t at)
{
    struct slice text = tree->source->text;

    while (at < text.len && is_blank(text.at[at]))
        at++;
    return at;
}

struct slice
member_edit_indent(const struct tree *tree, uint32_t at)
{
    uint32_t from = line_start(tree, at);
    uint32_t to = skip_blanks(tree, from);

    return slice_cut(tree->source->text, from, to < at ? to : at);
}

bool
member_edit_starts_line(const struct tree *tree, uint32_t at)
{
    const char *text = tree->source->text.at;

    while (at > 0 && is_blank(text[at - 1]))
        at--;
    return at == 0 || is_line_end(text[at - 1]);
}

struct slice
member_edit_step(const struct tree *tree)
{
    for (uint32_t i = 0; i < tree->count && i < NODES_MOST; i++) {
        const struct node *first = node_first(&tree->node[i]);

        if (!first || !member_edit_starts_line(tree, first->at))
            continue;
        struct slice outer = member_edit_indent(tree, tree->node[i].at);
        struct slice inner = member_edit_indent(tree, first->at);

        if (slice_starts(inner, outer) && inner.len > outer.len)
            return slice_cut(inner, outer.len, inner.len);
    }
    return S("  ");
}

bool
member_edit_is_flat(const struct tree *tree)
{
    const struct node *root = tree_root(tree);

    return !root ||
           slice_find_byte(slice_cut(node_source(tree, root), 0, TEXT_MOST),
                           '\n', 0) == SLICE_NONE;
}

struct slice
member_edit_newline(const struct tree *tree)
{
    size_t at =
        slice_find_byte(slice_cut(tree->source->text, 0, TEXT_MOST), '\n', 0);

    return at != SLICE_NONE && at > 0 && tree->source->text.at[at - 1] == '\r'
               ? S("\r\n")
               : S("\n");
}

struct span
member_edit_member(const struct node *key)
{
    return span_join(node_span(key), node_span(node_value(key)));
}

struct slice
member_edit_text(struct arena *arena, struct slice text, struct slice from,
                 struct slice to)
{
    struct buf out = buf_new(arena);

    for (size_t at = 0; at < text.len;) {
        size_t end = slice_find_byte(text, '\n', at);

        end = end == SLICE_NONE ? text.len : end + 1;
        buf_add(&out, slice_cut(text, at, end));
        at = end;
        struct slice rest = slice_cut(text, at, text.len);

        if (!rest.len || is_line_end(rest.at[0]))
            continue; /* an empty line stays empty */
        if (slice_starts(rest, from)) {
            buf_add(&out, to);
            at += from.len;
        }
    }
    return buf_slice(&out);
}

/* ---- Leaving ------------------------------------------------------------- */

/* The key before `key`, or the last one when that is NULL. */
static const struct node *
key_before(const struct node *object, const struct node *key)
{
    const struct node *before = NULL;

    for (const struct node *k = node_first(object); k && k != key;
         k = node_next(object, k))
        before = k;
    return before;
}

/* Where the comma at or behind `at` ends, or `at` when there is none: only
 * white space and comments may come before it.
 */
static uint32_t
behind_comma(const struct tree *tree, uint32_t at)
{
    struct slice text = tree->source->text;
    uint32_t comma = at, next = comment_from(tree, at);

    for (;;) {
        while (comma < text.len &&
               (is_blank(text.at[comma]) || is_line_end(text.at[comma])))
            comma++;
        if (next == tree->comments || tree->comment[next].at != comma)
            break;
        comma = span_end(tree->comment[next++]);
    }
    return comma < text.len && text.at[comma] == ',' ? comma + 1 : at;
}

/* The member goes, and others follow: so does its comma, and the rest of its
 * lines if nothing else is there.
 */
static struct span
leave(const struct tree *tree, const struct node *key)
{
    struct slice text = tree->source->text;
    uint32_t from = key->at;
    uint32_t to = skip_blanks(
        tree, behind_comma(tree, span_end(member_edit_member(key))));

    if (to < text.len && is_line_end(text.at[to]) &&
        member_edit_starts_line(tree, from)) {
        from = line_start(tree, from);
        to += text.at[to] == '\r';
        to += to < text.len && text.at[to] == '\n';
    }
    return span_make(from, to - from);
}

struct spans
member_edit_remove(struct arena *arena, const struct tree *tree,
                   const struct node *object, const struct node *const *key,
                   uint32_t keys, bool moved)
{
    const struct node *kept = key_before(object, NULL);
    struct spans spans = {0};
    uint32_t tail = keys;

    /* Those at the very end go with the comma before them. */
    while (tail > 0 && key[tail - 1] == kept)
        kept = key_before(object, key[--tail]);
    for (uint32_t i = 0; i < tail; i++)
        comment_spare(arena, tree, leave(tree, key[i]),
                      moved ? member_edit_member(key[i]) : span_make(0, 0),
                      &spans);
    uint32_t from = kept || tail == keys ? 0 : key[tail]->at;

    if (kept)
        from = span_end(member_edit_member(kept));
    uint32_t last = keys ? span_end(member_edit_member(key[keys - 1])) : 0;

    if (tail < keys && !comment_within(tree, span_make(from, last - from))) {
        *vec_push(arena, &spans.list) = span_make(from, last - from);
        return spans;
    }
    for (uint32_t i = tail; i < keys; i++) {
        struct span member = member_edit_member(key[i]);

        comment_spare(arena, tree, span_make(from, span_end(member) - from),
                      moved ? member : span_make(0, 0), &spans);
        from = span_end(member);
    }
    return spans;
}

/* ---- Coming -------------------------------------------------------------- */

struct edit
member_edit_append(struct arena *arena, const struct tree *tree,
                   const struct node *object, struct slice member)
{
    const struct node *last = key_before(object, NULL);
    struct buf out = buf_new(arena);
    struct slice newline = member_edit_newline(tree);

    if (last) {
        buf_byte(&out, ',');
        if (member_edit_starts_line(tree, last->at)) {
            buf_add(&out, newline);
            buf_add(&out, member_edit_indent(tree, last->at));
        } else {
            buf_byte(&out, ' ');
        }
        buf_add(&out, member);
        return (struct edit){span_make(span_end(member_edit_member(last)), 0),
                             buf_slice(&out)};
    }
    struct slice indent = member_edit_indent(tree, object->at);
    bool flat = member_edit_is_flat(tree);
    struct span inside = span_make(object->at + 1, object->len - 2);

    if (!flat) {
        buf_add(&out, newline);
        buf_add(&out, indent);
        buf_add(&out, member_edit_step(tree));
    }
    buf_add(&out, member);
    /* Whatever else is between the braces is white space. */
    if (comment_within(tree, inside))
        return (struct edit){span_make(inside.at, 0), buf_slice(&out)};
    if (!flat) {
        buf_add(&out, newline);
        buf_add(&out, indent);
    }
    return (struct edit){inside, buf_slice(&out)};
}

/* ---- JSON in a string ---------------------------------------------------- */

/* Whether `text` is a value of `kind`, but for faults with a safe fix. */
static bool
holds(struct arena *arena, struct slice text, enum node_kind kind)
{
    struct source source = source_make(S(""), arena_copy(arena, text));
    struct bag bag = bag_new(arena);
    struct tree tree =
        read_json(arena, &source, (struct read_options){0}, &bag);

    for (uint32_t i = 0; i < bag.list.count; i++)
        if (!bag.list.item[i]->fix.count || !bag.list.item[i]->fix.safe)
            return false;
    return node_is(tree_root(&tree), kind);
}

/* `text` on one line: no line end of JSON is in a string. */
static struct slice
flatten(struct arena *arena, struct slice text)
{
    struct buf out = buf_new(arena);

    for (size_t i = 0; i < text.len; i++) {
        if (!is_line_end(text.at[i])) {
            buf_byte(&out, text.at[i]);
            continue;
        }
        while (i + 1 < text.len &&
               (is_line_end(text.at[i + 1]) || is_blank(text.at[i + 1])))
            i++;
        buf_byte(&out, ' ');
    }
    return buf_slice(&out);
}

bool
member_edit_unwrap(struct arena *arena, const struct tree *tree,
                   const struct node *string, enum node_kind kind,
                   struct slice *text)
{
    char opening = kind == NODE_OBJECT ? '{' : '[';

    if (!node_is(string, NODE_STRING) || node_has(string, NODE_BROKEN))
        return false;
    struct slice inner = arena_copy(arena, slice_trim(node_text(tree, string)));

    if (!inner.len || inner.at[0] != opening || !holds(arena, inner, kind))
        return false;
    if (member_edit_is_flat(tree))
        *text = flatten(arena, inner);
    else
        *text = member_edit_text(arena, inner, S(""),
                                 member_edit_indent(tree, string->at));
    return true;
}
