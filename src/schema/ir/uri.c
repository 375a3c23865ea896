#include "schema/ir/uri.h"

/* The five parts of RFC 3986, section 3, each with its delimiter, so that
 * putting them together again is mere concatenation: "http:", "//host",
 * "/path", "?query", "#fragment".
 */
struct uri_parts {
    struct slice scheme, authority, path, query, fragment;
};

static bool
scheme_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

static size_t
find_any(struct slice s, size_t from, const char *stops)
{
    while (from < s.len && !strchr(stops, s.at[from]))
        from++;
    return from;
}

static struct uri_parts
split(struct slice s)
{
    struct uri_parts uri = {0};
    size_t at = 0, end = 0;

    while (end < s.len && scheme_char(s.at[end]))
        end++;
    if (end && end < s.len && s.at[end] == ':') {
        uri.scheme = slice_cut(s, 0, end + 1);
        at = end + 1;
    }
    if (slice_starts(slice_cut(s, at, s.len), S("//"))) {
        end = find_any(s, at + 2, "/?#");
        uri.authority = slice_cut(s, at, end);
        at = end;
    }
    end = find_any(s, at, "?#");
    uri.path = slice_cut(s, at, end);
    at = end;
    end = find_any(s, at, "#");
    uri.query = slice_cut(s, at, end);
    uri.fragment = slice_cut(s, end, s.len);
    return uri;
}

/* Takes the last segment off what was written behind `start`. */
static void
drop_segment(struct buf *out, size_t start)
{
    while (out->len > start && out->at[out->len - 1] != '/')
        out->len--;
    if (out->len > start)
        out->len--;
}

/* Appends `path` without its dot segments (section 5.2.4). */
static void
add_path(struct buf *out, struct slice path)
{
    size_t start = out->len, at = 0;

    while (at < path.len) {
        bool slash = path.at[at] == '/';
        size_t from = at + slash, end = find_any(path, from, "/");
        struct slice segment = slice_cut(path, from, end);
        bool last = end == path.len;

        if (slice_equal(segment, S(".."))) {
            drop_segment(out, start);
            if (last)
                buf_byte(out, '/');
        } else if (slice_equal(segment, S("."))) {
            if (last)
                buf_byte(out, '/');
        } else {
            /* What a relative path drops leaves no slash to start with. */
            if (slash && (out->len > start || path.at[0] == '/'))
                buf_byte(out, '/');
            buf_add(out, segment);
        }
        at = end;
    }
}

static void
add_merged(struct buf *out, const struct uri_parts *base, struct slice path)
{
    struct buf merged = buf_new(out->arena);
    size_t end = base->path.len;

    while (end && base->path.at[end - 1] != '/')
        end--;
    if (base->authority.len && base->path.len == 0)
        buf_byte(&merged, '/');
    buf_add(&merged, slice_cut(base->path, 0, end));
    buf_add(&merged, path);
    add_path(out, buf_slice(&merged));
}

struct slice
uri_resolve(struct arena *arena, struct slice base, struct slice reference)
{
    struct uri_parts b = split(base), r = split(reference);
    struct buf out = buf_new(arena);

    if (r.scheme.len || base.len == 0)
        return reference;
    buf_add(&out, b.scheme);
    if (r.authority.len) {
        buf_add(&out, r.authority);
        add_path(&out, r.path);
        buf_add(&out, r.query);
    } else if (r.path.len == 0) {
        buf_add(&out, b.authority);
        buf_add(&out, b.path);
        buf_add(&out, r.query.len ? r.query : b.query);
    } else {
        buf_add(&out, b.authority);
        if (r.path.at[0] == '/')
            add_path(&out, r.path);
        else
            add_merged(&out, &b, r.path);
        buf_add(&out, r.query);
    }
    buf_add(&out, r.fragment);
    return buf_slice(&out);
}

struct slice
uri_split(struct slice uri, struct slice *fragment)
{
    size_t at = slice_find_byte(uri, '#', 0);

    if (at == SLICE_NONE) {
        *fragment = S("");
        return uri;
    }
    *fragment = slice_cut(uri, at + 1, uri.len);
    return slice_cut(uri, 0, at);
}

static int
hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool
uri_is_absolute(struct slice uri)
{
    return split(uri).scheme.len > 0;
}

void
uri_encode(struct buf *out, struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                     (c >= '0' && c <= '9') ||
                     (c && strchr("-._~!$&'()*+,;=:@/?", c));

        if (plain)
            buf_byte(out, c);
        else
            buf_printf(out, "%%%02X", (unsigned char)c);
    }
}

struct slice
uri_decode(struct arena *arena, struct slice text)
{
    if (slice_find_byte(text, '%', 0) == SLICE_NONE)
        return text;
    struct buf out = buf_new(arena);

    for (size_t i = 0; i < text.len; i++) {
        int high = i + 2 < text.len ? hex(text.at[i + 1]) : -1;
        int low = i + 2 < text.len ? hex(text.at[i + 2]) : -1;

        if (text.at[i] == '%' && high >= 0 && low >= 0) {
            buf_byte(&out, (char)(high * 16 + low));
            i += 2;
        } else {
            buf_byte(&out, text.at[i]);
        }
    }
    return buf_slice(&out);
}
