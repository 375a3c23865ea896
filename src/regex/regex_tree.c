#include "regex/regex_tree.h"

#include "base/text/utf8.h"

/* The rewritten form, as far as it is understood here:
 *
 *   alternatives = sequence { "|" sequence }
 *   sequence     = { piece [ quantifier [ "?" ] ] }
 *   piece        = "^" | "\z" | ( "(" | "(?:" ) alternatives ")" | set
 *   set          = char | "\d" … | "[" [ "^" ] { char [ "-" char ] } "]"
 *   char         = "\x{" hex "}" | "\" byte | byte
 */

enum {
    MAX_DEPTH = 8, /* bounds the recursion of every later step */
    MAX_LENGTH = 4096,
    MAX_PIECES = 200, /* but for plain characters: steps are quadratic */
    MAX_RANGES = 200, /* of one class; adding to it is linear */
    NO_CHAR = -1,
};

struct pattern_reader {
    struct arena *arena;
    struct slice text;
    size_t at;
    uint32_t pieces;
    bool bad; /* beyond us */
};

static int
peek(const struct pattern_reader *r)
{
    return r->at < r->text.len ? (unsigned char)r->text.at[r->at] : -1;
}

static bool
accept(struct pattern_reader *r, struct slice want)
{
    if (!slice_starts(slice_cut(r->text, r->at, r->text.len), want))
        return false;
    r->at += want.len;
    return true;
}

/* Digits of the given base; ends at the first byte that is none. */
static uint32_t
read_number(struct pattern_reader *r, uint32_t base)
{
    static const char digits[] = "0123456789abcdef";
    uint32_t value = 0;

    for (int c; (c = peek(r)) > 0 && value <= CHARSET_LAST; r->at++) {
        const char *digit = memchr(digits, c, base);

        if (!digit)
            break;
        value = value * base + (uint32_t)(digit - digits);
    }
    return value;
}

static void
add_word(struct pattern_reader *r, struct charset *set)
{
    charset_add(r->arena, set, '0', '9');
    charset_add(r->arena, set, 'A', 'Z');
    charset_add(r->arena, set, '_', '_');
    charset_add(r->arena, set, 'a', 'z');
}

/* Behind a backslash: a character, or a set that is added to `set`. */
static int
read_escape(struct pattern_reader *r, struct charset *set)
{
    struct charset escaped = {0};
    int c = peek(r);

    r->at++;
    switch (c) {
    case 't':
        return '\t';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 'x':
        r->at++;
        c = (int)read_number(r, 16);
        r->at++;
        return c;
    case 'd':
    case 'D':
        charset_add(r->arena, &escaped, '0', '9');
        break;
    case 'w':
    case 'W':
        add_word(r, &escaped);
        break;
    default:
        r->bad |= c < 0 || c >= 0x80 || (c >= '0' && c <= '9') ||
                  (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        return c;
    }
    if (c == 'D' || c == 'W')
        charset_invert(r->arena, &escaped);
    charset_join(r->arena, set, &escaped);
    return NO_CHAR;
}

static int
read_char(struct pattern_reader *r, struct charset *set)
{
    if (accept(r, S("\\")))
        return read_escape(r, set);
    int c = peek(r);

    r->bad |= c < 0 || c >= 0x80;
    r->at++;
    return c;
}

/* Behind `[`. */
static void
read_class(struct pattern_reader *r, struct charset *set)
{
    bool negated = accept(r, S("^"));

    while (!r->bad && !accept(r, S("]"))) {
        r->bad |= set->list.count > MAX_RANGES;
        int low = read_char(r, set), high = low;

        if (low == NO_CHAR)
            continue;
        if (accept(r, S("-")))
            high = read_char(r, set);
        if (r->bad || high < low)
            r->bad = true;
        else
            charset_add(r->arena, set, (uint32_t)low, (uint32_t)high);
    }
    if (negated)
        charset_invert(r->arena, set);
}

static void
read_quantifier(struct pattern_reader *r, struct regex_piece *piece)
{
    piece->least = piece->most = 1;
    if (accept(r, S("*"))) {
        piece->least = 0;
        piece->most = REGEX_ENDLESS;
    } else if (accept(r, S("+"))) {
        piece->most = REGEX_ENDLESS;
    } else if (accept(r, S("?"))) {
        piece->least = 0;
    } else if (accept(r, S("{"))) {
        piece->least = piece->most = read_number(r, 10);
        if (accept(r, S(",")))
            piece->most = peek(r) == '}' ? REGEX_ENDLESS : read_number(r, 10);
        r->bad |= !accept(r, S("}")) || piece->least >= REGEX_ENDLESS ||
                  piece->most > REGEX_ENDLESS;
    } else {
        return;
    }
    /* A lazy one matches the same texts. */
    accept(r, S("?"));
    r->bad |= piece->kind == REGEX_START || piece->kind == REGEX_END;
}

static struct regex_tree *
read_alternatives(struct pattern_reader *r, int depth);

static void
read_piece(struct pattern_reader *r, struct regex_piece *piece, int depth)
{
    piece->kind = REGEX_SET;
    if (accept(r, S("^"))) {
        piece->kind = REGEX_START;
    } else if (accept(r, S("\\z"))) {
        piece->kind = REGEX_END;
    } else if (accept(r, S("("))) {
        piece->kind = REGEX_GROUP;
        r->bad |= (!accept(r, S("?:")) && peek(r) == '?') || depth == MAX_DEPTH;
        if (!r->bad)
            piece->group = read_alternatives(r, depth + 1);
        r->bad |= !accept(r, S(")"));
    } else if (accept(r, S("["))) {
        read_class(r, &piece->set);
    } else {
        int c = read_char(r, &piece->set);

        if (c != NO_CHAR)
            charset_add(r->arena, &piece->set, (uint32_t)c, (uint32_t)c);
    }
    if (!r->bad)
        read_quantifier(r, piece);
    r->pieces +=
        piece->least != 1 || piece->most != 1 || charset_only(&piece->set) < 0;
    r->bad |= r->pieces > MAX_PIECES;
}

static struct regex_tree *
read_alternatives(struct pattern_reader *r, int depth)
{
    struct regex_tree *first = NULL, **last = &first;

    do {
        struct regex_tree *tree = arena_new(r->arena, struct regex_tree);
        struct regex_piece **end = &tree->first;

        while (!r->bad && peek(r) >= 0 && peek(r) != '|' && peek(r) != ')') {
            *end = arena_new(r->arena, struct regex_piece);
            read_piece(r, *end, depth);
            end = &(*end)->next;
        }
        *last = tree;
        last = &tree->next;
    } while (!r->bad && accept(r, S("|")));
    return first;
}

struct regex_tree *
regex_tree_read(struct arena *arena, struct slice pcre)
{
    struct pattern_reader r = {.arena = arena, .text = pcre};

    if (pcre.len > MAX_LENGTH)
        return NULL;
    struct regex_tree *tree = read_alternatives(&r, 0);

    return r.bad || r.at < pcre.len ? NULL : tree;
}

bool
regex_tree_is_empty(const struct regex_piece *piece)
{
    for (; piece; piece = piece->next) {
        bool empty = piece->least == 0;

        if (piece->kind == REGEX_GROUP)
            for (const struct regex_tree *o = piece->group; o; o = o->next)
                empty |= regex_tree_is_empty(o->first);
        if (!empty)
            return false;
    }
    return true;
}
