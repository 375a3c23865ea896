/* invokelint(1), from options.def, commands.def and the list of formats. */

#include "app/manual/manual.h"
#include "app/manual/mdoc.h"
#include "app/options.h"
#include "app/text_template.h"
#include "report/reporter.h"

static void
write_synopsis(struct buf *out)
{
    for (unsigned c = 0; c < COMMAND_count_; c++) {
        const struct command *command = command_get((enum command_id)c);

        buf_printf(out,
                   c == COMMAND_lint ? ".Nm\n.Op Cm %s\n" : ".Nm\n.Cm %s\n",
                   command->name);
        buf_text(out, ".Op Ar OPTIONS\n");
        if (*command->operands)
            buf_printf(out, ".Ar %s\n", command->operands);
    }
}

static void
write_commands(struct buf *out)
{
    for (unsigned c = 0; c < COMMAND_count_; c++) {
        const struct command *command = command_get((enum command_id)c);

        buf_printf(out, ".It Cm %s", command->name);
        if (*command->operands)
            buf_printf(out, " Ar %s", command->operands);
        buf_byte(out, '\n');
        mdoc_sentence(out, slice_from(command->summary));
    }
}

/* Which commands take `option`, where that is not all of them. */
static void
write_takers(struct buf *out, const struct option *option)
{
    if (option->commands == ON_ALL)
        return;
    buf_text(out, "Of\n");
    for (unsigned c = 0; c < COMMAND_count_; c++) {
        unsigned more = option->commands >> c >> 1;

        if (!(option->commands >> c & 1))
            continue;
        buf_printf(out, ".Cm %s%s\n", command_get((enum command_id)c)->name,
                   !more               ? " ."
                   : more & (more - 1) ? " ,"
                                       : "\nand");
    }
}

/* What `option` takes, behind its long name or its letter.  An argument that
 * may be left out can only come after `=`.
 */
static void
write_argument(struct buf *out, const struct option *option, bool by_letter)
{
    if (option->type != OPTION_WHEN)
        buf_printf(out, " Ar %s", option->argument);
    else if (!by_letter)
        buf_printf(out, " Ns Op = Ns Ar %s", option->argument);
}

static void
write_options(struct buf *out)
{
    for (const struct option *o = option_next(NULL); o; o = option_next(o)) {
        buf_text(out, ".It ");
        if (o->letter) {
            buf_printf(out, "Fl %c", o->letter);
            if (o->argument[0])
                write_argument(out, o, true);
            buf_text(out, " , ");
        }
        buf_printf(out, "Fl -%s", o->name);
        if (o->argument[0])
            write_argument(out, o, false);
        buf_byte(out, '\n');
        mdoc_sentence(out, slice_from(o->help));
        write_takers(out, o);
    }
}

static void
write_formats(struct buf *out)
{
    for (uint32_t i = 0; i < reporter_count(); i++) {
        buf_printf(out, ".It Cm %s\n", reporter_at(i)->name);
        mdoc_sentence(out, slice_from(reporter_at(i)->summary));
        if (reporter_at(i)->errors)
            buf_text(out, "Of\n.Cm validate\nonly.\n");
    }
}

void
manual_program(struct buf *out)
{
    static const struct template_mark marks[] = {
        {SC("synopsis"), write_synopsis},
        {SC("commands"), write_commands},
        {SC("options"), write_options},
        {SC("formats"), write_formats},
        {SC(""), NULL},
    };

    text_template_write(out, S("program"), marks);
}
