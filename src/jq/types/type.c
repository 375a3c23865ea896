#include "jq/types/type.h"

#include "base/text/buf.h"
#include "base/text/decimal.h"

const struct type type_any = {.kinds = TYPE_ALL};
const struct type type_never = {.kinds = 0};
const struct type type_null = {.kinds = TYPE_NULL};
const struct type type_string = {.kinds = TYPE_STRING};
const struct type type_number = {.kinds = TYPE_NUMBER};
const struct type type_boolean = {.kinds = TYPE_BOOLEAN};
const struct type type_false = {.kinds = TYPE_FALSE};
const struct type type_true = {.kinds = TYPE_TRUE};
const struct type type_array = {.kinds = TYPE_ARRAY};
const struct type type_object = {.kinds = TYPE_OBJECT};

/* ---- Making -------------------------------------------------------------- */

static struct type *
copy(struct arena *arena, const struct type *type)
{
    struct type *made = arena_new(arena, struct type);

    *made = *type;
    return made;
}

const struct type *
type_new(struct arena *arena, unsigned kinds)
{
    struct type *type = arena_new(arena, struct type);

    type->kinds = kinds;
    return type;
}

const struct type *
type_literal(struct arena *arena, unsigned kind, struct slice text)
{
    struct literal *literal = arena_new(arena, struct literal);
    struct type *type = arena_new(arena, struct type);

    *literal = (struct literal){kind, text};
    type->kinds = kind;
    type->only = literal;
    type->onlys = 1;
    return type;
}

const struct type *
type_array_of(struct arena *arena, const struct type *element)
{
    struct type *type = copy(arena, &type_array);

    type->element = element;
    return type;
}

const struct type *
type_object_of(struct arena *arena, const struct object_type *object)
{
    struct type *type = copy(arena, &type_object);

    type->object = object;
    return type;
}

const struct type *
type_from(struct arena *arena, const struct type *type, struct origin origin,
          bool null)
{
    struct type *made = copy(arena, type);

    made->origin = origin;
    if (null) {
        made->kinds |= TYPE_NULL;
        made->nulls = origin;
    }
    return made;
}

/* ---- Joining ------------------------------------------------------------- */

static bool
has_text(const struct type *type)
{
    return type->kinds & (TYPE_STRING | TYPE_NUMBER);
}

static bool
has_literal(const struct type *type, const struct literal *literal)
{
    for (uint32_t i = 0; i < type->onlys; i++)
        if (type->only[i].kind == literal->kind &&
            slice_equal(type->only[i].text, literal->text))
            return true;
    return false;
}

static void
join_literals(struct arena *arena, const struct type *a, const struct type *b,
              struct type *type)
{
    if (!has_text(a) || !has_text(b)) {
        const struct type *one = has_text(a) ? a : b;

        type->only = one->only;
        type->onlys = one->onlys;
        return;
    }
    type->only = NULL;
    type->onlys = 0;
    if (!a->only || !b->only || a->onlys + b->onlys > TYPE_LITERALS)
        return;
    struct literal *only =
        arena_array(arena, struct literal, a->onlys + b->onlys);

    for (uint32_t i = 0; i < a->onlys; i++)
        only[type->onlys++] = a->only[i];
    for (uint32_t i = 0; i < b->onlys; i++)
        if (!has_literal(a, &b->only[i]))
            only[type->onlys++] = b->only[i];
    type->only = only;
}

static bool
same_origin(struct origin a, struct origin b)
{
    return a.object == b.object && slice_equal(a.name, b.name);
}

static const struct type *join_deep(struct arena *arena, const struct type *a,
                                    const struct type *b, int depth);

/* A member of one of two objects that the other does not list. */
static void
join_alone(const struct object_type *other, const struct field *field,
           struct field *made)
{
    /* Elsewhere it may be there with any value. */
    *made = *field;
    made->optional = true;
    if (!other->closed)
        made->type = &type_any;
}

static const struct field *
object_field(const struct object_type *object, struct slice name)
{
    for (uint32_t i = 0; i < object->count; i++)
        if (slice_equal(object->field[i].name, name))
            return &object->field[i];
    return NULL;
}

static const struct object_type *
join_objects(struct arena *arena, const struct object_type *a,
             const struct object_type *b, int depth)
{
    if (a == b || !a || !b || depth == 0 || a->count + b->count > TYPE_FIELDS)
        return a == b ? a : NULL;
    struct object_type *object = arena_new(arena, struct object_type);
    struct field *field =
        arena_array(arena, struct field, a->count + b->count + 1);

    object->field = field;
    object->closed = a->closed && b->closed;
    for (uint32_t i = 0; i < a->count; i++, field++) {
        const struct field *one = &a->field[i];
        const struct field *other = object_field(b, one->name);

        join_alone(b, one, field);
        if (other)
            *field = (struct field){
                one->name, join_deep(arena, one->type, other->type, depth - 1),
                one->optional || other->optional};
    }
    for (uint32_t i = 0; i < b->count; i++)
        if (!object_field(a, b->field[i].name))
            join_alone(a, &b->field[i], field++);
    object->count = (uint32_t)(field - object->field);
    if (a->rest && b->rest)
        object->rest = join_deep(arena, a->rest, b->rest, depth - 1);
    else if (a->closed || b->closed)
        object->rest = a->closed ? b->rest : a->rest;
    return object;
}

static const struct type *
join_deep(struct arena *arena, const struct type *a, const struct type *b,
          int depth)
{
    if (a == b || b->kinds == 0)
        return a;
    if (a->kinds == 0)
        return b;
    struct type *type = arena_new(arena, struct type);

    type->kinds = a->kinds | b->kinds;
    /* A refinement survives when only one side has that kind. */
    if (!(b->kinds & TYPE_OBJECT))
        type->object = a->object;
    else if (!(a->kinds & TYPE_OBJECT))
        type->object = b->object;
    else
        type->object = join_objects(arena, a->object, b->object, depth);
    if (!(b->kinds & TYPE_ARRAY) || a->element == b->element)
        type->element = a->element;
    else if (!(a->kinds & TYPE_ARRAY))
        type->element = b->element;
    else if (a->element && b->element && depth > 0)
        type->element = join_deep(arena, a->element, b->element, depth - 1);
    join_literals(arena, a, b, type);
    if (!(a->kinds & TYPE_STRING) || !(b->kinds & TYPE_STRING))
        type->format = a->kinds & TYPE_STRING ? a->format : b->format;
    else if (a->format == b->format)
        type->format = a->format;
    if (same_origin(a->origin, b->origin))
        type->origin = a->origin;
    if (!(b->kinds & TYPE_NULL) || same_origin(a->nulls, b->nulls))
        type->nulls = a->nulls;
    else if (!(a->kinds & TYPE_NULL))
        type->nulls = b->nulls;
    return type;
}

const struct type *
type_join(struct arena *arena, const struct type *a, const struct type *b)
{
    return join_deep(arena, a, b, TYPE_DEPTH);
}

/* ---- Narrowing ----------------------------------------------------------- */

static bool
all_kept(const struct type *type)
{
    for (uint32_t i = 0; i < type->onlys; i++)
        if (!(type->only[i].kind & type->kinds))
            return false;
    return true;
}

/* Literals of kinds that are gone go, too. */
static void
keep_literals(struct arena *arena, struct type *type)
{
    const struct literal *only = type->only;
    uint32_t count = type->onlys;

    if (!has_text(type)) {
        type->only = NULL;
        type->onlys = 0;
        return;
    }
    if (!only || all_kept(type))
        return;
    struct literal *kept = arena_array(arena, struct literal, count);

    type->only = kept;
    type->onlys = 0;
    for (uint32_t i = 0; i < count; i++)
        if (only[i].kind & type->kinds)
            kept[type->onlys++] = only[i];
    for (unsigned kind = TYPE_NUMBER; kind <= TYPE_STRING; kind <<= 1) {
        bool any = false;

        for (uint32_t i = 0; i < type->onlys; i++)
            any |= kept[i].kind == kind;
        if (!any)
            type->kinds &= ~kind;
    }
}

const struct type *
type_keep(struct arena *arena, const struct type *type, unsigned kinds)
{
    if ((type->kinds & kinds) == type->kinds)
        return type;
    struct type *kept = copy(arena, type);

    kept->kinds &= kinds;
    keep_literals(arena, kept);
    if (!(kept->kinds & TYPE_NULL))
        kept->nulls = (struct origin){0};
    return kept;
}

const struct type *
type_kinds(struct arena *arena, const struct type *type)
{
    return type_new(arena, type->kinds);
}

/* ---- Members ------------------------------------------------------------- */

const struct field *
type_field(const struct type *type, struct slice name)
{
    if (!type->object || !(type->kinds & TYPE_OBJECT))
        return NULL;
    return object_field(type->object, name);
}

bool
type_is_closed(const struct type *type)
{
    return (type->kinds & TYPE_OBJECT) && type->object && type->object->closed;
}

const struct type *
type_with(struct arena *arena, const struct type *type,
          const struct field *field)
{
    static const struct object_type open = {.count = 0};
    const struct object_type *old = type->object ? type->object : &open;
    struct object_type *object = arena_new(arena, struct object_type);
    struct field *fields = arena_array(arena, struct field, old->count + 1);
    struct type *made = copy(arena, type);
    bool found = false;

    *object = *old;
    object->field = fields;
    for (uint32_t i = 0; i < old->count; i++) {
        bool same = slice_equal(old->field[i].name, field->name);

        fields[i] = same ? *field : old->field[i];
        found |= same;
    }
    if (!found)
        fields[object->count++] = *field;
    made->object = object;
    return made;
}

const struct type *
type_merge(struct arena *arena, const struct type *a, const struct type *b)
{
    static const struct object_type open = {.count = 0};
    const struct object_type *under = a->object ? a->object : &open;
    const struct object_type *over = b->object ? b->object : &open;

    if (under->count + over->count > TYPE_FIELDS)
        return &type_object;
    struct object_type *object = arena_new(arena, struct object_type);
    struct field *field =
        arena_array(arena, struct field, under->count + over->count + 1);

    object->field = field;
    object->noun = S("the object built here");
    object->closed = under->closed && over->closed;
    for (uint32_t i = 0; i < under->count; i++) {
        struct field made = under->field[i];
        const struct field *other = object_field(over, made.name);

        if (other && !other->optional)
            continue; /* below, as it is there */
        if (other)
            made.type = type_join(arena, made.type, other->type);
        else if (!over->closed)
            made.type = &type_any;
        *field++ = made;
    }
    for (uint32_t i = 0; i < over->count; i++) {
        struct field made = over->field[i];

        if (made.optional && object_field(under, made.name))
            continue; /* above */
        if (made.optional && !under->closed)
            made.type = &type_any;
        *field++ = made;
    }
    object->count = (uint32_t)(field - object->field);
    return type_object_of(arena, object);
}

static const struct type *
object_element(struct arena *arena, const struct object_type *object)
{
    const struct type *type = object->rest ? object->rest : &type_never;

    if (!object->closed && !object->rest)
        return &type_any;
    for (uint32_t i = 0; i < object->count; i++)
        type = type_join(arena, type, object->field[i].type);
    return type;
}

const struct type *
type_element(struct arena *arena, const struct type *type)
{
    const struct type *element = &type_never;

    if (type->kinds & TYPE_ARRAY)
        element = type->element ? type->element : &type_any;
    if (type->kinds & TYPE_OBJECT)
        element = type_join(arena, element,
                            type->object ? object_element(arena, type->object)
                                         : &type_any);
    return element;
}

/* ---- Comparing ----------------------------------------------------------- */

bool
type_is_any(const struct type *type)
{
    return type->kinds == TYPE_ALL && !type->object && !type->element &&
           !type->only;
}

const struct literal *
type_single(const struct type *type)
{
    bool text = type->kinds == TYPE_STRING || type->kinds == TYPE_NUMBER;

    return text && type->only && type->onlys == 1 ? type->only : NULL;
}

static bool
equal_literals(const struct literal *a, const struct literal *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind == TYPE_STRING)
        return slice_equal(a->text, b->text);
    return decimal_compare(decimal_make(a->text), decimal_make(b->text)) == 0;
}

/* Pairs of literals that are compared. */
enum { COMPARED_MOST = 20000 };

bool
type_disjoint(const struct type *a, const struct type *b)
{
    unsigned both = a->kinds & b->kinds;

    if (both == 0)
        return true;
    if (both & ~(unsigned)(TYPE_STRING | TYPE_NUMBER) || !a->only || !b->only ||
        (uint64_t)a->onlys * b->onlys > COMPARED_MOST)
        return false;
    for (uint32_t i = 0; i < a->onlys; i++)
        for (uint32_t j = 0; j < b->onlys; j++)
            if (equal_literals(&a->only[i], &b->only[j]))
                return false;
    return true;
}

/* ---- For messages -------------------------------------------------------- */

struct slice
type_phrase(struct arena *arena, unsigned kinds)
{
    static const struct {
        unsigned kinds;
        const char *phrase;
    } phrases[] = {
        {TYPE_STRING, "a string"},   {TYPE_NUMBER, "a number"},
        {TYPE_BOOLEAN, "a boolean"}, {TYPE_TRUE, "true"},
        {TYPE_FALSE, "false"},       {TYPE_ARRAY, "an array"},
        {TYPE_OBJECT, "an object"},  {TYPE_NULL, "null"},
    };
    struct buf out = buf_new(arena);
    unsigned left = kinds;
    bool first = true;

    if (kinds == TYPE_ALL)
        return S("anything");
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        unsigned these = phrases[i].kinds;

        if ((left & these) != these)
            continue;
        left &= ~these;
        if (!first)
            buf_text(&out, left ? ", " : " or ");
        first = false;
        buf_text(&out, phrases[i].phrase);
    }
    return buf_slice(&out);
}
