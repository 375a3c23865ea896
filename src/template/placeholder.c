/* A stand-in is one of
 *
 *   dots     three or more, or the character for them;
 *   angles   `<` words `>`;
 *   capitals `API_URL`, unless jq has a function of that name in lower case;
 *   words    that begin like an instruction (`your-…`, `some_…`), end in
 *            `here`, or are `expression`, `condition` and the like with a
 *            number or nothing behind.
 *
 * Words are of letters and digits, with blanks, hyphens or underscores
 * between; a dot, a pipe or a quote says that somebody means it.
 */
#include "template/placeholder.h"

#include "jq/builtin.h"
#include "template/template.h"

static bool
is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool
is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
    return is_upper(c) || is_lower(c);
}

static bool
is_gap(char c)
{
    return c == ' ' || c == '-' || c == '_';
}

static bool
is_dots(struct slice text)
{
    size_t dots = 0;

    if (slice_equal(text, S("\xe2\x80\xa6")))
        return true;
    while (dots < text.len && text.at[dots] == '.')
        dots++;
    return dots == text.len && dots >= 3;
}

/* Whether `text` is of words and nothing else. */
static bool
is_words(struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!is_letter(text.at[i]) && !is_digit(text.at[i]) &&
            !is_gap(text.at[i]))
            return false;
    return text.len > 0 && is_letter(text.at[0]);
}

static bool
is_capitals(struct slice text)
{
    char lower[32];

    if (text.len < 3 || text.len > sizeof lower)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];

        if (is_lower(c) || c == ' ')
            return false;
        lower[i] = is_upper(c) ? (char)(c - 'A' + 'a') : c;
    }
    return !builtin_find(slice_make(lower, text.len), 0);
}

/* `text` up to the first gap, or to the last one. */
static struct slice
first_word(struct slice text)
{
    size_t end = 0;

    while (end < text.len && !is_gap(text.at[end]))
        end++;
    return slice_cut(text, 0, end);
}

static struct slice
last_word(struct slice text)
{
    size_t at = text.len;

    while (at > 0 && !is_gap(text.at[at - 1]))
        at--;
    return slice_cut(text, at, text.len);
}

static bool
is_one_of(struct slice word, const struct slice *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equal_nocase(word, list[i]))
            return true;
    return false;
}

#define IS_ONE_OF(word, list) is_one_of(word, list, sizeof list / sizeof *list)

/* Several words that tell the reader what to do. */
static bool
is_instruction(struct slice text)
{
    static const struct slice starts[] = {
        SC("your"),    SC("some"),   SC("example"), SC("placeholder"),
        SC("replace"), SC("insert"), SC("enter"),   SC("sample"),
        SC("todo"),    SC("tbd"),    SC("dummy"),
    };
    struct slice first = first_word(text);

    return first.len < text.len &&
           (IS_ONE_OF(first, starts) ||
            slice_equal_nocase(last_word(text), S("here")));
}

/* `expression`, `expression1`: one word for what is to stand there. */
static bool
is_role(struct slice text)
{
    static const struct slice roles[] = {
        SC("expression"),    SC("expr"),    SC("condition"),
        SC("jq_expression"), SC("jq_expr"), SC("jq-expression"),
        SC("jq_query"),      SC("jqQuery"), SC("jq-query"),
        SC("placeholder"),   SC("todo"),    SC("tbd"),
    };
    size_t end = text.len;

    while (end > 0 && is_digit(text.at[end - 1]))
        end--;
    return IS_ONE_OF(slice_cut(text, 0, end), roles);
}

bool
placeholder_is(struct slice expression)
{
    struct slice text = template_trim(expression);

    if (is_dots(text))
        return true;
    if (text.len > 2 && text.at[0] == '<' && text.at[text.len - 1] == '>')
        return is_words(template_trim(slice_cut(text, 1, text.len - 1)));
    return is_words(text) &&
           (is_capitals(text) || is_instruction(text) || is_role(text));
}
