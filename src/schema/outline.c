#include "schema/outline.h"

#include "schema/resolve.h"
#include "schema/uri.h"
#include "tree/pointer.h"

/* How a keyword is applied, when its value does not decide. */
static const struct {
    enum keyword keyword;
    enum outline_form form;
} forms[] = {
    {K_ref, FORM_REF},
    {K_dynamicRef, FORM_REF},
    {K_recursiveRef, FORM_REF},
    {K_allOf, FORM_ALL},
    {K_extends, FORM_ALL},
    {K_anyOf, FORM_ANY},
    {K_oneOf, FORM_ONE},
    {K_not, FORM_NOT},
    {K_if, FORM_IF},
    {K_dependencies, FORM_DEPENDS},
    {K_dependentSchemas, FORM_DEPENDS},
    {K_prefixItems, FORM_PREFIX},
    {K_items, FORM_ITEMS},
    {K_additionalItems, FORM_ITEMS},
    {K_contains, FORM_CONTAINS},
    {K_properties, FORM_PROPERTIES},
    {K_patternProperties, FORM_PATTERNS},
    {K_additionalProperties, FORM_ADDITIONAL},
    {K_propertyNames, FORM_NAMES},
    {K_unevaluatedProperties, FORM_LOOSE},
    {K_unevaluatedItems, FORM_LOOSE},
    {K_type, FORM_LEAF},
    {K_disallow, FORM_LEAF},
    {K_enum, FORM_LEAF},
    {K_const, FORM_LEAF},
    {K_minimum, FORM_LEAF},
    {K_maximum, FORM_LEAF},
    {K_exclusiveMinimum, FORM_LEAF},
    {K_exclusiveMaximum, FORM_LEAF},
    {K_multipleOf, FORM_LEAF},
    {K_divisibleBy, FORM_LEAF},
    {K_minLength, FORM_LEAF},
    {K_maxLength, FORM_LEAF},
    {K_pattern, FORM_LEAF},
    {K_format, FORM_LEAF},
    {K_minItems, FORM_LEAF},
    {K_maxItems, FORM_LEAF},
    {K_uniqueItems, FORM_LEAF},
    {K_minProperties, FORM_LEAF},
    {K_maxProperties, FORM_LEAF},
    {K_required, FORM_LEAF},
    {K_dependentRequired, FORM_LEAF},
    {K_contentEncoding, FORM_STRING_NOTE},
    {K_contentMediaType, FORM_STRING_NOTE},
    {K_contentSchema, FORM_STRING_NOTE},
    {K_title, FORM_NOTE},
    {K_description, FORM_NOTE},
    {K_default, FORM_NOTE},
    {K_examples, FORM_NOTE},
    {K_deprecated, FORM_NOTE},
    {K_readOnly, FORM_NOTE},
    {K_writeOnly, FORM_NOTE},
};

/* The form of `keyword` in this subschema; FORM_count_: it stands for nothing
 * on its own.
 */
static enum outline_form
form_of(const struct collect *c, enum keyword keyword)
{
    const struct node *value = c->have[keyword];
    bool list = node_is(c->have[K_items], NODE_ARRAY);

    if (keyword == K_items && list)
        return FORM_PREFIX;
    /* Without a prefix `additionalItems` means nothing, without a media type
     * `contentSchema` (validation, section 8.5). */
    if ((keyword == K_additionalItems && !list) ||
        (keyword == K_contentSchema && !c->have[K_contentMediaType]))
        return FORM_count_;
    /* Up to draft 4: `required` is the object's, `exclusiveMinimum` belongs
     * to `minimum`. */
    if (node_is_bool(value) &&
        (keyword == K_required || keyword_shape(keyword) == SHAPE_BOUND))
        return FORM_count_;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (forms[i].keyword == keyword)
            return forms[i].form;
    /* Our own keywords are unknown to the standard. */
    return slice_starts(keyword_text(keyword), S("x-")) ? FORM_NOTE
                                                        : FORM_count_;
}

/* ---- Subschemas ---------------------------------------------------------- */

struct sketch {
    struct outline *outline;
    struct lower *l;
    struct outline_clause clause;
};

static void
add_limb(struct sketch *s, const struct node *schema, enum keyword keyword,
         struct slice token)
{
    struct build *build = s->l->c.build;
    struct buf step = buf_new(build->arena);
    const struct node *required =
        node_find(s->l->c.tree, schema, S("required"));

    buf_add(&step, keyword_text(keyword));
    if (token.at) {
        buf_byte(&step, '/');
        pointer_token(&step, token);
    }
    struct outline_limb limb = {
        .step = build_string(build, buf_slice(&step)),
        .key = build_string(build, token),
        .unit = lower_child(s->l, schema, keyword, token),
        .pattern = SCHEMA_NONE,
        .required =
            s->l->c.dialect <= DIALECT_3 && node_is(required, NODE_TRUE),
    };

    *vec_push(build->arena, &s->outline->limb) = limb;
    s->clause.limbs++;
}

/* Limbs of a keyword that has one subschema, an array or an object of them. */
static void
add_limbs(struct sketch *s, enum keyword keyword)
{
    const struct node *value = s->l->c.have[keyword];
    bool map = keyword_shape(keyword) == SHAPE_MAP ||
               keyword_shape(keyword) == SHAPE_DEPENDS;
    uint32_t ordinal = 0;

    if (!map && !node_is(value, NODE_ARRAY)) {
        add_limb(s, value, keyword, slice_make(NULL, 0));
        return;
    }
    for (const struct node *child = node_first(value); child;
         child = node_next(value, child), ordinal++) {
        const struct node *schema = map ? node_value(child) : child;

        if (node_is(schema, NODE_OBJECT) || node_is_bool(schema))
            add_limb(s, schema, keyword,
                     map ? node_text(s->l->c.tree, child)
                         : arena_printf(s->l->c.build->arena, "%u", ordinal));
    }
}

/* The pattern of each limb is found in the IR by its text: a faulty one has
 * none.
 */
static void
add_patterns(struct sketch *s)
{
    const struct build *build = s->l->c.build;

    for (uint32_t i = 0; i < s->clause.limbs; i++) {
        struct outline_limb *limb = &s->outline->limb.item[s->clause.limb + i];

        for (uint32_t p = build->pattern.count; p > 0; p--)
            if (build->pattern.item[p - 1].ecma == limb->key) {
                limb->pattern = p - 1;
                break;
            }
    }
}

/* ---- Keywords ------------------------------------------------------------ */

static bool
has_limbs(enum keyword keyword)
{
    switch (keyword_shape(keyword)) {
    case SHAPE_SCHEMA:
    case SHAPE_SCHEMAS:
    case SHAPE_ITEMS:
    case SHAPE_MAP:
    case SHAPE_DEPENDS:
        return true;
    case SHAPE_ANY:
    case SHAPE_STRING:
    case SHAPE_BOOL:
    case SHAPE_NUMBER:
    case SHAPE_COUNT:
    case SHAPE_BOUND:
    case SHAPE_ARRAY:
    case SHAPE_REQUIRED:
    case SHAPE_TYPE:
    case SHAPE_NEEDS:
        break;
    }
    return false;
}

static bool
has_leaf(enum outline_form form)
{
    return form == FORM_LEAF || form == FORM_REF || form == FORM_NOT ||
           form == FORM_DEPENDS || form == FORM_CONTAINS;
}

static bool
has_value(enum outline_form form, enum keyword keyword)
{
    return form == FORM_NOTE || form == FORM_STRING_NOTE || keyword == K_format;
}

/* Where `items` and `additionalItems` begin. */
static uint32_t
prefix_of(const struct collect *c)
{
    const struct node *prefix = c->have[K_prefixItems];

    if (!prefix && node_is(c->have[K_items], NODE_ARRAY))
        prefix = c->have[K_items];
    return prefix ? node_count(prefix) : 0;
}

static void
add_details(struct sketch *s, enum keyword keyword)
{
    struct collect *c = &s->l->c;

    if (s->clause.form == FORM_IF) {
        if (c->have[K_then])
            add_limbs(s, K_then);
        if (c->have[K_else])
            add_limbs(s, K_else);
    } else if (s->clause.form == FORM_ITEMS) {
        s->clause.least = prefix_of(c);
    } else if (s->clause.form == FORM_CONTAINS) {
        s->clause.least = collect_count(c, K_minContains, 1);
        s->clause.most = collect_count(c, K_maxContains, UINT32_MAX);
        s->clause.has_least = c->have[K_minContains] != NULL;
        s->clause.has_most = c->have[K_maxContains] != NULL;
        s->clause.sees = c->dialect >= DIALECT_2020;
    } else if (s->clause.form == FORM_LOOSE) {
        s->clause.sees = keyword == K_unevaluatedItems;
    } else if (s->clause.form == FORM_PATTERNS) {
        add_patterns(s);
    }
}

/* One keyword; `keyword` is K_count_ when it is unknown. */
static void
add_clause(struct outline *outline, struct lower *l, enum keyword keyword,
           const struct node *key)
{
    struct build *build = l->c.build;
    struct sketch s = {outline, l, {0}};
    struct buf name = buf_new(build->arena);
    enum outline_form form =
        keyword == K_count_ ? FORM_NOTE : form_of(&l->c, keyword);

    if (form == FORM_count_)
        return;
    pointer_token(&name, node_text(l->c.tree, key));
    s.clause = (struct outline_clause){
        .form = form,
        .name = build_string(build, buf_slice(&name)),
        .limb = outline->limb.count,
        .leaf = has_leaf(form) ? lower_alone(l, keyword) : SCHEMA_NONE,
        .value = SCHEMA_NONE,
    };
    if (has_value(form, keyword))
        s.clause.value = build_value(build, l->c.doc, node_value(key));
    else if (has_limbs(keyword))
        add_limbs(&s, keyword);
    add_details(&s, keyword);
    *vec_push(build->arena, &outline->clause) = s.clause;
}

/* ---- A subschema --------------------------------------------------------- */

static struct slice
location_of(const struct build *build, struct build_place place)
{
    const struct build_resource *resource =
        &build->resource.item[resolve_resource(build, place)];
    const struct tree *tree = build_tree(build, place.doc);
    struct buf out = buf_new(build->arena), base = buf_new(build->arena);
    struct buf whole = buf_new(build->arena);

    pointer_write(&base, tree, build_node(build, resource->at));
    pointer_write(&whole, tree, build_node(build, place));
    buf_add(&out, resource->uri);
    buf_byte(&out, '#');
    uri_encode(&out, slice_cut(buf_slice(&whole), base.len, whole.len));
    return buf_slice(&out);
}

void
outline_unit(struct outline *outline, struct lower *l, struct build_place place)
{
    struct build *build = l->c.build;
    const struct collect *c = &l->c;
    bool alone = c->dialect <= DIALECT_7 && c->have[K_ref];
    uint32_t first = outline->clause.count;

    while (outline->unit.count <= c->unit)
        *vec_push(build->arena, &outline->unit) = (struct outline_unit){0};
    for (const struct node *key = node_first(c->node); key;
         key = node_next(c->node, key)) {
        enum keyword keyword =
            keyword_find(node_text(c->tree, key), c->dialect);

        if (keyword == K_count_ ? !alone : c->have[keyword] == node_value(key))
            add_clause(outline, l, keyword, key);
    }
    outline->unit.item[c->unit] = (struct outline_unit){
        location_of(build, place), first, outline->clause.count - first};
}

/* What a limb is looked up by. */
struct limb_key {
    uint32_t clause, key;
};

static struct slice
key_bytes(const struct limb_key *key)
{
    return slice_make((const char *)key, sizeof *key);
}

void
outline_finish(struct outline *outline, const struct build *build)
{
    struct arena *arena = build->arena;

    outline->string = build->strings;
    outline->limb_of = map_new(arena);
    for (uint32_t c = 0; c < outline->clause.count; c++) {
        const struct outline_clause *clause = &outline->clause.item[c];

        if (clause->form != FORM_PROPERTIES)
            continue;
        for (uint32_t i = 0; i < clause->limbs; i++) {
            struct limb_key *key = arena_new(arena, struct limb_key);
            uint32_t limb = clause->limb + i;

            *key = (struct limb_key){c, outline->limb.item[limb].key};
            *map_add(&outline->limb_of, key_bytes(key)) = limb + 1;
        }
    }
}

/* ---- Looking into it ----------------------------------------------------- */

const struct outline_unit *
outline_find(const struct outline *outline, uint32_t unit)
{
    if (unit >= outline->unit.count || !outline->unit.item[unit].location.len)
        return NULL;
    return &outline->unit.item[unit];
}

const struct outline_clause *
outline_clause(const struct outline *outline, const struct outline_unit *unit,
               enum outline_form form)
{
    for (uint32_t i = 0; i < unit->clauses; i++)
        if (outline->clause.item[unit->clause + i].form == form)
            return &outline->clause.item[unit->clause + i];
    return NULL;
}

const struct outline_limb *
outline_limb(const struct outline *outline, const struct outline_clause *clause,
             struct slice name)
{
    const uint32_t *string = map_find(&outline->string, name);

    if (!string)
        return NULL;
    struct limb_key key = {(uint32_t)(clause - outline->clause.item), *string};
    const uint32_t *limb = map_find(&outline->limb_of, key_bytes(&key));

    return limb ? &outline->limb.item[*limb - 1] : NULL;
}
