#ifndef JQ_PRINT_H
#define JQ_PRINT_H

/* Trees as text, for `dump` and for tests. */

#include "base/text/buf.h"
#include "jq/ast.h"

/* `expr` as one S-expression: `(pipe (field "a" .) (call length))`. */
void jq_expr_write(struct buf *buf, const struct jq_expr *expr);

/* The tree below `expr`, one node a line with its span, indented. */
void jq_expr_write_tree(struct buf *buf, const struct jq_expr *expr);

#endif
