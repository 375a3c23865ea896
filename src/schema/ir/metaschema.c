#include "schema/ir/metaschema.h"

static const struct {
    struct slice uri, file;
} rows[] = {
#define METASCHEMA(uri, file) {SC(uri), SC(file)},
#include "schema/ir/metaschemas.def"
#undef METASCHEMA
};

struct slice
metaschema_file(struct slice uri)
{
    static const struct slice schemes[] = {SC("https://"), SC("http://")};

    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (slice_starts(uri, schemes[i])) {
            uri = slice_cut(uri, schemes[i].len, uri.len);
            break;
        }
    if (slice_ends(uri, S("#")))
        uri = slice_cut(uri, 0, uri.len - 1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (slice_equal(rows[i].uri, uri))
            return rows[i].file;
    return S("");
}

struct slice
metaschema_text(struct slice uri)
{
    struct slice file = metaschema_file(uri);

    if (file.len == 0)
        return slice_make(NULL, 0);
    /* An embedded text is called what its file is, up to the dot. */
    return embedded_files_find(
        &metaschema_files, slice_cut(file, 0, slice_find_byte(file, '.', 0)));
}
