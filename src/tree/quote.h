#ifndef TREE_QUOTE_H
#define TREE_QUOTE_H

/* Between the decoded text of a JSON string and the bytes that spell it.
 * Nothing is stored for this: the escapes are walked again when a finding
 * is reported.
 */

#include "tree/node.h"

/* Decodes `raw`, the bytes between the quotes, into `arena`.  A bad escape
 * stands for itself; a lone surrogate (`\ud800`) becomes U+FFFD, three bytes.
 */
struct slice quote_decode(struct arena *arena, struct slice raw);

/* The same to `text`, where there must be room for as many bytes as spell it:
 * no character is longer decoded than spelt.  Gives the length.
 */
size_t quote_decode_to(char *text, struct slice raw);

/* The bytes between the quotes of the string or key `node`; all of an
 * unquoted key.
 */
struct span quote_inner(const struct tree *tree, const struct node *node);

/* The source span of bytes [from, to) of the decoded text of the string or
 * key `node`.  A span that ends inside a character or an escape is widened
 * to the whole of it; an empty span stays empty, before the character.
 */
struct span quote_span(const struct tree *tree, const struct node *node,
                       size_t from, size_t to);

/* `text` as it must be written between the quotes of a JSON string. */
struct slice quote_encode(struct arena *arena, struct slice text);

/* Bytes of the character at byte `i` of `raw`, as it is spelt; those of its
 * text are added to `text`.
 */
size_t quote_next(struct slice raw, size_t i, uint32_t *text);

#endif
