#include "rules/deed.h"

#include "rules/mapped.h"
#include "rules/notes.h"

struct slice
deed_path(const struct look *look, const struct site *site,
          struct origin origin)
{
    const struct expr *expr = origin.expr;

    if (!origin.shape)
        return slice_make(NULL, 0);
    if (expr && (expr->kind == EXPR_FIELD || expr->kind == EXPR_INDEX))
        return site_text(site, expr->span);
    return arena_printf(look->arena, ".%.*s", SLICE_ARGS(origin.name));
}

/* "`replicas` is a number", or "it is a number" when it has no name. */
static struct slice
subject(const struct look *look, const struct site *site,
        const struct type *type)
{
    struct slice path = deed_path(look, site, type->origin);
    struct slice what = type_phrase(look->arena, type->kinds);

    if (path.len == 0)
        return arena_printf(look->arena, "what comes in is %.*s",
                            SLICE_ARGS(what));
    return arena_printf(look->arena, "`%.*s` is %.*s", SLICE_ARGS(path),
                        SLICE_ARGS(what));
}

/* "strings", when the operator works between two of the one kind that `kinds`
 * is; else NULL.
 */
static const char *
both_of(enum expr_op op, unsigned kinds)
{
    static const struct {
        unsigned kind;
        const char *plural;
        enum expr_op op[4];
    } table[] = {
        {TYPE_NUMBER, "numbers", {OP_ADD, OP_SUBTRACT, OP_MULTIPLY, OP_DIVIDE}},
        {TYPE_NUMBER, "numbers", {OP_MODULO}},
        {TYPE_STRING, "strings", {OP_ADD, OP_DIVIDE}},
        {TYPE_ARRAY, "arrays", {OP_ADD, OP_SUBTRACT}},
        {TYPE_OBJECT, "objects", {OP_ADD, OP_MULTIPLY}},
    };

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        for (size_t k = 0; k < 4; k++)
            if (table[i].kind == kinds && table[i].op[k] == op)
                return table[i].plural;
    return NULL;
}

/* "`.inputs.replicas` (a number)", or "a number" when it has no name. */
static struct slice
operand(const struct look *look, const struct site *site,
        const struct type *type)
{
    struct slice path = deed_path(look, site, type->origin);
    struct slice what = type_phrase(look->arena, type->kinds);

    if (path.len == 0)
        return what;
    return arena_printf(look->arena, "`%.*s` (%.*s)", SLICE_ARGS(path),
                        SLICE_ARGS(what));
}

static struct slice
operator_phrase(const struct look *look, const struct site *site,
                const struct deed *deed)
{
    struct arena *arena = look->arena;
    enum expr_op op = deed->expr->op;
    bool named = deed_path(look, site, deed->type->origin).len > 0;
    bool other_named = deed_path(look, site, deed->other->origin).len > 0;
    const char *plural =
        both_of(op, named ? deed->other->kinds : deed->type->kinds);

    if (named != other_named && plural) {
        struct slice it = subject(look, site, named ? deed->type : deed->other);

        return arena_printf(arena, "%.*s, and `%s` needs both %s here",
                            SLICE_ARGS(it), expr_op_text(op), plural);
    }
    struct slice left = operand(look, site, deed->type);
    struct slice right = operand(look, site, deed->other);

    return arena_printf(arena, "`%s` does not work between %.*s and %.*s",
                        expr_op_text(op), SLICE_ARGS(left), SLICE_ARGS(right));
}

static struct slice
argument_phrase(const struct look *look, const struct deed *deed)
{
    struct arena *arena = look->arena;
    struct slice wants = type_phrase(arena, deed->wants);
    struct slice has = type_phrase(arena, deed->other->kinds);

    return arena_printf(
        arena, "the argument of `%.*s` must be %.*s here, not %.*s",
        SLICE_ARGS(deed->name), SLICE_ARGS(wants), SLICE_ARGS(has));
}

struct slice
deed_phrase(const struct look *look, const struct site *site,
            const struct deed *deed)
{
    struct arena *arena = look->arena;
    struct slice it = subject(look, site, deed->type);
    struct slice has = type_phrase(arena, deed->type->kinds);
    struct slice wants = type_phrase(arena, deed->wants);
    struct slice name = deed->name;

    switch (deed->what) {
    case DEED_MEMBER:
        return arena_printf(arena,
                            "`.%.*s` cannot be read: %.*s, and only objects "
                            "have members",
                            SLICE_ARGS(name), SLICE_ARGS(it));
    case DEED_INDEX:
        return arena_printf(arena, "%.*s cannot be used as an index: %.*s",
                            SLICE_ARGS(type_phrase(arena, deed->other->kinds)),
                            SLICE_ARGS(it));
    case DEED_SLICE:
        return arena_printf(arena,
                            "only strings and arrays can be sliced: %.*s",
                            SLICE_ARGS(it));
    case DEED_ITERATE:
        return arena_printf(arena, "`[]` goes through arrays and objects: %.*s",
                            SLICE_ARGS(it));
    case DEED_OPERATOR:
        return operator_phrase(look, site, deed);
    case DEED_NEGATE:
        return arena_printf(arena, "`-` needs a number: %.*s", SLICE_ARGS(it));
    case DEED_ZERO:
        return S("division by zero");
    case DEED_CALL:
        return arena_printf(arena, "`%.*s` takes %.*s: %.*s", SLICE_ARGS(name),
                            SLICE_ARGS(wants), SLICE_ARGS(it));
    case DEED_ARGUMENT:
        return argument_phrase(look, deed);
    case DEED_FORMAT:
        return arena_printf(arena, "`@%.*s` takes %.*s: %.*s", SLICE_ARGS(name),
                            SLICE_ARGS(wants), SLICE_ARGS(it));
    case DEED_NO_FORMAT:
        return arena_printf(arena, "there is no format `@%.*s`",
                            SLICE_ARGS(name));
    case DEED_KEY:
        return arena_printf(arena,
                            "the key of an object must be a string, "
                            "not %.*s",
                            SLICE_ARGS(has));
    case DEED_REGEX:
        return arena_printf(arena, "`%.*s` is no regular expression",
                            SLICE_ARGS(deed->other->only->text));
    case DEED_DATE:
        return arena_printf(arena,
                            "`%.*s` does not read milliseconds, and "
                            "timestamps of Port have them",
                            SLICE_ARGS(name));
    case DEED_RAISE:
        return arena_printf(arena,
                            "this always ends in `%.*s`, so it gives nothing",
                            SLICE_ARGS(name));
    case DEED_COMPARE:
        break;
    }
    return S("this fails");
}

struct span
deed_span(const struct look *look, const struct site *site,
          const struct deed *deed)
{
    const struct expr *expr = deed->expr;
    bool part = deed->what == DEED_KEY || expr->token.len == 0;

    if (deed->what == DEED_ARGUMENT && expr->list)
        return site_span(look, site, expr->list->span);
    return site_span(look, site, part ? expr->span : expr->token);
}

static void
relate_property(const struct look *look, struct diag *diag, struct slice name)
{
    const struct blueprint *in = NULL;
    const struct blueprint *blueprint =
        look->catalog && look->action
            ? catalog_entity(look->catalog, look->action)
            : NULL;
    const struct node *key = mapped_declaration(blueprint, false, name, &in);

    if (key)
        elsewhere_relate(look, diag, in->tree->source, node_span(key),
                         "declared here");
}

void
deed_relate(const struct look *look, struct diag *diag, struct origin origin)
{
    const struct node *declared = NULL;

    if (origin.shape && origin.shape->tag == TAG_PROPERTIES)
        relate_property(look, diag, origin.name);
    if (!origin.shape || origin.shape->tag != TAG_INPUTS)
        return;
    if (look->action && look->action->inputs)
        declared = action_input(look->action, origin.name);
    if (declared)
        bag_relate(look->bag, diag, node_span(declared), "declared here");
}

bool
deed_of_null(struct look *look, const struct site *site,
             const struct shape *shape, struct slice name)
{
    return notes_find(&notes_get(look, site)->fails, shape, name) != 0;
}

void
deed_raise(struct look *look, const struct site *site, const struct fact *fact,
           struct diag *diag)
{
    if (deed_of_null(look, site, fact->shape, fact->name))
        diag->level = LEVEL_ERROR;
}

static bool
is_absent(const struct notes *notes, const struct type *type)
{
    return type && type->kinds == TYPE_NULL &&
           notes_find(&notes->absent, type->nulls.shape, type->nulls.name);
}

bool
deed_explained(struct look *look, const struct site *site,
               const struct deed *deed)
{
    const struct notes *notes = notes_get(look, site);

    return is_absent(notes, deed->type) || is_absent(notes, deed->other);
}
