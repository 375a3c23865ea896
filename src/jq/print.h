#ifndef JQ_PRINT_H
#define JQ_PRINT_H

/* Trees, tokens and types as text, for `dump` and for tests. */

#include "base/buf.h"
#include "jq/ast.h"
#include "jq/parse.h"
#include "jq/type.h"

/* `expr` as one S-expression: `(pipe (field "a" .) (call length))`. */
void expr_write(struct buf *buf, const struct expr *expr);

/* The tree below `expr`, one node a line with its span, indented. */
void expr_write_tree(struct buf *buf, const struct expr *expr);

/* The tokens of `text`, one a line: `from-to kind text`. */
void jq_tokens_write(struct buf *buf, struct slice text,
                     const struct jq_options *options);

/* The kinds of `type`: "string or null", "any" when nothing is known of it,
 * "nothing" when there is no value at all.
 */
void type_write(struct buf *buf, const struct type *type);

#endif
