#ifndef JQ_AST_H
#define JQ_AST_H

/* A jq expression as a tree of struct jq_expr: immutable once jq_parse() has
 * returned, in the arena it was given.  Spans are bytes of the expression's
 * text.  The tree knows what was written, not what it means: types are for
 * jq/infer.
 *
 * Invariants: a child's span lies within its parent's (an implied IDENTITY
 * and a shorthand key have an empty or the parent's own span); elements of a
 * list are in the order of the text.  What nests in the text nests at most
 * LIMIT_JQ_NESTING deep, but a chain (`a | b | …`, `a + b + …`, `.a.b…`) makes
 * a tree as high as the chain is long: nothing may recurse from operand to
 * operand of one.  jq_expr_walk() visits a tree of any height.
 */

#include "source/span.h"

/* ORDER jq_expr_kind */
enum jq_expr_kind {
#define EXPR(id, word) EXPR_##id,
#include "jq/expr.def"
#undef EXPR
    EXPR_count_
};

/* ORDER jq_expr_op: parse.c has a table of their precedences. */
enum jq_expr_op {
    OP_NONE,
    OP_PIPE,
    OP_COMMA,
    OP_ALTERNATIVE,
    OP_ASSIGN,
    OP_UPDATE,
    OP_ADD_ASSIGN,
    OP_SUBTRACT_ASSIGN,
    OP_MULTIPLY_ASSIGN,
    OP_DIVIDE_ASSIGN,
    OP_MODULO_ASSIGN,
    OP_ALTERNATIVE_ASSIGN,
    OP_OR,
    OP_AND,
    OP_EQUAL,
    OP_NOT_EQUAL,
    OP_LESS,
    OP_LESS_EQUAL,
    OP_GREATER,
    OP_GREATER_EQUAL,
    OP_ADD,
    OP_SUBTRACT,
    OP_MULTIPLY,
    OP_DIVIDE,
    OP_MODULO,
};

/* How a field, an object key or a parameter was written. */
enum jq_expr_form {
    EXPR_FORM_NAME,     /* `.a`, `{a: …}`, `def f(g)` */
    EXPR_FORM_STRING,   /* `."a"`, `{"a": …}` */
    EXPR_FORM_BRACKET,  /* `.["a"]` */
    EXPR_FORM_EXPR,     /* `{(e): …}` */
    EXPR_FORM_VARIABLE, /* `{$x}`, `{$x: …}`, `def f($x)` */
    EXPR_FORM_LOC,      /* `{$__loc__}` */
};

struct builtin;

struct jq_expr {
    enum jq_expr_kind kind;
    enum jq_expr_op op;
    enum jq_expr_form form;
    uint32_t count; /* of `list` */
    struct span span;
    struct span token; /* the operator, keyword or name that makes it */
    struct slice text; /* see expr.def */
    struct slice name; /* without `$`, `@`; modules' `a::b` whole */
    const struct jq_expr *left, *right, *third, *fourth;
    const struct jq_expr *list; /* first part; the others by `next` */
    const struct jq_expr *next;
    const struct jq_expr *parent; /* NULL: the root */
    /* What a name stands for, when it could be found: a CALL has its DEF,
     * its PARAM (a `$x` parameter called as `x` too), or `builtin`; a
     * VARIABLE its BIND or PARAM (NULL for `$ENV`); a BREAK its LABEL.
     */
    const struct jq_expr *target;
    const struct builtin *builtin;
    /* `.a?` and `try` swallow errors alike, but a name joined by hyphens
     * (`.my-name`, one FIELD here) is an error that was reported.
     */
    bool hyphenated;
    bool followed; /* a CALL without arguments right before a path */
    bool reported; /* a finding covers this name: do not add another */
};

/* "pipe", "call", …: the word of expr.def. */
const char *jq_expr_word(enum jq_expr_kind kind);

/* "+", "and", "|=", …; "" for OP_NONE. */
const char *jq_expr_op_text(enum jq_expr_op op);

/* `expr` without the parentheses around it. */
const struct jq_expr *jq_expr_inner(const struct jq_expr *expr);

/* The child after `last` in the order of evaluation-neutral reading (left,
 * list, right, third, fourth), or the first when `last` is NULL; NULL when
 * there is none.  Implied nodes are visited too.
 */
const struct jq_expr *
jq_expr_child_next(const struct jq_expr *expr, const struct jq_expr *last);

/* The node after `expr`, a node of the tree of `root`, when parents come
 * before their children; NULL after the last.  Begin with `root` itself.
 */
const struct jq_expr *
jq_expr_walk(const struct jq_expr *root, const struct jq_expr *expr);

#endif
