#ifndef PORT_SETTINGS_H
#define PORT_SETTINGS_H

/* What a team says about its own use of Port, and no document can tell: what
 * its tooling fills in before the upload, its secrets, its hosts.  It comes
 * from the configuration (lint/config); all of it empty means that nothing
 * was said.
 */

#include "base/core/arena.h"
#include "base/core/vec.h"

struct settings_pair {
    struct slice open, close;
};

struct glob_set;

struct settings_names {
    VEC(struct slice) list;
    struct glob_set *globs; /* of `list`, where globs may be in it */
};

struct settings {
    struct settings_names placeholder; /* names or globs, in `{{ }}` */
    struct settings_names secret;
    struct settings_names host;          /* names or globs */
    VEC(struct settings_pair) delimiter; /* beside `{{ }}` */
    struct slice ignore_key; /* of members that suppress; empty: none */
    bool secrets_known;      /* `secret` was given: it names them all */
};

/* Those of somebody who said nothing. */
extern const struct settings settings_none;

/* Whether `text`, what is between `{{` and `}}`, is filled in before the
 * upload.
 */
bool settings_fills(const struct settings *settings, struct slice text);

/* Whether any `{{ … }}` in `text` is such a placeholder. */
bool settings_fills_in(const struct settings *settings, struct slice text);

/* Whether `host`, without its port, is one of the team's own. */
bool settings_own_host(const struct settings *settings, struct slice host);

#endif
