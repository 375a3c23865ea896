#ifndef SOURCE_CREDENTIAL_H
#define SOURCE_CREDENTIAL_H

/* What looks like a credential that somebody wrote out: a token with a prefix
 * that its vendor gives, what comes after `Bearer ` or `password=`, the
 * password of a URL, or a random word in a member called so.  Placeholders
 * (`<TOKEN>`, `YOUR_TOKEN`, `$TOKEN`, `xxxx`) are none.
 *
 * The rule that reports credentials and the reports that must not show them
 * both ask here.
 */

#include "base/core/slice.h"

struct credential {
    size_t at, len;
    size_t known;     /* bytes at its start that its vendor publishes */
    const char *what; /* "a GitHub app token" */
};

/* The next word at or behind `from` that may have one: characters that tokens
 * are made of, enough of them, with a digit.  False when there is none.
 */
bool credential_word(struct slice text, size_t from, struct slice *word);

/* The credential in `word`, a word of `text`; false when it has none. */
bool credential_find(struct slice text, struct slice word,
                     struct credential *credential);

/* Whether `word`, the whole value of a member or header called `name`, is one.
 * Of `name` the last CREDENTIAL_NAME bytes are enough.
 */
enum { CREDENTIAL_NAME = 10 };
bool credential_is_named(struct slice name, struct slice word);

#endif
