#ifndef READ_JSON_MEMBER_EDIT_H
#define READ_JSON_MEMBER_EDIT_H

/* How members of a document are moved about without a new layout: what is
 * deleted, what is in another place, and how far it is indented there.
 * Nothing is changed here; what comes back is for edits of the source.
 */

#include "diag/diag.h"
#include "tree/comment.h"

/* The blanks at the start of the line that holds byte `at`; none on a line of
 * thousands of bytes.
 */
struct slice member_edit_indent(const struct tree *tree, uint32_t at);

/* Whether nothing but blanks comes before byte `at` on its line. */
bool member_edit_starts_line(const struct tree *tree, uint32_t at);

/* One step of indentation, as the document has it; two blanks by default. */
struct slice member_edit_step(const struct tree *tree);

/* Whether the document is on one line, as far as is looked. */
bool member_edit_is_flat(const struct tree *tree);

/* How lines end: "\n", or "\r\n" where the document has it. */
struct slice member_edit_newline(const struct tree *tree);

/* The member of `key`, from its name to the end of its value. */
struct span member_edit_member(const struct node *key);

/* `text`, whose first line is on one indented by `from`, for one indented by
 * `to`: what its other lines have beyond `from` they keep.
 */
struct slice member_edit_text(struct arena *arena, struct slice text,
                              struct slice from, struct slice to);

/* What is to be deleted when the `keys` members at `key`, in the order of the
 * document, leave `object`: commas and lines go with them.  Comments stay, but
 * for those inside of members that are `moved`, which go with them.
 */
struct spans
member_edit_remove(struct arena *arena, const struct tree *tree,
                   const struct node *object, const struct node *const *key,
                   uint32_t keys, bool moved);

/* What puts `member` after the last member of `object`. */
struct edit member_edit_append(struct arena *arena, const struct tree *tree,
                               const struct node *object, struct slice member);

/* `string`, a string that holds the text of a JSON object or array, written
 * as that value, at its place.  False when it holds none, or one with faults
 * that have no safe fix.
 */
bool member_edit_unwrap(struct arena *arena, const struct tree *tree,
                        const struct node *string, enum node_kind kind,
                        struct slice *text);

#endif
