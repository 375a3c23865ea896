#ifndef SOURCE_CREDENTIAL_H
#define SOURCE_CREDENTIAL_H

/* What looks like a credential that somebody wrote out: a token with a prefix
 * that its vendor gives, what stands behind `Bearer ` or `password=`, or a
 * random word in a member called so.  Placeholders (`<TOKEN>`, `YOUR_TOKEN`,
 * `$TOKEN`, `xxxx`) are none.
 *
 * The rule that reports credentials and the reports that must not show them
 * both ask here.
 */

#include "base/slice.h"

struct credential {
    size_t at, len;
    size_t known;     /* bytes at its start that its vendor publishes */
    const char *what; /* "a GitHub app token" */
};

/* The first credential in `text` that begins in a word at or behind `from`;
 * false when there is none.
 */
bool
credential_next(struct slice text, size_t from, struct credential *credential);

/* Whether `value`, the whole value of a member or header called `name`, is
 * one.  Of `name` the last CREDENTIAL_NAME bytes are enough.
 */
enum { CREDENTIAL_NAME = 10 };
bool credential_is_named(struct slice name, struct slice value);

/* The characters that tokens are made of from `from` on; empty when there is
 * another one.
 */
struct slice credential_word(struct slice text, size_t from);

#endif
