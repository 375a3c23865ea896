#ifndef APP_SHELL_SHELL_H
#define APP_SHELL_SHELL_H

/* The shells whose command lines we complete: one file each, which turns the
 * tables of options, commands and values into a script of that shell.
 */

#include "app/value.h"
#include "base/text/buf.h"

struct shell {
    const char *name;
    void (*write)(struct buf *out); /* the script */
};

extern const struct shell shell_bash;
extern const struct shell shell_fish;
extern const struct shell shell_zsh;

/* What a form is called in the scripts. */
const char *shell_form(enum value_form form);

/* Whether `value` is what `option` takes for some commands. */
bool shell_takes(const struct option *option, const struct value *value);

static inline bool
shell_command_has(const struct option *option, enum command_id command)
{
    return option->commands >> command & 1;
}

/* `text` between single quotes, of which those inside are written `quote`. */
void shell_quote(struct buf *out, struct slice text, const char *quote);

#endif
