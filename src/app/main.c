#include "app/console.h"
#include "app/options.h"
#include "base/core/stream.h"

int
main(int argc, char **argv)
{
    struct arena arena = ARENA_INIT;
    struct options options;
    struct slice problem;
    enum status status;

    stream_claim();
    /* POSIX lets a caller pass no name at all. */
    if (!options_read(&arena, argv + (argc > 0), &options, &problem))
        status = console_usage(&arena, problem);
    else if (options.help)
        status = console_out(&arena, options_help(&arena, &options));
    else if (options.version)
        status = console_out(&arena, S("invokelint " INVOKELINT_VERSION "\n"));
    else
        status = command_get(options.command)->run(&arena, &options);
    arena_close(&arena);
    return (int)status;
}
