/* The script for zsh: forms/zsh.zsh.  Options are specs of _arguments, words
 * are those of _describe: in both, `:` divides and is written `\:`.
 */

#include "app/shell/shell.h"
#include "app/text_template.h"

/* `text` for the inside of single quotes, where the characters of `special`
 * need a backslash.
 */
static void
write_escaped(struct buf *out, struct slice text, const char *special)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\'') {
            buf_text(out, "'\\''");
            continue;
        }
        if (strchr(special, text.at[i]))
            buf_byte(out, '\\');
        buf_byte(out, text.at[i]);
    }
}

/* One element of an array for _describe. */
static void
write_described(struct buf *out, struct slice text, struct slice summary)
{
    buf_text(out, "    '");
    write_escaped(out, text, ":\\");
    if (summary.len) {
        buf_byte(out, ':');
        write_escaped(out, summary, "\\");
    }
    buf_text(out, "'\n");
}

static void
write_words(struct buf *out)
{
    for (const struct value *v = value_next(NULL); v; v = value_next(v)) {
        struct value_words words = value_words(out->arena, v);

        if (words.list.count == 0)
            continue;
        buf_printf(out, "_invokelint_%s() {\n  local -a all=(\n", v->name);
        for (uint32_t i = 0; i < words.list.count; i++)
            write_described(out, words.list.item[i].text,
                            words.list.item[i].summary);
        buf_printf(out, "  )\n  _describe -t %s %s all \"$@\"\n}\n", v->name,
                   v->name);
    }
}

static void
write_commands(struct buf *out)
{
    for (unsigned c = 0; c < COMMAND_count_; c++) {
        const struct command *command = command_get((enum command_id)c);

        write_described(out, slice_from(command->name),
                        slice_from(command->summary));
    }
}

static void
write_names(struct buf *out)
{
    buf_text(out, "    ");
    for (unsigned c = 0; c < COMMAND_count_; c++)
        buf_printf(out, "%s%s", c ? "|" : "(",
                   command_get((enum command_id)c)->name);
    buf_text(out, ") command=$word; break ;;\n");
}

/* `:message:action` for what `value` is. */
static void
write_action(struct buf *out, const struct value *value)
{
    buf_byte(out, ':');
    write_escaped(out, slice_from(value->placeholder), ":\\");
    buf_byte(out, ':');
    switch (value->form) {
    case VALUE_ANY:
        buf_byte(out, ' ');
        break;
    case VALUE_FILE:
        buf_text(out, "_files");
        break;
    case VALUE_FOLDER:
        buf_text(out, "_files -/");
        break;
    case VALUE_WORD:
        buf_printf(out, " _invokelint_%s", value->name);
        break;
    case VALUE_OR_FILE:
    case VALUE_LIST:
    case VALUE_LEVELS:
    case VALUE_REPORT:
        buf_printf(out, " _invokelint_%s %s", shell_form(value->form),
                   value->name);
        break;
    }
}

static bool
is_repeatable(const struct option *option)
{
    return option->type == OPTION_EACH || option->type == OPTION_LIST;
}

/* One spec: `'(-x --long)'{-x,--long}'[help]:message:action'`. */
static void
write_option(struct buf *out, const struct option *option,
             const struct value *value)
{
    const char *shorter = value ? "+" : "";
    const char *longer = !value ? "" : option->type == OPTION_WHEN ? "=-" : "=";

    buf_text(out, "      ");
    if (is_repeatable(option))
        buf_text(out, "'*'");
    else if (option->letter)
        buf_printf(out, "'(-%c --%s)'", option->letter, option->name);
    if (option->letter)
        buf_printf(out, "{-%c%s,--%s%s}'[", option->letter, shorter,
                   option->name, longer);
    else
        buf_printf(out, "'--%s%s[", option->name, longer);
    write_escaped(out, slice_from(option->help), "[]:\\");
    buf_byte(out, ']');
    if (option->type == OPTION_WHEN)
        buf_byte(out, ':');
    if (value)
        write_action(out, value);
    buf_text(out, "' \\\n");
}

/* The operands of `command`.  Its own name is one of them, unless it is the
 * default.
 */
static void
write_operands(struct buf *out, enum command_id command)
{
    const struct value *value =
        value_find(command_get(command)->operands, command);

    if (command == COMMAND_lint) {
        buf_text(out, "      '1: : _invokelint_first'");
    } else {
        buf_text(out, "      '1: : _invokelint_command'");
    }
    if (value) {
        buf_text(out, " \\\n      '*");
        write_action(out, value);
        buf_byte(out, '\'');
    }
    buf_byte(out, '\n');
}

static void
write_options(struct buf *out)
{
    for (unsigned c = 0; c < COMMAND_count_; c++) {
        enum command_id command = (enum command_id)c;

        buf_printf(out, "  %s)\n    _arguments -s -S \\\n",
                   command_get(command)->name);
        for (const struct option *o = option_next(NULL); o; o = option_next(o))
            if (shell_command_has(o, command))
                write_option(out, o, value_find(o->argument, command));
        write_operands(out, command);
        buf_text(out, "    ;;\n");
    }
}

static void
write(struct buf *out)
{
    static const struct template_mark marks[] = {
        {SC("words"), write_words},
        {SC("commands"), write_commands},
        {SC("names"), write_names},
        {SC("options"), write_options},
        {SC(""), NULL},
    };

    text_template_write(out, S("zsh"), marks);
}

const struct shell shell_zsh = {"zsh", write};
