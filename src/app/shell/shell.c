#include "app/shell/shell.h"

const char *
shell_form(enum value_form form)
{
    switch (form) {
    case VALUE_ANY:
        return "any";
    case VALUE_FILE:
        return "file";
    case VALUE_FOLDER:
        return "folder";
    case VALUE_WORD:
        return "word";
    case VALUE_OR_FILE:
        return "or_file";
    case VALUE_LIST:
        return "list";
    case VALUE_LEVELS:
        return "levels";
    case VALUE_REPORT:
        break;
    }
    return "report";
}

bool
shell_takes(const struct option *option, const struct value *value)
{
    return option->argument[0] && (option->commands & value->commands) &&
           slice_equal(slice_from(option->argument),
                       slice_from(value->placeholder));
}

void
shell_quote(struct buf *out, struct slice text, const char *quote)
{
    buf_byte(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\'')
            buf_text(out, quote);
        else
            buf_byte(out, text.at[i]);
    }
    buf_byte(out, '\'');
}
