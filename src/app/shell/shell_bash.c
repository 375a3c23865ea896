/* The script for bash: forms/bash.sh. */

#include "app/shell/shell.h"
#include "app/text_template.h"

static void
write_words(struct buf *out)
{
    for (const struct value *v = value_next(NULL); v; v = value_next(v)) {
        struct value_words words = value_words(out->arena, v);

        if (words.list.count == 0)
            continue;
        buf_printf(out, "    %s)\n        words='", v->name);
        for (uint32_t i = 0; i < words.list.count; i++)
            buf_printf(out, "%s%.*s", i ? " " : "",
                       SLICE_ARGS(words.list.item[i].text));
        buf_text(out, "'\n        ;;\n");
    }
}

/* A pattern that matches both names of `option`, each behind `before`. */
static void
write_names(struct buf *out, const char *before, const struct option *option)
{
    if (option->letter)
        buf_printf(out, "%s-%c | ", before, option->letter);
    buf_printf(out, "%s--%s)", before, option->name);
}

static void
write_assignment(struct buf *out, const struct value *value)
{
    buf_printf(out, " value=%s form=%s ;;\n", value->name,
               shell_form(value->form));
}

/* One option; of the commands only those that matter. */
static void
write_value(struct buf *out, const struct option *option,
            const struct value *value)
{
    if (value->commands == ON_ALL) {
        buf_text(out, "    ");
        write_names(out, "*\\ ", option);
        write_assignment(out, value);
        return;
    }
    for (unsigned c = 0; c < COMMAND_count_; c++) {
        const char *name = command_get((enum command_id)c)->name;

        if (!(option->commands & value->commands & 1u << c))
            continue;
        buf_text(out, "    ");
        write_names(out, arena_printf(out->arena, "%s\\ ", name).at, option);
        write_assignment(out, value);
    }
}

static void
write_values(struct buf *out)
{
    for (const struct option *o = option_next(NULL); o; o = option_next(o))
        for (const struct value *v = value_next(NULL); v; v = value_next(v))
            if (shell_takes(o, v))
                write_value(out, o, v);
}

static void
write_operands(struct buf *out)
{
    for (unsigned c = 0; c < COMMAND_count_; c++) {
        const struct command *command = command_get((enum command_id)c);
        const struct value *value =
            value_find(command->operands, (enum command_id)c);

        if (!value)
            continue;
        buf_printf(out, "    %s)", command->name);
        write_assignment(out, value);
    }
}

static void
write_options(struct buf *out)
{
    for (unsigned c = 0; c < COMMAND_count_; c++) {
        const char *blank = "";

        buf_printf(out, "    %s)\n        options='",
                   command_get((enum command_id)c)->name);
        for (const struct option *o = option_next(NULL); o;
             o = option_next(o)) {
            if (!shell_command_has(o, (enum command_id)c))
                continue;
            if (o->letter)
                buf_printf(out, "%s-%c --%s", blank, o->letter, o->name);
            else
                buf_printf(out, "%s--%s", blank, o->name);
            blank = " ";
        }
        buf_text(out, "'\n        ;;\n");
    }
}

static void
write_takes(struct buf *out)
{
    for (const struct option *o = option_next(NULL); o; o = option_next(o)) {
        if (!o->argument[0])
            continue;
        buf_text(out, "    ");
        write_names(out, "", o);
        buf_printf(out, " state=%s option=$1 ;;\n",
                   o->type == OPTION_WHEN ? "may" : "wants");
    }
}

static void
write_commands(struct buf *out)
{
    buf_text(out, "    local commands='");
    for (unsigned c = 0; c < COMMAND_count_; c++)
        buf_printf(out, "%s%s", c ? " " : "",
                   command_get((enum command_id)c)->name);
    buf_text(out, "'\n");
}

static void
write(struct buf *out)
{
    static const struct template_mark marks[] = {
        {SC("words"), write_words},
        {SC("values"), write_values},
        {SC("operands"), write_operands},
        {SC("options"), write_options},
        {SC("takes"), write_takes},
        {SC("commands"), write_commands},
        {SC(""), NULL},
    };

    text_template_write(out, S("bash"), marks);
}

const struct shell shell_bash = {"bash", write};
