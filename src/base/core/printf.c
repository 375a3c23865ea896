#include "base/core/printf.h"

#include "base/core/die.h"
#include "base/core/slice.h"

/* Where the text goes; `len` counts on when there is no more room. */
struct sink {
    char *at;
    size_t room, len;
};

/* One conversion: `%-8.*lx`. */
struct conversion {
    bool left, zeros;
    bool has_precision;
    size_t width, precision;
    char length; /* 'h', 'l', 'z', 'L' for ll, 'H' for hh, or 0 */
    char type;
};

/* Digits of the widest number, in octal, and its sign. */
enum { DIGITS_MOST = 23 };

static void
put(struct sink *sink, const char *bytes, size_t count)
{
    if (sink->len < sink->room && count) {
        size_t room = sink->room - sink->len;

        memcpy(sink->at + sink->len, bytes, count < room ? count : room);
    }
    sink->len += count;
}

static void
fill(struct sink *sink, char byte, size_t count)
{
    while (count-- > 0)
        put(sink, &byte, 1);
}

static void
put_wide(struct sink *sink, const struct conversion *c, const char *bytes,
         size_t count)
{
    size_t more = c->width > count ? c->width - count : 0;

    if (!c->left)
        fill(sink, ' ', more);
    put(sink, bytes, count);
    if (c->left)
        fill(sink, ' ', more);
}

static void
put_number(struct sink *sink, const struct conversion *c, bool negative,
           unsigned long long value)
{
    const char *digit =
        c->type == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    unsigned base = c->type == 'o'                     ? 8
                    : c->type == 'x' || c->type == 'X' ? 16
                                                       : 10;
    char text[DIGITS_MOST + 1];
    size_t at = sizeof(text);
    size_t least = c->has_precision       ? c->precision
                   : c->zeros && !c->left ? c->width - (negative && c->width)
                                          : 1;

    for (; value; value /= base)
        text[--at] = digit[value % base];
    size_t count = sizeof(text) - at;
    size_t zeros = least > count ? least - count : 0;
    size_t whole = negative + zeros + count;
    size_t more = c->width > whole ? c->width - whole : 0;

    if (!c->left)
        fill(sink, ' ', more);
    fill(sink, '-', negative);
    fill(sink, '0', zeros);
    put(sink, text + at, count);
    if (c->left)
        fill(sink, ' ', more);
}

/* A va_list that functions pass on; the type may be an array. */
struct arguments {
    va_list list;
};

static void
put_signed(struct sink *sink, const struct conversion *c,
           struct arguments *args)
{
    long long value = c->length == 'L'   ? va_arg(args->list, long long)
                      : c->length == 'l' ? va_arg(args->list, long)
                      : c->length == 'z' ? va_arg(args->list, ptrdiff_t)
                                         : va_arg(args->list, int);

    if (c->length == 'h')
        value = (short)value;
    else if (c->length == 'H')
        value = (int8_t)value; /* NOLINT(bugprone-signed-char-misuse) */
    put_number(sink, c, value < 0,
               value < 0 ? 0 - (unsigned long long)value
                         : (unsigned long long)value);
}

static void
put_unsigned(struct sink *sink, const struct conversion *c,
             struct arguments *args)
{
    unsigned long long value =
        c->length == 'L'   ? va_arg(args->list, unsigned long long)
        : c->length == 'l' ? va_arg(args->list, unsigned long)
        : c->length == 'z' ? va_arg(args->list, size_t)
                           : va_arg(args->list, unsigned);

    if (c->length == 'h')
        value = (unsigned short)value;
    else if (c->length == 'H')
        value = (unsigned char)value;
    put_number(sink, c, false, value);
}

/* With a precision it is a slice, which may hold any byte. */
static void
put_string(struct sink *sink, const struct conversion *c,
           struct arguments *args)
{
    const char *text = va_arg(args->list, const char *);

    if (!text)
        text = "(null)";
    put_wide(sink, c, text, c->has_precision ? c->precision : strlen(text));
}

static void
put_conversion(struct sink *sink, const struct conversion *c,
               struct arguments *args)
{
    char byte;

    switch (c->type) {
    case '%':
        put(sink, "%", 1);
        return;
    case 'c':
        byte = (char)va_arg(args->list, int);
        put_wide(sink, c, &byte, 1);
        return;
    case 's':
        put_string(sink, c, args);
        return;
    case 'd':
    case 'i':
        put_signed(sink, c, args);
        return;
    case 'u':
    case 'x':
    case 'X':
    case 'o':
        put_unsigned(sink, c, args);
        return;
    default:
        BUG("bad format");
    }
}

/* A width or a precision; negative ones are for nobody here. */
static const char *
read_number(const char *format, struct arguments *args, size_t *number)
{
    *number = 0;
    if (*format == '*') {
        int value = va_arg(args->list, int);

        if (value < 0)
            BUG("bad format");
        *number = (size_t)value;
        return format + 1;
    }
    while (*format >= '0' && *format <= '9')
        *number = *number * 10 + (size_t)(*format++ - '0');
    return format;
}

/* Reads what comes after a `%`; returns what comes after that. */
static const char *
read_conversion(const char *format, struct arguments *args,
                struct conversion *c)
{
    *c = (struct conversion){0};
    for (; *format == '-' || *format == '0'; format++) {
        c->left |= *format == '-';
        c->zeros |= *format == '0';
    }
    format = read_number(format, args, &c->width);
    if (*format == '.') {
        c->has_precision = true;
        format = read_number(format + 1, args, &c->precision);
    }
    if (*format == 'l' || *format == 'h' || *format == 'z')
        c->length = *format++;
    if (*format == c->length && (c->length == 'l' || c->length == 'h')) {
        c->length = c->length == 'l' ? 'L' : 'H';
        format++;
    }
    c->type = *format;
    return c->type ? format + 1 : format;
}

size_t
printf_into(char *at, size_t room, const char *format, va_list args)
{
    struct sink sink = {.at = at, .room = room};
    struct arguments own;

    va_copy(own.list, args);
    while (*format) {
        size_t plain = strcspn(format, "%");

        put(&sink, format, plain);
        format += plain;
        if (*format) {
            struct conversion c;

            format = read_conversion(format + 1, &own, &c);
            put_conversion(&sink, &c, &own);
        }
    }
    va_end(own.list);
    if (room)
        at[sink.len < room ? sink.len : room - 1] = '\0';
    return sink.len;
}
