/* What is required of the members of objects. */

#include "schema/compile/lower_assertions.h"

static const struct node *
first_of(const struct node *parent)
{
    return parent ? node_first(parent) : NULL;
}

struct members {
    struct map index; /* name → 1 + index in `prop`, in the same order */
    VEC(struct schema_prop) prop;
    uint32_t required;
};

static struct schema_prop *
member(struct lower *l, struct members *members, struct slice name)
{
    struct build *build = l->c.build;
    uint32_t *index = map_add(&members->index, name);

    if (*index == 0) {
        uint32_t string = build_string(build, name);

        *vec_push(build->arena, &members->prop) = (struct schema_prop){
            .at = build->string.item[string].at,
            .len = (uint32_t)name.len,
            .hash = node_hash(name),
            .unit = SCHEMA_NONE,
            .required = SCHEMA_NONE,
        };
        *index = members->prop.count;
    }
    return &members->prop.item[*index - 1];
}

static void
demand(struct lower *l, struct members *members, struct slice name)
{
    struct schema_prop *prop = member(l, members, name);

    if (prop->required == SCHEMA_NONE)
        prop->required = members->required++;
}

static void
take_members(struct lower *l, struct members *members)
{
    const struct node *declared = l->c.have[K_properties];
    const struct node *required = l->c.have[K_required];

    for (const struct node *key = first_of(declared); key;
         key = node_next(declared, key)) {
        struct slice name = node_text(l->c.tree, key);
        const struct node *schema = node_value(key);
        uint32_t unit = lower_child(l, schema, K_properties, name);

        member(l, members, name)->unit = unit;
        if (l->c.dialect <= DIALECT_3 &&
            node_is(node_find(l->c.tree, schema, S("required")), NODE_TRUE))
            demand(l, members, name);
    }
    if (node_is(required, NODE_ARRAY))
        for (const struct node *item = first_of(required); item;
             item = node_next(required, item))
            if (node_is(item, NODE_STRING))
                demand(l, members, node_text(l->c.tree, item));
}

static uint32_t
take_patterns(struct lower *l, uint32_t *count)
{
    const struct node *patterns = l->c.have[K_patternProperties];
    VEC(uint32_t) word = {0};

    for (const struct node *key = first_of(patterns); key;
         key = node_next(patterns, key)) {
        uint32_t index = lower_pattern(l, key, K_patternProperties);
        uint32_t unit = lower_child(l, node_value(key), K_patternProperties,
                                    node_text(l->c.tree, key));

        if (index == SCHEMA_NONE)
            continue;
        *vec_push(l->c.build->arena, &word) = index;
        *vec_push(l->c.build->arena, &word) = unit;
    }
    *count = word.count / 2;
    return build_words(l->c.build, word.item, word.count);
}

static void
all_members(struct lower *l)
{
    struct build *build = l->c.build;
    struct members members = {.index = map_new(build->arena)};
    struct schema_object object = {.additional = SCHEMA_NONE};
    VEC(struct slice) name = {0};

    take_members(l, &members);
    if (l->c.have[K_patternProperties])
        object.pattern = take_patterns(l, &object.patterns);
    if (l->c.have[K_additionalProperties])
        object.additional = lower_only(l, K_additionalProperties);
    if (members.prop.count == 0 && object.patterns == 0 &&
        object.additional == SCHEMA_NONE)
        return;
    object.prop = build->prop.count;
    object.props = members.prop.count;
    object.required = members.required;
    for (uint32_t i = 0; i < members.prop.count; i++) {
        *vec_push(build->arena, &build->prop) = members.prop.item[i];
        *vec_push(build->arena, &name) = members.index.entry[i].key;
    }
    object.slot =
        lower_table(build, name.item, name.count, object.prop, &object.mask);
    *vec_push(build->arena, &build->object) = object;
    lower_add(l, OP_OBJECT, build->object.count - 1, 0);
}

/* `key` needs the members whose names are in the array `others`. */
static void
needs(struct lower *l, const struct node *key, const struct node *others)
{
    struct build *build = l->c.build;
    VEC(uint32_t) word = {0};

    *vec_push(build->arena, &word) =
        build_string(build, node_text(l->c.tree, key));
    if (node_is(others, NODE_STRING))
        *vec_push(build->arena, &word) =
            build_string(build, node_text(l->c.tree, others));
    for (const struct node *item = first_of(others); item;
         item = node_next(others, item))
        if (node_is(item, NODE_STRING))
            *vec_push(build->arena, &word) =
                build_string(build, node_text(l->c.tree, item));
    lower_add(l, OP_NEEDS, build_words(build, word.item, word.count),
              word.count);
}

static void
take_depends(struct lower *l, enum keyword keyword)
{
    const struct node *map = l->c.have[keyword];

    for (const struct node *key = first_of(map); key;
         key = node_next(map, key)) {
        const struct node *value = node_value(key);
        struct slice name = node_text(l->c.tree, key);

        if (node_is(value, NODE_ARRAY) ||
            (l->c.dialect <= DIALECT_3 && node_is(value, NODE_STRING)))
            needs(l, key, value);
        else
            lower_add(l, OP_DEPENDS, build_string(l->c.build, name),
                      lower_child(l, value, keyword, name));
    }
}

void
lower_object(struct lower *l)
{
    uint32_t least = read_keywords_count(&l->c, K_minProperties, 0);
    uint32_t most = read_keywords_count(&l->c, K_maxProperties, UINT32_MAX);

    if (least > 0 || most < UINT32_MAX)
        lower_add(l, OP_MEMBERS, least, most);
    all_members(l);
    if (l->c.have[K_propertyNames])
        lower_add(l, OP_NAMES, lower_only(l, K_propertyNames), 0);
    take_depends(l, K_dependencies);
    take_depends(l, K_dependentRequired);
    take_depends(l, K_dependentSchemas);
}
