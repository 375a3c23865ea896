/* `invokelint man [SECTION]`: the manual pages, for man(1) to show. */

#include "app/console.h"
#include "app/help.h"
#include "app/options.h"

enum status
cmd_man(struct arena *arena, const struct options *options)
{
    const struct option_values *operand = &options->operand;
    struct slice section = S("1");

    if (operand->list.count > 1)
        return console_usage(arena, S("`man` takes one section at most"));
    if (operand->list.count)
        section = operand->list.item[0];
    if (slice_equal(section, S("1")))
        return console_data(arena, help_find(S("section1")));
    if (slice_equal(section, S("5")))
        return console_data(arena, help_find(S("section5")));
    return console_usage(arena,
                         arena_printf(arena,
                                      "the sections of the manual are 1 and "
                                      "5, not `%.*s`",
                                      SLICE_ARGS(section)));
}
