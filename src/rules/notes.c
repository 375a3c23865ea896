#include "rules/notes.h"

#include "base/buf.h"

/* A shape is the same one only at the same address. */
static struct slice
member_key(struct arena *arena, const struct shape *shape, struct slice name)
{
    struct buf buf = buf_new(arena);

    buf_add(&buf, slice_make((const char *)&shape, sizeof shape));
    buf_add(&buf, name);
    return buf_slice(&buf);
}

static void
note(struct map *map, struct origin origin, uint32_t value)
{
    uint32_t *at =
        map_add(map, member_key(map->arena, origin.shape, origin.name));

    if (*at == 0)
        *at = value;
}

static void
note_deed(struct notes *notes, const struct deed *deed, uint32_t number)
{
    struct origin nulls = deed->type->nulls;

    if (deed->kind == DEED_RISKS)
        note(&notes->risks, nulls, number);
    if (deed->kind != DEED_FAILS || !deed->certain)
        return;
    if (deed->type->kinds != TYPE_NULL && deed->other)
        nulls = deed->other->nulls;
    if (nulls.shape)
        note(&notes->fails, nulls, number);
}

struct notes *
notes_get(struct look *look, const struct site *site)
{
    struct notes *notes = look->notes;
    const struct facts *facts = site->facts;

    if (notes && notes->site == site)
        return notes;
    notes = look->notes = arena_new(look->arena, struct notes);
    notes->site = site;
    notes->fails = notes->risks = notes->absent = map_new(look->arena);
    for (uint32_t i = 0; i < facts->deeds.count; i++)
        note_deed(notes, &facts->deeds.item[i], i + 1);
    for (uint32_t i = 0; i < facts->list.count; i++) {
        const struct fact *fact = &facts->list.item[i];

        if (fact->kind == FACT_UNKNOWN && fact->shape->count == 0)
            notes->empty_fails |=
                notes_find(&notes->fails, fact->shape, fact->name) != 0;
        if (fact->kind == FACT_UNKNOWN || fact->kind == FACT_NULL)
            note(&notes->absent,
                 (struct origin){.shape = fact->shape, .name = fact->name}, 1);
    }
    return notes;
}

uint32_t
notes_find(const struct map *map, const struct shape *shape, struct slice name)
{
    if (map->count == 0)
        return 0;
    const uint32_t *at = map_find(map, member_key(map->arena, shape, name));

    return at ? *at : 0;
}
