/* Suffixes: what a path is made of.
 *
 *   suffix := (field | '.' string | '.'? '[' exp? ']'
 *           | '[' exp? ':' exp? ']') '?'?
 */

#include "jq/syntax/parser.h"

#include "jq/builtin.h"
#include "jq/kinds.h"

/* `.key` where key is any expression: a FIELD when it is constant text. */
const struct jq_expr *
suffix_index(struct parser *p, const struct jq_expr *left,
             const struct jq_expr *key, enum jq_expr_form form,
             struct span token)
{
    bool constant = key->kind == EXPR_STRING && !key->list;
    struct jq_expr *expr = parser_over(p, constant ? EXPR_FIELD : EXPR_INDEX,
                                       left, constant ? NULL : key, token);

    expr->form = form;
    if (constant) {
        expr->text = key->text;
        expr->token = key->span;
    }
    return parser_seal(p, expr);
}

/* `[`: index, slice or iteration. */
static const struct jq_expr *
parse_brackets(struct parser *p, const struct jq_expr *left, bool dotted)
{
    const struct token *open = parser_take(p);
    const struct token *close = &p->token[open->match];
    struct span whole = span_join(open->span, close->span);
    const struct jq_expr *from = NULL, *to = NULL;

    if (p->at == open->match) {
        parser_take(p);
        return parser_seal(p, parser_over(p, EXPR_ITERATE, left, NULL, whole));
    }
    if (at_kind(p, TOKEN_TIMES) && p->at + 1 == open->match) {
        struct bag *bag = parser_bag(p, peek(p)->span.at);
        struct diag *diag = bag_add(bag, &kind_jq_syntax, peek(p)->span,
                                    "jq iterates with `[]`, not with `[*]`");

        bag_help(bag, diag, "write `[]`");
        bag_fix(bag, diag, true, S("write `[]`"), peek(p)->span, S(""));
        parse_close(p, open);
        return parser_seal(p, parser_over(p, EXPR_ITERATE, left, NULL, whole));
    }
    unsigned saved = p->stops;

    if (!p->lopsided)
        p->stops = 0;
    if (!at_kind(p, TOKEN_COLON))
        from = parse_body(p, STOP_COLON);
    struct span colon = peek(p)->span;
    bool slice = parser_take_if(p, TOKEN_COLON);

    if (slice && p->at != open->match)
        to = parse_body(p, 0);
    p->stops = saved;
    parse_close(p, open);
    if (!slice)
        return suffix_index(p, left, from, EXPR_FORM_BRACKET, whole);
    if (dotted || (!from && !to)) {
        struct bag *bag = parser_bag(p, colon.at);
        struct diag *diag =
            bag_add(bag, &kind_jq_syntax, colon,
                    dotted ? "a slice cannot follow a dot"
                           : "a slice needs a number before or after `:`");

        if (dotted)
            bag_help(bag, diag, "write `[…:…]` right after the value");
        else
            bag_help(bag, diag, "write `[]` for all elements");
    }
    struct jq_expr *expr = parser_over(p, EXPR_SLICE, left, from, whole);

    expr->third = to;
    return parser_seal(p, expr);
}

/* `.a.0`, `.a.2nd`: an index, or a name that starts with a digit. */
static const struct jq_expr *
parse_number_index(struct parser *p, const struct jq_expr *left)
{
    struct span span = parser_take(p)->span;
    bool name = false;
    uint32_t at = LOOP_START;

    while (parser_goes_on(p, &at) && token_joined(parser_last(p), peek(p)) &&
           (at_kind(p, TOKEN_IDENT) || token_is_keyword(peek(p)->kind))) {
        span = span_join(span, parser_take(p)->span);
        name = true;
    }
    struct slice word = slice_cut(span_text(p->text, span), 1, SIZE_MAX);
    struct slice fixed = arena_printf(p->arena, name ? "[\"%.*s\"]" : "[%.*s]",
                                      SLICE_ARGS(word));
    struct bag *bag = parser_bag(p, span.at);
    struct diag *diag = bag_add(
        bag, &kind_jq_number_index, span,
        name ? "a field name that starts with a digit cannot follow a dot"
             : "an index is written in brackets, not after a dot");

    bag_help(bag, diag, "write `%.*s`", SLICE_ARGS(fixed));
    bag_fix(bag, diag, true,
            arena_printf(p->arena, "write `%.*s`", SLICE_ARGS(fixed)), span,
            fixed);
    struct jq_expr *key =
        parser_node(p, name ? EXPR_STRING : EXPR_NUMBER, span.at, span);

    key->text = word;
    return suffix_index(p, left, parser_seal(p, key), EXPR_FORM_BRACKET, span);
}

/* The tokens of `-name-name` right after a field: how many, when they look
 * like the rest of a hyphenated name, else 0.  resolve() has the last word.
 */
uint32_t
suffix_hyphens(const struct parser *p)
{
    uint32_t count = 0;
    bool word = false;
    const struct token *last = parser_last(p);

    for (;;) {
        const struct token *minus = parser_ahead(p, count);
        const struct token *part = parser_ahead(p, count + 1);

        if (minus->kind != TOKEN_MINUS || !token_joined(last, minus) ||
            !token_joined(minus, part))
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

static const struct jq_expr *
parse_field(struct parser *p, const struct jq_expr *left)
{
    struct span span = parser_take(p)->span;
    struct span name = span_make(span.at + 1, span.len - 1);
    struct jq_expr *expr = parser_over(p, EXPR_FIELD, left, NULL, name);
    uint32_t count = suffix_hyphens(p);

    if (count && mistake_hyphen(p, count)) {
        while (count-- > 0)
            name = span_join(name, parser_take(p)->span);
        expr->hyphenated = true;
        expr->token = name;
    }
    expr->text = span_text(p->text, name);
    return parser_seal(p, expr);
}

/* A dot that is followed by neither a name, a string nor a bracket. */
const struct jq_expr *
parse_bare_dot(struct parser *p, const struct jq_expr *left)
{
    const struct token *dot = parser_take(p), *next = peek(p);
    struct bag *bag = parser_bag(p, dot->span.at);
    bool near = token_joined(dot, next);
    struct diag *diag;

    if (next->kind == TOKEN_IDENT && !near) {
        struct span gap =
            span_make(span_end(dot->span), next->span.at - span_end(dot->span));

        diag = bag_add(bag, &kind_jq_syntax, gap,
                       "unexpected space between the dot and the name `%.*s`",
                       SLICE_ARGS(token_slice(p, next)));
        bag_fix(bag, diag, true, S("remove the space"), gap, S(""));
    } else if (next->kind == TOKEN_BINDING && near) {
        diag = bag_add(bag, &kind_jq_syntax, span_join(dot->span, next->span),
                       "a field named by a variable is written in brackets");
        bag_help(bag, diag, "write `.[%.*s]`",
                 SLICE_ARGS(token_slice(p, next)));
    } else {
        diag = bag_add(bag, &kind_jq_syntax, dot->span,
                       "expected a name after the dot, found %.*s",
                       SLICE_ARGS(token_shown(p, next)));
        bag_help(bag, diag, "write `.name`, `.[\"name\"]` or nothing");
    }
    if (next->kind != TOKEN_IDENT && next->kind != TOKEN_BINDING) {
        if (near && (token_starts_term(next) || next->kind == TOKEN_FOREIGN ||
                     next->kind == TOKEN_INVALID))
            parser_take_whole(p);
        return parser_broken(p, left->span.at, left);
    }
    struct span token = parser_take(p)->span;
    struct jq_expr *expr = parser_over(p, EXPR_FIELD, left, NULL, token);

    expr->text = span_text(p->text, token);
    return parser_seal(p, expr);
}

/* The function of jq that does what a method called `name` does, given what
 * is between its parentheses; empty when nothing is certain.
 */
static struct slice
method_function(const struct parser *p, struct slice name,
                struct slice arguments)
{
    struct slice hint = builtin_hint(name);
    unsigned count = slice_trim(arguments).len ? 1 : 0;
    size_t end = slice_find_byte(hint, '(', 0);

    for (uint32_t i = p->at; i < p->token[p->at].match; i++)
        if (p->token[i].kind == TOKEN_COMMA ||
            p->token[i].kind == TOKEN_FOREIGN)
            return slice_make(NULL, 0);

    if (end != SLICE_NONE)
        hint = slice_cut(hint, 0, end);
    name = hint.len ? hint : name;
    /* An arrow function is no argument of jq's. */
    if (slice_find(arguments, S("=>"), 0) != SLICE_NONE)
        return slice_make(NULL, 0);
    return builtin_find_in(name, count, p->options->dialect)
               ? name
               : slice_make(NULL, 0);
}

/* `.a.f(x)` becomes `(.a | f(x))`. */
static void
fix_method(struct parser *p, const struct jq_expr *left,
           const struct token *open, struct slice function, struct diag *diag)
{
    const struct token *close = &p->token[open->match];
    struct span name = parser_last(p)->span;
    struct bag *bag = parser_bag(p, name.at);
    uint32_t end =
        p->at + 1 == open->match ? span_end(close->span) : span_end(open->span);
    struct slice title =
        arena_printf(p->arena, "pipe it into `%.*s`", SLICE_ARGS(function));
    struct slice call = arena_printf(
        p->arena, p->at + 1 == open->match ? " | %.*s)" : " | %.*s(",
        SLICE_ARGS(function));

    if (left->span.at == name.at)
        return;
    bag_fix(bag, diag, true, title, span_make(left->span.at, 0), S("("));
    bag_fix(bag, diag, true, title, span_make(name.at, end - name.at), call);
    if (end != span_end(close->span))
        bag_fix(bag, diag, true, title, span_make(span_end(close->span), 0),
                S(")"));
}

/* `JSON.stringify(…)`: the object of another language is no path whose dot is
 * missing.
 */
static void
pardon_object(const struct jq_expr *left)
{
    while (left && left->kind == EXPR_FIELD)
        left = left->left;
    if (left && left->kind == EXPR_CALL && left->name.len &&
        left->name.at[0] >= 'A' && left->name.at[0] <= 'Z')
        parser_own(left)->reported = true;
}

/* `.a.length()`: the call of a method.  The arguments are passed over. */
static const struct jq_expr *
parse_method(struct parser *p, const struct jq_expr *left)
{
    const struct token *open = peek(p);
    const struct token *close = &p->token[open->match];
    struct slice name = token_slice(p, parser_last(p));
    struct span where = span_join(left->token, open->span);
    struct bag *bag = parser_bag(p, where.at);

    where.len -= open->span.len;
    struct diag *diag =
        bag_add(bag, &kind_jq_method_call, where,
                "jq has no methods: a value is piped into a function");

    name = slice_cut(name, 1, SIZE_MAX);
    struct slice hint = builtin_hint(name);
    struct slice arguments =
        slice_cut(p->text, span_end(open->span), close->span.at);
    struct slice function = method_function(p, name, arguments);
    const char *rest = slice_trim(arguments).len ? "(…)" : "";

    if (function.len)
        bag_help(bag, diag, "write `… | %.*s%s`", SLICE_ARGS(function), rest);
    else if (hint.len)
        bag_help(bag, diag, "write `… | %.*s`", SLICE_ARGS(hint));
    else
        bag_help(bag, diag, "write `… | %.*s%s`, if jq has such a function",
                 SLICE_ARGS(name), rest);
    pardon_object(left);
    if (function.len && !open->unclosed && left->left &&
        left->left->kind != EXPR_CALL)
        fix_method(p, left, open, function, diag);
    parser_skip_to(p, open->match + 1);
    return parser_broken(p, left->span.at, left);
}

const struct jq_expr *
parse_suffixes(struct parser *p, const struct jq_expr *term)
{
    uint32_t at = LOOP_START;

    while (parser_goes_on(p, &at)) {
        const struct token *token = peek(p);
        bool near = token_joined(parser_last(p), token);

        if (token->kind == TOKEN_FIELD) {
            term = parse_field(p, term);
        } else if (token->kind == TOKEN_LBRACKET) {
            term = parse_brackets(p, term, false);
        } else if (token->kind == TOKEN_DOT && string_is_ahead(p, 1)) {
            parser_take(p);
            term = suffix_index(p, term, parse_string(p), EXPR_FORM_STRING,
                                token->span);
        } else if (token->kind == TOKEN_DOT &&
                   parser_ahead(p, 1)->kind == TOKEN_LBRACKET) {
            parser_take(p);
            term = parse_brackets(p, term, true);
        } else if (token->kind == TOKEN_DOT) {
            term = parse_bare_dot(p, term);
        } else if (token->kind == TOKEN_NUMBER && near &&
                   term->kind != EXPR_NUMBER &&
                   p->text.at[token->span.at] == '.') {
            term = parse_number_index(p, term);
        } else if (token->kind == TOKEN_LPAREN && near &&
                   term->kind == EXPR_FIELD && term->form == EXPR_FORM_NAME) {
            term = parse_method(p, term);
        } else {
            return term;
        }
        const struct token *question = peek(p);

        if (question->kind == TOKEN_QUESTION)
            parser_take(p),
                term = parser_seal(p, parser_over(p, EXPR_OPTIONAL, term, NULL,
                                                  question->span));
    }
    return term;
}
