#include "diag/fingerprint.h"

#include "base/containers/map.h"

/* What a finding underlines may be a whole document; its head says enough. */
enum { SPAN_MOST = 256 };

/* Of a line longer than this only what is near the finding counts: a file on
 * one line would be read as often as it has findings, and each change to it
 * would make all of them new.
 */
enum { LINE_MOST = 4096, BYTES_AROUND = 100 };

/* FNV-1a of 64 bits, over `text` and a byte that no text has at its end. */
static uint64_t
mix(uint64_t hash, struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (unsigned char)text.at[i]) * 0x100000001b3;
    return (hash ^ 0xff) * 0x100000001b3;
}

/* What is taken of the line around `where`, whose first `len` bytes count. */
static struct slice
line_part(const struct source *source, struct span where, uint32_t len)
{
    uint32_t line = source_line_at(source, where.at);
    struct slice text = source_line(source, line);
    size_t at = where.at - source->line[line];

    if (text.len <= LINE_MOST)
        return slice_trim(text);
    return slice_cut(text, at > BYTES_AROUND ? at - BYTES_AROUND : 0,
                     at + len + BYTES_AROUND);
}

static uint64_t
hash_of(const struct source *source, const struct diag *diag)
{
    uint32_t len = diag->where.len < SPAN_MOST ? diag->where.len : SPAN_MOST;
    uint64_t hash = mix(0xcbf29ce484222325, slice_from(diag->kind->id));

    hash = mix(hash, source->name);
    hash = mix(hash, slice_cut(source->text, diag->where.at,
                               (size_t)diag->where.at + len));
    return mix(hash, line_part(source, diag->where, len));
}

static void
mark(struct map *seen, const struct source *source, struct diag *diag)
{
    uint64_t hash = hash_of(source, diag);
    uint32_t *count = map_add(
        seen,
        arena_copy(seen->arena, slice_make((const char *)&hash, sizeof(hash))));

    if ((*count)++)
        hash = mix(hash, slice_make((const char *)count, sizeof(*count)));
    diag->fingerprint = hash ? hash : 1;
}

/* Both lists are sorted by place, and are gone through side by side, so that
 * a finding keeps its number when it is suppressed.
 */
void
fingerprints_make(struct arena *arena, struct source *source, struct bag *bag)
{
    struct map seen = map_new(arena);
    uint32_t s = 0;

    if (bag->list.count + bag->suppressed.count == 0)
        return;
    source_index(arena, source);
    for (uint32_t i = 0; i < bag->list.count; i++) {
        while (s < bag->suppressed.count &&
               bag->suppressed.item[s]->where.at < bag->list.item[i]->where.at)
            mark(&seen, source, bag->suppressed.item[s++]);
        mark(&seen, source, bag->list.item[i]);
    }
    while (s < bag->suppressed.count)
        mark(&seen, source, bag->suppressed.item[s++]);
}
