/* bytes → tree → documents → bag; document.c has the rest of the way. */
#include "lint/lint.h"

#include "lint/document.h"
#include "lint/thread_cache.h"
#include "lint/workspace/source_reader.h"
#include "lint/workspace/workspace.h"
#include "tree/quote.h"

/* JSON inside a string of a JSON document; nobody means a third level. */
#define TEXT_DEPTH 2

/* Documents of one source that share its arena with what is kept. */
#define FEW_DOCUMENTS 16

struct source_pass {
    struct source_visitor visitor;
    struct arena *arena;
    const struct lint_options *options;
    struct thread_cache *cache;
    struct read_options read;
    enum document_kind first;          /* of the first tree that we know */
    unsigned depth;                    /* of JSON inside strings */
    const struct workspace_file *kept; /* or NULL */
};

/* ---- Kinds --------------------------------------------------------------- */

/* A part of an action may be alone or be the member of an object, which is
 * called as in an action.
 */
static const struct kind_documents {
    struct slice name;
    enum document_kind alone, member;
    enum name key;
} kinds[] = {
    [LINT_AUTO] = {SC("auto"), DOCUMENT_NONE, DOCUMENT_NONE, N_count_},
    [LINT_ACTION] = {SC("action"), DOCUMENT_ACTION, DOCUMENT_NONE, N_count_},
    [LINT_METHOD] = {SC("method"), DOCUMENT_METHOD, DOCUMENT_FRAGMENT,
                     N_invocationMethod},
    [LINT_TRIGGER] = {SC("trigger"), DOCUMENT_TRIGGER_BARE, DOCUMENT_TRIGGER,
                      N_trigger},
    [LINT_USER_INPUTS] = {SC("user-inputs"), DOCUMENT_INPUTS_BARE,
                          DOCUMENT_USER_INPUTS, N_userInputs},
    [LINT_PERMISSIONS] = {SC("permissions"), DOCUMENT_PERMISSIONS,
                          DOCUMENT_NONE, N_count_},
    [LINT_LEGACY] = {SC("legacy"), DOCUMENT_LEGACY, DOCUMENT_NONE, N_count_},
};

bool
lint_kind_find(struct slice name, enum lint_kind *kind)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (slice_equal(kinds[i].name, name)) {
            *kind = (enum lint_kind)i;
            return true;
        }
    }
    return false;
}

const char *
lint_kind_names(void)
{
    return "auto, action, method, trigger, user-inputs, permissions, legacy";
}

/* The documents that `--kind` makes of a tree: the root, or the elements of
 * a root that is an array.
 */
static void
force(struct arena *arena, const struct tree *tree, const struct node *node,
      const struct kind_documents *kind, struct document_parts *parts)
{
    bool member = kind->member != DOCUMENT_NONE && node_is(node, NODE_OBJECT) &&
                  node_member(tree, node, kind->key);

    *vec_push(arena, &parts->list) =
        (struct document_part){member ? kind->member : kind->alone, node, NULL};
}

static struct document_parts
forced_documents(struct arena *arena, const struct tree *tree,
                 const struct kind_documents *kind)
{
    struct document_parts parts = {0};
    const struct node *root = tree_root(tree);

    if (!root)
        return parts;
    if (!node_is(root, NODE_ARRAY)) {
        force(arena, tree, root, kind, &parts);
        return parts;
    }
    for (const struct node *item = node_first(root); item;
         item = node_next(root, item))
        force(arena, tree, item, kind, &parts);
    return parts;
}

/* ---- One JSON text ------------------------------------------------------- */

static enum document_kind
lint_text(struct source_pass *pass, const struct source *source,
          struct bag *bag);

/* Lints the JSON text inside the string `node`; its findings move to where
 * the string spells them.
 */
static void
lint_string(struct source_pass *pass, const struct tree *tree,
            const struct node *node, struct bag *bag)
{
    struct slice text = node_text(tree, node);
    struct source inner =
        source_make(tree->source->name, arena_copy(pass->arena, text));
    struct bag found = bag_within(pass->arena, bag);
    struct budget *budget = bag->budget;
    bool checked = !budget->unchecked;

    if (pass->depth == TEXT_DEPTH)
        return;
    pass->depth++;
    lint_text(pass, &inner, &found);
    pass->depth--;
    for (uint32_t i = 0; i < found.list.count; i++) {
        struct diag *diag = found.list.item[i];

        diag->where =
            quote_span(tree, node, diag->where.at, span_end(diag->where));
        for (struct related *r = diag->related; r; r = r->next)
            r->where = quote_span(tree, node, r->where.at, span_end(r->where));
        diag->fix.count = 0; /* the whole string is what is to be fixed */
        bag_take(bag, diag);
    }
    if (checked && budget->unchecked) {
        struct span where =
            quote_span(tree, node, budget->at, budget->at + budget->len);

        budget->at = where.at;
        budget->len = where.len;
    }
}

static struct document_parts
find_documents(const struct source_pass *pass, const struct tree *tree)
{
    if (pass->kept && tree == &pass->kept->tree)
        return pass->kept->parts;
    return document_kind_find(pass->arena, tree);
}

/* Returns the kind of the first document, DOCUMENT_NONE when there is none. */
static enum document_kind
lint_tree(struct source_pass *pass, const struct tree *tree, struct bag *bag)
{
    const struct kind_documents *forced = &kinds[pass->options->kind];
    struct document_parts parts =
        forced->alone != DOCUMENT_NONE
            ? forced_documents(pass->arena, tree, forced)
            : find_documents(pass, tree);
    struct document document = {
        .arena = pass->arena,
        .bag = bag,
        .tree = tree,
        .cache = pass->cache,
        .dialect = pass->options->dialect,
        .settings = pass->options->config ? &pass->options->config->settings
                                          : &settings_none,
        .catalog = pass->options->catalog,
        /* With remarks it matters what they suppress, if it is off or not. */
        .defaults = pass->options->defaults && !pass->options->config &&
                    !pass->read.jsonc,
    };
    enum document_kind first = DOCUMENT_NONE;
    struct arena scratch = ARENA_INIT;

    /* What is worked out for one of many documents goes with it. */
    if (parts.list.count > FEW_DOCUMENTS)
        document.arena = &scratch;
    for (uint32_t i = 0; i < parts.list.count; i++) {
        const struct document_part *part = &parts.list.item[i];

        if (first == DOCUMENT_NONE || document_kind_why(first))
            first = part->kind;
        if (document_kind_why(part->kind))
            continue;
        thread_cache_begin(pass->cache);
        document_lint(&document, part);
        if (part->kind == DOCUMENT_STRING)
            lint_string(pass, tree, part->node, bag);
        arena_reset(&scratch);
    }
    arena_close(&scratch);
    document.arena = pass->arena;
    if (parts.list.count > 1)
        documents_lint(&document, &parts);
    return first;
}

static enum document_kind
lint_text(struct source_pass *pass, const struct source *source,
          struct bag *bag)
{
    struct tree tree = read_json(pass->arena, source, pass->read, bag);

    return lint_tree(pass, &tree, bag);
}

/* ---- Files --------------------------------------------------------------- */

static void
visit(struct source_visitor *visitor, const struct tree *tree, struct bag *bag)
{
    struct source_pass *pass = (struct source_pass *)visitor;
    enum document_kind kind = lint_tree(pass, tree, bag);

    if (pass->first == DOCUMENT_NONE || document_kind_why(pass->first))
        pass->first = kind;
}

/* A text without a document of ours is skipped in silence.  It is not when
 * the user named it and it is not even JSON, or when it was found by walking
 * and holds what only actions hold.
 */
static bool
is_ours(const struct lint_result *result, const struct lint_options *options,
        enum document_kind kind)
{
    struct slice text = result->source.text;

    if (kind != DOCUMENT_NONE)
        return !document_kind_why(kind);
    if (options->kind != LINT_AUTO)
        return true;
    return result->bag.list.count > 0 &&
           (options->named ||
            slice_find(text, S("\"invocationMethod\""), 0) != SLICE_NONE);
}

/* Takes up what the first pass of a workspace has read, if it is this text:
 * a fix may have changed it since.
 */
static bool
take_kept(struct source_pass *pass, const struct workspace_file *kept,
          struct lint_result *result)
{
    struct bag *bag = &result->bag;

    if (!kept || !kept->tree.source ||
        kept->source.text.at != result->source.text.at)
        return false;
    pass->kept = kept;
    *bag->budget = *kept->bag.budget;
    for (uint32_t i = 0; i < kept->bag.list.count; i++)
        bag_take(bag, kept->bag.list.item[i]);
    bag->dropped += kept->bag.dropped;
    source_reader_visit(&pass->visitor, &kept->tree, pass->read, bag);
    return true;
}

struct lint_result
lint_source(struct arena *arena, struct source source,
            const struct lint_options *options)
{
    struct lint_result result = {
        .source = source,
        .bag = bag_for(arena, source.text.len),
    };
    struct thread_cache own = {0};
    struct source_pass pass = {
        .visitor.visit = visit,
        .visitor.suppressions = &result.suppressions,
        .arena = arena,
        .options = options,
        .cache = options->cache ? options->cache : &own,
        .read = source_reader_options(source.name, options->jsonc),
    };

    result.suppressions = suppressions_new(arena, options->config,
                                           options->path, options->no_ignores);
    thread_cache_begin(pass.cache);
    bool read = take_kept(&pass, options->kept, &result) ||
                source_reader_read(arena, &result.source, pass.read,
                                   &pass.visitor, &result.bag);

    thread_cache_close(&own);
    if (!read)
        return result;
    if (!is_ours(&result, options, pass.first)) {
        result.skipped = true;
        result.why = document_kind_why(pass.first);
        result.bag = bag_new(arena);
        return result;
    }
    suppressions_finish(&result.suppressions, &result.bag);
    bag_finish(&result.bag);
    return result;
}
