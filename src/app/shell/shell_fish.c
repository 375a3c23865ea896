/* The script for fish: forms/fish.fish.  Each line says, of one option or
 * operand, under which condition it may be written.
 */

#include "app/shell/shell.h"
#include "app/text_template.h"

static void
write_quoted(struct buf *out, struct slice text)
{
    shell_quote(out, text, "\\'");
}

static void
write_words(struct buf *out)
{
    for (const struct value *v = value_next(NULL); v; v = value_next(v)) {
        struct value_words words = value_words(out->arena, v);

        if (words.list.count == 0)
            continue;
        buf_printf(out, "        case %s\n            printf '%%s\\t%%s\\n'",
                   v->name);
        for (uint32_t i = 0; i < words.list.count; i++) {
            buf_text(out, " \\\n                ");
            write_quoted(out, words.list.item[i].text);
            buf_byte(out, ' ');
            write_quoted(out, words.list.item[i].summary);
        }
        buf_byte(out, '\n');
    }
}

/* A condition that holds when the command is one of the set `commands`: lint
 * is also meant where none is named.
 */
static void
write_condition(struct buf *out, unsigned commands)
{
    const unsigned every = (1u << COMMAND_count_) - 1;

    if ((commands & every) == every)
        return;
    bool absent = (commands & ON(lint)) != 0;
    unsigned named = absent ? ~commands : commands;

    buf_printf(out, " --condition '%s__fish_seen_subcommand_from",
               absent ? "not " : "");
    for (unsigned c = 0; c < COMMAND_count_; c++)
        if (named & 1u << c)
            buf_printf(out, " %s", command_get((enum command_id)c)->name);
    buf_byte(out, '\'');
}

/* What may stand there, for the option or operand of this line. */
static void
write_argument(struct buf *out, const struct value *value, bool required)
{
    const char *function = "words";

    switch (value->form) {
    case VALUE_ANY:
        buf_text(out, required ? " --exclusive" : "");
        return;
    case VALUE_FILE:
    case VALUE_FOLDER:
        buf_text(out, required ? " --require-parameter" : "");
        buf_text(out, value->form == VALUE_FILE
                          ? " --force-files"
                          : " --no-files --arguments "
                            "'(__fish_complete_directories)'");
        return;
    case VALUE_OR_FILE:
    case VALUE_WORD:
        break;
    case VALUE_LIST:
    case VALUE_LEVELS:
    case VALUE_REPORT:
        function = shell_form(value->form);
        break;
    }
    buf_text(out, required ? " --require-parameter" : "");
    buf_text(out,
             value->form == VALUE_OR_FILE ? " --force-files" : " --no-files");
    buf_printf(out, " --arguments '(__invokelint_%s %s)'", function,
               value->name);
}

static void
write_commands(struct buf *out)
{
    for (unsigned c = 0; c < COMMAND_count_; c++) {
        const struct command *command = command_get((enum command_id)c);

        buf_text(out, "complete --command invokelint --condition "
                      "__fish_use_subcommand --arguments ");
        buf_printf(out, "%s --description ", command->name);
        write_quoted(out, slice_from(command->summary));
        buf_byte(out, '\n');
    }
}

static void
write_operands(struct buf *out)
{
    for (unsigned c = 0; c < COMMAND_count_; c++) {
        const struct value *value = value_find(
            command_get((enum command_id)c)->operands, (enum command_id)c);

        if (!value || value->form == VALUE_ANY)
            continue;
        buf_text(out, "complete --command invokelint");
        write_condition(out, 1u << c);
        write_argument(out, value, false);
        buf_byte(out, '\n');
    }
}

static void
write_option(struct buf *out, const struct option *option,
             const struct value *value)
{
    unsigned commands = option->commands;

    buf_text(out, "complete --command invokelint");
    write_condition(out, value ? commands & value->commands : commands);
    buf_printf(out, " --long-option %s", option->name);
    if (option->letter)
        buf_printf(out, " --short-option %c", option->letter);
    if (value)
        write_argument(out, value, option->type != OPTION_WHEN);
    buf_text(out, " --description ");
    write_quoted(out, slice_from(option->help));
    buf_byte(out, '\n');
}

static void
write_options(struct buf *out)
{
    for (const struct option *o = option_next(NULL); o; o = option_next(o)) {
        if (!o->argument[0])
            write_option(out, o, NULL);
        for (const struct value *v = value_next(NULL); v; v = value_next(v))
            if (shell_takes(o, v))
                write_option(out, o, v);
    }
}

static void
write(struct buf *out)
{
    static const struct template_mark marks[] = {
        {SC("words"), write_words},
        {SC("commands"), write_commands},
        {SC("operands"), write_operands},
        {SC("options"), write_options},
        {SC(""), NULL},
    };

    text_template_write(out, S("fish"), marks);
}

const struct shell shell_fish = {"fish", write};
