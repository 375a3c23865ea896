#include "schema/ir/content.h"

#include "base/text/buf.h"
#include "read/json/read_json.h"
#include "tree/kinds.h"

unsigned
content_find(struct slice encoding, struct slice media_type)
{
    unsigned content = 0;

    if (slice_equal(encoding, S("base64")))
        content |= CONTENT_BASE64;
    /* Below an encoding that we cannot undo nothing can be said. */
    if ((encoding.len == 0 || content) &&
        slice_equal(media_type, S("application/json")))
        content |= CONTENT_JSON;
    return content;
}

const char *
content_what(unsigned content)
{
    if (content == CONTENT_BASE64)
        return "base64";
    return content & CONTENT_BASE64 ? "a JSON document in base64"
                                    : "a JSON document";
}

/* ORDER base64: RFC 4648, section 4. */
static int
base64_digit(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '+')
        return 62;
    return c == '/' ? 63 : -1;
}

/* Appends the bytes that `text` stands for; false when it is not base64. */
static bool
decode(struct slice text, struct buf *out)
{
    unsigned word = 0, bits = 0;

    if (text.len % 4)
        return false;
    for (int pad = 0; pad < 2 && slice_ends(text, S("=")); pad++)
        text.len--;
    for (size_t i = 0; i < text.len; i++) {
        int digit = base64_digit(text.at[i]);

        if (digit < 0)
            return false;
        word = (word << 6 | (unsigned)digit) & 0xFFFF;
        bits += 6;
        if (bits < 8)
            continue;
        bits -= 8;
        buf_byte(out, (char)(word >> bits & 0xFF));
    }
    return true;
}

static bool
is_json(struct slice text, struct arena *scratch)
{
    struct source source = source_make(S(""), arena_copy(scratch, text));
    struct bag bag = bag_new(scratch);

    read_json(scratch, &source, (struct read_options){0}, &bag);
    for (uint32_t i = 0; i < bag.list.count; i++)
        /* Names "SHOULD be unique" (RFC 8259, section 4): it is JSON still. */
        if (bag.list.item[i]->kind != &kind_json_duplicate_key)
            return false;
    return true;
}

bool
content_check(unsigned content, struct slice text, struct arena *scratch)
{
    struct buf bytes = buf_new(scratch);

    if (content & CONTENT_BASE64 && !decode(text, &bytes))
        return false;
    if (!(content & CONTENT_JSON))
        return true;
    return is_json(content & CONTENT_BASE64 ? buf_slice(&bytes) : text,
                   scratch);
}
