#ifndef BASE_TEXT_UTF8_H
#define BASE_TEXT_UTF8_H

/* UTF-8 as RFC 3629 defines it: no surrogates, nothing above U+10FFFF, no
 * overlong forms.
 */

#include "base/core/slice.h"

/* Decodes the first character of `text` into `*c`.  Returns its length in
 * bytes, or 0 when `text` is empty or starts with an ill-formed sequence.
 */
size_t utf8_decode(struct slice text, uint32_t *c);

/* Writes `c` to `out` (room for 4 bytes); returns the length.  A surrogate
 * is written as its own three bytes, which utf8_decode() then refuses.
 */
size_t utf8_put(uint32_t c, char *out);

/* Offset of the first ill-formed byte at or after `from`, or SLICE_NONE. */
size_t utf8_check(struct slice text, size_t from);

/* How many bytes from `from` on are printable ASCII (0x20 to 0x7E), each of
 * which is one character and one cell.
 */
size_t utf8_plain(struct slice text, size_t from);

/* Code points, UTF-16 units, terminal cells in `text`; an ill-formed byte
 * counts as one.  Tabs count as one cell here.
 */
size_t utf8_count(struct slice text);
size_t utf8_utf16(struct slice text);
size_t utf8_cells(struct slice text);

/* Cells of one character: 0 (combining), 1, or 2 (East Asian wide, emoji). */
int utf8_width(uint32_t c);

/* Whether nobody sees the character, so that a text with it is not what it
 * looks like.  Joiners and variation selectors do not count, for words and
 * emoji are written with them, nor does what reorders a line.
 */
bool utf8_is_invisible(uint32_t c);

#endif
