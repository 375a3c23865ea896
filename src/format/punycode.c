#include "format/punycode.h"

#include "format/cursor.h"

/* Names are those of RFC 3492, sections 5 and 6.  No check of section 6.4 is
 * needed beyond that in read_delta(): 64 bits hold what 63 characters make.
 */

#define BASE 36
#define T_MIN 1
#define T_MAX 26
#define SKEW 38
#define DAMP 700
#define INITIAL_BIAS 72
#define INITIAL_N 0x80
#define LAST_POINT 0x10FFFF

/* Past the last place of a label that is full of the last character. */
#define DELTA_MOST ((uint64_t)LAST_POINT * (LABEL_MOST + 1))

/* Section 6.1. */
static uint64_t
adapt(uint64_t delta, size_t count, bool first)
{
    uint64_t k = 0;

    delta /= first ? DAMP : 2;
    delta += delta / count;
    for (; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
        delta /= BASE - T_MIN;
    return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

static uint64_t
threshold(uint64_t k, uint64_t bias)
{
    if (k <= bias)
        return T_MIN;
    return k - bias > T_MAX ? T_MAX : k - bias;
}

/* Section 5; -1 when `c` is no digit. */
static int
digit_value(int c)
{
    if (cursor_is_digit(c))
        return c - '0' + 26;
    if (!cursor_is_letter(c))
        return -1;
    return c >= 'a' ? c - 'a' : c - 'A';
}

static char
digit_of(uint64_t value)
{
    return (char)(value < 26 ? 'a' + (int)value : '0' + (int)value - 26);
}

/* Section 6.2: one number of variable length, added to `*i`. */
static bool
read_delta(struct cursor *c, uint64_t bias, uint64_t *i)
{
    uint64_t weight = 1;

    for (uint64_t k = BASE;; k += BASE) {
        int digit = digit_value(cursor_peek(c));
        uint64_t t = threshold(k, bias);

        if (digit < 0)
            return false;
        c->at++;
        *i += (uint64_t)digit * weight;
        if (*i > DELTA_MOST)
            return false;
        if ((uint64_t)digit < t)
            return true;
        weight *= BASE - t;
        if (weight > DELTA_MOST)
            return false;
    }
}

static void
insert(struct label *label, size_t at, uint32_t point)
{
    memmove(label->point + at + 1, label->point + at,
            (label->count - at) * sizeof label->point[0]);
    label->point[at] = point;
    label->count++;
}

/* Up to the last hyphen, if there is one, stand the ASCII characters. */
static bool
read_basic(struct cursor *c, struct label *label)
{
    size_t end = c->text.len;

    label->count = 0;
    while (end && c->text.at[end - 1] != '-')
        end--;
    for (size_t i = 0; i + 1 < end; i++) {
        int byte = (unsigned char)c->text.at[i];

        if (byte >= INITIAL_N)
            return false;
        if (byte >= 'A' && byte <= 'Z')
            byte += 'a' - 'A';
        label->point[label->count++] = (uint32_t)byte;
    }
    c->at = end;
    return true;
}

bool
punycode_decode(struct slice text, struct label *label)
{
    struct cursor c = {text, 0};
    uint64_t n = INITIAL_N, i = 0, bias = INITIAL_BIAS;

    if (text.len > LABEL_MOST || !read_basic(&c, label))
        return false;
    for (bool first = true; !cursor_at_end(&c); first = false) {
        uint64_t before = i;
        size_t count = label->count + 1;

        if (count > LABEL_MOST || !read_delta(&c, bias, &i))
            return false;
        bias = adapt(i - before, count, first);
        n += i / count;
        i %= count;
        if (n > LAST_POINT)
            return false;
        insert(label, (size_t)i++, (uint32_t)n);
    }
    return true;
}

struct writer {
    char *out;
    size_t len;
};

/* Where the encoder stands: `done` characters are written, `basic` of them
 * as they are.
 */
struct state {
    uint64_t delta, bias;
    size_t done, basic;
};

static bool
put(struct writer *writer, char byte)
{
    if (writer->len == LABEL_MOST)
        return false;
    writer->out[writer->len++] = byte;
    return true;
}

static bool
put_delta(struct writer *writer, uint64_t delta, uint64_t bias)
{
    for (uint64_t k = BASE;; k += BASE) {
        uint64_t t = threshold(k, bias);

        if (delta < t)
            return put(writer, digit_of(delta));
        if (!put(writer, digit_of(t + (delta - t) % (BASE - t))))
            return false;
        delta = (delta - t) / (BASE - t);
    }
}

/* The smallest character that is not below `n`. */
static uint64_t
next_point(const struct label *label, uint64_t n)
{
    uint64_t least = UINT32_MAX;

    for (size_t i = 0; i < label->count; i++)
        if (label->point[i] >= n && label->point[i] < least)
            least = label->point[i];
    return least;
}

/* Section 6.3: one round, for every place where `n` stands. */
static bool
put_point(struct writer *writer, const struct label *label, uint64_t n,
          struct state *state)
{
    for (size_t i = 0; i < label->count; i++) {
        if (label->point[i] < n)
            state->delta++;
        if (label->point[i] != n)
            continue;
        if (!put_delta(writer, state->delta, state->bias))
            return false;
        state->bias =
            adapt(state->delta, state->done + 1, state->done == state->basic);
        state->delta = 0;
        state->done++;
    }
    return true;
}

size_t
punycode_encode(const struct label *label, char out[LABEL_MOST])
{
    struct writer writer = {out, 0};
    struct state state = {.bias = INITIAL_BIAS};
    uint64_t n = INITIAL_N;

    for (size_t i = 0; i < label->count; i++)
        if (label->point[i] < INITIAL_N && !put(&writer, (char)label->point[i]))
            return 0;
    state.basic = state.done = writer.len;
    if (state.basic && !put(&writer, '-'))
        return 0;
    while (state.done < label->count) {
        uint64_t next = next_point(label, n);

        state.delta += (next - n) * (state.done + 1);
        if (!put_point(&writer, label, next, &state))
            return 0;
        state.delta++;
        n = next + 1;
    }
    return writer.len;
}
