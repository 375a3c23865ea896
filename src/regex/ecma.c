#include "regex/ecma.h"

#include "base/utf8.h"

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
    MAX_REPEAT = 65535, /* PCRE2's own limit */
    MAX_POINT = 0x10FFFF,
    NOTHING = -1, /* a class member that is a set, not a character */
};

/* White space and line ends (section 22.2.2.9), and all that is not. */
#define SPACES                                                      \
    "\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}" \
    "\\x{202f}\\x{205f}\\x{3000}\\x{feff}"
#define NO_SPACES                                               \
    "\\x{0}-\\x{8}\\x{e}-\\x{1f}!-\\x{9f}\\x{a1}-\\x{167f}"     \
    "\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}" \
    "\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}" \
    "\\x{ff00}-\\x{10ffff}"

struct ecma {
    struct slice text;
    size_t at;
    struct buf *out;
    struct ecma_fault *fault;
    uint32_t groups; /* capturing ones in the whole pattern */
    bool named;      /* there is a `(?<name>` */
    bool unicode;
    bool bad;
};

static bool
fail(struct ecma *e, size_t from, const char *text)
{
    if (!e->bad) {
        e->fault->at = from;
        e->fault->len = e->at > from ? e->at - from : 0;
        e->fault->text = text;
    }
    e->bad = true;
    return false;
}

static int
peek(const struct ecma *e)
{
    return e->at < e->text.len ? (unsigned char)e->text.at[e->at] : -1;
}

static bool
accept(struct ecma *e, const char *text)
{
    struct slice want = slice_from(text);

    if (!slice_starts(slice_cut(e->text, e->at, e->text.len), want))
        return false;
    e->at += want.len;
    return true;
}

static bool
is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static bool
is_word(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_';
}

static uint32_t
next_char(struct ecma *e)
{
    uint32_t c = 0xFFFD;
    size_t len = utf8_decode(slice_cut(e->text, e->at, e->text.len), &c);

    e->at += len ? len : 1;
    return c;
}

static bool
is_surrogate(int c)
{
    return c >= 0xD800 && c <= 0xDFFF;
}

/* `c` so that PCRE2 takes it for itself, in a class and outside. */
static void
put_char(struct ecma *e, int c)
{
    if (c < 0x80 && is_word((uint32_t)c))
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
    if (is_surrogate(c))
        buf_text(e->out, "(?:(?!))");
    else
        put_char(e, c);
}

/* ---- Escapes ------------------------------------------------------------- */

static int
hex_value(int c)
{
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Exactly `count` hexadecimal digits, else NOTHING and no step. */
static int
read_hex(struct ecma *e, unsigned count)
{
    int value = 0;

    for (unsigned i = 0; i < count; i++) {
        int digit = e->at + i < e->text.len
                        ? hex_value((unsigned char)e->text.at[e->at + i])
                        : -1;

        if (digit < 0)
            return NOTHING;
        value = value * 16 + digit;
    }
    e->at += count;
    return value;
}

/* Behind `\u{`. */
static int
read_braced(struct ecma *e, size_t from)
{
    int value = 0, digit;

    while ((digit = hex_value(peek(e))) >= 0 && value <= MAX_POINT) {
        value = value * 16 + digit;
        e->at++;
    }
    if (value > MAX_POINT || e->text.at[e->at - 1] == '{' || !accept(e, "}")) {
        fail(e, from, "invalid Unicode escape");
        return 0;
    }
    return value;
}

/* Behind `\u`: a character, two halves of one joined. */
static int
read_u(struct ecma *e, size_t from)
{
    if (e->unicode && accept(e, "{"))
        return read_braced(e, from);
    int high = read_hex(e, 4);

    if (high == NOTHING) {
        if (e->unicode)
            fail(e, from, "invalid Unicode escape");
        return 'u';
    }
    size_t behind = e->at;

    if (high >= 0xD800 && high <= 0xDBFF && accept(e, "\\u")) {
        int low = read_hex(e, 4);

        if (low >= 0xDC00 && low <= 0xDFFF)
            return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        e->at = behind;
    }
    return high;
}

static int
read_octal(struct ecma *e)
{
    int value = 0;

    for (int i = 0; i < 3 && peek(e) >= '0' && peek(e) <= '7'; i++) {
        if (value * 8 + (peek(e) - '0') > 0377)
            break;
        value = value * 8 + (peek(e) - '0');
        e->at++;
    }
    return value;
}

/* The character that an escape stands for; the backslash is read, `from` is
 * where it stands.
 */
static int
read_escape(struct ecma *e, size_t from, bool in_class)
{
    static const char control[] = "t\tn\nv\vf\fr\r";
    int c = peek(e);

    if (c < 0) {
        fail(e, from, "nothing behind the last backslash");
        return 0;
    }
    for (const char *p = control; *p; p += 2)
        if (*p == c) {
            e->at++;
            return p[1];
        }
    if (is_digit(c)) {
        if (e->unicode &&
            (c != '0' || (e->at + 1 < e->text.len &&
                          is_digit((unsigned char)e->text.at[e->at + 1])))) {
            e->at++;
            fail(e, from, "reference to a group that does not exist");
            return 0;
        }
        if (c <= '7')
            return read_octal(e);
    }
    e->at++;
    if (c == 'c') {
        int letter = peek(e);

        if (letter > 0 && is_word((uint32_t)(letter | 0x20)) &&
            (letter | 0x20) >= 'a') {
            e->at++;
            return letter & 31;
        }
        if (e->unicode)
            fail(e, from, "`\\c` needs a letter");
        e->at--;
        return '\\';
    }
    if (c == 'x') {
        int value = read_hex(e, 2);

        if (value == NOTHING && e->unicode)
            fail(e, from, "`\\x` needs two hexadecimal digits");
        return value == NOTHING ? 'x' : value;
    }
    if (c == 'u')
        return read_u(e, from);
    e->at--;
    if (!e->unicode || (c > 0 && strchr("^$\\.*+?()[]{}|/", c)) ||
        (in_class && c == '-'))
        return (int)next_char(e);
    e->at++;
    fail(e, from, "unknown escape");
    return 0;
}

static const struct {
    const char *name, *code;
} categories[] = {
    {"Cased_Letter", "L&"},
    {"Close_Punctuation", "Pe"},
    {"Connector_Punctuation", "Pc"},
    {"Control", "Cc"},
    {"Currency_Symbol", "Sc"},
    {"Dash_Punctuation", "Pd"},
    {"Decimal_Number", "Nd"},
    {"Enclosing_Mark", "Me"},
    {"Final_Punctuation", "Pf"},
    {"Format", "Cf"},
    {"Initial_Punctuation", "Pi"},
    {"LC", "L&"},
    {"Letter", "L"},
    {"Letter_Number", "Nl"},
    {"Line_Separator", "Zl"},
    {"Lowercase_Letter", "Ll"},
    {"Mark", "M"},
    {"Math_Symbol", "Sm"},
    {"Modifier_Letter", "Lm"},
    {"Modifier_Symbol", "Sk"},
    {"Nonspacing_Mark", "Mn"},
    {"Number", "N"},
    {"Open_Punctuation", "Ps"},
    {"Other", "C"},
    {"Other_Letter", "Lo"},
    {"Other_Number", "No"},
    {"Other_Punctuation", "Po"},
    {"Other_Symbol", "So"},
    {"Paragraph_Separator", "Zp"},
    {"Private_Use", "Co"},
    {"Punctuation", "P"},
    {"Separator", "Z"},
    {"Space_Separator", "Zs"},
    {"Spacing_Mark", "Mc"},
    {"Surrogate", "Cs"},
    {"Symbol", "S"},
    {"Titlecase_Letter", "Lt"},
    {"Unassigned", "Cn"},
    {"Uppercase_Letter", "Lu"},
    {"cntrl", "Cc"},
    {"digit", "Nd"},
    {"punct", "P"},
};

/* Behind `\p` or `\P`, which is `letter`. */
static bool
read_property(struct ecma *e, size_t from, char letter)
{
    if (!accept(e, "{"))
        return fail(e, from, "`\\p` needs a property in braces");
    size_t end = slice_find_byte(e->text, '}', e->at);

    if (end == SLICE_NONE)
        return fail(e, from, "`\\p` needs a property in braces");
    struct slice name = slice_cut(e->text, e->at, end);
    size_t equal = slice_find_byte(name, '=', 0);

    e->at = end + 1;
    for (size_t i = 0; i < name.len; i++)
        if (!is_word((unsigned char)name.at[i]) && i != equal)
            return fail(e, from, "unknown property");
    if (name.len == 0)
        return fail(e, from, "unknown property");
    struct slice kind = equal == SLICE_NONE ? S("") : slice_cut(name, 0, equal);

    if (equal != SLICE_NONE)
        name = slice_cut(name, equal + 1, name.len);
    for (size_t i = 0; i < sizeof categories / sizeof *categories; i++)
        if (slice_equal(name, slice_from(categories[i].name)))
            name = slice_from(categories[i].code);
    buf_printf(e->out, "\\%c{", letter);
    if (slice_equal(kind, S("Script")) || slice_equal(kind, S("sc")))
        buf_text(e->out, "sc:");
    else if (slice_equal(kind, S("Script_Extensions")) ||
             slice_equal(kind, S("scx")))
        buf_text(e->out, "scx:");
    else if (kind.len && !slice_equal(kind, S("gc")) &&
             !slice_equal(kind, S("General_Category")))
        return fail(e, from, "unknown property");
    buf_add(e->out, name);
    buf_byte(e->out, '}');
    return true;
}

/* An escape for a set of characters, if there is one at `\`. */
static bool
read_set(struct ecma *e, bool in_class)
{
    size_t from = e->at;
    int c = e->at + 1 < e->text.len ? e->text.at[e->at + 1] : -1;

    if (c < 0 || !strchr("dDwWsSpP", c))
        return false;
    if ((c == 'p' || c == 'P') && !e->unicode)
        return false;
    e->at += 2;
    if (c == 'p' || c == 'P')
        read_property(e, from, (char)c);
    else if (c == 's')
        buf_text(e->out, in_class ? SPACES : "[" SPACES "]");
    else if (c == 'S')
        buf_text(e->out, in_class ? NO_SPACES : "[^" SPACES "]");
    else
        buf_printf(e->out, "\\%c", c);
    return true;
}

/* ---- Classes ------------------------------------------------------------- */

/* One member: its character, or NOTHING when it was a set. */
static int
read_member(struct ecma *e)
{
    size_t from = e->at;

    if (peek(e) != '\\')
        return (int)next_char(e);
    if (read_set(e, true))
        return NOTHING;
    e->at++;
    if (accept(e, "b"))
        return '\b';
    return read_escape(e, from, true);
}

static void
put_range(struct ecma *e, int low, int high)
{
    /* What lies among the surrogates is in no UTF-8 text. */
    if (is_surrogate(low))
        low = 0xE000;
    if (is_surrogate(high))
        high = 0xD7FF;
    if (low > high)
        return;
    put_char(e, low);
    if (low < high) {
        buf_byte(e->out, '-');
        put_char(e, high);
    }
}

static void
read_range(struct ecma *e)
{
    size_t from = e->at;
    int low = read_member(e);
    bool range = peek(e) == '-' && e->at + 1 < e->text.len &&
                 e->text.at[e->at + 1] != ']';

    if (!range) {
        if (low != NOTHING)
            put_range(e, low, low);
        return;
    }
    e->at++;
    int high = read_member(e);

    if (low != NOTHING && high != NOTHING) {
        if (low > high)
            fail(e, from, "range out of order");
        put_range(e, low, high);
        return;
    }
    if (e->unicode)
        fail(e, from, "a set cannot be the end of a range");
    if (low != NOTHING)
        put_char(e, low);
    buf_text(e->out, "\\-");
    if (high != NOTHING)
        put_char(e, high);
}

static bool
read_class(struct ecma *e)
{
    size_t from = e->at++, start = e->out->len;
    bool negated = accept(e, "^");

    buf_text(e->out, negated ? "[^" : "[");
    size_t inside = e->out->len;

    while (peek(e) >= 0 && peek(e) != ']' && !e->bad)
        read_range(e);
    if (e->bad)
        return false;
    if (!accept(e, "]"))
        return fail(e, from, "unterminated character class");
    if (e->out->len == inside) {
        e->out->len = start;
        buf_text(e->out, negated ? "[\\x{0}-\\x{10ffff}]" : "(?:(?!))");
    } else {
        buf_byte(e->out, ']');
    }
    return true;
}

/* ---- Groups and references ----------------------------------------------- */

/* The name behind `<`, with its `>`; empty when there is none. */
static struct slice
read_name(struct ecma *e)
{
    size_t end = slice_find_byte(e->text, '>', e->at);
    struct slice name = slice_cut(e->text, e->at, end);

    if (end == SLICE_NONE || name.len == 0 || is_digit(name.at[0]))
        return S("");
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.at[i] < 0x80 &&
            !is_word((unsigned char)name.at[i]) && name.at[i] != '$')
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

/* Capturing groups of the pattern; `*found` is the number of the one called
 * `name`, 0 when there is none.
 */
static uint32_t
count_groups(struct slice text, struct slice name, uint32_t *found, bool *named)
{
    uint32_t count = 0;

    *found = 0;
    for (size_t at = 0; at < text.len; at = skip_piece(text, at)) {
        struct slice rest = slice_cut(text, at, text.len);
        bool has_name = slice_starts(rest, S("(?<")) &&
                        !slice_starts(rest, S("(?<=")) &&
                        !slice_starts(rest, S("(?<!"));

        if (text.at[at] != '(' || (slice_starts(rest, S("(?")) && !has_name))
            continue;
        count++;
        *named |= has_name;
        rest = slice_cut(rest, 3, rest.len);
        if (has_name && name.len && slice_starts(rest, name) &&
            rest.len > name.len && rest.at[name.len] == '>')
            *found = count;
    }
    return count;
}

static bool
read_reference(struct ecma *e, size_t from)
{
    uint32_t number = 0;
    size_t start = e->at;
    bool named = e->named;

    if (peek(e) == 'k' && (e->unicode || e->named)) {
        e->at++;
        struct slice name = accept(e, "<") ? read_name(e) : S("");

        if (name.len)
            count_groups(e->text, name, &number, &named);
        if (number == 0)
            return fail(e, from, "reference to a group that does not exist");
        buf_printf(e->out, "\\g{%u}", number);
        return true;
    }
    if (peek(e) < '1' || peek(e) > '9')
        return false;
    while (is_digit(peek(e)) && number < 100000)
        number = number * 10 + (uint32_t)(e->text.at[e->at++] - '0');
    if (number <= e->groups) {
        buf_printf(e->out, "\\g{%u}", number);
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

    while (i < 5 && !accept(e, heads[i]))
        i++;
    if (i < 5) {
        buf_text(e->out, heads[i]);
        *assertion = i < (e->unicode ? 4U : 0U) || i == 2 || i == 3;
    } else if (accept(e, "(?<")) {
        if (read_name(e).len == 0)
            return fail(e, from, "invalid name of a group");
        buf_byte(e->out, '(');
    } else if (accept(e, "(?")) {
        return fail(e, from, "unknown kind of group");
    } else {
        e->at++;
        buf_byte(e->out, '(');
    }
    if (depth == MAX_DEPTH)
        return fail(e, from, "groups are nested too deep");
    if (!read_disjunction(e, depth + 1))
        return false;
    if (!accept(e, ")"))
        return fail(e, from, "unterminated group");
    buf_byte(e->out, ')');
    return true;
}

/* ---- Terms --------------------------------------------------------------- */

/* Digits at the reader, cut to MAX_REPEAT + 1; NOTHING when there are none. */
static int
read_count(struct ecma *e)
{
    int value = NOTHING;

    while (is_digit(peek(e))) {
        value = (value < 0 ? 0 : value) * 10 + (peek(e) - '0');
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
    if (*least != NOTHING && accept(e, ","))
        *most = read_count(e);
    if (*least != NOTHING && accept(e, "}"))
        return true;
    e->at = start;
    return false;
}

static bool
read_quantifier(struct ecma *e, bool allowed)
{
    size_t from = e->at;
    int c = peek(e), least = 0, most = 0;

    if (c == '*' || c == '+' || c == '?') {
        e->at++;
        buf_byte(e->out, (char)c);
    } else if (c == '{' && read_braces(e, &least, &most)) {
        if (most != NOTHING && least > most)
            return fail(e, from, "numbers of the quantifier out of order");
        buf_printf(e->out, "{%d", least > MAX_REPEAT ? MAX_REPEAT : least);
        if (most == NOTHING || most > MAX_REPEAT)
            buf_text(e->out, ",}");
        else
            buf_printf(e->out, ",%d}", most);
    } else {
        return true;
    }
    if (!allowed)
        return fail(e, from, "nothing to repeat");
    if (accept(e, "?"))
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
        buf_printf(e->out, "\\%c", c);
        return true;
    }
    if (read_set(e, false))
        return !e->bad;
    e->at++;
    if (read_reference(e, from) || e->bad)
        return !e->bad;
    put_atom(e, read_escape(e, from, false));
    return !e->bad;
}

static bool
read_term(struct ecma *e, int depth)
{
    size_t from = e->at;
    bool assertion = false;
    int c = peek(e), least, most;

    if (c == '^' || c == '$') {
        e->at++;
        assertion = true;
        buf_text(e->out, c == '^' ? "^" : "\\z");
    } else if (c == '(') {
        if (!read_group(e, depth, &assertion))
            return false;
    } else if (c == '.') {
        e->at++;
        buf_text(e->out, "[^\\n\\r\\x{2028}\\x{2029}]");
    } else if (c == '[') {
        if (!read_class(e))
            return false;
    } else if (c == '\\') {
        if (!read_backslash(e, &assertion))
            return false;
    } else if (c == '*' || c == '+' || c == '?') {
        e->at++;
        return fail(e, from, "nothing to repeat");
    } else if (c == '{' && read_braces(e, &least, &most)) {
        return fail(e, from, "nothing to repeat");
    } else if (e->unicode && (c == '{' || c == '}' || c == ']')) {
        e->at++;
        return fail(e, from, "a lone bracket must be escaped");
    } else {
        put_atom(e, (int)next_char(e));
    }
    return read_quantifier(e, !assertion);
}

static bool
read_disjunction(struct ecma *e, int depth)
{
    while (peek(e) >= 0 && peek(e) != ')') {
        if (accept(e, "|"))
            buf_byte(e->out, '|');
        else if (!read_term(e, depth))
            return false;
    }
    return true;
}

static bool
rewrite(struct ecma *e)
{
    uint32_t found;

    e->groups = count_groups(e->text, S(""), &found, &e->named);
    if (!read_disjunction(e, 0))
        return false;
    if (e->at < e->text.len) {
        e->at++;
        return fail(e, e->at - 1, "unmatched closing parenthesis");
    }
    return true;
}

enum ecma_mode
ecma_rewrite(struct slice pattern, struct buf *out, struct ecma_fault *fault)
{
    size_t start = out->len;
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
