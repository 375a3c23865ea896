#include "rules/expression_index.h"

#include "base/text/buf.h"

/* An object type is the same one only at the same address. */
static struct slice
member_key(struct arena *arena, const struct object_type *object,
           struct slice name)
{
    struct buf buf = buf_new(arena);

    buf_add(&buf, slice_make((const char *)&object, sizeof object));
    buf_add(&buf, name);
    return buf_slice(&buf);
}

static void
note(struct map *map, struct origin origin, uint32_t value)
{
    uint32_t *at =
        map_add(map, member_key(map->arena, origin.object, origin.name));

    if (*at == 0)
        *at = value;
}

static void
note_issue(struct expression_index *notes, const struct type_issue *issue,
           uint32_t number)
{
    struct origin nulls = issue->type->nulls;

    if (issue->kind == ISSUE_RISKS)
        note(&notes->risks, nulls, number);
    if (issue->kind != ISSUE_FAILS || !issue->certain)
        return;
    if (issue->type->kinds != TYPE_NULL && issue->other)
        nulls = issue->other->nulls;
    if (nulls.object)
        note(&notes->fails, nulls, number);
}

struct expression_index *
expression_index_get(struct rule_context *context,
                     const struct expression *expression)
{
    struct expression_index *notes = context->notes;
    const struct facts *facts = expression->facts;

    if (notes && notes->site == expression)
        return notes;
    notes = context->notes = arena_new(context->arena, struct expression_index);
    notes->site = expression;
    notes->fails = notes->risks = notes->absent = map_new(context->arena);
    for (uint32_t i = 0; i < facts->issues.count; i++)
        note_issue(notes, &facts->issues.item[i], i + 1);
    for (uint32_t i = 0; i < facts->list.count; i++) {
        const struct fact *fact = &facts->list.item[i];

        if (fact->kind == FACT_UNKNOWN && fact->object->count == 0)
            notes->empty_fails |=
                expression_index_find(&notes->fails, fact->object,
                                      fact->name) != 0;
        if (fact->kind == FACT_UNKNOWN || fact->kind == FACT_NULL)
            note(&notes->absent,
                 (struct origin){.object = fact->object, .name = fact->name},
                 1);
    }
    return notes;
}

uint32_t
expression_index_find(const struct map *map, const struct object_type *object,
                      struct slice name)
{
    if (map->count == 0)
        return 0;
    const uint32_t *at = map_find(map, member_key(map->arena, object, name));

    return at ? *at : 0;
}
