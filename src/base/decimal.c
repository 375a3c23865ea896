#include "base/decimal.h"

/* Beyond this a power of ten is "very large": comparing two such numbers by
 * their scales alone is exact enough that no document can tell.
 */
#define SCALE_MAX (INT64_MAX / 4)

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int64_t
read_exponent(struct slice text, size_t at)
{
    bool negative = at < text.len && text.at[at] == '-';
    int64_t value = 0;

    if (at < text.len && (text.at[at] == '-' || text.at[at] == '+'))
        at++;
    for (; at < text.len && is_digit(text.at[at]); at++)
        if (value < SCALE_MAX / 10)
            value = value * 10 + (text.at[at] - '0');
    return negative ? -value : value;
}

struct decimal
decimal_make(struct slice text)
{
    struct decimal decimal = {0};
    size_t start = text.len && text.at[0] == '-', end = start;
    size_t point = SLICE_NONE;

    for (; end < text.len && (is_digit(text.at[end]) || text.at[end] == '.');
         end++)
        if (text.at[end] == '.')
            point = end;
    if (point == SLICE_NONE)
        point = end;
    int64_t exponent = 0;

    if (end < text.len && (text.at[end] == 'e' || text.at[end] == 'E'))
        exponent = read_exponent(text, end + 1);
    while (start < end && !(text.at[start] > '0' && text.at[start] <= '9'))
        start++;
    while (start < end && !(text.at[end - 1] > '0' && text.at[end - 1] <= '9'))
        end--;
    if (start == end)
        return decimal;
    /* The last digit stands `end - 1`; digits between it and the point. */
    decimal.digits = slice_cut(text, start, end);
    decimal.count = (uint32_t)(end - start) - (start < point && point < end);
    decimal.scale =
        exponent + (end <= point ? (int64_t)(point - end)
                                 : (int64_t)point + 1 - (int64_t)end);
    decimal.negative = text.at[0] == '-';
    return decimal;
}

/* Power of ten just above the first digit: 0.1 ≤ |a| / 10^this < 1. */
static int64_t
magnitude(struct decimal a)
{
    return a.scale + (int64_t)a.count;
}

/* The digits one by one, 0 behind the last. */
struct digits {
    struct slice text;
    size_t at;
};

static int
next_digit(struct digits *digits)
{
    if (digits->at < digits->text.len && digits->text.at[digits->at] == '.')
        digits->at++;
    return digits->at < digits->text.len ? digits->text.at[digits->at++] - '0'
                                         : 0;
}

static int
compare_magnitudes(struct decimal a, struct decimal b)
{
    struct digits x = {a.digits, 0}, y = {b.digits, 0};
    uint32_t count = a.count > b.count ? a.count : b.count;

    if (magnitude(a) != magnitude(b))
        return magnitude(a) < magnitude(b) ? -1 : 1;
    for (uint32_t i = 0; i < count; i++) {
        int order = next_digit(&x) - next_digit(&y);

        if (order)
            return order;
    }
    return 0;
}

static int
sign(struct decimal a)
{
    if (a.count == 0)
        return 0;
    return a.negative ? -1 : 1;
}

int
decimal_compare(struct decimal a, struct decimal b)
{
    if (sign(a) != sign(b))
        return sign(a) - sign(b);
    if (a.count == 0)
        return 0;
    int order = compare_magnitudes(a, b);

    return a.negative ? -order : order;
}

bool
decimal_is_integer(struct decimal a)
{
    return a.count == 0 || a.scale >= 0;
}

/* A remainder below the divisor, one digit a byte, most significant first. */
struct remainder {
    uint8_t digit[DECIMAL_DIVISOR + 1];
    uint8_t divisor[DECIMAL_DIVISOR + 1];
    uint32_t count; /* of both, with a leading zero */
};

static bool
can_subtract(const struct remainder *r)
{
    return memcmp(r->digit, r->divisor, r->count) >= 0;
}

static void
subtract(struct remainder *r)
{
    int borrow = 0;

    for (uint32_t i = r->count; i-- > 0;) {
        int digit = r->digit[i] - r->divisor[i] - borrow;

        borrow = digit < 0;
        r->digit[i] = (uint8_t)(digit + (borrow ? 10 : 0));
    }
}

/* remainder = (remainder * 10 + digit) mod divisor */
static void
push_digit(struct remainder *r, int digit)
{
    memmove(r->digit, r->digit + 1, r->count - 1);
    r->digit[r->count - 1] = (uint8_t)digit;
    while (can_subtract(r))
        subtract(r);
}

bool
decimal_multiple(struct decimal a, struct decimal b)
{
    struct remainder r = {.count = b.count + 1};
    struct digits digits = {b.digits, 0};

    if (a.count == 0)
        return true;
    /* Neither ends in a zero: a finer than b cannot be a multiple. */
    if (a.scale < b.scale)
        return false;
    for (uint32_t i = 1; i < r.count; i++)
        r.divisor[i] = (uint8_t)next_digit(&digits);
    digits = (struct digits){a.digits, 0};
    for (uint32_t i = 0; i < a.count; i++)
        push_digit(&r, next_digit(&digits));
    /* A zero more only helps against factors 2 and 5 of b, of which there
     * are fewer than four per digit. */
    int64_t zeros = a.scale - b.scale;

    if (zeros > 4 * (int64_t)b.count)
        zeros = 4 * (int64_t)b.count;
    for (int64_t i = 0; i < zeros; i++)
        push_digit(&r, 0);
    for (uint32_t i = 0; i < r.count; i++)
        if (r.digit[i])
            return false;
    return true;
}

uint32_t
decimal_hash(struct decimal a)
{
    struct digits digits = {a.digits, 0};
    uint32_t hash = (uint32_t)magnitude(a) * 2 + a.negative;

    for (uint32_t i = 0; i < a.count; i++)
        hash = (hash ^ (uint32_t)next_digit(&digits)) * 16777619U;
    return hash;
}

bool
decimal_int64(struct decimal a, int64_t *out)
{
    struct digits digits = {a.digits, 0};
    int64_t value = 0;

    /* 18 digits always fit; the few longer ones that do are not worth it. */
    if (!decimal_is_integer(a) || magnitude(a) > 18)
        return false;
    for (int64_t i = 0; a.count && i < magnitude(a); i++)
        value = value * 10 + next_digit(&digits);
    *out = a.negative ? -value : value;
    return true;
}
