#include "base/files/attributes.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/xattr.h>
#endif

#ifdef __linux__

/* What Linux takes at most: all names of a file, and one value. */
#define NAMES_BYTES ((size_t)64 << 10)
#define VALUE_BYTES ((size_t)64 << 10)

/* Of one file. */
struct names {
    char *at;
    size_t len; /* each ends in a NUL */
};

static bool
read_names(struct arena *scratch, int file, struct names *names)
{
    names->at = arena_take(scratch, NAMES_BYTES, 1);
    ssize_t len = flistxattr(file, names->at, NAMES_BYTES);

    names->len = len > 0 ? (size_t)len : 0;
    return len >= 0 || errno == ENOTSUP;
}

static bool
has_name(const struct names *names, const char *name)
{
    for (size_t i = 0; i < names->len; i += strlen(names->at + i) + 1)
        if (strcmp(names->at + i, name) == 0)
            return true;
    return false;
}

/* The buffers are of VALUE_BYTES each. */
static bool
copy_value(const char *name, int from, int to, char *value, char *other)
{
    ssize_t len = fgetxattr(from, name, value, VALUE_BYTES);

    if (len < 0)
        return false;
    /* A security module gives both the same, and lets nobody set it. */
    if (fgetxattr(to, name, other, VALUE_BYTES) == len &&
        memcmp(value, other, (size_t)len) == 0)
        return true;
    return fsetxattr(to, name, value, (size_t)len, 0) == 0;
}

static bool
copy_extended(struct arena *scratch, int from, int to)
{
    struct names wanted, present;

    if (!read_names(scratch, from, &wanted) ||
        !read_names(scratch, to, &present))
        return false;
    if (wanted.len + present.len == 0)
        return true;
    char *value = arena_take(scratch, VALUE_BYTES, 1);
    char *other = arena_take(scratch, VALUE_BYTES, 1);

    /* A directory may give an access control list to what is made in it. */
    for (size_t i = 0; i < present.len; i += strlen(present.at + i) + 1)
        if (!has_name(&wanted, present.at + i) &&
            fremovexattr(to, present.at + i) != 0)
            return false;
    for (size_t i = 0; i < wanted.len; i += strlen(wanted.at + i) + 1)
        if (!copy_value(wanted.at + i, from, to, value, other))
            return false;
    return true;
}

#else

/* Other systems have other calls for it: nothing is known to be kept. */
static bool
copy_extended(struct arena *scratch, int from, int to)
{
    (void)scratch;
    (void)from;
    (void)to;
    return false;
}

#endif

bool
attributes_copy(struct arena *scratch, int from, int to)
{
    struct stat wanted, given;

    if (fstat(from, &wanted) != 0 || fstat(to, &given) != 0)
        return false;
    if ((wanted.st_uid != given.st_uid || wanted.st_gid != given.st_gid) &&
        fchown(to, wanted.st_uid, wanted.st_gid) != 0)
        return false;
    /* Behind the owner, which takes bits from the mode; before the mode, of
     * which a list is a part.
     */
    if (!copy_extended(scratch, from, to) ||
        fchmod(to, wanted.st_mode & 07777) != 0)
        return false;
    /* The system may have dropped some of it without a word. */
    return fstat(to, &given) == 0 && wanted.st_mode == given.st_mode &&
           wanted.st_uid == given.st_uid && wanted.st_gid == given.st_gid;
}
