#include "port/context.h"

#include "base/containers/map.h"

#include "base/core/die.h"
#include "jq/types/infer.h"
#include "port/bundle.h"
#include "schema/ir/schema.h"

/* Contexts nest eight deep (event, diff, after, scorecards, …); deeper only
 * if a schema refers to itself.
 */
#define CONTEXT_DEPTH 16

_Static_assert((unsigned)TAG_count_ <= (unsigned)FACT_TAGS,
               "a tag beyond what sets of facts have bits for");

struct builder {
    struct arena *arena;
    const struct schema *schema;
    const struct action *action; /* whose queries are known; or NULL */
    unsigned depth;
    uint32_t inputs; /* types that stand for the inputs of an action */
};

static const struct type *build(struct builder *builder, uint32_t unit);

/* ---- Inputs -------------------------------------------------------------- */

/* The names that a `required` lists; when they are many, in a map. */
struct required {
    const struct tree *tree;
    const struct node *list; /* or NULL */
    struct map names;
};

enum { FEW_REQUIRED = 16 };

/* That of `schema`, an object or NULL. */
static struct required
required_of(struct arena *arena, const struct tree *tree,
            const struct node *schema)
{
    const struct node *list = node_member(tree, schema, N_required);
    struct required required = {.tree = tree};

    if (!node_is(list, NODE_ARRAY))
        return required;
    required.list = list;
    if (node_has_fewer(list, FEW_REQUIRED))
        return required;
    required.names = map_new(arena);
    for (const struct node *item = node_first(list); item;
         item = node_next(list, item))
        if (node_is(item, NODE_STRING))
            map_add(&required.names, node_text(tree, item));
    return required;
}

static bool
is_required(const struct required *required, struct slice name)
{
    const struct node *list = required->list;

    if (required->names.count)
        return map_find(&required->names, name) != NULL;
    for (const struct node *item = node_first(list); item;
         item = node_next(list, item))
        if (node_equals(required->tree, item, name))
            return true;
    return false;
}

/* The strings and numbers that `list`, an `enum`, offers. */
static void
take_choices(struct arena *arena, const struct tree *tree,
             const struct node *list, struct type *type)
{
    struct literal *only;
    uint32_t count = 0;

    /* A query, or what is no list, may offer anything. */
    if (!node_is(list, NODE_ARRAY) || node_count(list) > TYPE_LITERALS)
        return;
    only = arena_array(arena, struct literal, node_count(list) + 1);
    for (const struct node *item = node_first(list); item;
         item = node_next(list, item)) {
        if (node_is(item, NODE_STRING))
            only[count++] =
                (struct literal){TYPE_STRING, node_text(tree, item)};
        else if (node_is(item, NODE_NUMBER))
            only[count++] =
                (struct literal){TYPE_NUMBER, node_source(tree, item)};
        else
            return;
    }
    if (count == 0)
        return;
    type->only = only;
    type->onlys = count;
}

/* What an object holds whose schema lists its `properties`; others may be
 * there, too.  Recursion, by way of context_input(), is bounded by the depth
 * of the tree.
 */
static const struct object_type *
input_object(struct arena *arena, const struct tree *tree,
             const struct node *schema)
{
    const struct node *list = node_member(tree, schema, N_properties);
    struct required required;
    struct object_type *object;

    if (!node_is(list, NODE_OBJECT))
        return NULL;
    required = required_of(arena, tree, schema);
    object = arena_new(arena, struct object_type);
    struct field *field = arena_array(arena, struct field, node_count(list));

    object->field = field;
    for (const struct node *key = node_first(list); key;
         key = node_next(list, key)) {
        struct slice name = node_text(tree, key);

        field[object->count++] =
            (struct field){name, context_input(arena, tree, node_value(key)),
                           !is_required(&required, name)};
    }
    return object;
}

/* Entities arrive as objects or as identifiers. */
static const struct type entity_input = {.kinds = TYPE_STRING | TYPE_OBJECT};

/* The types of inputs of which no more is known than their `type`. */
static const struct {
    struct slice name;
    const struct type *type;
} plain_inputs[] = {
    {SC("string"), &type_string},   {SC("number"), &type_number},
    {SC("boolean"), &type_boolean}, {SC("array"), &type_array},
    {SC("object"), &type_object},
};

enum { PLAIN_INPUTS = sizeof plain_inputs / sizeof *plain_inputs };

/* What `plain`, the type of `property`, is in full. */
static const struct type *
refined_input(struct arena *arena, const struct tree *tree,
              const struct node *property, const struct type *plain)
{
    const struct node *items = NULL, *list = NULL, *members = NULL;

    if (plain->kinds == TYPE_ARRAY)
        items = node_member(tree, property, N_items);
    else if (plain->kinds == TYPE_OBJECT)
        members = node_member(tree, property, N_properties);
    else if (plain->kinds & (TYPE_STRING | TYPE_NUMBER))
        list = node_member(tree, property, N_enum_);
    if (!items && !list && !members)
        return plain;
    struct type *type = arena_new(arena, struct type);

    *type = *plain;
    if (node_is(items, NODE_OBJECT))
        type->element = context_input(arena, tree, items);
    if (members)
        type->object = input_object(arena, tree, property);
    if (list)
        take_choices(arena, tree, list, type);
    return type;
}

const struct type *
context_input(struct arena *arena, const struct tree *tree,
              const struct node *property)
{
    const struct node *name = node_member(tree, property, N_type);
    const struct node *format = node_member(tree, property, N_format);

    /* Entities arrive as objects or as identifiers.  What names a blueprint
     * has only its format wrong.
     */
    if (node_equals(tree, format, S("entity")) ||
        node_member(tree, property, N_blueprint))
        return &entity_input;
    for (size_t i = 0; i < PLAIN_INPUTS; i++)
        if (node_equals(tree, name, plain_inputs[i].name))
            return refined_input(arena, tree, property, plain_inputs[i].type);
    return &type_any;
}

/* The inputs of any action: what a context has before it is known whose it
 * is.
 */
static const struct type *
inputs_any(struct builder *builder, struct slice noun)
{
    struct object_type *object = arena_new(builder->arena, struct object_type);
    struct type *type = arena_new(builder->arena, struct type);

    builder->inputs++;
    type->kinds = TYPE_OBJECT;
    type->object = object;
    object->noun = noun;
    object->tag = TAG_INPUTS;
    return type;
}

/* `any`, made by inputs_any(), as the inputs of `action`. */
static const struct type *
inputs_type(struct arena *arena, const struct action *action,
            const struct type *any)
{
    if (!action->inputs && !action->inputs_known)
        return any;
    /* While a form is being filled in, anything may still be missing. */
    bool form = slice_equal(any->object->noun, S("form"));
    struct object_type *object = arena_new(arena, struct object_type);
    struct type *type = arena_new(arena, struct type);
    const struct node *inputs = action->inputs;

    *type = *any;
    *object = *any->object;
    type->object = object;
    object->closed = action->inputs_known;
    if (!inputs)
        return type;
    struct field *field = arena_array(arena, struct field, node_count(inputs));
    struct required required =
        required_of(arena, action->tree, action->user_inputs);

    object->field = field;
    for (const struct node *key = node_first(inputs); key;
         key = node_next(inputs, key)) {
        struct slice name = node_text(action->tree, key);

        *field++ = (struct field){
            name,
            context_input(arena, action->tree, node_value(key)),
            form || !is_required(&required, name),
        };
    }
    object->count = (uint32_t)(field - object->field);
    return type;
}

/* ---- From schema to type ------------------------------------------------- */

static unsigned
kinds_of(unsigned mask)
{
    static const struct {
        unsigned mask, kinds;
    } table[] = {
        {SCHEMA_NULL, TYPE_NULL},     {SCHEMA_BOOLEAN, TYPE_BOOLEAN},
        {SCHEMA_NUMBER, TYPE_NUMBER}, {SCHEMA_STRING, TYPE_STRING},
        {SCHEMA_ARRAY, TYPE_ARRAY},   {SCHEMA_OBJECT, TYPE_OBJECT},
    };
    unsigned kinds = 0;

    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
        if (mask & table[i].mask)
            kinds |= table[i].kinds;
    return kinds;
}

/* The queries of the policies beside: each has its results, of one type. */
static void
add_queries(struct builder *builder, struct object_type *object)
{
    static const enum name sides[] = {N_execute, N_approve};
    const struct action *action = builder->action;

    for (size_t i = 0; action && i < sizeof sides / sizeof *sides; i++) {
        const struct node *side =
            node_member(action->tree, action->node, sides[i]);
        const struct node *policy = node_member(action->tree, side, N_policy);
        const struct node *queries =
            node_member(action->tree, policy, N_queries);

        if (!node_is(queries, NODE_OBJECT))
            continue;
        struct field *field = arena_array(builder->arena, struct field,
                                          object->count + node_count(queries));

        memcpy(field, object->field, object->count * sizeof *field);
        object->field = field;
        for (const struct node *key = node_first(queries); key;
             key = node_next(queries, key))
            field[object->count++] = (struct field){
                node_text(action->tree, key), object->rest, false};
    }
}

static enum context_tag
tag_of(const struct schema *schema, uint32_t unit)
{
    struct slice from = schema_note_text(schema, unit, S("x-from"));

    if (slice_equal(from, S("properties")))
        return TAG_PROPERTIES;
    if (slice_equal(from, S("relations")))
        return TAG_RELATIONS;
    return schema_note(schema, unit, S("x-level")) == SCHEMA_NONE ? TAG_PLAIN
                                                                  : TAG_SAMPLE;
}

static const struct object_type *
build_object(struct builder *builder, uint32_t unit)
{
    const struct schema *schema = builder->schema;
    struct object_type *object = arena_new(builder->arena, struct object_type);
    uint32_t additional = schema_additional(schema, unit);
    uint32_t count = 0;
    const struct schema_prop *prop = schema_props(schema, unit, &count);
    struct field *field = arena_array(builder->arena, struct field, count);

    object->noun = schema_note_text(schema, unit, S("title"));
    object->tag = tag_of(schema, unit);
    object->sampled = object->tag == TAG_SAMPLE;
    object->field = field;
    object->closed = additional == SCHEMA_FALSE;
    if (additional != SCHEMA_FALSE && additional != SCHEMA_TRUE)
        object->rest = build(builder, additional);
    for (uint32_t i = 0; i < count; i++, prop++) {
        if (prop->unit == SCHEMA_NONE)
            continue;
        *field++ = (struct field){
            schema_prop_name(schema, prop),
            build(builder, prop->unit),
            prop->required == SCHEMA_NONE,
        };
    }
    object->count = (uint32_t)(field - object->field);
    if (object->rest &&
        slice_equal(schema_note_text(schema, unit, S("x-from")), S("queries")))
        add_queries(builder, object);
    return object;
}

static const struct type *
build_branches(struct builder *builder, struct schema_list branches)
{
    const struct type *type = type_new(builder->arena, 0);

    for (uint32_t i = 0; i < branches.count; i++)
        type = type_join(builder->arena, type, build(builder, branches.at[i]));
    return type;
}

/* An `enum` of strings. */
static void
build_choices(struct builder *builder, uint32_t unit, struct type *type)
{
    struct schema_list values = schema_values(builder->schema, unit);
    struct literal *only;

    if (values.count == 0 || values.count > TYPE_LITERALS)
        return;
    only = arena_array(builder->arena, struct literal, values.count);
    for (uint32_t i = 0; i < values.count; i++)
        only[i] = (struct literal){
            TYPE_STRING, schema_value_text(builder->schema, values.at[i])};
    type->only = only;
    type->onlys = values.count;
}

static const struct type *
build_plain(struct builder *builder, uint32_t unit)
{
    const struct schema *schema = builder->schema;
    struct slice from = schema_note_text(schema, unit, S("x-from"));
    struct schema_list branches = schema_branches(schema, unit);

    if (slice_equal(from, S("inputs")))
        return inputs_any(builder, S("inputs"));
    if (slice_equal(from, S("form")))
        return inputs_any(builder, S("form"));
    if (branches.count)
        return build_branches(builder, branches);
    struct type *type = arena_new(builder->arena, struct type);

    type->kinds = kinds_of(schema_types(schema, unit));
    if (type->kinds == TYPE_ALL)
        return &type_any;
    if (type->kinds & TYPE_OBJECT)
        type->object = build_object(builder, unit);
    if ((type->kinds & TYPE_ARRAY) && schema_items(schema, unit) > SCHEMA_FALSE)
        type->element = build(builder, schema_items(schema, unit));
    if (schema_note(schema, unit, S("x-milliseconds")) != SCHEMA_NONE)
        type->format = TYPE_FORMAT_MILLISECONDS;
    if (type->kinds == TYPE_STRING)
        build_choices(builder, unit, type);
    return type;
}

static const struct type *
build(struct builder *builder, uint32_t unit)
{
    unit = schema_follow(builder->schema, unit);
    if (unit <= SCHEMA_FALSE || builder->depth == CONTEXT_DEPTH)
        return &type_any;
    builder->depth++;
    const struct type *type = build_plain(builder, unit);

    builder->depth--;
    return type;
}

/* ---- Which context ------------------------------------------------------- */

struct slice
context_name(struct arena *arena, const struct action *action,
             enum slot_root root)
{
    struct slice event = event_text(action->event_kind);
    struct slice operation =
        operation_text(action->operation ? action->operation : OPERATION_DAY_2);

    switch (root) {
    case ROOT_PAYLOAD:
        if (action->trigger_kind == TRIGGER_SELF_SERVICE)
            return arena_join(arena, S("self-service."), operation);
        if (action->trigger_kind == TRIGGER_AUTOMATION && event.len)
            return arena_join(arena, S("automation."), event);
        break;
    case ROOT_CONDITION:
        if (event.len)
            return arena_join(arena, S("condition."), event);
        break;
    case ROOT_FORM:
        return arena_join(arena, S("form."), operation);
    case ROOT_POLICY:
        return S("policy");
    case ROOT_POLICY_QUERY:
        return S("policy-query");
    case ROOT_count_:
        break;
    }
    return slice_make(NULL, 0);
}

/* `.` itself is the one object that rules know as the root. */
static const struct type *
rooted(struct arena *arena, const struct type *type)
{
    if (!type->object)
        return type;
    struct type *root = arena_new(arena, struct type);
    struct object_type *object = arena_new(arena, struct object_type);

    *root = *type;
    *object = *type->object;
    object->tag = TAG_ROOT;
    root->object = object;
    return root;
}

static bool
is_inputs(const struct field *field)
{
    return field->type->object && field->type->object->tag == TAG_INPUTS;
}

static const struct type *
context_build(struct arena *arena, const struct action *action,
              struct slice name)
{
    const struct schema *schema = &bundle_schemas;
    struct builder builder = {arena, schema, action, 0, 0};
    struct slice path =
        arena_join(arena, S("contexts.schema.json#/definitions/"), name);
    uint32_t unit = name.len ? schema_find(schema, path) : SCHEMA_NONE;

    if (unit == SCHEMA_NONE)
        return NULL;
    const struct type *type = rooted(arena, build(&builder, unit));

    for (uint32_t i = 0; type->object && i < type->object->count; i++)
        builder.inputs -= is_inputs(&type->object->field[i]);
    if (builder.inputs) /* with_inputs() would not find them */
        BUG("inputs below the root of a context");
    return type;
}

/* `type` with the inputs of `action` where it has those of any action. */
static const struct type *
with_inputs(struct arena *arena, const struct type *type,
            const struct action *action)
{
    const struct object_type *old = type->object;

    for (uint32_t i = 0; old && i < old->count; i++) {
        if (!is_inputs(&old->field[i]))
            continue;
        struct type *whole = arena_new(arena, struct type);
        struct object_type *object = arena_new(arena, struct object_type);
        struct field *field = arena_array(arena, struct field, old->count);

        memcpy(field, old->field, old->count * sizeof(*field));
        field[i].type = inputs_type(arena, action, field[i].type);
        *whole = *type;
        *object = *old;
        whole->object = object;
        object->field = field;
        return whole;
    }
    return type;
}

/* Without a trigger, the roots are those of all triggers. */
static const struct field field_any[] = {
    {SC("action"), &type_any, false},  {SC("entity"), &type_any, false},
    {SC("event"), &type_any, false},   {SC("inputs"), &type_any, false},
    {SC("run"), &type_any, false},     {SC("secrets"), &type_any, false},
    {SC("trigger"), &type_any, false},
};
static const struct object_type payload_object = {
    .noun = SC("the data of a run"),
    .tag = TAG_ROOT,
    .field = field_any,
    .count = sizeof(field_any) / sizeof(field_any[0]),
    .closed = true,
};
static const struct type payload_any = {
    .kinds = TYPE_OBJECT,
    .object = &payload_object,
};

/* What context_name() looks at, in one number. */
static uint32_t
key_of(const struct action *action, enum slot_root root)
{
    return (uint32_t)root | (uint32_t)action->trigger_kind << 8 |
           (uint32_t)action->operation << 16 |
           (uint32_t)action->event_kind << 24;
}

static const struct type *
build_named(struct arena *arena, const struct action *action,
            enum slot_root root)
{
    /* A policy sees the queries of the action itself. */
    const struct action *own = root == ROOT_POLICY ? action : NULL;
    const struct type *type =
        context_build(arena, own, context_name(arena, action, root));

    if (type)
        return type;
    return root == ROOT_PAYLOAD ? &payload_any : &type_any;
}

static const struct type *
context_of(struct contexts *contexts, const struct action *action,
           enum slot_root root)
{
    uint32_t key = key_of(action, root);

    for (uint32_t i = 0; i < contexts->list.count; i++)
        if (contexts->list.item[i].key == key)
            return contexts->list.item[i].type;
    const struct type *type = build_named(contexts->arena, action, root);

    *vec_push(contexts->arena, &contexts->list) = (struct context){key, type};
    return type;
}

const struct type *
context_base(struct contexts *contexts, const struct action *action,
             enum slot_root root)
{
    return root == ROOT_POLICY ? NULL : context_of(contexts, action, root);
}

const struct type *
context_type(struct contexts *contexts, struct arena *arena,
             const struct action *action, enum slot_root root)
{
    const struct type *type = context_base(contexts, action, root);

    return with_inputs(arena, type ? type : build_named(arena, action, root),
                       action);
}

const struct type *
context_find(struct arena *arena, struct slice name)
{
    return context_build(arena, NULL, name);
}
