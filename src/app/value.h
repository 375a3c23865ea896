#ifndef APP_VALUE_H
#define APP_VALUE_H

/* What may stand for the placeholders of options.def and commands.def, as
 * words to choose from: values.def is the list, and most of the words come
 * from the tables of other floors.  The parser has no use for it; it is for
 * what helps people to write command lines.
 */

#include "app/options.h"

enum value_form {
    VALUE_ANY,
    VALUE_FILE,
    VALUE_FOLDER,
    VALUE_WORD,
    VALUE_OR_FILE,
    VALUE_LIST,
    VALUE_LEVELS,
    VALUE_REPORT,
};

struct value_word {
    struct slice text;
    struct slice summary; /* may be empty */
};

struct value_words {
    struct arena *arena; /* where they are */
    VEC(struct value_word) list;
};

struct value {
    const char *name; /* the identifier of values.def */
    const char *placeholder;
    unsigned commands; /* a bit for each in which it means this */
    enum value_form form;
    const char *words;                       /* with blanks between them */
    void (*find)(struct value_words *words); /* adds more; NULL: no more */
};

/* The value behind `value` in the order of values.def, the first one for
 * NULL; NULL after the last.
 */
const struct value *value_next(const struct value *value);

/* What `placeholder` means to `command`; NULL when values.def does not say,
 * or there is no placeholder.
 */
const struct value *
value_find(const char *placeholder, enum command_id command);

/* The words of `value`, in `arena`. */
struct value_words value_words(struct arena *arena, const struct value *value);

#endif
