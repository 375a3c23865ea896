#ifndef JQ_PRINT_H
#define JQ_PRINT_H

/* Trees, tokens and types as text, for `dump` and for tests. */

#include "base/buf.h"
#include "jq/ast.h"
#include "jq/infer.h"
#include "jq/parse.h"

/* `expr` as one S-expression: `(pipe (field "a" .) (call length))`. */
void expr_write(struct buf *buf, const struct expr *expr);

/* The tree below `expr`, one node a line with its span, indented. */
void expr_write_tree(struct buf *buf, const struct expr *expr);

/* The tokens of `text`, one a line: `from-to kind text`. */
void jq_tokens_write(struct buf *buf, struct slice text,
                     const struct jq_options *options);

/* `type` in the notation of docs/types.md: `string | null`, `"a" | "b"`,
 * `[number]`, `{id: string, title?: string, ...}`, `any`; `nothing` when there
 * is no value at all.
 */
void type_write(struct buf *buf, const struct type *type);

/* The same, and how many outputs there are when it is not just one. */
void outcome_write(struct buf *buf, const struct outcome *outcome);

#endif
