#include "report/uri.h"

#include "base/files/file.h"

struct slice
uri_root(const struct report_style *style)
{
    return style->workspace.len ? style->workspace : style->directory;
}

/* Length of the directories that two absolute paths start with, with the
 * slash after them; `root` has none at its end.
 */
static size_t
common(struct slice root, struct slice path)
{
    size_t len = 0;

    for (size_t i = 0; i < path.len && i <= root.len; i++) {
        char byte = i < root.len ? root.at[i] : '/';

        if (path.at[i] != byte)
            break;
        if (byte == '/')
            len = i + 1;
    }
    return len;
}

struct slice
uri_path(const struct report_style *style, struct arena *arena,
         struct slice path)
{
    struct slice root = file_resolve(arena, style->directory, uri_root(style));
    struct buf out = buf_new(arena);

    path = file_resolve(arena, style->directory, path);
    if (slice_equal(root, S("/")))
        root.len = 0;
    size_t shared = common(root, path);

    if (shared <= root.len) {
        for (size_t i = shared; i < root.len; i++)
            if (i == shared || root.at[i] == '/')
                buf_text(&out, "../");
    }
    buf_add(&out, slice_cut(path, shared, path.len));
    return buf_slice(&out);
}

static bool
is_plain(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || (c && strchr("-._~/", c));
}

void
uri_escape(struct buf *out, struct slice path)
{
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.at[i];

        if (is_plain(c))
            buf_byte(out, path.at[i]);
        else
            buf_printf(out, "%%%02X", c);
    }
}

void
uri_uri(struct buf *out, struct slice directory, struct slice path)
{
    buf_text(out, "file://");
    uri_escape(out, file_resolve(out->arena, directory, path));
}
