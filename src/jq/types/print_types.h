#ifndef JQ_TYPES_PRINT_TYPES_H
#define JQ_TYPES_PRINT_TYPES_H

/* Types as text, for messages, `dump` and tests. */

#include "base/text/buf.h"
#include "jq/types/infer.h"

/* `type` in the notation of docs/types.md: `string | null`, `"a" | "b"`,
 * `[number]`, `{id: string, title?: string, ...}`, `any`; `nothing` when there
 * is no value at all.
 */
void type_write(struct buf *buf, const struct type *type);

/* The same, and how many outputs there are when it is not just one. */
void outcome_write(struct buf *buf, const struct outcome *outcome);

#endif
