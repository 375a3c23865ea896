#include "base/text/decimal.h"

#include "base/core/die.h"

/* Exponents of up to so many digits are counted in 64 bits, with room for what
 * the digits of a document add to them.  Longer ones stay text.
 */
enum { EXPONENT_DIGITS = 17 };

/* Two powers of ten that are further apart than any digits can make up for. */
#define APART ((int64_t)1 << 40)

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* An exponent digit by digit. */
struct exponent {
    struct slice digits; /* without leading zeros */
    bool negative;
};

static struct exponent
exponent_of(struct decimal a)
{
    struct exponent e = {a.exponent, false};

    if (e.digits.len && !is_digit(e.digits.at[0])) {
        e.negative = e.digits.at[0] == '-';
        e.digits = slice_cut(e.digits, 1, e.digits.len);
    }
    while (e.digits.len && e.digits.at[0] == '0')
        e.digits = slice_cut(e.digits, 1, e.digits.len);
    return e;
}

static void
take_exponent(struct decimal *a, struct slice text)
{
    int64_t value = 0;

    a->exponent = text;
    struct exponent e = exponent_of(*a);

    a->far = e.digits.len > EXPONENT_DIGITS;
    for (size_t i = 0; !a->far && i < e.digits.len; i++)
        value = value * 10 + (e.digits.at[i] - '0');
    a->scale = a->offset + (e.negative ? -value : value);
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
    struct slice exponent = slice_cut(text, end + 1, text.len);

    while (start < end && !(text.at[start] > '0' && text.at[start] <= '9'))
        start++;
    while (start < end && !(text.at[end - 1] > '0' && text.at[end - 1] <= '9'))
        end--;
    if (start == end)
        return decimal;
    /* The last digit stands `end - 1`; digits between it and the point. */
    decimal.digits = slice_cut(text, start, end);
    decimal.count = (uint32_t)(end - start) - (start < point && point < end);
    decimal.offset = end <= point ? (int64_t)(point - end)
                                  : (int64_t)point + 1 - (int64_t)end;
    decimal.negative = text.at[0] == '-';
    take_exponent(&decimal, exponent);
    return decimal;
}

static int
exponent_digit(struct exponent e, size_t place)
{
    int digit =
        place < e.digits.len ? e.digits.at[e.digits.len - 1 - place] - '0' : 0;

    return e.negative ? -digit : digit;
}

/* The power of ten of a's last digit less that of b's; beyond APART only the
 * sign is right.
 */
static int64_t
scale_apart(struct decimal a, struct decimal b)
{
    struct exponent x = exponent_of(a), y = exponent_of(b);
    int64_t apart = 0;

    if (!a.far && !b.far)
        return a.scale - b.scale;
    size_t place = x.digits.len > y.digits.len ? x.digits.len : y.digits.len;

    /* Once so far apart, further places cannot bring them together. */
    while (place-- > 0 && apart > -APART && apart < APART)
        apart =
            apart * 10 + exponent_digit(x, place) - exponent_digit(y, place);
    return apart + a.offset - b.offset;
}

/* The digits one by one, 0 after the last. */
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
    /* Of the powers of ten just above the first digits. */
    int64_t apart = scale_apart(a, b) + (int64_t)a.count - (int64_t)b.count;

    if (apart)
        return apart < 0 ? -1 : 1;
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
    if (a.count == 0)
        return true;
    return a.far ? !exponent_of(a).negative : a.scale >= 0;
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

/* Whether the digits of `a` and so many zeros are a multiple of b's digits. */
static bool
divides_long(struct decimal a, struct decimal b, int64_t zeros)
{
    struct remainder r = {.count = b.count + 1};
    struct digits digits = {b.digits, 0};

    for (uint32_t i = 1; i < r.count; i++)
        r.divisor[i] = (uint8_t)next_digit(&digits);
    digits = (struct digits){a.digits, 0};
    for (int64_t i = 0; i < (int64_t)a.count + zeros; i++)
        push_digit(&r, next_digit(&digits));
    for (uint32_t i = 0; i < r.count; i++)
        if (r.digit[i])
            return false;
    return true;
}

/* So many digits and one more fit 64 bits. */
enum { SHORT_DIGITS = 18 };

/* The same for a short divisor. */
static bool
divides_short(struct decimal a, struct decimal b, int64_t zeros)
{
    struct digits digits = {b.digits, 0};
    uint64_t divisor = 0, rest = 0;

    for (uint32_t i = 0; i < b.count; i++)
        divisor = divisor * 10 + (uint64_t)next_digit(&digits);
    if (divisor == 0)
        BUG("a divisor without digits");
    digits = (struct digits){a.digits, 0};
    for (int64_t i = 0; i < (int64_t)a.count + zeros; i++)
        rest = (rest * 10 + (uint64_t)next_digit(&digits)) % divisor;
    return rest == 0;
}

bool
decimal_multiple(struct decimal a, struct decimal b)
{
    if (a.count == 0)
        return true;
    int64_t zeros = scale_apart(a, b);

    /* Neither ends in a zero: a finer than b cannot be a multiple. */
    if (zeros < 0)
        return false;
    /* A zero more only helps against factors 2 and 5 of b, of which there
     * are fewer than four per digit. */
    if (zeros > 4 * (int64_t)b.count)
        zeros = 4 * (int64_t)b.count;
    return b.count <= SHORT_DIGITS ? divides_short(a, b, zeros)
                                   : divides_long(a, b, zeros);
}

uint32_t
decimal_hash(struct decimal a)
{
    struct digits digits = {a.digits, 0};
    int64_t first = a.far ? APART : a.scale + (int64_t)a.count;
    uint32_t hash = a.negative;

    /* The same number may be far in one spelling only. */
    if (first > -APART && first < APART)
        hash += (uint32_t)first * 2;

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
    if (!decimal_is_integer(a) || a.far || a.scale + (int64_t)a.count > 18)
        return false;
    for (int64_t i = 0; a.count && i < a.scale + (int64_t)a.count; i++)
        value = value * 10 + next_digit(&digits);
    *out = a.negative ? -value : value;
    return true;
}
