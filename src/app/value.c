#include "app/value.h"

#include "lint/lint.h"
#include "lint/single_expression.h"
#include "port/bundle.h"
#include "report/reporter.h"
#include "rules/registry.h"

static void
add(struct value_words *words, struct slice text, struct slice summary)
{
    *vec_push(words->arena, &words->list) = (struct value_word){text, summary};
}

/* What is between the characters of `dividers`. */
static void
add_divided(struct value_words *words, struct slice text, const char *dividers)
{
    size_t from = 0;

    for (size_t i = 0; i <= text.len; i++) {
        if (i < text.len && !strchr(dividers, text.at[i]))
            continue;
        if (i > from)
            add(words, slice_cut(text, from, i), slice_make(NULL, 0));
        from = i + 1;
    }
}

static void
add_bundled(struct value_words *words)
{
    for (uint32_t i = 0; i < bundle_count(); i++)
        add(words, bundle_name(i), slice_make(NULL, 0));
}

static void
add_contexts(struct value_words *words)
{
    struct map names = expression_places(words->arena);

    add(words, S("any"), S("every root and field may exist"));
    for (uint32_t i = 0; i < names.count; i++)
        add(words, names.entry[i].key, slice_make(NULL, 0));
}

static void
add_reporters(struct value_words *words)
{
    for (uint32_t i = 0; i < reporter_count(); i++)
        add(words, slice_from(reporter_at(i)->name),
            slice_from(reporter_at(i)->summary));
}

static void
add_formats(struct value_words *words)
{
    for (uint32_t i = 0; i < reporter_count(); i++)
        if (!reporter_at(i)->errors)
            add(words, slice_from(reporter_at(i)->name),
                slice_from(reporter_at(i)->summary));
}

static void
add_kinds(struct value_words *words)
{
    add_divided(words, slice_from(lint_kind_names()), ", ");
}

static void
add_rules(struct value_words *words)
{
    for (uint32_t i = 0; i < registry_count(); i++)
        add(words, slice_from(registry_at(i)->id),
            slice_from(registry_at(i)->summary));
}

static void
add_patterns(struct value_words *words)
{
    static const char *const families[] = {"json-", "jq-", "schema-",
                                           "template-", "type-"};

    for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++) {
        struct slice family = slice_from(families[i]);
        bool found = false;

        for (uint32_t k = 0; k < registry_count(); k++)
            found |= slice_starts(slice_from(registry_at(k)->id), family);
        if (found)
            add(words, family, S("all rules of this family"));
    }
    add_rules(words);
}

static const struct value values[] = {
#define VALUE(id, placeholder, commands, form, words, find) \
    {#id, placeholder, (commands), VALUE_##form, words, find},
#include "app/values.def"
#undef VALUE
};

enum { VALUES = sizeof(values) / sizeof(values[0]) };

const struct value *
value_next(const struct value *value)
{
    value = value ? value + 1 : values;
    return value < values + VALUES ? value : NULL;
}

const struct value *
value_find(const char *placeholder, enum command_id command)
{
    struct slice wanted = slice_from(placeholder);

    for (const struct value *v = value_next(NULL); v; v = value_next(v))
        if ((v->commands & 1u << command) &&
            slice_equal(wanted, slice_from(v->placeholder)))
            return v;
    return NULL;
}

struct value_words
value_words(struct arena *arena, const struct value *value)
{
    struct value_words words = {.arena = arena};

    add_divided(&words, slice_from(value->words), " ");
    if (value->find)
        value->find(&words);
    return words;
}
