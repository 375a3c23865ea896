#ifndef REPORT_JSON_WIRE_H
#define REPORT_JSON_WIRE_H

/* JSON written straight into a buf, in the order of the calls, commas put in
 * between.  No tree is built, so that a report costs what its bytes cost, and
 * text that is not UTF-8 (a file name may hold anything) still gives JSON.
 */

#include "base/text/buf.h"

struct wire {
    struct buf *out;
    bool comma; /* something stands before, on this level */
};

struct wire wire_new(struct buf *out);

/* Goes on in an array or object that was begun elsewhere; `comma`: something
 * stands in it.
 */
struct wire wire_resume(struct buf *out, bool comma);

/* `bracket` is `{` or `[`; closing takes `}` or `]`. */
void wire_open(struct wire *wire, char bracket);
void wire_close(struct wire *wire, char bracket);

/* The key of the next value: a plain ASCII name. */
void wire_key(struct wire *wire, const char *name);

/* What comes next stands on a new line. */
void wire_line(struct wire *wire);

void wire_text(struct wire *wire, struct slice text);
void wire_number(struct wire *wire, uint32_t number);
void wire_bool(struct wire *wire, bool value);
void wire_null(struct wire *wire);

/* The common pairs. */
void wire_key_text(struct wire *wire, const char *name, struct slice text);
void wire_key_number(struct wire *wire, const char *name, uint32_t number);

#endif
