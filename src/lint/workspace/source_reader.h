#ifndef LINT_WORKSPACE_SOURCE_READER_H
#define LINT_WORKSPACE_SOURCE_READER_H

/* A source as trees: one for the whole text, or one for each line of JSON
 * Lines.  Knows which names mean JSONC and JSON Lines.
 */

#include "lint/suppress/suppressions.h"
#include "read/json/read_json.h"

/* Who looks at the trees.  Embed it as the first member of what it knows. */
struct source_visitor {
    /* Learns what the trees say about suppression; NULL: nobody does. */
    struct suppressions *suppressions;

    /* Adds to `bag` what is wrong with `tree`, with spans of the source that
     * the tree was read from.
     */
    void (*visit)(struct source_visitor *visitor, const struct tree *tree,
                  struct bag *bag);
};

/* How a source called `name` is read; with `jsonc` as JSONC in any case. */
struct read_options source_reader_options(struct slice name, bool jsonc);

/* Whether a source called `name` holds a text on each line. */
bool source_reader_are_lines(struct slice name);

/* False when the text is larger than is ever read; `bag` then says so. */
bool source_reader_fits(const struct source *source, struct bag *bag);

/* Reads `source` and shows each tree to `visitor`.  Findings of the reader
 * and of the visitor go to `bag`, with spans of `source`.  False when the
 * text is larger than is ever read; the bag says so.
 */
bool source_reader_read(struct arena *arena, const struct source *source,
                        struct read_options options,
                        struct source_visitor *visitor, struct bag *bag);

/* The same for a source that was read already: `tree` is all of it, and
 * `options` are those that it was read with.
 */
void
source_reader_visit(struct source_visitor *visitor, const struct tree *tree,
                    struct read_options options, struct bag *bag);

#endif
