#include "unit/test.h"

#include "format/format.h"

/* Every text of `texts`, up to NULL, must be of `format`, or none. */
static void
expect(enum format format, const char *const *texts, bool wanted)
{
    for (; *texts; texts++) {
        if (format_check(format, slice_from(*texts)) == wanted)
            continue;
        print_error("`%s` as %s\n", *texts, format_name(format));
        fail();
    }
}

#define EXPECT_GOOD(format, ...) \
    expect((format), (const char *const[]){__VA_ARGS__, NULL}, true)
#define EXPECT_BAD(format, ...) \
    expect((format), (const char *const[]){__VA_ARGS__, NULL}, false)

static void
test_format__dates(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_date, "2024-02-29", "2000-02-29", "1999-12-31");
    EXPECT_BAD(FORMAT_date, "2023-02-29", "1900-02-29", "2024-13-01",
               "2024-00-10", "2024-04-31", "2024-1-01", "24-01-01",
               "2024-01-01T00:00:00Z", "2024/01/01", "");
}

static void
test_format__times(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_time, "12:00:00Z", "23:59:60Z", "08:30:06.283185z",
                "08:30:06+02:00");
    EXPECT_BAD(FORMAT_time, "12:00:00", "24:00:00Z", "12:60:00Z", "12:00:61Z",
               "12:00Z", "12:00:00.Z", "12:00:00+24:00", "12:00:00+02:60", "");
}

static void
test_format__dates_with_times(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_date_time, "2024-02-29T12:00:00Z",
                "1990-12-31t15:59:50.123-08:00", "1998-12-31T23:59:60Z",
                "1998-12-31T15:59:60.1-08:00");
    EXPECT_BAD(FORMAT_date_time, "2024-02-30T12:00:00Z", "2024-02-29 12:00:00Z",
               "2024-02-29T12:00:00", "2024-02-29", "1998-12-31T22:59:60Z", "");
}

static void
test_format__mail_addresses(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_email, "joe.bloggs@example.com", "te~st@example.com",
                "\"joe bloggs\"@example.com", "joe@[127.0.0.1]");
    EXPECT_BAD(FORMAT_email, "2962", "joe@", "@example.com", ".joe@example.com",
               "joe.@example.com", "jo..e@example.com", "joe@-example.com",
               "joe b@example.com", "");
}

static void
test_format__addresses(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_ipv4, "0.0.0.0", "255.255.255.255", "192.168.0.1");
    EXPECT_BAD(FORMAT_ipv4, "256.0.0.1", "1.2.3", "1.2.3.4.5", "01.2.3.4",
               "1.2.3.", "a.b.c.d", "1.2.3.4 ", "");
    EXPECT_GOOD(FORMAT_ipv6, "::", "::1", "fe80::1", "1:2:3:4:5:6:7:8",
                "::ffff:192.168.0.1", "1:2::8");
    EXPECT_BAD(FORMAT_ipv6, "12345::", "1:2:3:4:5:6:7", "1::2::3",
               "1:2:3:4:5:6:7:8:9", ":1", "1:", "::1%eth0", "::g",
               "::ffff:1.2.3", "");
}

static void
test_format__uris(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_uri, "https://example.com/a?b=c#d", "urn:x:y",
                "mailto:a@example.com", "http://[::1]:80/", "a+b.c-1:x",
                "http://user:pw@host:8080/%7e");
    EXPECT_BAD(FORMAT_uri, "//example.com", "example.com", "", ":x", "1a:b",
               "http://a b", "http://x/%zz", "http://x/<y>", "http://x:port/",
               "http://[::1", "http://x]/", "http://x/[y]", "a:b#c#d",
               "http://\xc3\xa4/");
}

static void
test_format__ids_and_patterns(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_uuid, "2eb8aa08-aa98-11ea-b4aa-73b441d16380",
                "2EB8AA08-AA98-11EA-B4AA-73B441D16380");
    EXPECT_BAD(FORMAT_uuid, "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
               "2eb8aa08aa9811eab4aa73b441d16380",
               "2eb8-aa08-aa98-11ea-b4aa73b44-1d16380",
               "2eb8aa08-aa98-11ea-b4aa-73b441d1638g", "");
    EXPECT_GOOD(FORMAT_regex, "", "^[a-z]+$", "(?<year>\\d{4})");
    EXPECT_BAD(FORMAT_regex, "^(abc]", "[a-", "a{2,1}", "(");
}

static void
test_format__names(void **state)
{
    (void)state;
    for (int i = 0; i < FORMAT_count_; i++) {
        enum format format = (enum format)i;
        unsigned known = 0;

        for (int draft = 0; draft <= FORMAT_DRAFT_2020; draft++)
            known += format_find(slice_from(format_name(format)),
                                 (enum format_draft)draft) == format;
        assert_true(known > 0);
        assert_true(strlen(format_what(format)) > 0);
    }
    assert_int_equal(format_find(S("colour"), FORMAT_DRAFT_3), FORMAT_count_);
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_format__dates),
        cmocka_unit_test(test_format__times),
        cmocka_unit_test(test_format__dates_with_times),
        cmocka_unit_test(test_format__mail_addresses),
        cmocka_unit_test(test_format__addresses),
        cmocka_unit_test(test_format__uris),
        cmocka_unit_test(test_format__ids_and_patterns),
        cmocka_unit_test(test_format__names),
    };

    return cmocka_run_group_tests_name("format", cases, NULL, NULL);
}
