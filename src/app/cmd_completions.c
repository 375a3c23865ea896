/* `invokelint completions SHELL`: a script that completes command lines. */

#include "app/shell.h"
#include "app/talk.h"
#include "base/near.h"

static const struct shell *const shells[] = {
    &shell_bash,
    &shell_zsh,
    &shell_fish,
};

enum { SHELLS = sizeof(shells) / sizeof(shells[0]) };

static enum status
unknown_shell(struct arena *arena, struct slice name)
{
    struct near near = near_start(name);

    for (int i = 0; i < SHELLS; i++)
        near_offer(&near, slice_from(shells[i]->name));
    struct slice best = near_best(&near);

    if (best.len)
        return talk_usage(arena,
                          arena_printf(arena,
                                       "unknown shell `%.*s`, did you mean "
                                       "`%.*s`?",
                                       SLICE_ARGS(name), SLICE_ARGS(best)));
    return talk_usage(arena,
                      arena_printf(arena,
                                   "unknown shell `%.*s`; there are bash, zsh "
                                   "and fish",
                                   SLICE_ARGS(name)));
}

enum status
cmd_completions(struct arena *arena, const struct options *options)
{
    const struct texts *operand = &options->operand;
    struct buf out = buf_new(arena);

    if (operand->list.count != 1)
        return talk_usage(arena,
                          S("`completions` needs one shell: bash, zsh or "
                            "fish"));
    for (int i = 0; i < SHELLS; i++) {
        if (!slice_equal(operand->list.item[0], slice_from(shells[i]->name)))
            continue;
        shells[i]->write(&out);
        return talk_data(arena, buf_slice(&out));
    }
    return unknown_shell(arena, operand->list.item[0]);
}
