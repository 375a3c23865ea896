#ifndef RULES_RULE_H
#define RULES_RULE_H

/* The interface of a rule: one file, one const struct rule, one line in
 * rules.def.  A rule looks at an action or at one expression and adds to the
 * bag; it keeps nothing from call to call.
 */

#include "diag/bag.h"
#include "jq/infer.h"
#include "jq/parse.h"
#include "port/context.h"
#include "port/settings.h"
#include "port/shape.h"
#include "port/slot.h"
#include "template/template.h"

struct catalog;
struct rule;
struct pattern_cache;

/* What rules ask of an expression first: most have none of these. */
enum site_trait {
    SITE_KEY = 1 << 0,   /* it stands in a key */
    SITE_TYPED = 1 << 1, /* its place takes values of certain kinds only */
    SITE_NULLS =
        1 << 2,         /* it may be null, and where that comes from is known */
    SITE_MANY = 1 << 3, /* it may have several outputs */
    SITE_SAME = 1 << 4, /* it has one output at most, of one value at most */
};

/* One expression at its place. */
struct site {
    const struct slot *slot;
    struct slice text; /* the decoded string that holds it */
    struct span where; /* the expression in it */
    bool whole;        /* the string is nothing but this expression */
    struct jq_program program;
    const struct facts *facts;
    const struct type *input; /* what `.` is */
    struct outcome outcome;   /* what it gives */
    unsigned traits;          /* site_traits() of the above */
};

struct sites {
    VEC(struct site) list;
    /* Of any of them: */
    unsigned traits;
    unsigned facts; /* FACT_BIT()s */
    uint32_t deeds; /* how many there are */
    /* The address of a slot's node → 1 + index of its first site, of many. */
    struct map of_node;
};

/* What a rule is shown. */
struct look {
    struct arena *arena; /* for whatever a rule needs while it looks */
    struct bag *bag;
    const struct rule *rule; /* the one that is looking */
    const struct tree *tree;
    const struct action *action; /* NULL in on_document(s) */
    const struct sites *sites;   /* all expressions of the action */
    bool sites_whole; /* no template was too broken to be in `sites` */
    struct pattern_cache *patterns;
    const struct settings *settings; /* never NULL */
    const struct catalog *catalog; /* of other files; NULL: nothing is known */
    struct notes *notes; /* of the last site that notes_get() was asked for */
};

struct rule {
    struct kind kind;
    const char *since; /* the version that first had it */
    unsigned traits;   /* on_site is shown what has any of them */
    unsigned facts;    /* what on_fact is shown: FACT_BIT()s, FACT_BITS() */
    void (*on_documents)(struct look *look, const struct shapes *documents);
    void (*on_document)(struct look *look, const struct shaped *document);
    void (*on_action)(struct look *look, const struct action *action);
    /* Whether any of the following can have anything to say of the action;
     * NULL: they can.
     */
    bool (*asks)(const struct look *look, const struct action *action);
    void (*on_site)(struct look *look, const struct site *site);
    void (*on_fact)(struct look *look, const struct site *site,
                    const struct fact *fact);
    void (*on_deed)(struct look *look, const struct site *site,
                    const struct deed *deed);
};

/* The traits of `site`, all else of which is known. */
unsigned site_traits(const struct site *site);

/* Whether `rule` is to be shown any of `sites`. */
static inline bool
rule_wants(const struct rule *rule, const struct sites *sites)
{
    return (rule->traits & sites->traits) || (rule->facts & sites->facts) ||
           (rule->on_deed && sites->deeds);
}

static inline bool
rule_asks(const struct rule *rule, const struct look *look)
{
    return !rule->asks || rule->asks(look, look->action);
}

/* Shows `site`, its facts and its deeds to the rule that is looking. */
static inline void
look_site(struct look *look, const struct site *site)
{
    const struct rule *rule = look->rule;
    const struct facts *facts = site->facts;
    uint32_t count = rule->facts & facts->kinds ? facts->list.count : 0;
    uint32_t deeds = rule->on_deed ? facts->deeds.count : 0;

    if (rule->traits & site->traits)
        rule->on_site(look, site);
    for (uint32_t i = 0; i < count; i++)
        if (rule->facts & fact_bit(&facts->list.item[i]))
            rule->on_fact(look, site, &facts->list.item[i]);
    for (uint32_t i = 0; i < deeds; i++)
        rule->on_deed(look, site, &facts->deeds.item[i]);
}

/* Adds a finding of the rule that is looking. */
#define look_add(look, where, ...) \
    bag_add((look)->bag, &(look)->rule->kind, (where), __VA_ARGS__)

/* Source span of bytes `span` of the expression of `site`. */
struct span
site_span(const struct look *look, const struct site *site, struct span span);

/* What `site`'s expression says at `span`. */
struct slice site_text(const struct site *site, struct span span);

/* Source span of the name that a FIELD reads: the name alone for `.a`, the
 * string with its quotes for `.["a"]`.
 */
struct span site_name_span(const struct look *look, const struct site *site,
                           const struct expr *field);

/* Whether the expression is the guard `if .entity == {} then null else …`,
 * or compares the FIELD's value with null: what is there to be null then is
 * known to its author.
 */
bool site_guards(struct look *look, const struct site *site,
                 const struct expr *field);

/* Adds a safe fix that reads `path` (names joined by dots) where `field` now
 * reads its name.  None for `.["a"]`, nor when a name of the path would need
 * brackets.
 */
void site_rename(struct look *look, const struct site *site, struct diag *diag,
                 const struct expr *field, struct slice path);

/* The names of `shape` for a message: "`a`, `b` and `c`", each behind
 * `prefix`; after `most` of them "and 4 more".
 */
struct slice look_names(const struct look *look, const struct shape *shape,
                        const char *prefix, uint32_t most);

/* The field of `shape` whose name is near enough to `name` to be meant;
 * empty when there is none.
 */
struct slice look_nearest(const struct look *look, const struct shape *shape,
                          struct slice name);

/* The names of the fields of `shape`. */
struct near_set *
look_fields(const struct look *look, const struct shape *shape);

/* The names of `keys`, an object or NULL, and the strings and numbers of
 * `list`, an array or NULL, of any tree that lives as long as the source.
 */
struct near_set *look_keys(const struct look *look, const struct tree *tree,
                           const struct node *keys);
struct near_set *look_list(const struct look *look, const struct tree *tree,
                           const struct node *list);

/* Text of the string member `name` of `object`; empty for anything else. */
struct slice
look_text(const struct look *look, const struct node *object, enum name name);

/* Whether `path` (such as `.run`) is read anywhere in the action. */
bool look_reads(const struct look *look, struct slice root);

#endif
