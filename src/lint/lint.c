/* bytes → tree → documents → bag; document.c has the rest of the way. */
#include "lint/lint.h"

#include "lint/desk.h"
#include "lint/document.h"
#include "lint/trees.h"
#include "lint/workspace.h"
#include "tree/quote.h"

/* JSON inside a string of a JSON document; nobody means a third level. */
#define TEXT_DEPTH 2

/* Documents of one source that share its arena with what is kept. */
#define FEW_DOCUMENTS 16

struct pass {
    struct trees_visitor visitor;
    struct arena *arena;
    const struct lint_options *options;
    struct desk *desk;
    struct read_options read;
    enum shape_kind first;             /* of the first tree that we know */
    unsigned depth;                    /* of JSON inside strings */
    const struct workspace_file *kept; /* or NULL */
};

/* ---- Kinds --------------------------------------------------------------- */

/* A part of an action may stand alone or be the member of an object, which is
 * called as in an action.
 */
static const struct kind_shape {
    struct slice name;
    enum shape_kind alone, member;
    enum name key;
} kinds[] = {
    [LINT_AUTO] = {SC("auto"), SHAPE_NONE, SHAPE_NONE, N_count_},
    [LINT_ACTION] = {SC("action"), SHAPE_ACTION, SHAPE_NONE, N_count_},
    [LINT_METHOD] = {SC("method"), SHAPE_METHOD, SHAPE_FRAGMENT,
                     N_invocationMethod},
    [LINT_TRIGGER] = {SC("trigger"), SHAPE_TRIGGER_BARE, SHAPE_TRIGGER,
                      N_trigger},
    [LINT_USER_INPUTS] = {SC("user-inputs"), SHAPE_INPUTS_BARE,
                          SHAPE_USER_INPUTS, N_userInputs},
    [LINT_PERMISSIONS] = {SC("permissions"), SHAPE_PERMISSIONS, SHAPE_NONE,
                          N_count_},
    [LINT_LEGACY] = {SC("legacy"), SHAPE_LEGACY, SHAPE_NONE, N_count_},
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
      const struct kind_shape *kind, struct shapes *shapes)
{
    bool member = kind->member != SHAPE_NONE && node_is(node, NODE_OBJECT) &&
                  node_member(tree, node, kind->key);

    *vec_push(arena, &shapes->list) =
        (struct shaped){member ? kind->member : kind->alone, node, NULL};
}

static struct shapes
forced_shapes(struct arena *arena, const struct tree *tree,
              const struct kind_shape *kind)
{
    struct shapes shapes = {0};
    const struct node *root = tree_root(tree);

    if (!root)
        return shapes;
    if (!node_is(root, NODE_ARRAY)) {
        force(arena, tree, root, kind, &shapes);
        return shapes;
    }
    for (const struct node *item = node_first(root); item;
         item = node_next(root, item))
        force(arena, tree, item, kind, &shapes);
    return shapes;
}

/* ---- One JSON text ------------------------------------------------------- */

static enum shape_kind
lint_text(struct pass *pass, const struct source *source, struct bag *bag);

/* Lints the JSON text inside the string `node`; its findings move to where
 * the string spells them.
 */
static void
lint_string(struct pass *pass, const struct tree *tree, const struct node *node,
            struct bag *bag)
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

static struct shapes
find_shapes(const struct pass *pass, const struct tree *tree)
{
    if (pass->kept && tree == &pass->kept->tree)
        return pass->kept->shapes;
    return shape_find(pass->arena, tree);
}

/* Returns the shape of the first document, SHAPE_NONE when there is none. */
static enum shape_kind
lint_tree(struct pass *pass, const struct tree *tree, struct bag *bag)
{
    const struct kind_shape *forced = &kinds[pass->options->kind];
    struct shapes shapes = forced->alone != SHAPE_NONE
                               ? forced_shapes(pass->arena, tree, forced)
                               : find_shapes(pass, tree);
    struct document document = {
        .arena = pass->arena,
        .bag = bag,
        .tree = tree,
        .desk = pass->desk,
        .dialect = pass->options->dialect,
        .settings = pass->options->config ? &pass->options->config->settings
                                          : &settings_none,
        .catalog = pass->options->catalog,
        /* With remarks it matters what they suppress, if it is off or not. */
        .defaults = pass->options->defaults && !pass->options->config &&
                    !pass->read.jsonc,
    };
    enum shape_kind first = SHAPE_NONE;
    struct arena scratch = ARENA_INIT;

    /* What is worked out for one of many documents goes with it. */
    if (shapes.list.count > FEW_DOCUMENTS)
        document.arena = &scratch;
    for (uint32_t i = 0; i < shapes.list.count; i++) {
        const struct shaped *shaped = &shapes.list.item[i];

        if (first == SHAPE_NONE || shape_why(first))
            first = shaped->kind;
        if (shape_why(shaped->kind))
            continue;
        desk_begin(pass->desk);
        document_lint(&document, shaped);
        if (shaped->kind == SHAPE_STRING)
            lint_string(pass, tree, shaped->node, bag);
        arena_reset(&scratch);
    }
    arena_close(&scratch);
    document.arena = pass->arena;
    if (shapes.list.count > 1)
        documents_lint(&document, &shapes);
    return first;
}

static enum shape_kind
lint_text(struct pass *pass, const struct source *source, struct bag *bag)
{
    struct tree tree = read_json(pass->arena, source, pass->read, bag);

    return lint_tree(pass, &tree, bag);
}

/* ---- Files --------------------------------------------------------------- */

static void
visit(struct trees_visitor *visitor, const struct tree *tree, struct bag *bag)
{
    struct pass *pass = (struct pass *)visitor;
    enum shape_kind kind = lint_tree(pass, tree, bag);

    if (pass->first == SHAPE_NONE || shape_why(pass->first))
        pass->first = kind;
}

/* A text without a document of ours is skipped in silence.  It is not when
 * the user named it and it is not even JSON, or when it was found by walking
 * and holds what only actions hold.
 */
static bool
is_ours(const struct lint_result *result, const struct lint_options *options,
        enum shape_kind kind)
{
    struct slice text = result->source.text;

    if (kind != SHAPE_NONE)
        return !shape_why(kind);
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
take_kept(struct pass *pass, const struct workspace_file *kept,
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
    trees_visit(&pass->visitor, &kept->tree, pass->read, bag);
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
    struct desk own = {0};
    struct pass pass = {
        .visitor.visit = visit,
        .visitor.ignore = &result.ignore,
        .arena = arena,
        .options = options,
        .desk = options->desk ? options->desk : &own,
        .read = trees_options(source.name, options->jsonc),
    };

    result.ignore =
        ignore_new(arena, options->config, options->path, options->no_ignores);
    desk_begin(pass.desk);
    bool read = take_kept(&pass, options->kept, &result) ||
                trees_read(arena, &result.source, pass.read, &pass.visitor,
                           &result.bag);

    desk_close(&own);
    if (!read)
        return result;
    if (!is_ours(&result, options, pass.first)) {
        result.skipped = true;
        result.why = shape_why(pass.first);
        result.bag = bag_new(arena);
        return result;
    }
    ignore_settle(&result.ignore, &result.bag);
    bag_finish(&result.bag);
    return result;
}
