/* Objects.
 *
 *   object := '{' (entry (',' entry)* ','?)? '}'
 *   entry  := key ':' value | name | keyword | string | '$name' | '$__loc__'
 *   key    := name | keyword | string | '$name' | '(' exp ')'
 *   value  := 1.7: '-'* term ('|' value)?; 1.8: binary ('|' value)?
 */

#include "jq/syntax/parser.h"

#include "jq/kinds.h"

/* Longer keys and values are not repeated in a message. */
enum { SHOWN_MOST = 60 };

static bool
is_name(const struct token *token)
{
    return token->kind == TOKEN_IDENT || token_is_keyword(token->kind);
}

/* A key whose text is known, as a STRING node over `span`. */
static const struct jq_expr *
name_key(struct parser *p, struct span span, struct slice text)
{
    struct jq_expr *key = parser_node(p, EXPR_STRING, span.at, span);

    key->text = text;
    return parser_seal(p, key);
}

/* `my-name`, unquoted. */
static const struct jq_expr *
parse_hyphenated_key(struct parser *p)
{
    struct span span = parser_take(p)->span;
    uint32_t at = LOOP_START;

    while (parser_goes_on(p, &at) && token_joined(parser_last(p), peek(p)) &&
           (at_kind(p, TOKEN_MINUS) || at_kind(p, TOKEN_NUMBER) ||
            is_name(peek(p))))
        span = span_join(span, parser_take(p)->span);
    struct slice text = span_text(p->text, span);
    struct bag *bag = parser_bag(p, span.at);
    struct diag *diag = bag_add(bag, &kind_jq_hyphenated_name, span,
                                "a key with a hyphen needs quotes");

    bag_help(bag, diag, "write `\"%.*s\"`", SLICE_ARGS(text));
    bag_fix(bag, diag, true, S("quote the key"), span,
            arena_printf(p->arena, "\"%.*s\"", SLICE_ARGS(text)));
    return name_key(p, span, text);
}

/* Something that may not be a key as it stands. */
static const struct jq_expr *
parse_wrong_key(struct parser *p)
{
    const struct token *token = peek(p);
    struct bag *bag = parser_bag(p, token->span.at);
    struct slice text = token_slice(p, token);
    struct diag *diag;

    if (token->kind == TOKEN_NUMBER) {
        diag = bag_add(bag, &kind_jq_object_key, token->span,
                       "a number cannot be a key");
        bag_help(bag, diag, "write `\"%.*s\"`", SLICE_ARGS(text));
        bag_fix(bag, diag, true, S("quote the key"), token->span,
                arena_printf(p->arena, "\"%.*s\"", SLICE_ARGS(text)));
        return name_key(p, parser_take(p)->span, text);
    }
    if (token_starts_term(token)) {
        const struct jq_expr *key = parse_postfix(p);

        diag = bag_add(bag, &kind_jq_object_key, key->span,
                       "a computed key needs parentheses");
        if (key->span.len <= SHOWN_MOST)
            bag_help(bag, diag, "write `(%.*s)`",
                     SLICE_ARGS(span_text(p->text, key->span)));
        else
            bag_help(bag, diag, "write `(…)` around the key");
        bag_fix(bag, diag, true, S("add parentheses"),
                span_make(key->span.at, 0), S("("));
        bag_fix(bag, diag, true, S("add parentheses"),
                span_make(span_end(key->span), 0), S(")"));
        return key;
    }
    bag_add(bag,
            token->kind == TOKEN_COMMA ? &kind_jq_missing_operand
                                       : &kind_jq_syntax,
            token->span, "expected an object key, found %.*s",
            SLICE_ARGS(token_shown(p, token)));
    return NULL;
}

static const struct jq_expr *
parse_key(struct parser *p, struct jq_expr *entry)
{
    const struct token *token = peek(p), *next = parser_ahead(p, 1);

    if (is_name(token)) {
        entry->form = EXPR_FORM_NAME;
        if (next->kind == TOKEN_MINUS && token_joined(token, next))
            return parse_hyphenated_key(p);
        parser_take(p);
        return name_key(p, token->span, token_slice(p, token));
    }
    if (token->kind == TOKEN_QUOTE ||
        (token->kind == TOKEN_FORMAT && next->kind == TOKEN_QUOTE)) {
        entry->form = EXPR_FORM_STRING;
        return parse_string(p);
    }
    if (token->kind == TOKEN_BINDING || token->kind == TOKEN_LOC) {
        bool loc = token->kind == TOKEN_LOC;
        struct jq_expr *key = parser_node(p, loc ? EXPR_LOC : EXPR_VARIABLE,
                                          token->span.at, token->span);

        entry->form = loc ? EXPR_FORM_LOC : EXPR_FORM_VARIABLE;
        key->name = slice_cut(token_slice(p, parser_take(p)), 1, SIZE_MAX);
        return parser_seal(p, key);
    }
    entry->form = EXPR_FORM_EXPR;
    if (token->kind != TOKEN_LPAREN)
        return parse_wrong_key(p);
    parser_take(p);
    struct jq_expr *group =
        parser_node(p, EXPR_GROUP, token->span.at, token->span);

    group->left = parse_inside(p, token, 0);
    return parser_seal(p, group);
}

static void
check_key(struct parser *p, const struct jq_expr *key)
{
    const char *kind = constant_kind(key);

    if (key->kind != EXPR_GROUP || !kind || strcmp(kind, "string") == 0)
        return;
    struct bag *bag = parser_bag(p, key->span.at);
    struct diag *diag = bag_add(
        bag, &kind_jq_object_key, key->left->span,
        "an object key must be a string, but this is always of type %s", kind);

    bag_help(bag, diag, "write a string, or convert with `tostring`");
}

/* Where the finding about a value goes: its operator or keyword. */
static void
report_value(struct parser *p, const struct jq_expr *piece,
             const struct jq_expr *whole)
{
    const struct jq_expr *culprit = piece;

    while (culprit->kind == EXPR_NEGATE)
        culprit = culprit->left;
    struct span where = culprit->token;

    if (culprit->kind == EXPR_DEF)
        where = span_make(culprit->span.at, 3);
    if (culprit->kind == EXPR_LABEL)
        where = span_make(culprit->span.at, 5);
    struct bag *bag = parser_bag(p, where.at);
    struct slice text = span_text(p->text, whole->span);
    struct diag *diag =
        bag_add(bag, &kind_jq_object_value, where,
                "an object's value with `%.*s` needs parentheses",
                SLICE_ARGS(span_text(p->text, where)));

    if (text.len <= SHOWN_MOST)
        bag_help(bag, diag, "write `(%.*s)`", SLICE_ARGS(text));
    else
        bag_help(bag, diag, "write `(…)` around the value");
    bag_relate(bag, diag, whole->span, "put parentheses around this");
    bag_fix(bag, diag, true, S("add parentheses"), span_make(whole->span.at, 0),
            S("("));
    bag_fix(bag, diag, true, S("add parentheses"),
            span_make(span_end(whole->span), 0), S(")"));
}

static const struct jq_expr *
parse_value(struct parser *p)
{
    unsigned saved = p->stops;
    VEC(const struct jq_expr *) part = {0};
    VEC(struct span) pipe = {0};
    const struct jq_expr *wrong = NULL;
    struct operator operator;
    uint32_t at = LOOP_START;
    bool more;

    p->stops |= STOP_COMMA;
    do {
        parser_goes_on(p, &at);
        const struct jq_expr *piece = parse_binary(p, PREC_ALTERNATIVE);

        bool fits = p->options->dialect == JQ_1_7
                        ? jq_expr_is_object_value(piece)
                        : piece->kind != EXPR_DEF && piece->kind != EXPR_LABEL;

        if (!wrong && !fits)
            wrong = piece;
        *vec_push(p->arena, &part) = piece;
        more = operator_next(p, &operator) && operator.op == OP_PIPE;
        if (more)
            *vec_push(p->arena, &pipe) = parser_take(p)->span;
    } while (more);
    p->stops = saved;
    const struct jq_expr *value = part.item[part.count - 1];

    for (uint32_t i = pipe.count; i-- > 0;) {
        struct jq_expr *whole =
            parser_over(p, EXPR_PIPE, part.item[i], value, pipe.item[i]);

        whole->op = OP_PIPE;
        value = parser_seal(p, whole);
    }
    if (wrong)
        report_value(p, wrong, value);
    return value;
}

static void
report_colon(struct parser *p, const struct jq_expr *key)
{
    const struct token *token = peek(p);
    struct bag *bag = parser_bag(p, token->span.at);
    struct diag *diag;

    if (key->kind == EXPR_STRING && token_starts_term(token)) {
        struct span after = span_make(span_end(key->span), 0);

        diag = bag_add(bag, &kind_jq_syntax, token->span,
                       "missing `:` between the key and its value");
        bag_fix(bag, diag, false, S("insert `:`"), after, S(":"));
        return;
    }
    struct span where = token->span.len ? token->span : key->span;

    diag = bag_add(bag, &kind_jq_syntax, where,
                   "expected `:` after the key, found %.*s",
                   SLICE_ARGS(token_shown(p, token)));
    if (token->kind == TOKEN_SET)
        bag_fix(bag, diag, true, S("write `:`"), where, S(":"));
    else if (key->kind == EXPR_GROUP)
        bag_help(bag, diag, "a computed key needs a value");
}

static const struct jq_expr *
parse_entry(struct parser *p, const struct token *open)
{
    uint32_t from = peek(p)->span.at;
    struct jq_expr *entry = parser_node(p, EXPR_ENTRY, from, peek(p)->span);
    const struct jq_expr *key = parse_key(p, entry);
    bool ends = at_kind(p, TOKEN_COMMA) || p->at == open->match;

    if (!key)
        return NULL;
    entry->left = key;
    entry->token = key->span;
    if (key->kind == EXPR_STRING && !key->list)
        entry->text = key->text;
    check_key(p, key);
    if (parser_take_if(p, TOKEN_COLON)) {
        if (entry->form == EXPR_FORM_LOC) {
            struct span colon = parser_last(p)->span;

            bag_add(parser_bag(p, colon.at), &kind_jq_syntax, colon,
                    "`$__loc__` as a key takes no value");
        }
        entry->right = parse_value(p);
    } else if (!ends || (key->kind == EXPR_GROUP)) {
        report_colon(p, key);
        if (parser_take_if(p, TOKEN_SET) || token_starts_term(peek(p)))
            entry->right = parse_value(p);
    }
    return parser_seal(p, entry);
}

/* An entry has ended, yet neither `,` nor `}` follows. */
static void
recover_entry(struct parser *p, const struct token *open)
{
    const struct token *token = peek(p);
    bool key = is_name(token) || token->kind == TOKEN_QUOTE;
    const struct token *behind =
        token->kind == TOKEN_QUOTE ? &p->token[token->match] + 1 : token + 1;
    struct bag *bag = parser_bag(p, token->span.at);

    if (key && behind->kind == TOKEN_COLON) {
        struct span after = span_make(span_end(parser_last(p)->span), 0);
        struct diag *diag = bag_add(bag, &kind_jq_missing_operator, token->span,
                                    "missing comma between two entries");

        bag_fix(bag, diag, true, S("insert `,`"), after, S(","));
        return;
    }
    mistake_report(p, parser_nothing(p));
    uint32_t at = LOOP_START;

    while (parser_goes_on(p, &at) && p->at < open->match &&
           !at_kind(p, TOKEN_COMMA))
        parser_take_whole(p);
}

const struct jq_expr *
parse_object(struct parser *p)
{
    const struct token *open = parser_take(p);
    struct jq_expr *object =
        parser_node(p, EXPR_OBJECT, open->span.at, open->span);
    struct parsed_parts parts = {0};
    unsigned saved = p->stops;

    if (!parser_enter(p))
        return parser_nothing(p);
    if (!p->lopsided)
        p->stops = 0;
    for (uint32_t at = LOOP_START;
         parser_goes_on(p, &at) && p->at < open->match;) {
        const struct jq_expr *entry = parse_entry(p, open);

        if (entry)
            parsed_parts_add(&parts, entry);
        if (at_kind(p, TOKEN_COMMA))
            parser_take(p);
        else if (p->at < open->match && p->lopsided && at != p->at &&
                 peek(p)->missing)
            parser_take(p);
        else if (p->at < open->match)
            recover_entry(p, open);
    }
    p->stops = saved;
    if (p->at == open->match)
        parser_take(p);
    parser_leave(p);
    object->list = parts.first;
    object->count = parts.count;
    return parser_seal(p, object);
}
