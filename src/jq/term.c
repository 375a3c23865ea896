/* Terms.
 *
 *   primary  := '.' | '..' | field | '.' string | number | string | '@name'
 *             | '(' exp ')' | '[' exp? ']' | object | '$name' | '$__loc__'
 *             | name ('(' exp (';' exp)* ')')? | 'break' '$name'
 *   suffix   := (field | '.' string | '.'? '[' exp? ']'
 *             | '[' exp? ':' exp? ']') '?'?
 *   string   := '@name'? '"' (text | '\(' exp ')')* '"'
 */

#include "jq/parser.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "jq/kinds.h"

/* ---- strings ---- */

static void
report_escape(struct parser *p, uint32_t at, size_t len, const char *what)
{
    struct bag *bag = door(p, at);
    struct diag *diag =
        bag_add(bag, &kind_jq_bad_escape, span_make(at, len), "%s", what);

    bag_help(bag, diag,
             "jq knows `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, "
             "`\\t`, `\\uXXXX` and `\\(…)`");
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
                      "`\\u` wants four hexadecimal digits");
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
    buf_add(out, slice_make(bytes, utf8_encode(c, bytes)));
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
    buf_printf(&shown, "` is no escape of jq");
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

/* What stands between the quotation marks; the token after them is next. */
static void
parse_string_parts(struct parser *p, struct expr *string)
{
    const struct token *open = take(p);
    struct parts parts = {0};

    while (p->at < open->match) {
        const struct token *token = take(p);

        if (token->kind == TOKEN_TEXT) {
            struct expr *text = node(p, EXPR_TEXT, token->span.at, token->span);

            text->text = decode(p, token);
            parts_add(&parts, seal(p, text));
        } else if (token->kind == TOKEN_INTERP) {
            parts_add(&parts, parse_inside(p, token, 0));
        }
    }
    p->at = open->match + 1;
    if (parts.count == 1 && parts.first->kind == EXPR_TEXT) {
        string->text = parts.first->text;
    } else {
        string->list = parts.first;
        string->count = parts.count;
    }
}

const struct expr *
parse_string(struct parser *p)
{
    const struct token *first = peek(p);
    struct expr *string = node(p, EXPR_STRING, first->span.at, first->span);

    if (first->kind == TOKEN_FORMAT) {
        string->name = slice_cut(token_slice(p, take(p)), 1, SIZE_MAX);
        if (!at_kind(p, TOKEN_QUOTE)) {
            string->kind = EXPR_FORMAT;
            return seal(p, string);
        }
    }
    parse_string_parts(p, string);
    const struct expr *sealed = seal(p, string);

    if (string->name.len == 0)
        string->token = string->span;
    return sealed;
}

static bool
at_string(const struct parser *p, uint32_t ahead)
{
    enum token_kind kind = peek_at(p, ahead)->kind;

    return kind == TOKEN_QUOTE ||
           (kind == TOKEN_FORMAT && peek_at(p, ahead + 1)->kind == TOKEN_QUOTE);
}

/* ---- suffixes ---- */

/* `.key` where key is any expression: a FIELD when it is constant text. */
static const struct expr *
make_index(struct parser *p, const struct expr *left, const struct expr *key,
           enum expr_form form, struct span token)
{
    bool constant = key->kind == EXPR_STRING && !key->list;
    struct expr *expr = node_over(p, constant ? EXPR_FIELD : EXPR_INDEX, left,
                                  constant ? NULL : key, token);

    expr->form = form;
    if (constant) {
        expr->text = key->text;
        expr->token = key->span;
    }
    return seal(p, expr);
}

/* `[`: index, slice or iteration. */
static const struct expr *
parse_brackets(struct parser *p, const struct expr *left, bool dotted)
{
    const struct token *open = take(p);
    const struct token *close = &p->token[open->match];
    struct span whole = span_join(open->span, close->span);
    const struct expr *from = NULL, *to = NULL;

    if (p->at == open->match) {
        take(p);
        return seal(p, node_over(p, EXPR_ITERATE, left, NULL, whole));
    }
    if (at_kind(p, TOKEN_TIMES) && p->at + 1 == open->match) {
        struct bag *bag = door(p, peek(p)->span.at);
        struct diag *diag = bag_add(bag, &kind_jq_syntax, peek(p)->span,
                                    "`[*]` is no iteration in jq");

        bag_help(bag, diag, "write `[]`");
        bag_fix(bag, diag, true, S("write `[]`"), peek(p)->span, S(""));
        close_bracket(p, open);
        return seal(p, node_over(p, EXPR_ITERATE, left, NULL, whole));
    }
    unsigned saved = p->stops;

    if (!p->lopsided)
        p->stops = 0;
    if (!at_kind(p, TOKEN_COLON))
        from = parse_body(p, STOP_COLON);
    struct span colon = peek(p)->span;
    bool slice = take_if(p, TOKEN_COLON);

    if (slice && p->at != open->match)
        to = parse_body(p, 0);
    p->stops = saved;
    close_bracket(p, open);
    if (!slice)
        return make_index(p, left, from, FORM_BRACKET, whole);
    if (dotted || (!from && !to)) {
        struct bag *bag = door(p, colon.at);
        struct diag *diag =
            bag_add(bag, &kind_jq_syntax, colon,
                    dotted ? "a slice cannot follow a dot"
                           : "a slice needs a number before or after `:`");

        if (dotted)
            bag_help(bag, diag, "write `[…:…]` right behind the value");
        else
            bag_help(bag, diag, "write `[]` for all elements");
    }
    struct expr *expr = node_over(p, EXPR_SLICE, left, from, whole);

    expr->third = to;
    return seal(p, expr);
}

/* `.a.0`, `.a.2nd`: an index, or a name that starts with a digit. */
static const struct expr *
parse_number_index(struct parser *p, const struct expr *left)
{
    struct span span = take(p)->span;
    bool name = false;

    while (joined(last_token(p), peek(p)) &&
           (at_kind(p, TOKEN_IDENT) || token_is_keyword(peek(p)->kind))) {
        span = span_join(span, take(p)->span);
        name = true;
    }
    struct slice word = slice_cut(span_text(p->text, span), 1, SIZE_MAX);
    struct slice fixed = arena_printf(p->arena, name ? "[\"%.*s\"]" : "[%.*s]",
                                      SLICE_ARGS(word));
    struct bag *bag = door(p, span.at);
    struct diag *diag = bag_add(
        bag, &kind_jq_number_index, span,
        name ? "a field name that starts with a digit cannot follow a dot"
             : "an index is written in brackets, not behind a dot");

    bag_help(bag, diag, "write `%.*s`", SLICE_ARGS(fixed));
    bag_fix(bag, diag, true,
            arena_printf(p->arena, "write `%.*s`", SLICE_ARGS(fixed)), span,
            fixed);
    struct expr *key = node(p, name ? EXPR_STRING : EXPR_NUMBER, span.at, span);

    key->text = word;
    return make_index(p, left, seal(p, key), FORM_BRACKET, span);
}

/* The tokens of `-name-name` right behind a field: how many, when they look
 * like the rest of a hyphenated name, else 0.  resolve() has the last word.
 */
static uint32_t
hyphenated(const struct parser *p)
{
    uint32_t count = 0;
    bool word = false;
    const struct token *last = last_token(p);

    for (;;) {
        const struct token *minus = peek_at(p, count);
        const struct token *part = peek_at(p, count + 1);

        if (minus->kind != TOKEN_MINUS || !joined(last, minus) ||
            !joined(minus, part))
            break;
        bool name = part->kind == TOKEN_IDENT || token_is_keyword(part->kind);

        if (!name && part->kind != TOKEN_NUMBER)
            break;
        word |= name;
        last = part;
        count += 2;
    }
    return word && last->kind != TOKEN_NUMBER ? count : 0;
}

static const struct expr *
parse_field(struct parser *p, const struct expr *left)
{
    struct span span = take(p)->span;
    struct span name = span_make(span.at + 1, span.len - 1);
    struct expr *expr = node_over(p, EXPR_FIELD, left, NULL, name);
    uint32_t count = hyphenated(p);

    if (count && misuse_hyphen(p, count)) {
        while (count-- > 0)
            name = span_join(name, take(p)->span);
        expr->hyphenated = true;
        expr->token = name;
    }
    expr->text = span_text(p->text, name);
    return seal(p, expr);
}

/* A dot that is followed by neither a name, a string nor a bracket. */
static const struct expr *
parse_bare_dot(struct parser *p, const struct expr *left)
{
    const struct token *dot = take(p), *next = peek(p);
    struct bag *bag = door(p, dot->span.at);
    bool near = joined(dot, next);
    struct diag *diag;

    if (next->kind == TOKEN_IDENT && !near) {
        struct span gap =
            span_make(span_end(dot->span), next->span.at - span_end(dot->span));

        diag = bag_add(bag, &kind_jq_syntax, gap,
                       "a blank between the dot and the name `%.*s`",
                       SLICE_ARGS(token_slice(p, next)));
        bag_fix(bag, diag, true, S("remove the blank"), gap, S(""));
    } else if (next->kind == TOKEN_BINDING && near) {
        diag = bag_add(bag, &kind_jq_syntax, span_join(dot->span, next->span),
                       "a field named by a variable is written in brackets");
        bag_help(bag, diag, "write `.[%.*s]`",
                 SLICE_ARGS(token_slice(p, next)));
    } else {
        diag = bag_add(bag, &kind_jq_syntax, dot->span,
                       "a dot with no name behind it, but %.*s",
                       SLICE_ARGS(token_shown(p, next)));
        bag_help(bag, diag, "write `.name`, `.[\"name\"]` or nothing");
    }
    if (next->kind != TOKEN_IDENT && next->kind != TOKEN_BINDING)
        return broken(p, left->span.at, left);
    struct span token = take(p)->span;
    struct expr *expr = node_over(p, EXPR_FIELD, left, NULL, token);

    expr->text = span_text(p->text, token);
    return seal(p, expr);
}

/* `.a.length()`: the call of a method.  The arguments are passed over. */
static const struct expr *
parse_method(struct parser *p, const struct expr *left)
{
    const struct token *open = peek(p);
    const struct token *close = &p->token[open->match];
    struct slice name = token_slice(p, last_token(p));
    struct span where = span_join(left->token, open->span);
    struct bag *bag = door(p, where.at);

    where.len -= open->span.len;
    struct diag *diag = bag_add(bag, &kind_jq_method_call, where,
                                "jq has no methods, but functions to pipe "
                                "into");

    name = slice_cut(name, 1, SIZE_MAX);
    if (p->at + 1 == open->match)
        bag_help(bag, diag, "write `… | %.*s`, if jq has such a function",
                 SLICE_ARGS(name));
    else
        bag_help(bag, diag, "write `… | %.*s(…)`, if jq has such a function",
                 SLICE_ARGS(name));
    p->at = (uint32_t)(close - p->token) + 1;
    return broken(p, left->span.at, left);
}

const struct expr *
parse_suffixes(struct parser *p, const struct expr *term)
{
    for (;;) {
        const struct token *token = peek(p);
        bool near = joined(last_token(p), token);

        if (token->kind == TOKEN_FIELD) {
            term = parse_field(p, term);
        } else if (token->kind == TOKEN_LBRACKET) {
            term = parse_brackets(p, term, false);
        } else if (token->kind == TOKEN_DOT && at_string(p, 1)) {
            take(p);
            term =
                make_index(p, term, parse_string(p), FORM_STRING, token->span);
        } else if (token->kind == TOKEN_DOT &&
                   peek_at(p, 1)->kind == TOKEN_LBRACKET) {
            take(p);
            term = parse_brackets(p, term, true);
        } else if (token->kind == TOKEN_DOT) {
            term = parse_bare_dot(p, term);
        } else if (token->kind == TOKEN_NUMBER && near &&
                   p->text.at[token->span.at] == '.') {
            term = parse_number_index(p, term);
        } else if (token->kind == TOKEN_LPAREN && near &&
                   term->kind == EXPR_FIELD && term->form == FORM_NAME) {
            term = parse_method(p, term);
        } else {
            return term;
        }
        const struct token *question = peek(p);

        if (question->kind == TOKEN_QUESTION)
            take(p), term = seal(p, node_over(p, EXPR_OPTIONAL, term, NULL,
                                              question->span));
    }
}

/* ---- primaries ---- */

static const struct expr *
parse_leaf(struct parser *p, enum expr_kind kind)
{
    const struct token *token = take(p);
    struct expr *expr = node(p, kind, token->span.at, token->span);

    if (kind == EXPR_NUMBER)
        expr->text = token_slice(p, token);
    if (kind == EXPR_VARIABLE)
        expr->name = slice_cut(token_slice(p, token), 1, SIZE_MAX);
    return seal(p, expr);
}

/* The identity that `.a` stands on: it has no text of its own. */
static const struct expr *
implied(struct parser *p)
{
    uint32_t at = peek(p)->span.at;
    struct expr *expr = node(p, EXPR_IDENTITY, at, span_make(at, 0));

    expr->span.len = 0;
    expr->depth = 1;
    return expr;
}

static const struct expr *
parse_dot(struct parser *p)
{
    const struct token *dot = peek(p), *next = peek_at(p, 1);
    bool near = joined(dot, next);

    if (at_string(p, 1)) {
        const struct expr *left = implied(p);

        take(p);
        return make_index(p, left, parse_string(p), FORM_STRING, dot->span);
    }
    if (next->kind == TOKEN_IDENT || (next->kind == TOKEN_BINDING && near)) {
        struct operator operator;
        struct parser ahead = *p;

        ahead.at++;
        if (near || !operator_next(&ahead, &operator)) {
            const struct expr *left = implied(p);

            return parse_bare_dot(p, left);
        }
    }
    return parse_leaf(p, EXPR_IDENTITY);
}

static const struct expr *
parse_group(struct parser *p)
{
    const struct token *open = take(p);
    struct expr *expr = node(p, EXPR_GROUP, open->span.at, open->span);

    expr->left = parse_inside(p, open, 0);
    return seal(p, expr);
}

static const struct expr *
parse_array(struct parser *p)
{
    const struct token *open = take(p);
    struct expr *expr = node(p, EXPR_ARRAY, open->span.at, open->span);

    if (p->at == open->match)
        take(p);
    else
        expr->left = parse_inside(p, open, 0);
    return seal(p, expr);
}

struct parts
parse_arguments(struct parser *p, const struct token *open)
{
    struct parts parts = {0};
    unsigned saved = p->stops;

    if (!p->lopsided)
        p->stops = 0;
    do {
        parts_add(&parts, parse_body(p, STOP_SEMICOLON));
    } while (take_if(p, TOKEN_SEMICOLON));
    p->stops = saved;
    close_bracket(p, open);
    return parts;
}

static void
report_empty_arguments(struct parser *p, const struct token *name,
                       const struct token *open)
{
    struct span where = span_join(open->span, p->token[open->match].span);
    struct bag *bag = door(p, where.at);
    struct diag *diag = bag_add(bag, &kind_jq_empty_arguments, where,
                                "empty parentheses: jq has no empty list of "
                                "arguments");

    bag_help(bag, diag, "write `%.*s`", SLICE_ARGS(token_slice(p, name)));
    bag_fix(bag, diag, true, S("remove the parentheses"), where, S(""));
}

static const struct expr *
parse_call(struct parser *p)
{
    const struct token *name = take(p), *open = peek(p);
    struct expr *expr = node(p, EXPR_CALL, name->span.at, name->span);

    expr->name = token_slice(p, name);
    if (open->kind == TOKEN_LPAREN) {
        take(p);
        if (p->at == open->match && !open->unclosed) {
            report_empty_arguments(p, name, open);
            expr->reported = true;
            take(p);
        } else {
            struct parts parts = parse_arguments(p, open);

            expr->list = parts.first;
            expr->count = parts.count;
        }
        return seal(p, expr);
    }
    if (slice_equal(expr->name, S("true")))
        expr->kind = EXPR_TRUE;
    else if (slice_equal(expr->name, S("false")))
        expr->kind = EXPR_FALSE;
    else if (slice_equal(expr->name, S("null")))
        expr->kind = EXPR_NULL;
    expr->followed = joined(name, open) &&
                     (open->kind == TOKEN_FIELD || open->kind == TOKEN_DOT ||
                      open->kind == TOKEN_LBRACKET);
    return seal(p, expr);
}

/* `$$$$name`, jq's own; everything else with a bare `$` is a fault. */
static const struct expr *
parse_dollar(struct parser *p)
{
    const struct token *dollar = peek(p), *next = peek_at(p, 1);

    if (next->kind == TOKEN_DOLLAR && peek_at(p, 2)->kind == TOKEN_DOLLAR &&
        peek_at(p, 3)->kind == TOKEN_BINDING) {
        p->at += 3;
        return parse_leaf(p, EXPR_VARIABLE);
    }
    struct bag *bag = door(p, dollar->span.at);
    struct diag *diag = bag_add(bag, &kind_jq_syntax, dollar->span,
                                "`$` without a variable's name");

    take(p);
    if (next->kind == TOKEN_FIELD || next->kind == TOKEN_DOT) {
        bag_help(bag, diag, "the root is `.` in jq");
        bag_fix(bag, diag, true, S("remove `$`"), dollar->span, S(""));
        return parse_term(p);
    }
    if (next->kind == TOKEN_IDENT && !joined(dollar, next)) {
        bag_help(bag, diag, "write `$%.*s`, without a blank",
                 SLICE_ARGS(token_slice(p, next)));
        take(p);
    } else if (next->kind == TOKEN_LBRACE && joined(dollar, next)) {
        bag_help(bag, diag, "jq interpolates in strings with `\\(…)`");
        p->at = next->match + 1;
    }
    return broken(p, dollar->span.at, NULL);
}

static const struct expr *
parse_primary(struct parser *p)
{
    const struct token *token = peek(p);

    if (token->kind == TOKEN_FIELD)
        return implied(p);
    if (token->kind == TOKEN_IDENT)
        return parse_call(p);
    if (token->kind == TOKEN_DOT)
        return parse_dot(p);
    if (token->kind == TOKEN_QUOTE || token->kind == TOKEN_FORMAT)
        return parse_string(p);
    if (token->kind == TOKEN_NUMBER)
        return parse_leaf(p, EXPR_NUMBER);
    if (token->kind == TOKEN_BINDING)
        return parse_leaf(p, EXPR_VARIABLE);
    if (token->kind == TOKEN_DOTS)
        return parse_leaf(p, EXPR_RECURSE);
    if (token->kind == TOKEN_LOC)
        return parse_leaf(p, EXPR_LOC);
    if (token->kind == TOKEN_LPAREN)
        return parse_group(p);
    if (token->kind == TOKEN_LBRACKET)
        return parse_array(p);
    if (token->kind == TOKEN_LBRACE)
        return parse_object(p);
    if (token->kind == TOKEN_DOLLAR)
        return parse_dollar(p);
    if (token->kind == TOKEN_BREAK)
        return parse_break(p);
    return NULL;
}

const struct expr *
parse_term(struct parser *p)
{
    const struct expr *term = parse_primary(p);

    if (!term)
        return missing_operand(p);
    /* `.?` and `f?` are no terms in 1.7; their `?` is parse_postfix()'s. */
    return parse_suffixes(p, term);
}
