#include "lint/config/config.h"

#include "base/core/limits.h"
#include "base/files/glob_set.h"
#include "port/bundle.h"
#include "read/json/read_json.h"
#include "rules/ids.h"
#include "rules/registry.h"
#include "schema/evaluate/evaluate.h"
#include "schema/ir/kinds.h"
#include "tree/kinds.h"
#include "tree/pointer.h"

/* One reading.  Whatever has not the type that it should have is passed over
 * here: the schema has said so.
 */
struct config_reading {
    struct arena *arena;
    const struct tree *tree;
    struct config *config;
    struct bag *bag;
};

/* ---- Values -------------------------------------------------------------- */

static struct slice
text_of(const struct config_reading *r, const struct node *value)
{
    return node_is(value, NODE_STRING) ? node_text(r->tree, value)
                                       : slice_make(NULL, 0);
}

static struct slice
text_at(const struct config_reading *r, const struct node *object,
        struct slice name)
{
    return text_of(r, node_find(r->tree, object, name));
}

static bool
level_at(const struct config_reading *r, const struct node *value,
         enum level *level)
{
    struct slice text = text_of(r, value);

    return text.len && level_find(arena_copy(r->arena, text).at, level);
}

static void
read_names(struct config_reading *r, const struct node *array,
           struct settings_names *names)
{
    for (const struct node *item =
             node_is(array, NODE_ARRAY) ? node_first(array) : NULL;
         item; item = node_next(array, item))
        if (node_is(item, NODE_STRING))
            *vec_push(r->arena, &names->list) = node_text(r->tree, item);
}

/* Names that may be globs.  None is left out for being like others: the schema
 * takes a thousand of them, here and for read_globs().
 */
static void
read_patterns(struct config_reading *r, const struct node *array,
              struct settings_names *names)
{
    read_names(r, array, names);
    if (names->list.count)
        names->globs = arena_new(r->arena, struct glob_set);
    for (uint32_t i = 0; i < names->list.count; i++)
        glob_set_add(r->arena, names->globs, names->list.item[i], i + 1);
}

static void
read_globs(struct config_reading *r, const struct node *array,
           struct gitignore *ignore)
{
    struct settings_names names = {0};

    read_names(r, array, &names);
    for (uint32_t i = 0; i < names.list.count; i++)
        gitignore_add(r->arena, ignore, S(""), names.list.item[i]);
}

/* ---- Rules --------------------------------------------------------------- */

/* An id says more than any beginning of it. */
static size_t
weight(const struct config_rule *rule)
{
    return rule->pattern.len + (ids_is_family(rule->pattern) ? 0 : 2);
}

/* Keeps what says most first, and else the order of the file. */
static void
add_rule(struct arena *arena, struct config_rules *rules,
         struct config_rule rule)
{
    *vec_push(arena, &rules->list) = rule;
    uint32_t i = rules->list.count - 1;

    for (; i > 0 && weight(&rules->list.item[i - 1]) < weight(&rule); i--)
        rules->list.item[i] = rules->list.item[i - 1];
    rules->list.item[i] = rule;
}

static void
unknown_rule(struct config_reading *r, const struct node *key)
{
    struct slice text = node_text(r->tree, key), problem;
    struct slice suggestion = ids_suggest(r->bag, text);

    if (ids_check(r->arena, text, suggestion, &problem))
        return;
    struct diag *diag = bag_add(r->bag, &kind_schema_unknown_key,
                                node_span(key), "%.*s", SLICE_ARGS(problem));

    if (suggestion.len)
        bag_fix(r->bag, diag, true,
                arena_printf(r->arena, "replace it with `%.*s`",
                             SLICE_ARGS(suggestion)),
                node_span(key),
                arena_printf(r->arena, "\"%.*s\"", SLICE_ARGS(suggestion)));
}

static void
read_rules(struct config_reading *r, const struct node *object,
           struct config_rules *rules)
{
    if (!node_is(object, NODE_OBJECT))
        return;
    for (const struct node *key = node_first(object); key;
         key = node_next(object, key)) {
        struct config_rule rule = {
            .pattern = node_text(r->tree, key),
            .where = node_span(key),
        };

        unknown_rule(r, key);
        /* What is unknown decides nothing: an error stops the run. */
        if (rules->list.count < registry_count() &&
            level_at(r, node_value(key), &rule.level))
            add_rule(r->arena, rules, rule);
    }
}

const struct config_rule *
config_rule_find(const struct config_rules *rules, struct slice id)
{
    for (uint32_t i = 0; i < rules->list.count; i++)
        if (ids_match(rules->list.item[i].pattern, id))
            return &rules->list.item[i];
    return NULL;
}

/* ---- Members ------------------------------------------------------------- */

static void
read_overrides(struct config_reading *r, const struct node *array)
{
    if (!node_is(array, NODE_ARRAY))
        return;
    for (const struct node *item = node_first(array); item;
         item = node_next(array, item)) {
        struct config_override *override =
            vec_push(r->arena, &r->config->overrides);

        read_globs(r, node_find(r->tree, item, S("files")), &override->files);
        read_names(r, node_find(r->tree, item, S("pointers")),
                   &override->pointer);
        read_rules(r, node_find(r->tree, item, S("rules")), &override->rules);
        override->reason = text_at(r, item, S("reason"));
    }
}

static void
read_delimiters(struct config_reading *r, const struct node *array)
{
    if (!node_is(array, NODE_ARRAY))
        return;
    for (const struct node *item = node_first(array); item;
         item = node_next(array, item)) {
        struct settings_pair pair = {
            .open = text_of(r, node_element(item, 0)),
            .close = text_of(r, node_element(item, 1)),
        };

        if (slice_find(pair.open, S("{{"), 0) != SLICE_NONE ||
            slice_find(pair.close, S("}}"), 0) != SLICE_NONE)
            bag_add(r->bag, &kind_schema_no_match, node_span(item),
                    "`{{ }}` are Port's own delimiters: others must not hold "
                    "them");
        else if (pair.open.len && pair.close.len)
            *vec_push(r->arena, &r->config->settings.delimiter) = pair;
    }
}

static void
read_repositories(struct config_reading *r, const struct node *object)
{
    if (!node_is(object, NODE_OBJECT))
        return;
    for (const struct node *key = node_first(object); key;
         key = node_next(object, key))
        *vec_push(r->arena, &r->config->repositories) =
            (struct config_repository){
                .name = node_text(r->tree, key),
                .folder = text_of(r, node_value(key)),
            };
}

static void
read_members(struct config_reading *r)
{
    const struct tree *tree = r->tree;
    const struct node *root = tree_root(tree);
    struct config *config = r->config;
    struct settings *settings = &config->settings;
    const struct node *secrets = node_find(tree, root, S("secrets"));
    const struct node *warnings = node_find(tree, root, S("maxWarnings"));

    read_rules(r, node_find(tree, root, S("rules")), &config->rules);
    read_overrides(r, node_find(tree, root, S("overrides")));
    read_globs(r, node_find(tree, root, S("ignore")), &config->ignore);
    read_delimiters(r, node_find(tree, root, S("delimiters")));
    read_patterns(r, node_find(tree, root, S("placeholders")),
                  &settings->placeholder);
    read_names(r, secrets, &settings->secret);
    settings->secrets_known = secrets != NULL;
    read_patterns(r, node_find(tree, root, S("hosts")), &settings->host);
    read_globs(r, node_find(tree, root, S("blueprints")), &config->blueprints);
    read_globs(r, node_find(tree, root, S("workflows")), &config->workflows);
    read_repositories(r, node_find(tree, root, S("repositories")));
    if (slice_equal(text_at(r, root, S("dialect")), S("1.8")))
        config->dialect = JQ_1_8;
    level_at(r, node_find(tree, root, S("failOn")), &config->fail_on);
    if (node_is(warnings, NODE_NUMBER) &&
        !slice_number(node_text(tree, warnings), &config->max_warnings))
        bag_add(r->bag, &kind_schema_type, node_span(warnings),
                "expected a whole number in digits");
    settings->ignore_key = text_at(r, root, S("ignoreKey"));
    config->baseline = text_at(r, root, S("baseline"));
}

/* ---- The file ------------------------------------------------------------ */

static bool
check(struct config_reading *r, struct arena *scratch)
{
    const struct node *root = tree_root(r->tree);
    struct eval_options options = {.kind_find = registry_find};

    if (root)
        schema_eval(&bundle_schemas,
                    schema_find(&bundle_schemas, S("config.schema.json")),
                    r->tree, root, &options, scratch, r->bag);
    return node_is(root, NODE_OBJECT);
}

bool
config_read(struct arena *arena, struct source source, struct slice folder,
            struct config *config, struct bag *bag)
{
    struct config_reading r = {.arena = arena, .config = config, .bag = bag};
    struct read_options options = {.jsonc = true};
    struct arena scratch = ARENA_INIT;
    struct tree tree;

    *config = (struct config){
        .source = source,
        .folder = folder,
        .max_warnings = CONFIG_UNSET,
    };
    if (source.text.len > LIMIT_CONFIG_BYTES) {
        bag_add(bag, &kind_json_size, span_make(0, 0),
                "the configuration is larger than this program reads (%d KiB)",
                LIMIT_CONFIG_BYTES >> 10);
    } else {
        tree = read_json(arena, &config->source, options, bag);
        r.tree = &tree;
        if (check(&r, &scratch))
            read_members(&r);
    }
    bag_finish(bag);
    arena_close(&scratch);
    return bag_count(bag, LEVEL_ERROR) == 0;
}

/* ---- Overrides ----------------------------------------------------------- */

/* The member or element that `node` is: with its key. */
static struct span
place_of_value(const struct tree *tree, const struct node *node)
{
    const struct node *parent = node_parent(tree, node);

    return node_is(parent, NODE_KEY)
               ? span_join(node_span(parent), node_span(node))
               : node_span(node);
}

void
config_scopes_begin(const struct config *config, struct arena *arena,
                    struct slice path, struct config_scopes *scopes)
{
    for (uint32_t i = 0; i < config->overrides.count; i++) {
        const struct config_override *override = &config->overrides.item[i];

        if (override->files.line.count &&
            !gitignore_covers(&override->files, path))
            continue;
        if (override->pointer.list.count)
            *vec_push(arena, &scopes->pointed) = override;
        else
            *vec_push(arena, &scopes->list) =
                (struct config_scope){override, span_make(0, UINT32_MAX)};
    }
}

void
config_scopes_add(struct config_scopes *scopes, struct arena *arena,
                  const struct tree *tree, uint32_t from)
{
    for (uint32_t i = 0; tree_root(tree) && i < scopes->pointed.count; i++) {
        const struct config_override *override = scopes->pointed.item[i];
        const struct settings_names *pointers = &override->pointer;

        for (uint32_t p = 0; p < pointers->list.count; p++) {
            const struct node *node =
                pointer_find(tree, pointers->list.item[p]);

            if (!node)
                continue;
            struct span where = place_of_value(tree, node);

            where.at += from;
            *vec_push(arena, &scopes->list) =
                (struct config_scope){override, where};
        }
    }
}

const struct config_rule *
config_scopes_find(const struct config_scopes *scopes, const struct diag *diag,
                   const struct config_override **override)
{
    const struct config_rule *best = NULL;

    *override = NULL;
    for (uint32_t i = 0; i < scopes->list.count; i++) {
        const struct config_scope *scope = &scopes->list.item[i];

        if (diag->where.at < scope->where.at ||
            diag->where.at - scope->where.at >= scope->where.len ||
            scope->override < *override)
            continue;
        const struct config_rule *rule = config_rule_find(
            &scope->override->rules, slice_from(diag->kind->id));

        if (!rule)
            continue;
        *override = scope->override;
        best = rule;
    }
    return best;
}
