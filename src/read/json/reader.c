#include "read/json/reader.h"

#include "base/core/die.h"

#ifdef HOSTILE
#define FIRST_NODES 1u
#define FIRST_FRAMES 1u
#define FIRST_TEXTS 1u
#else
#define FIRST_NODES 512u
#define FIRST_FRAMES 16u
#define FIRST_TEXTS 8u
#endif

/* As many texts apart tell how many there will be. */
#define MANY_TEXTS 4096u

/* States there are, from each of which one fault may lead to another. */
#define TURNS_MOST 8

/* How much of the user's text a message repeats, in bytes. */
#define SHOWN 40

/* The room for the first nodes: a text has one for 14 bytes when it is dense,
 * and trees of many small files are kept side by side.
 */
static uint32_t
first_nodes(const struct reader *r)
{
    size_t few = (size_t)(r->end - r->text) / 8 + 1;

    return few < FIRST_NODES ? (uint32_t)few : FIRST_NODES;
}

/* Room for more than the `count` things that there are so far: twice as many,
 * or what is to be expected.  Documents are much the same all over, so the
 * first ones tell how many there will be; one eighth more, that this is done
 * once for most.
 */
static uint32_t
more_room(const struct reader *r, uint32_t count)
{
    size_t room = (size_t)count * 2;
    size_t done = (size_t)(r->at - r->text);

    if (done) {
        double share = (double)(r->end - r->text) / (double)done;
        double guess = (double)count * share * 1.125;

        if (guess > (double)room)
            room = (size_t)guess;
    }
    if (room > UINT32_MAX)
        die("out of memory (%zu nodes)", room);
    return (uint32_t)room;
}

void
reader_grow(struct reader *r)
{
    uint32_t room = r->room ? more_room(r, r->room) : first_nodes(r);
    size_t size = sizeof(*r->node);

    r->node = arena_grow(r->arena, r->node, r->room * size, room * size,
                         _Alignof(struct node));
    r->room = room;
}

/* With a look ahead when they are many. */
static void
grow_texts(struct reader *r)
{
    uint32_t room = r->texts.room;

    if (room >= MANY_TEXTS)
        room = more_room(r, room);
    else
        room = room ? room * 2 : FIRST_TEXTS;
    decoded_grow(&r->texts, r->arena, room);
}

void
reader_add_spelling(struct reader *r, struct span raw)
{
    if (r->texts.count == r->texts.room)
        grow_texts(r);
    decoded_add(&r->texts, raw);
}

void
reader_grow_frames(struct reader *r)
{
    uint32_t room = r->frames.room ? r->frames.room * 2 : FIRST_FRAMES;
    size_t size = sizeof(struct frame);

    r->frames.item = arena_grow(r->arena, r->frames.item, r->frames.room * size,
                                room * size, _Alignof(struct frame));
    r->frames.room = room;
}

/* The last node, a key, is called what `raw` spells: the hash of that has to be
 * known at once.
 */
static void
hash_key(struct reader *r, struct span raw)
{
    struct node *key = &r->node[r->count - 1];
    struct slice text = span_text(r->source->text, raw);

    if (node_has(key, NODE_ESCAPED))
        text = decoded_decode_last(&r->texts, r->arena, r->source->text);
    key->next = hash_text(text);
    reader_see_key(r, key->next);
}

void
reader_add_text(struct reader *r, bool key, uint32_t flags, struct span where,
                struct span raw)
{
    const char *from = r->text + where.at;

    reader_add(r, (key ? NODE_KEY : NODE_STRING) | flags, from,
               from + where.len);
    if (flags & NODE_ESCAPED)
        reader_add_spelling(r, raw);
    if (key)
        hash_key(r, raw);
    if (key && (flags & NODE_BROKEN)) /* the member it was meant to name */
        reader_break(r);
}

void
reader_add_error(struct reader *r, const char *from, const char *to)
{
    reader_add(r, NODE_ERROR | NODE_BROKEN, from, to);
}

void
reader_respell(struct reader *r, struct span where, struct span raw)
{
    struct node *node = &r->node[r->count - 1];

    if (node_has(node, NODE_ESCAPED))
        decoded_drop_last(&r->texts);
    reader_add_spelling(r, raw);
    node->head |= NODE_ESCAPED | NODE_BROKEN;
    node->at = where.at;
    node->len = where.len;
    if (node_kind(node) == NODE_KEY)
        hash_key(r, raw);
}

void
reader_drop(struct reader *r)
{
    r->count--;
    r->top->members--;
    if (node_has(&r->node[r->count], NODE_ESCAPED))
        decoded_drop_last(&r->texts);
}

bool
reader_is_stuck(struct reader *r)
{
    struct progress *last = &r->progress;

    if (r->at != last->at || r->count != last->nodes ||
        r->frames.count != last->frames)
        *last = (struct progress){r->at, r->count, r->frames.count, 0};
    return ++last->turns > TURNS_MOST;
}

void
reader_break(struct reader *r)
{
    if (r->frames.count > 1)
        r->node[r->top->node].head |= NODE_BROKEN;
}

struct span
reader_gap(const struct reader *r, const char *at)
{
    bool end = at == r->end || *at == '\n' || *at == '\r';

    return reader_span(r, at, at + !end);
}

static const char *
end_before_blanks(const struct reader *r, const char *at)
{
    while (at > r->text && (at[-1] == ' ' || at[-1] == '\t' || at[-1] == '\n' ||
                            at[-1] == '\r'))
        at--;
    return at;
}

/* Of the last one, but for blanks at the end of its line. */
static const char *
end_of_comments(const struct reader *r)
{
    struct span last = r->comments.item[r->comments.count - 1];

    return end_before_blanks(r, r->text + span_end(last));
}

const char *
reader_end_before(const struct reader *r, const char *at)
{
    const char *end = end_before_blanks(r, at);

    return r->gap && end == end_of_comments(r) ? r->gap : end;
}

void
reader_note_comment(struct reader *r, const char *from, const char *to)
{
    const char *end = end_before_blanks(r, from);

    if (!r->gap || end != end_of_comments(r))
        r->gap = end;
    *vec_push(r->arena, &r->comments) = reader_span(r, from, to);
}

const char *
reader_end_of_nodes(const struct reader *r, const char *at)
{
    const char *end = reader_end_before(r, at);
    const struct node *last = r->count ? &r->node[r->count - 1] : NULL;

    if (last && end < r->text + last->at + last->len)
        return r->text + last->at + last->len;
    return end;
}

struct slice
reader_show(const struct reader *r, const char *from, const char *to)
{
    if (to - from <= SHOWN)
        return slice_make(from, (size_t)(to - from));
    to = from + SHOWN;
    while (to > from && ((unsigned char)*to & 0xC0) == 0x80)
        to--;
    return arena_printf(r->arena, "%.*s…", (int)(to - from), from);
}
