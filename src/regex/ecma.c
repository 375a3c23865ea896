#include "regex/ecma.h"

#include "base/text/utf8.h"
#include "regex/escape.h"

/* The grammar of ECMA-262, section 22.2.1, with annex B.1.2 for legacy mode:
 *
 *   1 disjunction = alternative { "|" alternative }
 *   2 alternative = { term }
 *   3 term        = assertion | atom [ quantifier ]
 *   4 quantifier  = ( "*" | "+" | "?" | "{" n [ "," [ n ] ] "}" ) [ "?" ]
 *   5 atom        = "." | char | "\" escape | class | group
 *   6 class       = "[" [ "^" ] { member [ "-" member ] } "]"
 *
 * Every piece is written out as soon as it is understood.  Groups lose their
 * names (references become numbers), so that PCRE2's rules for names do not
 * matter.
 */

enum {
    MAX_DEPTH = 200,    /* groups in groups; PCRE2 stops at 250 */
    MAX_REPEAT = 65535, /* PCRE2's own limit; of a lookbehind's width, too */
    MAX_NAMES = 1000,   /* each is compared with all */
};

bool
ecma_fail(struct ecma *e, size_t from, const char *text)
{
    if (!e->bad) {
        e->fault->at = from;
        e->fault->len = e->at > from ? e->at - from : 0;
        e->fault->text = text;
    }
    e->bad = true;
    return false;
}

void
ecma_limit(struct ecma *e, size_t from, const char *text)
{
    if (!e->fault->text)
        *e->fault = (struct ecma_fault){from, e->at - from, text};
}

int
ecma_peek(const struct ecma *e)
{
    return e->at < e->text.len ? (unsigned char)e->text.at[e->at] : -1;
}

bool
ecma_accept(struct ecma *e, const char *text)
{
    struct slice want = slice_from(text);

    if (!slice_starts(slice_cut(e->text, e->at, e->text.len), want))
        return false;
    e->at += want.len;
    return true;
}

bool
ecma_is_digit(int c)
{
    return c >= '0' && c <= '9';
}

bool
ecma_is_word(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_';
}

uint32_t
ecma_next(struct ecma *e)
{
    uint32_t c = 0xFFFD;
    size_t len = utf8_decode(slice_cut(e->text, e->at, e->text.len), &c);

    e->at += len ? len : 1;
    return c;
}

bool
ecma_is_surrogate(int c)
{
    return c >= 0xD800 && c <= 0xDFFF;
}

/* `c` so that PCRE2 takes it for itself, in a class and outside. */
void
ecma_put(struct ecma *e, int c)
{
    if (c < 0x80 && ecma_is_word((uint32_t)c))
        buf_byte(e->out, (char)c);
    else if (c > ' ' && c < 0x7F)
        buf_printf(e->out, "\\%c", c);
    else
        buf_printf(e->out, "\\x{%x}", (unsigned)c);
}

/* A character as an atom.  No UTF-8 text holds a surrogate. */
static void
put_atom(struct ecma *e, int c)
{
    if (ecma_is_surrogate(c))
        buf_text(e->out, "(?:(?!))");
    else
        ecma_put(e, c);
}

/* ---- Groups and references ----------------------------------------------- */

/* The name behind `<`, with its `>`; empty when there is none. */
static struct slice
read_name(struct ecma *e)
{
    size_t end = slice_find_byte(e->text, '>', e->at);
    struct slice name = slice_cut(e->text, e->at, end);

    if (end == SLICE_NONE || name.len == 0 || ecma_is_digit(name.at[0]))
        return S("");
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.at[i] < 0x80 &&
            !ecma_is_word((unsigned char)name.at[i]) && name.at[i] != '$')
            return S("");
    e->at = end + 1;
    return name;
}

/* Skips a class or escape at `at` when the pattern is merely looked over. */
static size_t
skip_piece(struct slice text, size_t at)
{
    if (text.at[at] == '\\')
        return at + 2;
    if (text.at[at] != '[')
        return at + 1;
    for (at++; at < text.len && text.at[at] != ']'; at++)
        if (text.at[at] == '\\')
            at++;
    return at + 1;
}

/* Counts the capturing groups of the whole pattern and collects their names,
 * to which references may lead from anywhere.
 */
static void
scan_groups(struct ecma *e)
{
    for (size_t at = 0; at < e->text.len; at = skip_piece(e->text, at)) {
        struct slice rest = slice_cut(e->text, at, e->text.len);
        bool named = slice_starts(rest, S("(?<")) &&
                     !slice_starts(rest, S("(?<=")) &&
                     !slice_starts(rest, S("(?<!"));

        if (rest.at[0] != '(' || (slice_starts(rest, S("(?")) && !named))
            continue;
        e->groups++;
        if (named && e->name.count <= MAX_NAMES)
            *vec_push(e->out->arena, &e->name) = (struct ecma_name){
                slice_cut(rest, 3, slice_find_byte(rest, '>', 3)), e->groups,
                false};
    }
}

/* The name of the group that begins at `from`, behind `(?<`. */
static bool
read_group_name(struct ecma *e, size_t from)
{
    struct slice name = read_name(e);

    if (name.len == 0)
        return ecma_fail(e, from, "invalid name of a group");
    if (e->names == MAX_NAMES)
        return ecma_fail(e, from, "too many groups with names");
    for (uint32_t i = 0; i < e->names; i++)
        if (!e->name.item[i].hidden && slice_equal(e->name.item[i].text, name))
            return ecma_fail(e, from, "two groups have the same name");
    e->names++;
    return true;
}

/* Hides the names from `since` on, or shows them. */
static void
hide_names(struct ecma *e, uint32_t since, bool hidden)
{
    for (uint32_t i = since; i < e->names; i++)
        e->name.item[i].hidden = hidden;
}

/* A reference to groups of one name: at most one of them is set, and those
 * that are not match the empty text.
 */
static bool
put_named(struct ecma *e, struct slice name)
{
    bool found = false;

    buf_text(e->out, "(?:");
    for (uint32_t i = 0; name.len && i < e->name.count; i++)
        if (slice_equal(e->name.item[i].text, name)) {
            buf_printf(e->out, "\\g{%u}", e->name.item[i].group);
            found = true;
        }
    buf_byte(e->out, ')');
    return found;
}

static bool
read_reference(struct ecma *e, size_t from)
{
    uint32_t number = 0;
    size_t start = e->at;

    if (ecma_peek(e) == 'k' && (e->unicode || e->name.count)) {
        e->at++;
        if (!put_named(e, ecma_accept(e, "<") ? read_name(e) : S("")))
            return ecma_fail(e, from,
                             "reference to a group that does not exist");
        e->width = ECMA_NO_WIDTH;
        return true;
    }
    if (ecma_peek(e) < '1' || ecma_peek(e) > '9')
        return false;
    while (ecma_is_digit(ecma_peek(e)) && number < 100000)
        number = number * 10 + (uint32_t)(e->text.at[e->at++] - '0');
    if (number <= e->groups) {
        buf_printf(e->out, "\\g{%u}", number);
        e->width = ECMA_NO_WIDTH;
        return true;
    }
    e->at = start;
    return false;
}

static bool read_disjunction(struct ecma *e, int depth);

/* `*assertion`: nothing may repeat it in Unicode mode. */
static bool
read_group(struct ecma *e, int depth, bool *assertion)
{
    static const char *const heads[] = {"(?=", "(?!", "(?<=", "(?<!", "(?:"};
    size_t from = e->at, i = 0;

    while (i < 5 && !ecma_accept(e, heads[i]))
        i++;
    if (i < 5) {
        buf_text(e->out, heads[i]);
        *assertion = i < (e->unicode ? 4U : 0U) || i == 2 || i == 3;
    } else if (ecma_accept(e, "(?<")) {
        if (!read_group_name(e, from))
            return false;
        buf_byte(e->out, '(');
    } else if (ecma_accept(e, "(?")) {
        return ecma_fail(e, from, "unknown kind of group");
    } else {
        e->at++;
        buf_byte(e->out, '(');
    }
    if (depth == MAX_DEPTH)
        return ecma_fail(e, from, "groups are nested too deep");
    if (!read_disjunction(e, depth + 1))
        return false;
    if (!ecma_accept(e, ")"))
        return ecma_fail(e, from, "unterminated group");
    buf_byte(e->out, ')');
    if (i < 4) {
        if (i >= 2 && e->ragged)
            ecma_limit(e, from, "its lookbehind has no fixed length");
        e->width = 0;
    }
    return true;
}

/* ---- Terms --------------------------------------------------------------- */

/* `sum` and `count` times `width`. */
static int
add_width(int sum, int width, int count)
{
    bool fixed = sum >= 0 && width >= 0 && width <= MAX_REPEAT &&
                 count <= MAX_REPEAT &&
                 (int64_t)width * count + sum <= MAX_REPEAT;

    return fixed ? width * count + sum : ECMA_NO_WIDTH;
}

/* Digits at the reader, cut to MAX_REPEAT + 1; ECMA_NO_CHAR when there are
 * none. */
static int
read_count(struct ecma *e)
{
    int value = ECMA_NO_CHAR;

    while (ecma_is_digit(ecma_peek(e))) {
        value = (value < 0 ? 0 : value) * 10 + (ecma_peek(e) - '0');
        if (value > MAX_REPEAT)
            value = MAX_REPEAT + 1;
        e->at++;
    }
    return value;
}

/* `{…}` as a quantifier: false, and no step, when it is none. */
static bool
read_braces(struct ecma *e, int *least, int *most)
{
    size_t start = e->at;

    e->at++;
    *least = read_count(e);
    *most = *least;
    if (*least != ECMA_NO_CHAR && ecma_accept(e, ","))
        *most = read_count(e);
    if (*least != ECMA_NO_CHAR && ecma_accept(e, "}"))
        return true;
    e->at = start;
    return false;
}

static bool
read_quantifier(struct ecma *e, bool allowed)
{
    size_t from = e->at;
    int c = ecma_peek(e), least = 0, most = 0;

    if (c == '*' || c == '+' || c == '?') {
        e->at++;
        e->width = ECMA_NO_WIDTH;
        buf_byte(e->out, (char)c);
    } else if (c == '{' && read_braces(e, &least, &most)) {
        if (most != ECMA_NO_CHAR && least > most)
            return ecma_fail(e, from,
                             "the numbers of the quantifier are out of order");
        if (least > MAX_REPEAT || most > MAX_REPEAT)
            ecma_limit(e, from, "it repeats more than 65,535 times");
        e->width =
            least == most ? add_width(0, e->width, least) : ECMA_NO_WIDTH;
        buf_printf(e->out, "{%d", least);
        if (most == ECMA_NO_CHAR)
            buf_text(e->out, ",}");
        else
            buf_printf(e->out, ",%d}", most);
    } else {
        return true;
    }
    if (!allowed)
        return ecma_fail(e, from, "nothing to repeat");
    if (ecma_accept(e, "?"))
        buf_byte(e->out, '?');
    return true;
}

static bool
read_backslash(struct ecma *e, bool *assertion)
{
    size_t from = e->at;
    int c = e->at + 1 < e->text.len ? e->text.at[e->at + 1] : -1;

    if (c == 'b' || c == 'B') {
        e->at += 2;
        *assertion = true;
        e->width = 0;
        buf_printf(e->out, "\\%c", c);
        return true;
    }
    if (escape_set(e, false))
        return !e->bad;
    e->at++;
    if (read_reference(e, from) || e->bad)
        return !e->bad;
    put_atom(e, escape_read(e, from, false));
    return !e->bad;
}

static bool
read_term(struct ecma *e, int depth)
{
    size_t from = e->at;
    bool assertion = false;
    int c = ecma_peek(e), least, most;

    e->width = 1;
    if (c == '^' || c == '$') {
        e->at++;
        e->width = 0;
        assertion = true;
        buf_text(e->out, c == '^' ? "^" : "\\z");
    } else if (c == '(') {
        if (!read_group(e, depth, &assertion))
            return false;
    } else if (c == '.') {
        e->at++;
        buf_text(e->out, "[^\\n\\r\\x{2028}\\x{2029}]");
    } else if (c == '[') {
        if (!class_read(e))
            return false;
    } else if (c == '\\') {
        if (!read_backslash(e, &assertion))
            return false;
    } else if (c == '*' || c == '+' || c == '?') {
        e->at++;
        return ecma_fail(e, from, "nothing to repeat");
    } else if (c == '{' && read_braces(e, &least, &most)) {
        return ecma_fail(e, from, "nothing to repeat");
    } else if (e->unicode && (c == '{' || c == '}' || c == ']')) {
        e->at++;
        return ecma_fail(e, from, "a lone bracket must be escaped");
    } else {
        put_atom(e, (int)ecma_next(e));
    }
    return read_quantifier(e, !assertion);
}

/* Its width is that of its alternatives, when they agree. */
static bool
read_disjunction(struct ecma *e, int depth)
{
    uint32_t names = e->names;
    bool ragged = false;
    int all = 0;

    for (bool first = true;; first = false) {
        int width = 0;

        while (ecma_peek(e) >= 0 && ecma_peek(e) != ')' &&
               ecma_peek(e) != '|') {
            if (!read_term(e, depth))
                return false;
            width = add_width(width, e->width, 1);
        }
        ragged |= width == ECMA_NO_WIDTH;
        all = first || width == all ? width : ECMA_NO_WIDTH;
        hide_names(e, names, true);
        if (!ecma_accept(e, "|"))
            break;
        buf_byte(e->out, '|');
    }
    hide_names(e, names, false);
    e->ragged = ragged;
    e->width = all;
    return true;
}

static bool
rewrite(struct ecma *e)
{
    scan_groups(e);
    if (!read_disjunction(e, 0))
        return false;
    if (e->at < e->text.len) {
        e->at++;
        return ecma_fail(e, e->at - 1, "unmatched closing parenthesis");
    }
    return true;
}

enum ecma_mode
ecma_rewrite(struct slice pattern, struct buf *out, struct ecma_fault *fault)
{
    size_t start = out->len;

    *fault = (struct ecma_fault){0};
    struct ecma e = {
        .text = pattern, .out = out, .fault = fault, .unicode = true};

    if (rewrite(&e))
        return ECMA_UNICODE;
    struct ecma_fault ignored;

    out->len = start;
    e = (struct ecma){.text = pattern, .out = out, .fault = &ignored};
    if (rewrite(&e))
        return ECMA_LEGACY;
    out->len = start;
    return ECMA_BROKEN;
}
