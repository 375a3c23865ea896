/* clock ROUNDS COMMAND... [-- COMMAND...]...: runs each command once a round,
 * in turns so that the machine's moods hit all alike, with the output thrown
 * away.  Prints for each a line: its median and its least wall time in
 * microseconds, the most memory that it held, in KiB, and its least number of
 * page faults.
 */

#define _DEFAULT_SOURCE /* wait4() */

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

enum { COMMANDS = 16, ROUNDS = 100000 };

extern char **environ;

static double
now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static double
run(char **command, const posix_spawn_file_actions_t *actions, long *most,
    long *faults)
{
    double start = now();
    struct rusage usage;
    pid_t child;
    int status;

    if (posix_spawnp(&child, command[0], actions, NULL, command, environ)) {
        fprintf(stderr, "clock: cannot run %s\n", command[0]);
        exit(2);
    }
    wait4(child, &status, 0, &usage);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        fprintf(stderr, "clock: %s fails\n", command[0]);
        exit(2);
    }
    if (usage.ru_maxrss > *most)
        *most = usage.ru_maxrss;
    if (*faults == 0 || usage.ru_minflt < *faults)
        *faults = usage.ru_minflt;
    return now() - start;
}

static int
ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

int
main(int argc, char **argv)
{
    char **command[COMMANDS];
    double *times[COMMANDS];
    long most[COMMANDS] = {0}, faults[COMMANDS] = {0};
    int count = 0, rounds = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 0;
    posix_spawn_file_actions_t actions;

    if (rounds < 1 || rounds > ROUNDS) {
        fputs("usage: clock ROUNDS COMMAND... [-- COMMAND...]...\n", stderr);
        return 2;
    }
    for (int i = 2, start = 2; i <= argc && count < COMMANDS; i++) {
        if (i < argc && strcmp(argv[i], "--") != 0)
            continue;
        argv[i] = NULL;
        times[count] = malloc(sizeof(double) * (size_t)rounds);
        command[count++] = argv + start;
        start = i + 1;
    }
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    for (int round = -1; round < rounds; round++)
        for (int i = 0; i < count; i++) {
            double time = run(command[i], &actions, &most[i], &faults[i]);

            if (round >= 0) /* the first round only warms up */
                times[i][round] = time;
        }
    for (int i = 0; i < count; i++) {
        qsort(times[i], (size_t)rounds, sizeof(double), ascending);
        printf("%.1f %.1f %ld %ld\n", times[i][rounds / 2], times[i][0],
               most[i], faults[i]);
        free(times[i]);
    }
    return 0;
}
