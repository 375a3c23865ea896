/* `invokelint completions SHELL`: a script that completes command lines. */

#include "app/console.h"
#include "app/help.h"
#include "app/options.h"
#include "base/text/suggestion.h"

static const char *const shells[] = {"bash", "zsh", "fish"};

enum { SHELLS = sizeof(shells) / sizeof(shells[0]) };

static enum status
unknown_shell(struct arena *arena, struct slice name)
{
    struct suggestion suggestion = suggestion_start(name);

    for (int i = 0; i < SHELLS; i++)
        suggestion_offer(&suggestion, slice_from(shells[i]));
    struct slice best = suggestion_best(&suggestion);

    if (best.len)
        return console_usage(arena,
                             arena_printf(arena,
                                          "unknown shell `%.*s`, did you mean "
                                          "`%.*s`?",
                                          SLICE_ARGS(name), SLICE_ARGS(best)));
    return console_usage(
        arena, arena_printf(arena,
                            "unknown shell `%.*s`; there are bash, zsh "
                            "and fish",
                            SLICE_ARGS(name)));
}

enum status
cmd_completions(struct arena *arena, const struct options *options)
{
    const struct option_values *operand = &options->operand;

    if (operand->list.count != 1)
        return console_usage(arena,
                             S("`completions` needs one shell: bash, zsh or "
                               "fish"));
    for (int i = 0; i < SHELLS; i++)
        if (slice_equal(operand->list.item[0], slice_from(shells[i])))
            return console_data(arena, help_find(slice_from(shells[i])));
    return unknown_shell(arena, operand->list.item[0]);
}
