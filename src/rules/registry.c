#include "rules/registry.h"

#include "diag/kinds.h"
#include "jq/kinds.h"
#include "port/kinds.h"
#include "rules/kinds.h"
#include "schema/ir/kinds.h"
#include "template/kinds.h"
#include "tree/kinds.h"

#define RULE(room, name) extern const struct rule rule_##name;
#include "rules/rules.def"
#undef RULE

static const struct rule *const rules[] = {
#define RULE(room, name) &rule_##name,
#include "rules/rules.def"
#undef RULE
};

/* The families, each sorted by id in its own file. */
#define KIND(name, id, level, fixable, summary) &kind_##name,
static const struct kind *const bag[] = {
#include "diag/kinds.def"
};
static const struct kind *const json[] = {
#include "tree/kinds.def"
};
static const struct kind *const schema[] = {
#include "schema/ir/kinds.def"
};
static const struct kind *const template[] = {
#include "template/kinds.def"
};
static const struct kind *const jq[] = {
#include "jq/kinds.def"
};
static const struct kind *const port[] = {
#include "port/kinds.def"
};
static const struct kind *const remark[] = {
#include "rules/kinds.def"
};
#undef KIND

#define COUNT(array) (sizeof(array) / sizeof(array[0]))

static const struct {
    const struct kind *const *kind;
    uint32_t count;
} families[] = {
    {bag, COUNT(bag)},           {json, COUNT(json)}, {schema, COUNT(schema)},
    {template, COUNT(template)}, {jq, COUNT(jq)},     {port, COUNT(port)},
    {remark, COUNT(remark)},
};

const char *
registry_since(const struct kind *kind)
{
    for (uint32_t i = 0; i < COUNT(rules); i++)
        if (&rules[i]->kind == kind)
            return rules[i]->since;
    return NULL;
}

uint32_t
registry_rules(void)
{
    return COUNT(rules);
}

const struct rule *const *
registry_table(void)
{
    return rules;
}

uint32_t
registry_count(void)
{
    uint32_t count = COUNT(rules);

    for (size_t i = 0; i < COUNT(families); i++)
        count += families[i].count;
    return count;
}

const struct kind *
registry_any(uint32_t index)
{
    for (size_t i = 0; i < COUNT(families); i++) {
        if (index < families[i].count)
            return families[i].kind[index];
        index -= families[i].count;
    }
    return &rules[index]->kind;
}

/* The tables are small and this serves listings only: the kind before which
 * exactly `index` others come.
 */
const struct kind *
registry_at(uint32_t index)
{
    uint32_t count = registry_count();

    for (uint32_t i = 0; i < count; i++) {
        uint32_t before = 0;

        for (uint32_t j = 0; j < count; j++)
            before += strcmp(registry_any(j)->id, registry_any(i)->id) < 0;
        if (before == index)
            return registry_any(i);
    }
    return NULL;
}

const struct kind *
registry_find(struct slice id)
{
    uint32_t count = registry_count();

    for (uint32_t i = 0; i < count; i++)
        if (slice_equal(slice_from(registry_any(i)->id), id))
            return registry_any(i);
    return NULL;
}
