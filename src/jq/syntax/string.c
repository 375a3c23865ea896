/* Strings.
 *
 *   string := '@name'? '"' (text | '\(' exp ')')* '"'
 */

#include "jq/syntax/parser.h"

#include "base/text/buf.h"
#include "base/text/utf8.h"
#include "jq/kinds.h"

static void
report_escape(struct parser *p, uint32_t at, size_t len, const char *what)
{
    struct bag *bag = parser_bag(p, at);
    struct diag *diag =
        bag_add(bag, &kind_jq_bad_escape, span_make(at, len), "%s", what);

    bag_help(bag, diag,
             "the escapes of jq are `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, "
             "`\\n`, `\\r`, `\\t`, `\\uXXXX` and `\\(…)`");
}

/* Four hexadecimal digits at `at`; false when there are none. */
static bool
read_hex(struct slice raw, size_t at, uint32_t *value)
{
    *value = 0;
    for (size_t i = at; i < at + 4; i++) {
        char c = i < raw.len ? raw.at[i] : '\0';
        uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                         : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
                         : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
                                                : 16;

        if (digit == 16)
            return false;
        *value = *value * 16 + digit;
    }
    return true;
}

/* `\uXXXX`, or a pair of them, at `i`; returns its length.  A low surrogate
 * alone passes and becomes U+FFFD; a high one alone is an error.
 */
static size_t
decode_unicode(struct parser *p, struct slice raw, size_t i, uint32_t base,
               struct buf *out)
{
    uint32_t c, low;
    char bytes[4];
    size_t len = 6;

    if (!read_hex(raw, i + 2, &c)) {
        report_escape(p, base + (uint32_t)i, 2,
                      "`\\u` needs four hexadecimal digits");
        return 2;
    }
    if (c >= 0xD800 && c < 0xDC00) {
        bool pair = i + 7 < raw.len && raw.at[i + 6] == '\\' &&
                    raw.at[i + 7] == 'u' && read_hex(raw, i + 8, &low) &&
                    low >= 0xDC00 && low < 0xE000;

        if (!pair) {
            report_escape(p, base + (uint32_t)i, 6, "half of a surrogate pair");
            return 6;
        }
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        len = 12;
    } else if (c >= 0xDC00 && c < 0xE000) {
        c = 0xFFFD;
    }
    buf_add(out, slice_make(bytes, utf8_put(c, bytes)));
    return len;
}

static size_t
decode_escape(struct parser *p, struct slice raw, size_t i, uint32_t base,
              struct buf *out)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    char c = i + 1 < raw.len ? raw.at[i + 1] : '\0';
    const char *found = c ? strchr(from, c) : NULL;

    if (c == 'u')
        return decode_unicode(p, raw, i, base, out);
    if (found) {
        buf_byte(out, to[found - from]);
        return 2;
    }
    struct slice rest = slice_cut(raw, i + 1, raw.len);
    uint32_t ignored;
    size_t len = utf8_decode(rest, &ignored);
    struct buf shown = buf_new(p->arena);

    if (len == 0)
        len = rest.len ? 1 : 0;
    buf_text(&shown, "`");
    buf_safe(&shown, slice_cut(raw, i, i + 1 + len));
    buf_printf(&shown, "` is not a jq escape");
    buf_byte(&shown, '\0');
    report_escape(p, base + (uint32_t)i, 1 + len, buf_slice(&shown).at);
    return 1 + len;
}

/* The text of a TEXT token without its escapes. */
static struct slice
decode(struct parser *p, const struct token *token)
{
    struct slice raw = token_slice(p, token);
    struct buf out;

    if (slice_find_byte(raw, '\\', 0) == SLICE_NONE)
        return raw;
    out = buf_new(p->arena);
    for (size_t i = 0; i < raw.len;) {
        if (raw.at[i] == '\\') {
            i += decode_escape(p, raw, i, token->span.at, &out);
        } else {
            buf_byte(&out, raw.at[i]);
            i++;
        }
    }
    return buf_slice(&out);
}

/* What is between the quotation marks; the token after them is next. */
static void
parse_string_parts(struct parser *p, struct jq_expr *string)
{
    const struct token *open = parser_take(p);
    struct parsed_parts parts = {0};
    uint32_t at = LOOP_START;

    while (parser_goes_on(p, &at) && p->at < open->match) {
        const struct token *token = parser_take(p);

        if (token->kind == TOKEN_TEXT) {
            struct jq_expr *text =
                parser_node(p, EXPR_TEXT, token->span.at, token->span);

            text->text = decode(p, token);
            parsed_parts_add(&parts, parser_seal(p, text));
        } else if (token->kind == TOKEN_INTERP) {
            parsed_parts_add(&parts, parse_inside(p, token, 0));
        }
    }
    parser_skip_to(p, open->match + 1);
    if (parts.count == 1 && parts.first->kind == EXPR_TEXT) {
        string->text = parts.first->text;
    } else {
        string->list = parts.first;
        string->count = parts.count;
    }
}

const struct jq_expr *
parse_string(struct parser *p)
{
    const struct token *first = peek(p);
    struct jq_expr *string =
        parser_node(p, EXPR_STRING, first->span.at, first->span);

    if (first->kind == TOKEN_FORMAT) {
        string->name = slice_cut(token_slice(p, parser_take(p)), 1, SIZE_MAX);
        if (!at_kind(p, TOKEN_QUOTE)) {
            string->kind = EXPR_FORMAT;
            return parser_seal(p, string);
        }
    }
    parse_string_parts(p, string);
    const struct jq_expr *sealed = parser_seal(p, string);

    if (string->name.len == 0)
        string->token = string->span;
    return sealed;
}

bool
string_is_ahead(const struct parser *p, uint32_t ahead)
{
    enum token_kind kind = parser_ahead(p, ahead)->kind;

    return kind == TOKEN_QUOTE ||
           (kind == TOKEN_FORMAT &&
            parser_ahead(p, ahead + 1)->kind == TOKEN_QUOTE);
}
