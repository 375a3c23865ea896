#ifndef SCHEMA_IR_PHRASE_H
#define SCHEMA_IR_PHRASE_H

/* Pieces of messages: how values, places and choices are put into words.
 * Private to this floor.
 */

#include "base/text/buf.h"
#include "schema/ir/schema.h"

/* `text` between backticks, cut when it is long or has several lines. */
void phrase_text(struct buf *buf, struct slice text);

/* The value itself when it is a scalar, else "an object", "an array". */
void
phrase_value(struct buf *buf, const struct tree *tree, const struct node *node);

/* A constant of the schema, between backticks; a string is `quoted` where
 * other constants might be taken for it.
 */
void phrase_constant(struct buf *buf, const struct schema *schema,
                     uint32_t value, bool quoted);

/* What `node` is called: "`url`", "an element of `steps`", "the document". */
void phrase_subject(struct buf *buf, const struct tree *tree,
                    const struct node *node, const struct node *around);

/* " in `parent`" when the object `node` has a name, else nothing. */
void phrase_inside(struct buf *buf, const struct tree *tree,
                   const struct node *node);

/* "a string or an array" */
void phrase_types(struct buf *buf, unsigned types);

/* "a string that matches `^x`": what `unit` wants, in a few words. */
void phrase_form(struct buf *buf, const struct schema *schema, uint32_t unit);

/* Between item `index` and the one before it of `count`: ", " or " or ". */
void phrase_or(struct buf *buf, uint32_t index, uint32_t count);

/* "1 element", "3 elements": `noun` gets an s. */
void phrase_count(struct buf *buf, uint32_t count, const char *noun);

/* The key whose value `node` is, or NULL. */
const struct node *phrase_key(const struct tree *tree, const struct node *node);

/* Where to point at `node` as a whole: at its key, else at its first
 * character.
 */
struct span phrase_place(const struct tree *tree, const struct node *node);

#endif
