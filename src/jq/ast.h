#ifndef JQ_AST_H
#define JQ_AST_H

/* A jq expression as a tree of struct expr: immutable once jq_parse() has
 * returned, in the arena it was given.  Spans are bytes of the expression's
 * text.  The tree knows what was written, not what it means: types are for
 * jq/infer.
 *
 * Invariants: a child's span lies within its parent's (an implied IDENTITY
 * and a shorthand key have an empty or the parent's own span); elements of a
 * list are in the order of the text.  What nests in the text nests at most
 * LIMIT_JQ_NESTING deep, but a chain (`a | b | …`, `a + b + …`, `.a.b…`) makes
 * a tree as high as the chain is long: nothing may recurse from operand to
 * operand of one.  expr_walk() visits a tree of any height.
 */

#include "source/span.h"

/* ORDER expr_kind */
enum expr_kind {
#define EXPR(id, word) EXPR_##id,
#include "jq/expr.def"
#undef EXPR
    EXPR_count_
};

/* ORDER expr_op: parse.c has a table of their precedences. */
enum expr_op {
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
enum expr_form {
    FORM_NAME,     /* `.a`, `{a: …}`, `def f(g)` */
    FORM_STRING,   /* `."a"`, `{"a": …}` */
    FORM_BRACKET,  /* `.["a"]` */
    FORM_EXPR,     /* `{(e): …}` */
    FORM_VARIABLE, /* `{$x}`, `{$x: …}`, `def f($x)` */
    FORM_LOC,      /* `{$__loc__}` */
};

struct builtin;

struct expr {
    enum expr_kind kind;
    enum expr_op op;
    enum expr_form form;
    uint32_t count; /* of `list` */
    struct span span;
    struct span token; /* the operator, keyword or name that makes it */
    struct slice text; /* see expr.def */
    struct slice name; /* without `$`, `@`; modules' `a::b` whole */
    const struct expr *left, *right, *third, *fourth;
    const struct expr *list; /* first part; the others by `next` */
    const struct expr *next;
    const struct expr *parent; /* NULL: the root */
    /* What a name stands for, when it could be found: a CALL has its DEF,
     * its PARAM (a `$x` parameter called as `x` too), or `builtin`; a
     * VARIABLE its BIND or PARAM (NULL for `$ENV`); a BREAK its LABEL.
     */
    const struct expr *target;
    const struct builtin *builtin;
    /* `.a?` and `try` swallow errors alike, but a name joined by hyphens
     * (`.my-name`, one FIELD here) is an error that was reported.
     */
    bool hyphenated;
    bool followed; /* a CALL without arguments right before a path */
    bool reported; /* a finding covers this name: do not add another */
};

/* "pipe", "call", …: the word of expr.def. */
const char *expr_word(enum expr_kind kind);

/* "+", "and", "|=", …; "" for OP_NONE. */
const char *expr_op_text(enum expr_op op);

/* `expr` without the parentheses around it. */
const struct expr *expr_inner(const struct expr *expr);

/* The child after `last` in the order of evaluation-neutral reading (left,
 * list, right, third, fourth), or the first when `last` is NULL; NULL when
 * there is none.  Implied nodes are visited too.
 */
const struct expr *
expr_child_next(const struct expr *expr, const struct expr *last);

/* The node after `expr`, a node of the tree of `root`, when parents come
 * before their children; NULL behind the last.  Begin with `root` itself.
 */
const struct expr *expr_walk(const struct expr *root, const struct expr *expr);

#endif
