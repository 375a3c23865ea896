#ifndef BASE_TEXT_BUF_H
#define BASE_TEXT_BUF_H

/* Output that grows in an arena: the one formatter of the program.  A buf
 * lives as long as its arena; its bytes move when it grows, so take
 * buf_slice() only when writing is over.
 */

#include "base/core/arena.h"

struct buf {
    struct arena *arena;
    char *at;
    size_t len, room;
};

/* An empty buf whose bytes will be in `arena`. */
struct buf buf_new(struct arena *arena);

void buf_byte(struct buf *buf, char byte);
void buf_add(struct buf *buf, struct slice text);
void buf_text(struct buf *buf, const char *text);
void buf_repeat(struct buf *buf, char byte, size_t count);
void buf_number(struct buf *buf, uint32_t number);
void buf_printf(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* `text` as people may safely see it, also in the log of a CI system.  C0 and
 * C1 controls, DEL, what reorders a line or is invisible, and ill-formed bytes
 * become escapes such as `\x1b` or `\u202e`; NUL is `\u0000`, as JSON has it.
 * So does the first character of a command for a CI system (base/text/log.h)
 * that `text` has as a whole.
 */
void buf_safe(struct buf *buf, struct slice text);

/* The same for a format that can tell the rest in its own way: without
 * invisible characters and commands.
 */
void buf_visible(struct buf *buf, struct slice text);

/* `text` between quotes with JSON escapes, also for what buf_safe() hides;
 * ill-formed UTF-8 becomes U+FFFD.
 */
void buf_json(struct buf *buf, struct slice text);

/* The JSON text `json`, which is UTF-8, with DEL, C1 controls and characters
 * that reorder a line as escapes: they can only be in its strings.
 */
void buf_json_escape(struct buf *buf, struct slice json);

/* What was written; valid until the next write. */
struct slice buf_slice(const struct buf *buf);

#endif
