#include "base/core/stream.h"

#include "base/core/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

/* Opens what is certain to be there, such that to use the descriptor as it is
 * meant fails: it can be neither read nor written as a file.
 */
static void
claim(int number)
{
    int flags = number == STDIN_FILENO ? O_WRONLY : O_RDONLY;

    if (fcntl(number, F_GETFD) != -1 || errno != EBADF)
        return;
    /* The lowest free number is this one: those below are taken by now. */
    if (open("/dev/null", flags) == -1)
        (void)!open("/", O_RDONLY);
}

void
stream_claim(void)
{
    for (int number = STDIN_FILENO; number <= STDERR_FILENO; number++)
        claim(number);
#ifdef SIGXFSZ
    signal(SIGXFSZ, SIG_IGN);
#endif
}

bool
stream_wait(int descriptor, bool reading)
{
    struct pollfd wanted = {
        .fd = descriptor,
        .events = reading ? POLLIN : POLLOUT,
    };

    return poll(&wanted, 1, -1) >= 0 || errno == EINTR;
}

/* Whether to try again after a call that failed. */
static bool
goes_on(int descriptor)
{
    if (errno == EINTR)
        return true;
#if EAGAIN != EWOULDBLOCK
    if (errno == EWOULDBLOCK)
        errno = EAGAIN;
#endif
    return errno == EAGAIN && stream_wait(descriptor, false);
}

bool
stream_write(int descriptor, struct slice text)
{
    while (text.len) {
        ssize_t put = write(descriptor, text.at, text.len);

        if (put < 0 && !goes_on(descriptor))
            return false;
        if (put > 0)
            text = slice_cut(text, (size_t)put, text.len);
    }
    return true;
}

void
stream_say(struct slice text)
{
    (void)!stream_write(STDERR_FILENO, text);
}

bool
stream_read(struct arena *arena, int descriptor, struct slice *text)
{
    struct stat info;
    size_t len = 0;

    if (fstat(descriptor, &info) != 0)
        return false;
    if ((uintmax_t)info.st_size > LIMIT_SOURCE_BYTES) {
        errno = EFBIG;
        return false;
    }
    size_t size = (size_t)info.st_size;
    char *at = arena_take(arena, size + 1, 1);

    while (len < size) {
        ssize_t got = pread(descriptor, at + len, size - len, (off_t)len);

        if (got < 0 && errno != EINTR)
            return false;
        if (got == 0)
            break;
        len += got > 0 ? (size_t)got : 0;
    }
    at[len] = '\0';
    *text = slice_make(at, len);
    return true;
}
