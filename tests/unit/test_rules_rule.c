#include "test.h"

/* What rules are not shown, and where they do not look, over all fixtures:
 * none of them would have had anything to say.
 */

#include "base/files/file.h"
#include "base/files/walk.h"
#include "lint/document.h"
#include "lint/thread_cache.h"
#include "read/json/read_json.h"
#include "rules/registry.h"

struct shown {
    struct rule_context look;
    const struct expressions *sites;
    unsigned looks; /* how often a rule was made to look */
};

typedef void visitor(struct shown *shown);

static bool
is_json(struct slice name)
{
    return slice_ends(name, S(".json"));
}

static void
show_document(struct arena *arena, const struct tree *tree,
              const struct document_part *part, visitor *show, unsigned *looks)
{
    struct thread_cache cache = {0};
    struct bag bag = bag_new(arena);
    struct action action = action_view(tree, part->node);
    struct document document = {
        .arena = arena,
        .bag = &bag,
        .tree = tree,
        .cache = &cache,
        .settings = &settings_none,
    };

    thread_cache_begin(&cache);
    struct expressions expressions = document_expressions(&document, part);
    struct shown shown = {
        .look = {.arena = arena,
                 .tree = tree,
                 .action = &action,
                 .expressions = &expressions,
                 .expressions_whole = true,
                 .patterns = cache.patterns,
                 .settings = &settings_none},
        .sites = &expressions,
    };

    show(&shown);
    *looks += shown.looks;
    thread_cache_close(&cache);
}

static void
show_file(struct slice path, visitor *show, unsigned *looks)
{
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);
    struct slice text;
    const char *why;

    assert_true(file_read(&arena, path.at, &text, &why));
    struct source source = source_make(path, text);
    struct tree tree =
        read_json(&arena, &source, (struct read_options){0}, &bag);
    struct document_parts parts = document_kind_find(&arena, &tree);

    for (uint32_t i = 0; i < parts.list.count; i++)
        if (parts.list.item[i].kind == DOCUMENT_ACTION)
            show_document(&arena, &tree, &parts.list.item[i], show, looks);
    arena_close(&arena);
}

/* Shows every action below fixtures/; how often a rule looked. */
static unsigned
show_fixtures(void **state, visitor *show)
{
    struct arena arena = ARENA_INIT;
    struct walk walk = {0};
    unsigned looks = 0;

    walk_directory(&arena,
                   arena_printf(&arena, "%s/fixtures", (const char *)*state),
                   is_json, &walk);
    assert_true(walk.path.count > 100);
    for (uint32_t i = 0; i < walk.path.count; i++)
        show_file(walk.path.item[i], show, &looks);
    arena_close(&arena);
    return looks;
}

/* ---- What is not shown ------------------------------------------------------
 */

static void
show_untraited(struct shown *shown)
{
    struct rule_context context = shown->look;
    struct bag bag = bag_new(context.arena);

    context.bag = &bag;
    for (uint32_t i = 0; i < registry_rules(); i++) {
        const struct rule *rule = registry_table()[i];

        context.rule = rule;
        for (uint32_t k = 0;
             rule->on_expression && k < shown->sites->list.count; k++) {
            const struct expression *expression = &shown->sites->list.item[k];

            if (rule->traits & expression->traits)
                continue;
            rule->on_expression(&context, expression);
            shown->looks++;
        }
    }
    assert_int_equal(bag.list.count, 0);
}

static void
test_rule__sites_without_its_traits_are_nothing_to_it(void **state)
{
    assert_true(show_fixtures(state, show_untraited) > 1000);
}

/* ---- Where it does not look -------------------------------------------------
 */

static uint32_t
found_in(struct shown *shown, const struct action *action)
{
    struct rule_context context = shown->look;
    struct bag bag = bag_new(context.arena);

    context.bag = &bag;
    context.action = action;
    for (uint32_t i = 0; i < registry_rules(); i++) {
        const struct rule *rule = registry_table()[i];

        context.rule = rule;
        if (rule->on_action)
            rule->on_action(&context, action);
    }
    return bag.list.count;
}

/* With the set of all names no rule is kept from looking at each input. */
static void
show_names(struct shown *shown)
{
    struct action action = *shown->look.action, all = action;

    all.input_names = UINT64_MAX;
    assert_int_equal(found_in(shown, &action), found_in(shown, &all));
    shown->looks++;
}

static void
test_rule__a_set_of_names_hides_nothing(void **state)
{
    assert_true(show_fixtures(state, show_names) > 100);
}

int
main(int count, char **argument)
{
    char *root = count > 1 ? argument[1] : argument[0];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(
            test_rule__sites_without_its_traits_are_nothing_to_it, root),
        cmocka_unit_test_prestate(test_rule__a_set_of_names_hides_nothing,
                                  root),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
