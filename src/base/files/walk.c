#include "base/files/walk.h"

#include "base/core/limits.h"
#include "base/files/file.h"
#include "base/files/gitignore.h"
#include "base/files/worktree.h"

struct walker {
    struct arena *arena;
    struct walk *walk;
    bool (*wanted)(struct slice name);
    struct gitignore ignore;
    uint64_t steps;    /* that patterns may still take */
    struct slice root; /* of the work tree, else what is walked; absolute */
};

static const char too_alike[] =
    "too many of its patterns begin and end with wildcards, or alike; some of "
    "them exclude nothing";
static const char too_slow[] =
    "patterns take too long to be tried on all paths; not all were excluded";

/* One directory under two names: as it is shown, and from the root of the
 * work tree, which is what patterns match.  Both are empty or end in a slash.
 */
struct spot {
    struct slice shown, inside;
};

/* NUL-terminated.  Every name of a tree goes through here. */
static struct slice
join(struct walker *w, struct slice a, struct slice b, const char *end)
{
    size_t behind = strlen(end), len = a.len + b.len + behind;
    char *at = arena_take(w->arena, len + 1, 1);

    if (a.len)
        memcpy(at, a.at, a.len);
    if (b.len)
        memcpy(at + a.len, b.at, b.len);
    memcpy(at + a.len + b.len, end, behind + 1);
    return slice_make(at, len);
}

static void
add_ignore_file(struct walker *w, struct slice directory, const char *name,
                struct slice base)
{
    struct slice path = join(w, directory, slice_from(name), "");
    struct slice text;
    const char *why;

    /* One that is not there, or not for us to read, excludes nothing. */
    if (worktree_read(w->arena, w->root, file_absolute(w->arena, path),
                      LIMIT_IGNORE_BYTES, &text, &why) &&
        !gitignore_add(w->arena, &w->ignore, base, text) && w->walk)
        *vec_push(w->arena, &w->walk->problem) =
            (struct walk_problem){path, too_alike};
}

/* The files of the directories between the root of the work tree and the
 * directory to be walked, the latter not included.
 */
static void
add_outer_ignores(struct walker *w, struct slice inside)
{
    struct slice root = join(w, w->root, S("/"), "");

    add_ignore_file(w, root, ".git/info/exclude", slice_make(NULL, 0));
    for (size_t end = 0; end < inside.len;) {
        struct slice base = slice_cut(inside, 0, end);

        add_ignore_file(w, join(w, root, base, ""), ".gitignore", base);
        end = slice_find_byte(inside, '/', end) + 1;
    }
}

static bool
has_name(const struct file_names *names, struct slice name)
{
    uint32_t i = 0;

    while (i < names->name.count &&
           slice_compare(names->name.item[i], name) < 0)
        i++; /* names that start with a dot come early */
    return i < names->name.count && slice_equal(names->name.item[i], name);
}

/* Recursion is bounded by the longest path that the system opens, and a
 * directory that is no link cannot hold itself.
 */
static void
enter(struct walker *w, struct spot spot)
{
    uint32_t outer = w->ignore.layer.count;
    struct slice here = spot.shown.len ? spot.shown : S("./");
    struct file_names names = {0};
    const char *why;

    if (!file_list(w->arena, here.at, &names, &why))
        *vec_push(w->arena, &w->walk->problem) =
            (struct walk_problem){slice_cut(here, 0, here.len - 1), why};
    if (has_name(&names, S(".gitignore")))
        add_ignore_file(w, spot.shown, ".gitignore", spot.inside);
    for (uint32_t i = 0; i < names.name.count; i++) {
        struct slice name = names.name.item[i];
        struct slice path = join(w, spot.shown, name, "");

        if (w->walk->names++ >= w->walk->limit && w->walk->limit)
            break;
        enum file_type type = file_type_at(path.at);
        bool directory = type == FILE_DIRECTORY;

        if (!(directory && !slice_equal(name, S(".git"))) &&
            !(type == FILE_REGULAR && w->wanted(name)))
            continue;
        struct slice inside = join(w, spot.inside, name, "");

        if (gitignore_has(&w->ignore, inside, directory, &w->steps))
            continue;
        if (directory)
            enter(w, (struct spot){join(w, path, S("/"), ""),
                                   join(w, inside, S("/"), "")});
        else
            *vec_push(w->arena, &w->walk->path) = path;
    }
    gitignore_leave(&w->ignore, outer);
}

void
walk_directory(struct arena *arena, struct slice path,
               bool (*wanted)(struct slice name), struct walk *walk)
{
    struct walker w = {.arena = arena,
                       .walk = walk,
                       .wanted = wanted,
                       .steps = LIMIT_WALK_GLOB_STEPS};
    struct spot spot = {0};
    struct slice absolute = file_absolute(arena, path);
    struct slice root = worktree_root(arena, absolute);
    const char *why;

    w.root = root.len ? root : absolute;
    if (!worktree_holds(w.root, absolute, &why)) {
        *vec_push(arena, &walk->problem) = (struct walk_problem){path, why};
        return;
    }
    while (slice_starts(path, S("./")))
        path = slice_cut(path, 2, path.len);
    if (path.len && !slice_equal(path, S(".")))
        spot.shown =
            join(&w, path, slice_ends(path, S("/")) ? S("") : S("/"), "");
    if (root.len) {
        absolute = join(&w, absolute, S("/"), "");
        spot.inside = slice_cut(absolute, root.len + 1, absolute.len);
        add_outer_ignores(&w, spot.inside);
    }
    enter(&w, spot);
    if (w.steps == 0)
        *vec_push(arena, &walk->problem) =
            (struct walk_problem){S(".gitignore"), too_slow};
}

bool
walk_ignores(struct arena *arena, struct slice root, struct slice path)
{
    struct slice inside = slice_cut(path, root.len + 1, path.len);
    struct walker w = {
        .arena = arena, .root = root, .steps = LIMIT_WALK_GLOB_STEPS};
    size_t end = inside.len;

    while (end > 0 && inside.at[end - 1] != '/')
        end--;
    add_outer_ignores(&w, slice_cut(inside, 0, end));
    for (size_t at = 0; at < inside.len;) {
        size_t slash = slice_find_byte(inside, '/', at);
        bool directory = slash != SLICE_NONE;

        if (gitignore_has(&w.ignore, slice_cut(inside, 0, slash), directory,
                          &w.steps))
            return true;
        at = directory ? slash + 1 : inside.len;
    }
    return false;
}
