#include "lint/workspace/git_remote.h"

#include "base/core/limits.h"
#include "base/files/worktree.h"

struct slice
git_remote_name(struct slice url)
{
    size_t end, from, slashes = 0;

    url = slice_trim(url);
    while (slice_ends(url, S("/")))
        url.len--;
    if (slice_ends(url, S(".git")))
        url.len -= 4;
    for (from = end = url.len; from > 0; from--) {
        char c = url.at[from - 1];

        if (c == '/' || c == ':')
            slashes++;
        if (slashes == 2)
            break;
    }
    struct slice name = slice_cut(url, from, end);
    size_t slash = slice_find_byte(name, '/', 0);

    if (slashes < 1 || from == 0 || slash == SLICE_NONE || slash == 0 ||
        slash + 1 == name.len)
        return slice_make(NULL, 0);
    return name;
}

static void
read_config(struct arena *arena, struct slice text, struct git_remotes *remotes)
{
    bool inside = false;

    for (size_t at = 0; at < text.len;) {
        size_t end = slice_find_byte(text, '\n', at);
        struct slice line = slice_trim(slice_cut(text, at, end));
        size_t equals = slice_find_byte(line, '=', 0);

        at = end == SLICE_NONE ? text.len : end + 1;
        if (slice_starts(line, S("["))) {
            inside = slice_starts(line, S("[remote "));
        } else if (inside && equals != SLICE_NONE &&
                   slice_equal(slice_trim(slice_cut(line, 0, equals)),
                               S("url"))) {
            struct slice name =
                git_remote_name(slice_cut(line, equals + 1, line.len));

            if (name.len)
                *vec_push(arena, &remotes->name) = name;
        }
    }
}

/* The text of the file `name` in `directory`; empty when it is not there. */
static struct slice
read_in(struct arena *arena, struct slice directory, const char *name)
{
    struct slice path =
        arena_printf(arena, "%.*s/%s", SLICE_ARGS(directory), name);
    struct slice text = slice_make(NULL, 0);
    const char *why;

    /* Submodules and further work trees have theirs elsewhere; nobody can
     * commit a `.git`.
     */
    if (!worktree_read(arena, WORKTREE_ANYWHERE, path, LIMIT_GIT_BYTES, &text,
                       &why))
        text = slice_make(NULL, 0);
    return text;
}

/* `.git` is a directory, or in further work trees and in submodules a file
 * that says where that is; a further work tree shares most of it.
 */
static struct slice
git_directory(struct arena *arena, struct slice root)
{
    struct slice pointer = slice_trim(read_in(arena, root, ".git"));
    struct slice own = file_resolve(arena, root, S(".git")), common;

    if (slice_starts(pointer, S("gitdir:")))
        own = file_resolve(arena, root,
                           slice_trim(slice_cut(pointer, 7, pointer.len)));
    common = slice_trim(read_in(arena, own, "commondir"));
    return common.len ? file_resolve(arena, own, common) : own;
}

struct git_remotes
git_remote_find(struct arena *arena, struct slice root)
{
    struct git_remotes remotes = {0};

    read_config(arena, read_in(arena, git_directory(arena, root), "config"),
                &remotes);
    return remotes;
}
