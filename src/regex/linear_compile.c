#include "base/text/buf.h"
#include "base/text/utf8.h"
#include "regex/linear.h"
#include "regex/regex_tree.h"

/* Whether the next character always decides (the grammar books call it
 * LL(1)) is found by two sets: the characters that a piece may begin with,
 * and those that may come after it.  A piece with a choice, to go on or to
 * stop, is linear when the two have nothing in common.  Behind the last
 * piece stands nothing when the pattern ends in `$`, else anything.
 */

enum {
    MAX_LENGTH = 256,   /* characters: what is searched for is tried anywhere */
    MAX_PROGRAM = 4096, /* bytes */
    MAX_TEXT = 255,
};

struct maker {
    struct arena *arena;
    struct buf out;
    bool bad; /* not linear */
};

static void
put(struct maker *m, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        buf_byte(&m->out, (char)(value >> 8 * i & 0xFF));
}

/* Room for a size of two bytes; later, the bytes written after it. */
static size_t
size_open(struct maker *m)
{
    put(m, 0, 2);
    return m->out.len;
}

static void
size_close(struct maker *m, size_t from)
{
    size_t size = m->out.len - from;

    m->bad |= size > MAX_PROGRAM;
    m->out.at[from - 2] = (char)(size & 0xFF);
    m->out.at[from - 1] = (char)(size >> 8 & 0xFF);
}

static void
put_set(struct maker *m, const struct charset *set)
{
    unsigned char bits[16] = {0};
    uint32_t wide = 0;

    for (uint32_t c = 0; c < 0x80; c++)
        if (charset_has(set, c))
            bits[c / 8] |= (unsigned char)(1U << c % 8);
    for (uint32_t i = 0; i < set->list.count; i++)
        wide += set->list.item[i].high >= 0x80;
    m->bad |= wide > 255;
    put(m, wide, 1);
    buf_add(&m->out, slice_make((const char *)bits, sizeof bits));
    for (uint32_t i = set->list.count - wide; i < set->list.count; i++) {
        put(m, set->list.item[i].low, 3);
        put(m, set->list.item[i].high, 3);
    }
}

/* ---- What begins and what follows ---------------------------------------- */

/* Characters that the sequence from `piece` on may begin with; those of
 * `follow`, too, when it may be empty.
 */
static struct charset
begins(struct maker *m, const struct regex_piece *piece,
       const struct charset *follow)
{
    static const struct charset none = {0};
    struct charset set = {0};

    for (; piece; piece = piece->next) {
        charset_join(m->arena, &set, &piece->set);
        for (const struct regex_tree *o = piece->group; o; o = o->next) {
            struct charset inner = begins(m, o->first, &none);

            charset_join(m->arena, &set, &inner);
        }
        struct regex_piece alone = *piece;

        alone.next = NULL;
        if (!regex_tree_is_empty(&alone))
            return set;
    }
    charset_join(m->arena, &set, follow);
    return set;
}

/* How many characters the sequence takes at most. */
static uint32_t
longest_of(const struct regex_piece *piece)
{
    uint64_t sum = 0;

    for (; piece; piece = piece->next) {
        uint64_t once = piece->kind == REGEX_SET;

        for (const struct regex_tree *o = piece->group; o; o = o->next) {
            uint32_t reach = longest_of(o->first);

            if (reach > once)
                once = reach;
        }
        if (once == LINEAR_ENDLESS || piece->most == REGEX_ENDLESS)
            return LINEAR_ENDLESS;
        sum += once * piece->most;
    }
    return sum < LINEAR_ENDLESS ? (uint32_t)sum : LINEAR_ENDLESS;
}

/* ---- Texts and words ----------------------------------------------------- */

/* The piece is one character, or this character so often. */
static bool
is_char(const struct regex_piece *piece)
{
    return piece->kind == REGEX_SET && charset_only(&piece->set) >= 0 &&
           piece->least == piece->most && piece->least <= 16;
}

/* Appends the characters that `piece` and those after it are; the first
 * piece that is something else, or too much.
 */
static const struct regex_piece *
read_text(const struct regex_piece *piece, struct buf *text)
{
    for (; piece && is_char(piece) && text->len < MAX_TEXT - 16 * 4;
         piece = piece->next)
        for (uint32_t i = 0; i < piece->least; i++) {
            char bytes[4];
            size_t len = utf8_put((uint32_t)charset_only(&piece->set), bytes);

            buf_add(text, slice_make(bytes, len));
        }
    return piece;
}

struct words {
    VEC(struct slice) list; /* longer ones first */
};

/* Whether all alternatives are texts, which are then in `words`. */
static bool
read_words(struct maker *m, const struct regex_tree *alternatives,
           struct words *words)
{
    for (const struct regex_tree *o = alternatives; o; o = o->next) {
        struct buf text = buf_new(m->arena);

        if (!o->first || read_text(o->first, &text))
            return false;
        struct slice word = buf_slice(&text);

        vec_push(m->arena, &words->list)->len = 0;
        uint32_t at = words->list.count - 1;

        for (; at && words->list.item[at - 1].len < word.len; at--)
            words->list.item[at] = words->list.item[at - 1];
        words->list.item[at] = word;
    }
    return true;
}

/* Of `word` and the beginning of it, which is another word, the longer is
 * tried first.  That decides when what follows the shorter cannot be the rest
 * of the longer.
 */
static bool
words_decide(const struct words *words, const struct charset *follow)
{
    for (uint32_t i = 0; i < words->list.count; i++)
        for (uint32_t j = i + 1; j < words->list.count; j++) {
            struct slice word = words->list.item[i];
            struct slice start = words->list.item[j];
            uint32_t c;

            if (start.len == word.len || !slice_starts(word, start))
                continue;
            if (utf8_decode(slice_cut(word, start.len, word.len), &c) == 0 ||
                charset_has(follow, c))
                return false;
        }
    return true;
}

static void
put_words(struct maker *m, const struct words *words,
          const struct charset *follow)
{
    m->bad |= !words_decide(words, follow);
    put(m, LINEAR_WORDS, 1);
    size_t size = size_open(m);

    for (uint32_t i = 0; i < words->list.count; i++) {
        put(m, (uint32_t)words->list.item[i].len, 1);
        buf_add(&m->out, words->list.item[i]);
    }
    size_close(m, size);
}

/* ---- Pieces -------------------------------------------------------------- */

static void put_sequence(struct maker *m, const struct regex_piece *piece,
                         const struct charset *follow);

static void
put_either(struct maker *m, const struct regex_tree *alternatives,
           const struct charset *follow)
{
    struct charset all = {0};

    put(m, LINEAR_EITHER, 1);
    size_t size = size_open(m);

    for (const struct regex_tree *o = alternatives; o && !m->bad; o = o->next) {
        struct charset set = begins(m, o->first, follow);

        m->bad |= regex_tree_is_empty(o->first) || charset_meets(&all, &set);
        charset_join(m->arena, &all, &set);
        size_t part = size_open(m);

        put_set(m, &set);
        put_sequence(m, o->first, follow);
        size_close(m, part);
    }
    size_close(m, size);
}

static void
put_group(struct maker *m, const struct regex_tree *alternatives,
          const struct charset *follow)
{
    struct words words = {0};

    if (!alternatives->next)
        put_sequence(m, alternatives->first, follow);
    else if (read_words(m, alternatives, &words))
        put_words(m, &words, follow);
    else
        put_either(m, alternatives, follow);
}

/* A group that is repeated: after it stands itself. */
static void
put_loop(struct maker *m, const struct regex_piece *piece,
         const struct charset *follow)
{
    struct regex_piece once = *piece;

    once.least = once.most = 1;
    once.next = NULL;
    struct charset set = begins(m, &once, follow), behind = {0};

    m->bad |= regex_tree_is_empty(&once);
    if (piece->least < piece->most)
        m->bad |= charset_meets(&set, follow);
    charset_join(m->arena, &behind, &set);
    charset_join(m->arena, &behind, follow);
    put(m, LINEAR_LOOP, 1);
    put(m, piece->least, 2);
    put(m, piece->most, 2);
    size_t size = size_open(m);

    put_set(m, &set);
    put_group(m, piece->group, &behind);
    size_close(m, size);
}

static void
put_run(struct maker *m, const struct regex_piece *piece,
        const struct charset *follow)
{
    if (piece->least < piece->most)
        m->bad |= charset_meets(&piece->set, follow);
    put(m, LINEAR_RUN, 1);
    put(m, piece->least, 2);
    put(m, piece->most, 2);
    put_set(m, &piece->set);
}

static void
put_piece(struct maker *m, const struct regex_piece *piece,
          const struct charset *follow)
{
    switch (piece->kind) {
    case REGEX_SET:
        put_run(m, piece, follow);
        break;
    case REGEX_GROUP:
        if (piece->least == 1 && piece->most == 1)
            put_group(m, piece->group, follow);
        else
            put_loop(m, piece, follow);
        break;
    case REGEX_START:
    case REGEX_END:
        m->bad = true;
        break;
    }
}

static void
put_sequence(struct maker *m, const struct regex_piece *piece,
             const struct charset *follow)
{
    while (piece && !m->bad) {
        struct buf text = buf_new(m->arena);
        const struct regex_piece *rest = read_text(piece, &text);

        if (text.len) {
            put(m, LINEAR_TEXT, 1);
            put(m, (uint32_t)text.len, 1);
            buf_add(&m->out, buf_slice(&text));
            piece = rest;
            continue;
        }
        struct charset behind = begins(m, piece->next, follow);

        put_piece(m, piece, &behind);
        piece = piece->next;
    }
}

/* ---- Alternatives -------------------------------------------------------- */

static bool
is_once(const struct regex_piece *piece)
{
    return piece->least == 1 && piece->most == 1;
}

/* Without `^` anything may come before: what may be absent may go, and what
 * is repeated need not be.
 */
static void
trim_start(struct regex_tree *tree)
{
    struct regex_piece *piece = tree->first;

    for (; piece; piece = piece->next) {
        struct regex_piece alone = *piece;

        alone.next = NULL;
        if (!regex_tree_is_empty(&alone))
            break;
    }
    if (piece)
        piece->most = piece->least;
    tree->first = piece;
}

/* The same without `$`. */
static void
trim_end(struct regex_tree *tree)
{
    struct regex_piece **last = &tree->first;

    for (struct regex_piece **p = last; *p; p = &(*p)->next)
        if (!regex_tree_is_empty(*p))
            last = &(*p)->next;
    /* From `last` on all may be absent. */
    *last = NULL;
    struct regex_piece *piece = tree->first;

    if (!piece)
        return;
    while (piece->next)
        piece = piece->next;
    piece->most = piece->least;
    if (piece->kind == REGEX_GROUP && is_once(piece))
        for (struct regex_tree *o = piece->group; o; o = o->next)
            trim_end(o);
}

/* Takes an anchor from either end. */
static unsigned
take_anchors(struct regex_tree *tree)
{
    unsigned flags = 0;

    if (tree->first && tree->first->kind == REGEX_START) {
        flags |= LINEAR_FROM_START;
        tree->first = tree->first->next;
    }
    for (struct regex_piece **p = &tree->first; *p; p = &(*p)->next)
        if ((*p)->kind == REGEX_END && !(*p)->next) {
            flags |= LINEAR_TO_END;
            *p = NULL;
            break;
        }
    return flags;
}

static void
put_alternative(struct maker *m, struct regex_tree *tree)
{
    struct charset follow = {0};
    unsigned flags = take_anchors(tree);

    if (!(flags & LINEAR_FROM_START))
        trim_start(tree);
    if (!(flags & LINEAR_TO_END)) {
        trim_end(tree);
        charset_add(m->arena, &follow, 0, CHARSET_LAST);
    }
    uint32_t reach = longest_of(tree->first);

    m->bad |= !(flags & LINEAR_FROM_START) && reach > MAX_LENGTH;
    size_t size = size_open(m);

    put(m, flags, 1);
    put(m, reach, 2);
    put_sequence(m, tree->first, &follow);
    size_close(m, size);
}

/* `^(a|b)$` is a group between anchors, `(^a$|^b$)` is two alternatives. */
static void
put_alternatives(struct maker *m, struct regex_tree *alternatives)
{
    for (struct regex_tree *o = alternatives; o && !m->bad; o = o->next) {
        struct regex_piece *piece = o->first;

        if (piece && !piece->next && piece->kind == REGEX_GROUP &&
            is_once(piece))
            put_alternatives(m, piece->group);
        else
            put_alternative(m, o);
    }
}

struct slice
linear_compile(struct arena *arena, struct slice pcre)
{
    struct maker m = {.arena = arena, .out = buf_new(arena)};
    struct regex_tree *tree = regex_tree_read(arena, pcre);

    if (!tree)
        return S("");
    put_alternatives(&m, tree);
    return m.bad || m.out.len > MAX_PROGRAM ? S("") : buf_slice(&m.out);
}
