#ifndef TEMPLATE_TEMPLATE_H
#define TEMPLATE_TEMPLATE_H

/* Splits a string into text and expressions exactly as Port's renderer does
 * (port-labs/jq-node-bindings, lib/template.js, v1.0.6).  It knows nothing of
 * JSON: offsets are bytes of the decoded string.  Port scans UTF-16 units,
 * but every character that matters is ASCII, so bytes give the same answer.
 *
 * The scan, for the character at i; `open` is where the expression began:
 *   1. inside, a backslash: the next character is skipped, quoted or not;
 *   2. inside, `"` or `'`: opens a quote, or closes its own kind;
 *   3. outside quotes, `{` after `{`: inside, "nested"; else opens, and a
 *      third brace belongs to the expression;
 *   4. outside quotes, `}` after `}`: inside, closes, and a third brace is
 *      skipped; else "unopened";
 *   5. at the end, still inside: "unclosed".
 * Only the first error counts: Port throws it, and nothing is rendered.
 */

#include "base/core/arena.h"
#include "source/span.h"

enum delimiter {
    DELIMITER_BRACES, /* {{ }}: Port's own */
    DELIMITER_ANGLES, /* << >>: rewritten by a team's own tooling */
};

enum template_error {
    TEMPLATE_FINE,
    TEMPLATE_NESTED,
    TEMPLATE_UNOPENED,
    TEMPLATE_UNCLOSED,
};

struct template_expr {
    struct span text;  /* between the delimiters */
    struct span whole; /* with them */
};

struct template
{
    struct slice text;
    const struct template_expr *expr;
    uint32_t count;
    bool whole; /* the string is one expression: its JSON type is kept */
    enum template_error error;
    struct span fault;  /* the pair of delimiters that is wrong */
    struct span opener; /* TEMPLATE_NESTED: the pair that is still open */
};

/* Scans `text`, which must live as long as `arena`. */
struct template template_scan(struct arena *arena, struct slice text,
                              enum delimiter delimiter);

/* True when `text` surely holds none of the characters that delimiters are
 * made of, whichever: most strings can be told apart so, eight bytes at once.
 */
bool template_is_plain(struct slice text);

/* True when `text` holds a pair that the scan would look at at all. */
bool template_suspect(struct slice text, enum delimiter delimiter);

/* True when an expression between `<<` and `>>` clearly is meant for jq: it
 * starts with a path.  A shell here-document or a shift never does.
 */
bool template_is_path(struct slice expression);

/* Whether the key `text` is `{{ spreadValue() }}` in the only spelling that
 * Port knows.
 */
bool template_is_spread(struct slice text);

/* Whether `text` is nearly that: other case, blanks, arguments, no call. */
bool template_nearly_spread(struct slice text);

/* JavaScript's String.prototype.trim (ECMA-262, 22.1.3.32). */
struct slice template_trim(struct slice text);

#endif
