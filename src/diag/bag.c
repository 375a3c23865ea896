#include "diag/bag.h"

#include "base/core/limits.h"
#include "diag/kinds.h"

#include <stdlib.h>

struct bag
bag_for(struct arena *arena, size_t size)
{
    struct budget *budget = arena_new(arena, struct budget);

    struct bag_names *names = arena_new(arena, struct bag_names);

    *budget = budget_for(size);
    names->of_source.arena = names->of_document.arena = arena;
    return (struct bag){.arena = arena, .budget = budget, .names = names};
}

struct bag
bag_within(struct arena *arena, const struct bag *parent)
{
    return (struct bag){
        .arena = arena,
        .budget = parent->budget,
        .names = parent->names,
    };
}

struct bag
bag_new(struct arena *arena)
{
    return bag_for(arena, 0);
}

void
bag_too_complex(struct bag *bag, struct span where, const char *unchecked)
{
    struct budget *budget = bag->budget;

    budget->steps = budget->bytes = 0;
    if (budget->unchecked)
        return;
    budget->unchecked = unchecked;
    budget->at = where.at;
    budget->len = where.len;
}

void
bag_begin(struct bag *bag)
{
    bag->cut = bag->cut || bag->dropped || bag_full(bag);
    bag->since = bag->list.count;
    bag->names->of_document = (struct suggestion_indexes){
        .arena = bag->names->of_document.arena,
    };
}

struct suggestion_index *
bag_names(struct bag *bag, const void *owner, uintptr_t which, bool *fresh)
{
    return suggestion_indexes_get(&bag->names->of_source, owner, which, fresh);
}

struct suggestion_index *
bag_names_now(struct bag *bag, const void *owner, uintptr_t which, bool *fresh)
{
    return suggestion_indexes_get(&bag->names->of_document, owner, which,
                                  fresh);
}

struct suggestion
bag_suggest(struct bag *bag, struct suggestion_index *names, struct slice word)
{
    return bag_full(bag) ? suggestion_start(word)
                         : suggestion_index_search(names, word, bag->budget);
}

void
bag_take(struct bag *bag, struct diag *diag)
{
    if (!bag_full(bag))
        *vec_push(bag->arena, &bag->list) = diag;
    else
        bag->dropped++;
}

void
bag_hide(struct bag *bag, struct span where)
{
    *vec_push(bag->arena, &bag->hidden) = where;
}

struct diag *
bag_copy(struct bag *bag, const struct diag *diag)
{
    struct diag *copy = arena_new(bag->arena, struct diag);
    struct related **end = &copy->related;

    *copy = *diag;
    copy->text = arena_copy(bag->arena, diag->text);
    copy->help = arena_copy(bag->arena, diag->help);
    copy->reason = arena_copy(bag->arena, diag->reason);
    if (diag->location)
        copy->location = location_copy(bag->arena, diag->location);
    copy->fix.title = arena_copy(bag->arena, diag->fix.title);
    copy->fix.edit = arena_array(bag->arena, struct edit, diag->fix.count);
    for (uint32_t i = 0; i < diag->fix.count; i++)
        copy->fix.edit[i] =
            (struct edit){diag->fix.edit[i].where,
                          arena_copy(bag->arena, diag->fix.edit[i].text)};
    for (const struct related *r = diag->related; r; r = r->next) {
        *end = arena_new(bag->arena, struct related);
        **end = *r;
        (*end)->text = arena_copy(bag->arena, r->text);
        end = &(*end)->next;
    }
    bag_take(bag, copy);
    return copy;
}

bool
bag_holds(const struct bag *bag, const struct diag *diag)
{
    for (uint32_t i = 0; i < bag->list.count; i++)
        if (bag->list.item[i] == diag)
            return true;
    return false;
}

void
bag_drop(struct bag *bag, const struct diag *diag)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < bag->list.count; i++)
        if (bag->list.item[i] != diag)
            bag->list.item[kept++] = bag->list.item[i];
    bag->list.count = kept;
}

/* What is dropped is counted, and costs nothing. */
static struct diag *
spare(struct bag *bag, enum level level)
{
    if (!bag->spare)
        bag->spare = arena_new(bag->arena, struct diag);
    *bag->spare = (struct diag){.text = S("")};
    bag->dropped++;
    bag->failed |= level == LEVEL_ERROR;
    return bag->spare;
}

struct diag *
bag_add(struct bag *bag, const struct kind *kind, struct span where,
        const char *format, ...)
{
    struct diag *diag = bag_full(bag) ? spare(bag, kind->level)
                                      : arena_new(bag->arena, struct diag);
    va_list args;

    diag->kind = kind;
    diag->level = kind->level;
    diag->where = where;
    if (diag == bag->spare)
        return diag;
    va_start(args, format);
    diag->text = arena_vprintf(bag->arena, format, args);
    va_end(args);
    bag_take(bag, diag);
    return diag;
}

static struct related *
add_related(struct bag *bag, struct diag *diag, struct span where)
{
    struct related *related = arena_new(bag->arena, struct related);
    struct related **end = &diag->related;

    related->where = where;
    while (*end)
        end = &(*end)->next;
    *end = related;
    return related;
}

void
bag_relate(struct bag *bag, struct diag *diag, struct span where,
           const char *format, ...)
{
    va_list args;

    if (diag == bag->spare)
        return;
    struct related *related = add_related(bag, diag, where);

    va_start(args, format);
    related->text = arena_vprintf(bag->arena, format, args);
    va_end(args);
}

void
bag_relate_in(struct bag *bag, struct diag *diag, const struct source *source,
              struct span where, const char *format, ...)
{
    va_list args;

    if (diag == bag->spare)
        return;
    struct related *related = add_related(bag, diag, where);

    related->source = source;
    va_start(args, format);
    related->text = arena_vprintf(bag->arena, format, args);
    va_end(args);
}

void
bag_help(struct bag *bag, struct diag *diag, const char *format, ...)
{
    va_list args;

    if (diag == bag->spare)
        return;
    va_start(args, format);
    diag->help = arena_vprintf(bag->arena, format, args);
    va_end(args);
}

void
bag_fix(struct bag *bag, struct diag *diag, bool safe, struct slice title,
        struct span where, struct slice text)
{
    struct fix *fix = &diag->fix;
    size_t size = sizeof(struct edit);

    if (diag == bag->spare)
        return;
    if (fix->count == 0) {
        fix->title = arena_copy(bag->arena, title);
        fix->safe = safe;
    }
    if ((fix->count & (fix->count - 1)) == 0) /* full: no room or 1, 2, 4 … */
        fix->edit = arena_grow(bag->arena, fix->edit, fix->count * size,
                               (fix->count ? fix->count * 2 : 1) * size,
                               _Alignof(struct edit));
    uint32_t i = fix->count++;

    for (; i > 0 && fix->edit[i - 1].where.at > where.at; i--)
        fix->edit[i] = fix->edit[i - 1];
    fix->edit[i] = (struct edit){where, arena_copy(bag->arena, text)};
}

static int
compare(const void *left, const void *right)
{
    const struct diag *a = *(const struct diag *const *)left;
    const struct diag *b = *(const struct diag *const *)right;

    if (a->where.at != b->where.at)
        return a->where.at < b->where.at ? -1 : 1;
    if (a->where.len != b->where.len)
        return a->where.len < b->where.len ? -1 : 1;
    int order = strcmp(a->kind->id, b->kind->id);

    return order ? order : slice_compare(a->text, b->text);
}

static void
note_cut(struct bag *bag)
{
    struct diag *diag = arena_new(bag->arena, struct diag);

    diag->kind = &kind_too_many_findings;
    diag->level = kind_too_many_findings.level;
    diag->text = arena_printf(bag->arena,
                              "%d findings or more in one document: not all "
                              "are shown",
                              LIMIT_DIAGS);
    *vec_push(bag->arena, &bag->list) = diag;
}

void
bag_add_too_complex(struct bag *bag, struct span where, const char *unchecked)
{
    bag_add(bag, &kind_too_complex, where,
            "too complex to be checked to the end; not checked: %s", unchecked);
}

static void
report_too_complex(struct bag *bag)
{
    const struct budget *budget = bag->budget;

    bag_add_too_complex(bag, span_make(budget->at, budget->len),
                        budget->unchecked);
}

void
bag_finish(struct bag *bag)
{
    uint32_t kept = 0;

    bag_begin(bag);
    if (bag->cut)
        note_cut(bag);
    if (bag->budget->unchecked)
        report_too_complex(bag);
    struct diag **item = bag->list.item;

    if (bag->list.count > 1)
        qsort(item, bag->list.count, sizeof(*item), compare);
    for (uint32_t i = 0; i < bag->list.count; i++)
        if (kept == 0 || compare(&item[kept - 1], &item[i]) != 0)
            item[kept++] = item[i];
    bag->list.count = kept;
    bag_sweep(bag);
}

void
bag_sweep(struct bag *bag)
{
    uint32_t kept = 0, before = bag->suppressed.count;

    for (uint32_t i = 0; i < bag->list.count; i++) {
        struct diag *diag = bag->list.item[i];

        if (diag->suppression == SUPPRESSION_NONE)
            bag->list.item[kept++] = diag;
        else
            *vec_push(bag->arena, &bag->suppressed) = diag;
    }
    bag->list.count = kept;
    if (bag->suppressed.count > before)
        qsort(bag->suppressed.item, bag->suppressed.count,
              sizeof(*bag->suppressed.item), compare);
}

uint32_t
bag_count(const struct bag *bag, enum level level)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < bag->list.count; i++)
        count += bag->list.item[i]->level == level;
    return count;
}
