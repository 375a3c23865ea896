#include "format/cursor.h"
#include "format/is.h"

/* Dates, times and durations, as RFC 3339 writes what ISO 8601 allows. */

struct date {
    int year, month, day;
};

/* Minutes since midnight in UTC, which the offset can carry out of the day. */
struct time {
    int minute;
    bool leap; /* the 60th second of that minute */
};

static int
days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap);
}

/* Section 5.6: full-date. */
static bool
read_date(struct cursor *c, struct date *date)
{
    date->year = cursor_number(c, 4, 9999);
    if (date->year < 0 || !cursor_accept(c, '-'))
        return false;
    date->month = cursor_number(c, 2, 12);
    if (date->month < 1 || !cursor_accept(c, '-'))
        return false;
    date->day = cursor_number(c, 2, days_in(date->year, date->month));
    return date->day >= 1;
}

/* Section 5.6: time-hour ":" time-minute ":" time-second. */
static bool
read_clock(struct cursor *c, struct time *time)
{
    int hour = cursor_number(c, 2, 23);

    if (hour < 0 || !cursor_accept(c, ':'))
        return false;
    int minute = cursor_number(c, 2, 59);

    if (minute < 0 || !cursor_accept(c, ':'))
        return false;
    int second = cursor_number(c, 2, 60);

    *time = (struct time){hour * 60 + minute, second == 60};
    return second >= 0;
}

/* Section 5.6: time-offset; makes the time one in UTC. */
static bool
read_offset(struct cursor *c, struct time *time)
{
    if (cursor_accept_either(c, 'Z', 'z'))
        return true;
    int sign = cursor_peek(c);

    if (!cursor_accept_either(c, '+', '-'))
        return false;
    int hours = cursor_number(c, 2, 23);

    if (hours < 0 || !cursor_accept(c, ':'))
        return false;
    int minutes = cursor_number(c, 2, 59);

    time->minute -= (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
    return minutes >= 0;
}

/* Section 5.6: full-time.  A day in UTC has a 60th second only at its end. */
static bool
read_time(struct cursor *c, struct time *time)
{
    if (!read_clock(c, time))
        return false;
    if (cursor_accept(c, '.') && cursor_digits(c, SIZE_MAX) == 0)
        return false;
    return read_offset(c, time) &&
           (!time->leap || (time->minute + 2 * 1440) % 1440 == 1439);
}

/* Section 5.7: seconds are inserted at the end of months, in UTC. */
static bool
is_leap_day(const struct date *date, const struct time *time)
{
    int last = days_in(date->year, date->month);

    if (time->minute < 0) /* the day before */
        return date->day == 1;
    return date->day + (time->minute >= 1440) == last;
}

bool
format_is_date(struct slice text)
{
    struct cursor c = {text, 0};
    struct date date;

    return read_date(&c, &date) && cursor_at_end(&c);
}

bool
format_is_time(struct slice text)
{
    struct cursor c = {text, 0};
    struct time time;

    return read_time(&c, &time) && cursor_at_end(&c);
}

/* Draft 3, section 5.23: hh:mm:ss. */
bool
format_is_local_time(struct slice text)
{
    struct cursor c = {text, 0};
    struct time time;

    return read_clock(&c, &time) && cursor_at_end(&c);
}

bool
format_is_date_time(struct slice text)
{
    struct cursor c = {text, 0};
    struct date date;
    struct time time;

    return read_date(&c, &date) && cursor_accept_either(&c, 'T', 't') &&
           read_time(&c, &time) && cursor_at_end(&c) &&
           (!time.leap || is_leap_day(&date, &time));
}

/* Numbers with the units of `units`, in their order and without a gap: after
 * years come months or nothing.  False when there is none.
 */
static bool
read_units(struct cursor *c, const char *units)
{
    const char *unit = NULL;

    while (cursor_digits(c, SIZE_MAX) > 0) {
        int letter = cursor_peek(c);

        if (!cursor_is_one_of(letter, units) ||
            (unit && *++unit != (char)letter))
            return false;
        if (!unit)
            unit = strchr(units, letter);
        c->at++;
    }
    return unit != NULL;
}

/* Appendix A: duration.  Weeks are alone. */
bool
format_is_duration(struct slice text)
{
    struct cursor c = {text, 0};
    struct cursor week = {text, 1};

    if (!cursor_accept(&c, 'P'))
        return false;
    if (cursor_digits(&week, SIZE_MAX) > 0 && cursor_accept(&week, 'W'))
        return cursor_at_end(&week);
    if (cursor_peek(&c) != 'T' && !read_units(&c, "YMD"))
        return false;
    if (cursor_accept(&c, 'T') && !read_units(&c, "HMS"))
        return false;
    return cursor_at_end(&c);
}
