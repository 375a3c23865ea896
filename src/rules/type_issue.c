#include "rules/type_issue.h"

#include "rules/entity_mapping.h"
#include "rules/expression_index.h"

struct slice
type_issue_path(const struct rule_context *context,
                const struct expression *expression, struct origin origin)
{
    const struct jq_expr *expr = origin.expr;

    if (!origin.object)
        return slice_make(NULL, 0);
    if (expr && (expr->kind == EXPR_FIELD || expr->kind == EXPR_INDEX))
        return expression_text(expression, expr->span);
    return arena_printf(context->arena, ".%.*s", SLICE_ARGS(origin.name));
}

/* "`replicas` is a number", or "it is a number" when it has no name. */
static struct slice
subject(const struct rule_context *context, const struct expression *expression,
        const struct type *type)
{
    struct slice path = type_issue_path(context, expression, type->origin);
    struct slice what = type_phrase(context->arena, type->kinds);

    if (path.len == 0)
        return arena_printf(context->arena, "the input is %.*s",
                            SLICE_ARGS(what));
    return arena_printf(context->arena, "`%.*s` is %.*s", SLICE_ARGS(path),
                        SLICE_ARGS(what));
}

/* "strings", when the operator works between two of the one kind that `kinds`
 * is; else NULL.
 */
static const char *
both_of(enum jq_expr_op op, unsigned kinds)
{
    static const struct {
        unsigned kind;
        const char *plural;
        enum jq_expr_op op[4];
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
operand(const struct rule_context *context, const struct expression *expression,
        const struct type *type)
{
    struct slice path = type_issue_path(context, expression, type->origin);
    struct slice what = type_phrase(context->arena, type->kinds);

    if (path.len == 0)
        return what;
    return arena_printf(context->arena, "`%.*s` (%.*s)", SLICE_ARGS(path),
                        SLICE_ARGS(what));
}

static struct slice
operator_phrase(const struct rule_context *context,
                const struct expression *expression,
                const struct type_issue *issue)
{
    struct arena *arena = context->arena;
    enum jq_expr_op op = issue->expr->op;
    bool named =
        type_issue_path(context, expression, issue->type->origin).len > 0;
    bool other_named =
        type_issue_path(context, expression, issue->other->origin).len > 0;
    const char *plural =
        both_of(op, named ? issue->other->kinds : issue->type->kinds);

    if (named != other_named && plural) {
        struct slice it =
            subject(context, expression, named ? issue->type : issue->other);

        return arena_printf(arena, "%.*s, and `%s` needs both %s here",
                            SLICE_ARGS(it), jq_expr_op_text(op), plural);
    }
    struct slice left = operand(context, expression, issue->type);
    struct slice right = operand(context, expression, issue->other);

    return arena_printf(arena, "`%s` does not work between %.*s and %.*s",
                        jq_expr_op_text(op), SLICE_ARGS(left),
                        SLICE_ARGS(right));
}

static struct slice
argument_phrase(const struct rule_context *context,
                const struct type_issue *issue)
{
    struct arena *arena = context->arena;
    struct slice wants = type_phrase(arena, issue->wants);
    struct slice has = type_phrase(arena, issue->other->kinds);

    return arena_printf(
        arena, "the argument of `%.*s` must be %.*s here, not %.*s",
        SLICE_ARGS(issue->name), SLICE_ARGS(wants), SLICE_ARGS(has));
}

struct slice
type_issue_phrase(const struct rule_context *context,
                  const struct expression *expression,
                  const struct type_issue *issue)
{
    struct arena *arena = context->arena;
    struct slice it = subject(context, expression, issue->type);
    struct slice has = type_phrase(arena, issue->type->kinds);
    struct slice wants = type_phrase(arena, issue->wants);
    struct slice name = issue->name;

    switch (issue->what) {
    case ISSUE_MEMBER:
        return arena_printf(arena,
                            "`.%.*s` cannot be read: %.*s, and only objects "
                            "have members",
                            SLICE_ARGS(name), SLICE_ARGS(it));
    case ISSUE_INDEX:
        return arena_printf(arena, "%.*s cannot be used as an index: %.*s",
                            SLICE_ARGS(type_phrase(arena, issue->other->kinds)),
                            SLICE_ARGS(it));
    case ISSUE_SLICE:
        return arena_printf(arena,
                            "only strings and arrays can be sliced: %.*s",
                            SLICE_ARGS(it));
    case ISSUE_ITERATE:
        return arena_printf(arena, "`[]` goes through arrays and objects: %.*s",
                            SLICE_ARGS(it));
    case ISSUE_OPERATOR:
        return operator_phrase(context, expression, issue);
    case ISSUE_NEGATE:
        return arena_printf(arena, "`-` needs a number: %.*s", SLICE_ARGS(it));
    case ISSUE_ZERO:
        return S("division by zero");
    case ISSUE_CALL:
        return arena_printf(arena, "`%.*s` takes %.*s: %.*s", SLICE_ARGS(name),
                            SLICE_ARGS(wants), SLICE_ARGS(it));
    case ISSUE_ARGUMENT:
        return argument_phrase(context, issue);
    case ISSUE_FORMAT:
        return arena_printf(arena, "`@%.*s` takes %.*s: %.*s", SLICE_ARGS(name),
                            SLICE_ARGS(wants), SLICE_ARGS(it));
    case ISSUE_NO_FORMAT:
        return arena_printf(arena, "unknown format `@%.*s`", SLICE_ARGS(name));
    case ISSUE_KEY:
        return arena_printf(arena,
                            "the key of an object must be a string, "
                            "not %.*s",
                            SLICE_ARGS(has));
    case ISSUE_REGEX:
        return arena_printf(arena, "`%.*s` is not a valid regular expression",
                            SLICE_ARGS(issue->other->only->text));
    case ISSUE_DATE:
        return arena_printf(arena,
                            "`%.*s` cannot read milliseconds, which the "
                            "timestamps of Port have",
                            SLICE_ARGS(name));
    case ISSUE_RAISE:
        return arena_printf(arena,
                            "this always ends in `%.*s`, so it gives nothing",
                            SLICE_ARGS(name));
    case ISSUE_COMPARE:
        break;
    }
    return S("this fails");
}

struct span
type_issue_span(const struct rule_context *context,
                const struct expression *expression,
                const struct type_issue *issue)
{
    const struct jq_expr *expr = issue->expr;
    bool part = issue->what == ISSUE_KEY || expr->token.len == 0;

    if (issue->what == ISSUE_ARGUMENT && expr->list)
        return expression_span(context, expression, expr->list->span);
    return expression_span(context, expression,
                           part ? expr->span : expr->token);
}

static void
relate_property(const struct rule_context *context, struct diag *diag,
                struct slice name)
{
    const struct blueprint *in = NULL;
    const struct blueprint *blueprint =
        context->catalog && context->action
            ? catalog_entity(context->catalog, context->action)
            : NULL;
    const struct node *key =
        entity_mapping_declaration(blueprint, false, name, &in);

    if (key)
        cross_file_relate(context, diag, in->tree->source, node_span(key),
                          "declared here");
}

void
type_issue_relate(const struct rule_context *context, struct diag *diag,
                  struct origin origin)
{
    const struct node *declared = NULL;

    if (origin.object && origin.object->tag == TAG_PROPERTIES)
        relate_property(context, diag, origin.name);
    if (!origin.object || origin.object->tag != TAG_INPUTS)
        return;
    if (context->action && context->action->inputs)
        declared = action_input(context->action, origin.name);
    if (declared)
        bag_relate(context->bag, diag, node_span(declared), "declared here");
}

bool
type_issue_of_null(struct rule_context *context,
                   const struct expression *expression,
                   const struct object_type *object, struct slice name)
{
    return expression_index_find(
               &expression_index_get(context, expression)->fails, object,
               name) != 0;
}

void
type_issue_raise(struct rule_context *context,
                 const struct expression *expression, const struct fact *fact,
                 struct diag *diag)
{
    if (type_issue_of_null(context, expression, fact->object, fact->name))
        diag->level = LEVEL_ERROR;
}

static bool
is_absent(const struct expression_index *notes, const struct type *type)
{
    return type && type->kinds == TYPE_NULL &&
           expression_index_find(&notes->absent, type->nulls.object,
                                 type->nulls.name);
}

bool
type_issue_explained(struct rule_context *context,
                     const struct expression *expression,
                     const struct type_issue *issue)
{
    const struct expression_index *notes =
        expression_index_get(context, expression);

    return is_absent(notes, issue->type) || is_absent(notes, issue->other);
}
