#ifndef RULES_RULE_H
#define RULES_RULE_H

/* The interface of a rule: one file, one const struct rule, one line in
 * rules.def.  A rule looks at an action or at one expression and adds to the
 * bag; it keeps nothing from call to call.
 */

#include "diag/bag.h"
#include "jq/program/parse.h"
#include "jq/types/infer.h"
#include "port/context.h"
#include "port/document_kind.h"
#include "port/expression_slot.h"
#include "port/settings.h"
#include "template/template.h"

struct catalog;
struct rule;
struct pattern_cache;

/* What rules ask of an expression first: most have none of these. */
enum expression_trait {
    EXPRESSION_KEY = 1 << 0, /* it is in a key */
    EXPRESSION_TYPED =
        1 << 1, /* its place takes values of certain kinds only */
    EXPRESSION_NULLS =
        1 << 2, /* it may be null, and where that comes from is known */
    EXPRESSION_MANY = 1 << 3, /* it may have several outputs */
    EXPRESSION_SAME =
        1 << 4, /* it has one output at most, of one value at most */
};

/* One expression at its place. */
struct expression {
    const struct expression_slot *slot;
    struct slice text; /* the decoded string that holds it */
    struct span where; /* the expression in it */
    bool whole;        /* the string is nothing but this expression */
    struct jq_program program;
    const struct facts *facts;
    const struct type *input; /* what `.` is */
    struct outcome outcome;   /* what it gives */
    unsigned traits;          /* expression_traits() of the above */
};

struct expressions {
    VEC(struct expression) list;
    /* Of any of them: */
    unsigned traits;
    unsigned facts;  /* FACT_BIT()s */
    uint32_t issues; /* how many there are */
    /* The address of a slot's node → 1 + index of its first expression, of
     * many. */
    struct map of_node;
};

/* What a rule is shown. */
struct rule_context {
    struct arena *arena; /* for whatever a rule needs while it looks */
    struct bag *bag;
    const struct rule *rule; /* the one that is looking */
    const struct tree *tree;
    const struct action *action;           /* NULL in on_document(s) */
    const struct expressions *expressions; /* all expressions of the action */
    bool expressions_whole; /* no template was too broken to be in `expressions`
                             */
    struct pattern_cache *patterns;
    const struct settings *settings; /* never NULL */
    const struct catalog *catalog;  /* of other files; NULL: nothing is known */
    struct expression_index *notes; /* of the last expression that
                                       expression_index_get() was asked for */
};

struct rule {
    struct kind kind;
    const char *since; /* the version that first had it */
    unsigned traits;   /* on_expression is shown what has any of them */
    unsigned facts;    /* what on_fact is shown: FACT_BIT()s, FACT_BITS() */
    void (*on_documents)(struct rule_context *context,
                         const struct document_parts *documents);
    void (*on_document)(struct rule_context *context,
                        const struct document_part *document);
    void (*on_action)(struct rule_context *context,
                      const struct action *action);
    /* Whether any of the following can have anything to say of the action;
     * NULL: they can.
     */
    bool (*asks)(const struct rule_context *context,
                 const struct action *action);
    void (*on_expression)(struct rule_context *context,
                          const struct expression *expression);
    void (*on_fact)(struct rule_context *context,
                    const struct expression *expression,
                    const struct fact *fact);
    void (*on_issue)(struct rule_context *context,
                     const struct expression *expression,
                     const struct type_issue *issue);
};

/* The traits of `expression`, all else of which is known. */
unsigned expression_traits(const struct expression *expression);

/* Whether `rule` is to be shown any of `expressions`. */
static inline bool
rule_wants(const struct rule *rule, const struct expressions *expressions)
{
    return (rule->traits & expressions->traits) ||
           (rule->facts & expressions->facts) ||
           (rule->on_issue && expressions->issues);
}

static inline bool
rule_asks(const struct rule *rule, const struct rule_context *context)
{
    return !rule->asks || rule->asks(context, context->action);
}

/* Shows `expression`, its facts and its issues to the rule that is looking. */
static inline void
context_expression(struct rule_context *context,
                   const struct expression *expression)
{
    const struct rule *rule = context->rule;
    const struct facts *facts = expression->facts;
    uint32_t count = rule->facts & facts->kinds ? facts->list.count : 0;
    uint32_t deeds = rule->on_issue ? facts->issues.count : 0;

    if (rule->traits & expression->traits)
        rule->on_expression(context, expression);
    for (uint32_t i = 0; i < count; i++)
        if (rule->facts & fact_bit(&facts->list.item[i]))
            rule->on_fact(context, expression, &facts->list.item[i]);
    for (uint32_t i = 0; i < deeds; i++)
        rule->on_issue(context, expression, &facts->issues.item[i]);
}

/* Adds a finding of the rule that is looking. */
#define rule_report(context, where, ...) \
    bag_add((context)->bag, &(context)->rule->kind, (where), __VA_ARGS__)

/* Source span of bytes `span` of the expression of `expression`. */
struct span
expression_span(const struct rule_context *context,
                const struct expression *expression, struct span span);

/* What `expression`'s expression says at `span`. */
struct slice
expression_text(const struct expression *expression, struct span span);

/* Source span of the name that a FIELD reads: the name alone for `.a`, the
 * string with its quotes for `.["a"]`.
 */
struct span expression_name_span(const struct rule_context *context,
                                 const struct expression *expression,
                                 const struct jq_expr *field);

/* Whether the expression is the guard `if .entity == {} then null else …`,
 * or compares the FIELD's value with null: what is there to be null then is
 * known to its author.
 */
bool expression_guards(struct rule_context *context,
                       const struct expression *expression,
                       const struct jq_expr *field);

/* Adds a safe fix that reads `path` (names joined by dots) where `field` now
 * reads its name.  None for `.["a"]`, nor when a name of the path would need
 * brackets.
 */
void expression_rename(struct rule_context *context,
                       const struct expression *expression, struct diag *diag,
                       const struct jq_expr *field, struct slice path);

/* The names of `object` for a message: "`a`, `b` and `c`", each behind
 * `prefix`; after `most` of them "and 4 more".
 */
struct slice context_names(const struct rule_context *context,
                           const struct object_type *object, const char *prefix,
                           uint32_t most);

/* The field of `object` whose name is near enough to `name` to be meant;
 * empty when there is none.
 */
struct slice
context_suggest(const struct rule_context *context,
                const struct object_type *object, struct slice name);

/* The names of the fields of `object`. */
struct suggestion_index *context_fields(const struct rule_context *context,
                                        const struct object_type *object);

/* The names of `keys`, an object or NULL, and the strings and numbers of
 * `list`, an array or NULL, of any tree that lives as long as the source.
 */
struct suggestion_index *
context_keys(const struct rule_context *context, const struct tree *tree,
             const struct node *keys);
struct suggestion_index *
context_list(const struct rule_context *context, const struct tree *tree,
             const struct node *list);

/* Text of the string member `name` of `object`; empty for anything else. */
struct slice context_text(const struct rule_context *context,
                          const struct node *object, enum name name);

/* Whether `path` (such as `.run`) is read anywhere in the action. */
bool context_reads(const struct rule_context *context, struct slice root);

#endif
