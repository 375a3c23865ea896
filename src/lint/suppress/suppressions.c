#include "lint/suppress/suppressions.h"

#include "base/core/limits.h"
#include "base/text/suggestion.h"
#include "rules/ids.h"
#include "rules/kinds.h"
#include "rules/registry.h"
#include "schema/ir/kinds.h"
#include "tree/comment.h"
#include "tree/quote.h"

/* What all our words begin with, and the one that suppresses. */
#define PREFIX "invokelint-"
#define WORD PREFIX "ignore"

struct ignore_name {
    const struct kind *kind;
    struct span where; /* of the id, in the source */
    struct span cut;   /* what goes with it when it is removed */
    struct span whole; /* the remark, with what goes with it */
    bool comment;      /* a comment is, or is in, what goes with it */
    struct span scope; /* where it holds; empty: nowhere */
    struct slice reason;
    uint32_t mark; /* number of the remark */
    bool used;
    struct diag *diag; /* that says it is unused */
};

/* A remark that is being read. */
struct remark {
    struct suppressions *ignore;
    struct bag *bag;
    const struct tree *tree;
    const struct node *node; /* the string that holds it; NULL: a comment */
    struct slice text;       /* of the source, or decoded of the string */
    size_t at;               /* in `text`: what is read next */
    uint32_t from;           /* of the tree in the source */
};

struct suppressions
suppressions_new(struct arena *arena, const struct config *config,
                 struct slice path, bool off)
{
    struct suppressions ignore = {.arena = arena, .off = off};

    if (!config)
        return ignore;
    ignore.key = config->settings.ignore_key;
    config_scopes_begin(config, arena, path, &ignore.scopes);
    return ignore;
}

/* ---- The rules that a remark names --------------------------------------- */

/* The span of bytes [from, to) of the text, in that of the tree. */
static struct span
span_of(const struct remark *remark, size_t from, size_t to)
{
    return remark->node ? quote_span(remark->tree, remark->node, from, to)
                        : span_make(from, to - from);
}

static void
unknown_rule(struct remark *remark, struct slice word, struct span where)
{
    struct arena *arena = remark->ignore->arena;
    struct slice suggestion = ids_suggest(remark->bag, word), problem;

    if (ids_check(arena, word, suggestion, &problem)) {
        bag_add(remark->bag, &kind_ignore_unknown_rule, where,
                "`%.*s` is a family: a remark names each rule by its id",
                SLICE_ARGS(word));
        return;
    }
    struct diag *diag = bag_add(remark->bag, &kind_ignore_unknown_rule, where,
                                "%.*s", SLICE_ARGS(problem));

    if (suggestion.len)
        bag_fix(remark->bag, diag, true,
                arena_printf(arena, "replace it with `%.*s`",
                             SLICE_ARGS(suggestion)),
                where, suggestion);
}

static bool
divides(char c)
{
    return c == ',' || c == ' ' || c == '\t';
}

/* Adds the rule called by bytes [from, to); `count` were named before. */
static void
add_name(struct remark *remark, size_t from, size_t to, uint32_t count)
{
    struct suppressions *ignore = remark->ignore;
    struct slice word = slice_cut(remark->text, from, to);
    struct span where = span_of(remark, from, to);
    const struct kind *kind = registry_find(word);
    size_t start = from, end = to;

    if (!kind) {
        unknown_rule(remark, word, where);
        return;
    }
    if (ignore->name.count == LIMIT_REMARKS) {
        ignore->full = true;
        bag_add(remark->bag, &kind_ignore_malformed, where,
                "more than %d rules are named in this file: this one and the "
                "rest have no effect",
                LIMIT_REMARKS);
        return;
    }
    /* With the divider before it, or after the first one. */
    while (count && start > 0 && divides(remark->text.at[start - 1]))
        start--;
    while (!count && end < remark->text.len && divides(remark->text.at[end]))
        end++;
    struct ignore_name *name = vec_push(ignore->arena, &ignore->name);

    name->kind = kind;
    name->where = where;
    name->cut = span_of(remark, start, end);
    name->where.at += remark->from;
    name->cut.at += remark->from;
    name->mark = ignore->marks;
}

/* Reads `RULE[, RULE]... [-- reason]`; false when it names no rule at all. */
static bool
read_names(struct remark *remark)
{
    struct suppressions *ignore = remark->ignore;
    uint32_t first = ignore->name.count, count = 0;
    struct slice text = remark->text, reason = {0};
    size_t at = remark->at;

    while (at < text.len && !ignore->full) {
        size_t start = at;

        if (slice_starts(slice_cut(text, at, text.len), S("--"))) {
            reason = slice_trim(slice_cut(text, at + 2, text.len));
            break;
        }
        while (at < text.len && !divides(text.at[at]))
            at++;
        if (at > start)
            add_name(remark, start, at, count++);
        else
            at++;
    }
    for (uint32_t i = first; i < ignore->name.count; i++)
        ignore->name.item[i].reason = reason;
    return count > 0 || ignore->full;
}

/* ---- Comments ------------------------------------------------------------ */

/* A walk through a text with comments, line by line. */
struct suppressed_lines {
    struct remark remark;
    size_t line;      /* where the line began */
    size_t last;      /* where the line before it ended */
    bool code;        /* something other than comments is on the line */
    uint32_t pending; /* the first name whose line is not known yet */
};

/* LF, or the CR of no CRLF. */
static bool
is_line_end(struct slice text, size_t at)
{
    return text.at[at] == '\n' ||
           (text.at[at] == '\r' &&
            (at + 1 == text.len || text.at[at + 1] != '\n'));
}

/* The names that wait for a line get the one that ends at `end`. */
static void
end_line(struct suppressed_lines *lines, size_t end)
{
    struct suppressions *ignore = lines->remark.ignore;

    for (uint32_t i = lines->pending; lines->code && i < ignore->name.count;
         i++) {
        struct ignore_name *name = &ignore->name.item[i];

        if (name->scope.len == 0)
            name->scope =
                span_make(lines->line + lines->remark.from, end - lines->line);
    }
    if (lines->code)
        lines->pending = ignore->name.count;
    lines->code = false;
    lines->line = end + 1;
}

/* What goes with the comment [from, to) when it is removed: its line, or the
 * blanks before it, or those between it and what follows.
 */
static struct span
comment_cut(const struct suppressed_lines *lines, size_t from, size_t to)
{
    struct slice text = lines->remark.tree->source->text;
    size_t start = from, end = to;

    while (start > 0 && divides(text.at[start - 1]) &&
           text.at[start - 1] != ',')
        start--;
    while (end < text.len && (text.at[end] == ' ' || text.at[end] == '\r'))
        end++;
    if (end < text.len && text.at[end] != '\n')
        return span_make(from, end - from);
    if (start == lines->line)
        return span_make(start, end + (end < text.len) - start);
    return span_make(start, to - start);
}

static void
unknown_word(struct remark *remark, size_t from, size_t to)
{
    struct slice word = slice_cut(remark->text, from, to);
    struct suggestion suggestion = suggestion_start(word);

    suggestion_offer(&suggestion, S(WORD));
    suggestion_offer(&suggestion, S(WORD "-file"));
    struct slice best = suggestion_best(&suggestion);

    bag_add(remark->bag, &kind_ignore_malformed, span_make(from, to - from),
            "unknown remark `%.*s`; did you mean `%.*s`?", SLICE_ARGS(word),
            SLICE_ARGS(best.len ? best : S(WORD)));
}

/* The comment [from, to), whose text begins at `at` and ends at `end`. */
static void
read_comment(struct suppressed_lines *lines, size_t from, size_t to,
             struct span inside)
{
    struct remark remark = lines->remark;
    struct suppressions *ignore = remark.ignore;
    uint32_t first = ignore->name.count;
    size_t at = inside.at, end = span_end(inside);

    while (at < end &&
           (remark.text.at[at] == ' ' || remark.text.at[at] == '\t'))
        at++;
    if (!slice_starts(slice_cut(remark.text, at, end), S(PREFIX)))
        return;
    size_t word = at;

    while (at < end && !divides(remark.text.at[at]))
        at++;
    struct slice name = slice_cut(remark.text, word, at);
    bool file = slice_equal(name, S(WORD "-file"));

    if (!file && !slice_equal(name, S(WORD))) {
        unknown_word(&remark, word, at);
        return;
    }
    remark.text = slice_cut(remark.text, 0, end);
    remark.at = at;
    ignore->marks++;
    if (!read_names(&remark)) {
        bag_add(remark.bag, &kind_ignore_malformed, span_make(word, at - word),
                "`%.*s` needs the id of a rule", SLICE_ARGS(name));
        return;
    }
    struct span whole = comment_cut(lines, from, to);

    whole.at += remark.from;
    for (uint32_t i = first; i < ignore->name.count; i++) {
        ignore->name.item[i].whole = whole;
        ignore->name.item[i].comment = true;
        if (file)
            ignore->name.item[i].scope = span_make(0, UINT32_MAX);
    }
}

/* The end of the string that begins at `at`, or of its line. */
static size_t
string_end(struct slice text, size_t at)
{
    for (at++; at < text.len && text.at[at] != '\n'; at++) {
        if (text.at[at] == '"')
            return at + 1;
        if (text.at[at] == '\\' && at + 1 < text.len && text.at[at + 1] != '\n')
            at++;
    }
    return at;
}

static size_t
line_end(struct slice text, size_t at)
{
    while (at < text.len && text.at[at] != '\n' && text.at[at] != '\r')
        at++;
    return at;
}

/* Reads the comment at `at`, and returns where it ends. */
static size_t
skip_comment(struct suppressed_lines *lines, size_t at)
{
    struct slice text = lines->remark.text;
    bool block = text.at[at + 1] == '*';
    size_t line = line_end(text, at + 2);
    size_t end = line;

    if (block) {
        size_t close = slice_find(text, S("*/"), at + 2);

        end = close == SLICE_NONE ? text.len : close + 2;
        if (close < line)
            line = close;
    }
    read_comment(lines, at, end, span_make(at + 2, line - at - 2));
    for (size_t i = at; block && i < end; i++)
        if (is_line_end(text, i))
            end_line(lines, i);
    return end;
}

static void
learn_comments(struct remark remark)
{
    struct suppressed_lines lines = {.remark = remark,
                                     .pending = remark.ignore->name.count};
    struct slice text = remark.text;
    size_t at = 0;

    while (at < text.len) {
        char c = text.at[at];

        if (is_line_end(text, at)) {
            end_line(&lines, at++);
        } else if (c == '/' && at + 1 < text.len &&
                   (text.at[at + 1] == '/' || text.at[at + 1] == '*')) {
            at = skip_comment(&lines, at);
        } else if (c == '"') {
            lines.code = true;
            at = string_end(text, at);
        } else {
            lines.code |= c != ' ' && c != '\t' && c != '\r';
            at++;
        }
    }
    end_line(&lines, text.len);
}

/* ---- Members ------------------------------------------------------------- */

/* Whether the schema says of `key` that it does not belong there: then it is
 * ours.  The finding goes.
 */
static bool
take_unknown(const struct node *key, struct bag *bag)
{
    for (uint32_t i = 0; i < bag->list.count; i++) {
        struct diag *diag = bag->list.item[i];

        if (diag->kind == &kind_schema_unknown_key &&
            diag->where.at == key->at) {
            bag_drop(bag, diag);
            return true;
        }
    }
    return false;
}

/* The member with `key` and a comma. */
static struct span
member_cut(const struct node *object, const struct node *key)
{
    const struct node *next = node_next(object, key), *before = NULL;
    uint32_t end = span_end(node_span(node_value(key)));

    if (next)
        return span_make(key->at, next->at - key->at);
    for (const struct node *k = node_first(object); k != key;
         k = node_next(object, k))
        before = node_value(k);
    if (!before)
        return span_make(key->at, end - key->at);
    return span_make(span_end(node_span(before)),
                     end - span_end(node_span(before)));
}

static void
read_string(struct remark *remark, const struct node *node)
{
    if (node_is(node, NODE_STRING)) {
        remark->node = node;
        remark->text = node_text(remark->tree, node);
        remark->at = 0;
        if (read_names(remark))
            return;
    }
    bag_add(remark->bag, &kind_ignore_malformed, node_span(node),
            "expected a string with the ids of rules");
}

static void
learn_member(struct remark remark, const struct node *object,
             const struct node *key)
{
    struct suppressions *ignore = remark.ignore;
    const struct node *value = node_value(key);
    uint32_t first = ignore->name.count;
    struct span whole = member_cut(object, key), scope = node_span(object);

    if (!take_unknown(key, remark.bag)) {
        bag_add(remark.bag, &kind_ignore_malformed, node_span(key),
                "this object may have any key, so `%.*s` is sent like the "
                "others and suppresses nothing",
                SLICE_ARGS(ignore->key));
        return;
    }
    ignore->marks++;
    if (!node_is(value, NODE_ARRAY) || node_count(value) == 0)
        read_string(&remark, value);
    else
        for (const struct node *item = node_first(value); item;
             item = node_next(value, item))
            read_string(&remark, item);
    bool comment = comment_within(remark.tree, whole);

    whole.at += remark.from;
    scope.at += remark.from;
    for (uint32_t i = first; i < ignore->name.count; i++) {
        struct ignore_name *name = &ignore->name.item[i];

        name->whole = whole;
        name->comment = comment;
        name->scope = scope;
        /* Of an array only the whole goes: its commas are none of ours. */
        if (node_is(value, NODE_ARRAY))
            name->cut.len = 0;
    }
}

static void
learn_members(struct remark remark)
{
    const struct tree *tree = remark.tree;
    uint32_t count = 0;

    for (const struct node *object = tree_root(tree);
         object && object < tree->node + tree->count; object++) {
        if (!node_is(object, NODE_OBJECT))
            continue;
        const struct node *key = node_key(tree, object, remark.ignore->key);

        if (key && count++ < LIMIT_REMARKS)
            learn_member(remark, object, key);
    }
}

void
suppressions_learn(struct suppressions *ignore, const struct tree *tree,
                   bool jsonc, uint32_t from, struct bag *bag)
{
    struct remark remark = {
        .ignore = ignore,
        .bag = bag,
        .tree = tree,
        .text = tree->source->text,
        .from = from,
    };

    config_scopes_add(&ignore->scopes, ignore->arena, tree, from);
    ignore->incomplete |= bag_full(bag) || bag->dropped;
    if (ignore->off)
        return;
    if (jsonc && slice_find(remark.text, S(PREFIX), 0) != SLICE_NONE)
        learn_comments(remark);
    if (ignore->key.len &&
        slice_find(remark.text, ignore->key, 0) != SLICE_NONE)
        learn_members(remark);
}

/* ---- What it comes to ---------------------------------------------------- */

static void
suppress(struct suppressions *ignore, struct diag *diag)
{
    for (uint32_t i = 0; i < ignore->name.count; i++) {
        struct ignore_name *name = &ignore->name.item[i];

        if (name->kind != diag->kind || diag == name->diag ||
            diag->where.at < name->scope.at ||
            diag->where.at - name->scope.at >= name->scope.len)
            continue;
        name->used = true;
        if (diag->suppression == SUPPRESSION_NONE) {
            diag->suppression = SUPPRESSION_IN_SOURCE;
            diag->reason = name->reason;
        }
    }
}

/* Whether nothing that is named in the remark of `name` was found, and `name`
 * is the first in it: then the whole remark can go.
 */
static bool
takes_all(const struct suppressions *ignore, const struct ignore_name *name)
{
    bool before = false;

    for (uint32_t i = 0; i < ignore->name.count; i++) {
        const struct ignore_name *other = &ignore->name.item[i];

        if (other->mark == name->mark &&
            (other->used || (other != name && !before)))
            return false;
        before |= other == name;
    }
    return true;
}

static bool
none_used(const struct suppressions *ignore, uint32_t mark)
{
    for (uint32_t i = 0; i < ignore->name.count; i++)
        if (ignore->name.item[i].mark == mark && ignore->name.item[i].used)
            return false;
    return true;
}

static void
report_unused(struct suppressions *ignore, struct ignore_name *name,
              struct bag *bag)
{
    struct span cut = {0};
    bool all = takes_all(ignore, name);

    if (all)
        cut = name->whole;
    else if (!none_used(ignore, name->mark))
        cut = name->cut;
    name->diag = bag_add(bag, &kind_unused_suppression, name->where,
                         name->scope.len
                             ? "nothing to suppress: `%s` finds nothing here"
                             : "nothing to suppress: no line follows for `%s`",
                         name->kind->id);
    if (cut.len)
        bag_fix(bag, name->diag, !all || !name->comment,
                S("remove the suppression"), cut, S(""));
}

/* Says which names are unused: those of `unused-suppression` itself, or the
 * others.
 */
static void
report_names(struct suppressions *ignore, bool itself, struct bag *bag)
{
    for (uint32_t i = 0; i < ignore->name.count; i++) {
        struct ignore_name *name = &ignore->name.item[i];

        if ((name->kind == &kind_unused_suppression) != itself)
            continue;
        if (name->used && name->diag) {
            bag_drop(bag, name->diag);
            name->diag = NULL;
        } else if (!name->used && !name->diag && !ignore->incomplete) {
            report_unused(ignore, name, bag);
        }
    }
}

void
suppressions_finish(struct suppressions *ignore, struct bag *bag)
{
    if (ignore->name.count == 0)
        return;
    for (uint32_t i = 0; i < bag->list.count; i++)
        suppress(ignore, bag->list.item[i]);
    uint32_t count = bag->list.count;

    report_names(ignore, false, bag);
    for (uint32_t i = count; i < bag->list.count; i++)
        suppress(ignore, bag->list.item[i]);
    report_names(ignore, true, bag);
}
