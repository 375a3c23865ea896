#include "format/idna.h"
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
                "08:30:06+02:00", "00:59:60+01:00");
    EXPECT_BAD(FORMAT_time, "12:00:00", "24:00:00Z", "12:60:00Z", "12:00:61Z",
               "12:00Z", "12:00:00.Z", "12:00:00+24:00", "12:00:00+02:60",
               "00:59:60Z", "");
    EXPECT_GOOD(FORMAT_local_time, "12:00:00");
    EXPECT_BAD(FORMAT_local_time, "12:00:00Z", "12:00", "noon", "");
}

static void
test_format__dates_with_times(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_date_time, "2024-02-29T12:00:00Z",
                "1990-12-31t15:59:50.123-08:00", "1998-12-31T23:59:60Z",
                "1998-12-31T15:59:60.1-08:00", "1999-01-01T08:59:60+09:00",
                "2015-06-30T23:59:60Z");
    EXPECT_BAD(FORMAT_date_time, "2024-02-30T12:00:00Z", "2024-02-29 12:00:00Z",
               "2024-02-29T12:00:00", "2024-02-29", "1998-12-31T22:59:60Z",
               "1998-12-30T23:59:60Z", "1999-01-02T08:59:60+09:00",
               "1999-01-01T15:59:60-08:00", "");
}

static void
test_format__durations(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_duration, "P1Y", "P1Y2M3DT4H5M6S", "PT0S", "P3W",
                "PT1H30M", "P2MT1M", "P007D");
    EXPECT_BAD(FORMAT_duration, "P", "PT", "P1", "P1YT", "1Y", "P1Y3D",
               "PT1H6S", "P1D1M", "P1S", "PT1D", "P1Y3W", "P1WT1H", "P1.5D",
               "P1DD", "p1d", "-P1D", "P1D ", "");
}

static void
test_format__mail_addresses(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_email, "joe.bloggs@example.com", "te~st@example.com",
                "\"joe bloggs\"@example.com", "joe@[127.0.0.1]",
                "\"a\\\"@b\"@example.com", "joe@[ipv6:::1]");
    EXPECT_BAD(FORMAT_email, "2962", "joe@", "@example.com", ".joe@example.com",
               "joe.@example.com", "jo..e@example.com", "joe@-example.com",
               "joe b@example.com", "\"a\"b\"@example.com", "\"a@example.com",
               "\"a\\\"@example.com", "\"\"a@example.com", "joe@[::1]",
               "joe@[127.0.0.1", "j\xc3\xb6@example.com",
               "01234567890123456789012345678901234567890123456789"
               "012345678901234@example.com",
               "");
}

/* Without libidn2, none of these is refused. */
static void
test_format__internationalized_mail_addresses(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_idn_email,
                "j\xc3\xb6@b\xc3\xbc"
                "cher.example",
                "\"\xc3\xb6 \"@example.com", "joe@xn--0",
                "joe@bu\xcc\x88"
                "cher.example");
    if (!idna_is_there())
        return;
    EXPECT_BAD(FORMAT_idn_email, "j\xc3\xb6", "j\xc3@example.com",
               "\"\\\xc3\xb6\"@example.com",
               "joe@a\xe3\x80\x82"
               "b",
               "joe@\xe2\x82\xac.example");
}

static void
test_format__addresses(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_ipv4, "0.0.0.0", "255.255.255.255", "192.168.0.1");
    EXPECT_BAD(FORMAT_ipv4, "256.0.0.1", "1.2.3", "1.2.3.4.5", "01.2.3.4",
               "1.2.3.", "1.2.3.0004", "a.b.c.d", "1.2.3.4 ", "");
    EXPECT_GOOD(FORMAT_ipv6, "::", "::1", "fe80::1", "1:2:3:4:5:6:7:8",
                "::ffff:192.168.0.1", "1:2::8", "1:2:3:4:5:6:7::");
    EXPECT_BAD(FORMAT_ipv6, "12345::", "1:2:3:4:5:6:7", "1::2::3",
               "1:2:3:4:5:6:7:8:9", ":1", "1:", "::1%eth0", "::g",
               "::ffff:1.2.3", "::1.2.3.4:5", "1:2:3:4:5:6:7:8::", ":::", "");
}

static void
test_format__hosts(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_ldh_hostname, "a", "a-1.example", "3com.example",
                "xn--0", "A.EXAMPLE", "a--b.example");
    EXPECT_BAD(FORMAT_ldh_hostname, "", ".", "a.", ".a", "a..b", "-a", "a-",
               "a_b", "a b",
               "b\xc3\xbc"
               "cher");
    EXPECT_GOOD(FORMAT_hostname, "xn--bcher-kva.example",
                "XN--Bcher-KVA.example", "ab--cd");
    EXPECT_BAD(FORMAT_hostname,
               "b\xc3\xbc"
               "cher",
               "a..b", "");
    if (!idna_is_there())
        return;
    EXPECT_BAD(FORMAT_hostname, "xn--", "xn--0", "xn--bcher-", "xn--bcher-kvb9",
               "xn--Bcher-\xc3\xbc",
               "b\xc3\xbc"
               "cher",
               "xn--99999999999", "");
}

#define AE "\xc3\xa4"   /* U+00E4 */
#define ALEF "\xd7\x90" /* U+05D0 */
#define AE_16 AE AE AE AE AE AE AE AE AE AE AE AE AE AE AE AE

static void
test_format__internationalized_hosts(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_idn_hostname, AE ".example", "a\xe3\x80\x82" AE,
                "xn--bcher-kva", "A.example", "l\xc2\xb7l", AE_16 AE_16,
                ALEF "1." ALEF, "ab--cd", ALEF "\xd6\xb0", "a-" AE, "a." ALEF);
    if (!idna_is_there())
        return;
    EXPECT_BAD(FORMAT_idn_hostname, "\xc3\x84" /* upper case */, "A" AE,
               "\xe2\x82\xac" /* a sign */, "\xcc\x80" AE /* a mark first */,
               "-" AE, AE "-", "a-" AE "--", "ab--" AE,
               "a\xcc\x88" /* not composed */,
               "\xc3\xaa\xcc\xa3" /* nor this */, "1." ALEF, "a" ALEF, ALEF "a",
               ALEF "-", "1" ALEF, ALEF "1\xd9\xa0", AE "..a", AE ".",
               "\xe2\x80\x8d" AE, AE "\xe2\x80\x8c" AE, AE "\xff",
               "\xe1\x84\x80", AE_16 AE_16 AE_16 AE_16, "");
}

static void
test_format__uris(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_uri, "https://example.com/a?b=c#d", "urn:x:y",
                "mailto:a@example.com", "http://[::1]:80/", "a+b.c-1:x",
                "http://user:pw@host:8080/%7e", "a:", "a://", "a:?", "a:#",
                "http://[v7.a:b]", "file:///a//b", "a:/?/?#/?");
    EXPECT_BAD(FORMAT_uri, "//example.com", "example.com", "", ":x", "1a:b",
               "http://a b", "http://x/%zz", "http://x/<y>", "http://x:port/",
               "http://[::1", "http://x]/", "http://x/[y]", "a:b#c#d",
               "http://[v.a]", "http://[v7.]", "http://[::1]a", "http://a@b@c",
               "http://a:1:2/", "http://\xc3\xa4/");
    EXPECT_GOOD(FORMAT_uri_reference, "", "a", "/a:b", "./a:b", "?a:b", "#",
                "//a", "a/b:c", "a:b", "a@b");
    EXPECT_BAD(FORMAT_uri_reference, "1:b", ":", "a b", "//a:b", "%", "a\\b");
}

static void
test_format__iris(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_iri, "http://" AE ".example/" AE "?" AE "#" AE,
                "a:?\xee\x80\x80", "a:\xf0\x90\x80\x80");
    EXPECT_BAD(FORMAT_iri, AE ":a", AE, "a:\xee\x80\x80", "a:#\xee\x80\x80",
               "a:\xef\xbf\xbf", "a:\xe2\x80\x8e", "a:\xc2\x80", "a:\xc3",
               "a:\xed\xa0\x80", "a: ");
    EXPECT_GOOD(FORMAT_iri_reference, AE, "", "//" AE "@" AE);
    EXPECT_BAD(FORMAT_iri_reference, AE " ", "<" AE ">");
}

static void
test_format__uri_templates(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_uri_template, "", "a", "/{a}/{b:3}{?c,d*}", "{+a.b_c}",
                "{%41b}", "{=a}", AE, "{a:9999}", "a'b", "%41");
    EXPECT_BAD(FORMAT_uri_template, "{", "}", "{}", "{a", "a}", "{a}}", "{{a}}",
               "{a,}", "{.}", "{a.}", "{.a..b}", "{a:0}", "{a:}", "{a:12345}",
               "{a:3*}", "{a-b}", "{a b}", "%4", "a b", "a|b", "\xff");
}

static void
test_format__pointers(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_json_pointer, "", "/", "/a~0b~1c", "//", "/" AE);
    EXPECT_BAD(FORMAT_json_pointer, "a", "#/a", "/~", "/~2", "/a~");
    EXPECT_GOOD(FORMAT_relative_json_pointer, "0", "10/a", "1#", "0/");
    EXPECT_BAD(FORMAT_relative_json_pointer, "", "/", "01", "-1", "1a", "1##",
               "1/~", "0+1");
    EXPECT_GOOD(FORMAT_shifted_json_pointer, "0", "10/a", "0+1", "2-10/a",
                "0+1#");
    EXPECT_BAD(FORMAT_shifted_json_pointer, "", "+1", "0+", "0+0", "0+01",
               "0+-1", "0+1+1", "0/+1~");
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
test_format__colours(void **state)
{
    (void)state;
    EXPECT_GOOD(FORMAT_color, "red", "Orange", "#0aF", "#00aaFF", "ButtonFace",
                "rgb(1,2,3)", "RGB( 10% , -5.5%,.5% )", "rgb(+300,0,0)");
    EXPECT_BAD(FORMAT_color, "", "rouge", "#", "#12", "#12345g", "#12345678",
               "rgb(1,2)", "rgb(1,2,3", "rgb(1,2,3%)", "rgb(1.5,2,3)",
               "rgb(1.%,2%,3%)", "rgb(1,2,3,4)", "rgb (1,2,3)", "rgb(,,)");
}

static void
expect_known(const char *name, enum format_draft draft, enum format format)
{
    assert_int_equal(format_find(slice_from(name), draft), format);
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
    expect_known("colour", FORMAT_DRAFT_3, FORMAT_count_);
    expect_known("time", FORMAT_DRAFT_3, FORMAT_local_time);
    expect_known("time", FORMAT_DRAFT_4, FORMAT_count_);
    expect_known("time", FORMAT_DRAFT_7, FORMAT_time);
    expect_known("hostname", FORMAT_DRAFT_6, FORMAT_ldh_hostname);
    expect_known("hostname", FORMAT_DRAFT_7, FORMAT_hostname);
    expect_known("uuid", FORMAT_DRAFT_7, FORMAT_count_);
    expect_known("uuid", FORMAT_DRAFT_2019, FORMAT_uuid);
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_format__dates),
        cmocka_unit_test(test_format__times),
        cmocka_unit_test(test_format__dates_with_times),
        cmocka_unit_test(test_format__durations),
        cmocka_unit_test(test_format__mail_addresses),
        cmocka_unit_test(test_format__internationalized_mail_addresses),
        cmocka_unit_test(test_format__addresses),
        cmocka_unit_test(test_format__hosts),
        cmocka_unit_test(test_format__internationalized_hosts),
        cmocka_unit_test(test_format__uris),
        cmocka_unit_test(test_format__iris),
        cmocka_unit_test(test_format__uri_templates),
        cmocka_unit_test(test_format__pointers),
        cmocka_unit_test(test_format__ids_and_patterns),
        cmocka_unit_test(test_format__colours),
        cmocka_unit_test(test_format__names),
    };

    return cmocka_run_group_tests_name("format", cases, NULL, NULL);
}
