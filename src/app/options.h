#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

/* The command line as data.  options.def and commands.def are the one list
 * of what there is: the parser, --help and the documentation are made of
 * them.  Here is decided how a command line is written; what the values mean
 * is for the commands to say.
 *
 * Long options take their argument behind `=` or as the next word, short
 * ones directly or as the next word; short flags may be bundled; `--` ends
 * the options; options may come before and behind operands.
 */

#include "app/status.h"
#include "base/core/arena.h"
#include "base/core/vec.h"

#define OPTIONS_NONE UINT32_MAX

struct options;

struct command {
    const char *name;
    const char *operands;
    const char *summary;

    enum status (*run)(struct arena *arena, const struct options *options);
};

enum command_id {
#define COMMAND(id, operands, summary) COMMAND_##id,
#include "app/commands.def"
#undef COMMAND
    COMMAND_count_
};

#define COMMAND(id, operands, summary) \
    enum status cmd_##id(struct arena *arena, const struct options *options);
#include "app/commands.def"
#undef COMMAND

struct option_values {
    VEC(struct slice) list; /* each NUL-terminated */
};

#define OPTION_FIELD_FLAG bool
#define OPTION_FIELD_TEXT struct slice
#define OPTION_FIELD_WHEN struct slice
#define OPTION_FIELD_NUMBER uint32_t
#define OPTION_FIELD_EACH struct option_values
#define OPTION_FIELD_LIST struct option_values

struct options {
    enum command_id command;
    bool command_named; /* written, not the default */
    struct option_values operand;
#define OPTION(id, type, name, letter, argument, commands, help) \
    OPTION_FIELD_##type id;
#include "app/options.def"
#undef OPTION
};

enum option_type {
    OPTION_FLAG,
    OPTION_TEXT,
    OPTION_WHEN,
    OPTION_NUMBER,
    OPTION_EACH,
    OPTION_LIST,
};

struct option {
    const char *name;
    const char *argument; /* empty: takes none */
    const char *help;
    char letter; /* 0: none */
    enum option_type type;
    unsigned commands; /* a bit for each that takes it */
    size_t field;      /* of struct options */
};

/* Sets of commands, as in `commands` above. */
#define ON(id) (1u << COMMAND_##id)
#define ON_ALL (~0u)
/* Those that are runs over files. */
#define ON_RUNS (ON(lint) | ON(validate))

/* Reads the words behind the program's name.  On failure `*problem` says
 * what is wrong with them.
 */
bool options_read(struct arena *arena, char *const *word,
                  struct options *options, struct slice *problem);

const struct command *command_get(enum command_id id);

/* The option behind `option` in the order of --help, the first one for NULL;
 * NULL after the last.
 */
const struct option *option_next(const struct option *option);

/* The text of --help: of the program, or of the command that was named. */
struct slice options_help(struct arena *arena, const struct options *options);

#endif
