/* What people write that is not jq: here are the messages for tokens that no
 * rule of the grammar could use.  One fault gives one finding; what follows
 * is passed over until something that can go on: an operator, a separator,
 * a closer.
 */

#include "jq/syntax/parser.h"

#include "jq/builtin.h"
#include "jq/kinds.h"

static bool
declared(const struct parser *p, struct slice name)
{
    return map_find(&p->declared, name) != NULL;
}

bool
mistake_knows(const struct parser *p, struct slice name)
{
    return declared(p, name) || builtin_arities(name, p->options->dialect) != 0;
}

bool
mistake_hyphen(struct parser *p, uint32_t count)
{
    struct span span = parser_last(p)->span;
    bool quiet = true;

    for (uint32_t i = 1; i < count; i += 2) {
        const struct token *part = parser_ahead(p, i);
        struct slice word = token_slice(p, part);
        bool keyword = token_is_keyword(part->kind);
        enum token_kind behind = parser_ahead(p, i + 1)->kind;

        if (part->kind == TOKEN_NUMBER)
            continue;
        /* `.a-if .b then`: a construct, unless the name goes on. */
        if (keyword && token_starts_term(part) && behind != TOKEN_MINUS &&
            token_starts_term(parser_ahead(p, i + 1)))
            return false;
        if (keyword || !(declared(p, word) ||
                         builtin_find_in(word, 0, p->options->dialect) ||
                         behind == TOKEN_LPAREN))
            return true;
        if (!slice_equal(word, S("now")) && !slice_equal(word, S("length")) &&
            behind != TOKEN_LPAREN)
            quiet = false;
    }
    if (quiet)
        return false;
    span = span_join(span, parser_ahead(p, count - 1)->span);
    span.at++;
    span.len--;
    struct slice name = span_text(p->text, span);
    struct bag *bag = parser_bag(p, span.at);
    struct diag *diag =
        bag_add(bag, &kind_jq_hyphenated_name, span,
                "jq reads `%.*s` as a subtraction", SLICE_ARGS(name));

    diag->level = LEVEL_WARNING;
    bag_help(bag, diag,
             "write `[\"%.*s\"]` for a field of that name, or put spaces "
             "around `-` to subtract",
             SLICE_ARGS(name));
    return false;
}

/* ---- operators ---- */

/* A `|` by itself: of `||` neither counts. */
static bool
is_pipe(const struct token *token)
{
    return token->kind == TOKEN_PIPE && token[1].kind != TOKEN_PIPE &&
           token[-1].kind != TOKEN_PIPE;
}

static int
opens(enum token_kind kind)
{
    return kind == TOKEN_LPAREN || kind == TOKEN_LBRACKET ||
           kind == TOKEN_LBRACE || kind == TOKEN_INTERP || kind == TOKEN_IF;
}

static int
closes(enum token_kind kind)
{
    return kind == TOKEN_RPAREN || kind == TOKEN_RBRACKET ||
           kind == TOKEN_RBRACE || kind == TOKEN_INTERP_END ||
           kind == TOKEN_END;
}

static bool
divides(enum token_kind kind)
{
    return kind == TOKEN_THEN || kind == TOKEN_ELIF || kind == TOKEN_ELSE ||
           kind == TOKEN_SEMICOLON || kind == TOKEN_EOF;
}

/* One more token is looked at that is not next; false: too many were. */
static bool
may_guess(struct parser *p)
{
    return p->lookahead && --p->lookahead;
}

enum beside { BESIDE_OTHER, BESIDE_PIPE, BESIDE_UNKNOWN };

/* Whether a `|` is beside the operator at `p->at`, within the same
 * brackets: in jq it binds least of all, elsewhere it does not, and nobody
 * can say what is meant.
 */
static enum beside
beside_pipe(struct parser *p, uint32_t count)
{
    int depth = 0;

    for (uint32_t i = p->at; i-- > 0 && depth >= 0 && may_guess(p);) {
        enum token_kind kind = p->token[i].kind;

        depth += closes(kind) - opens(kind);
        if (depth == 0 && divides(kind))
            break;
        if (depth == 0 && i > 0 && is_pipe(&p->token[i]))
            return BESIDE_PIPE;
    }
    depth = 0;
    for (uint32_t i = p->at + count; i < p->count && depth >= 0 && may_guess(p);
         i++) {
        enum token_kind kind = p->token[i].kind;

        depth += opens(kind) - closes(kind);
        if (depth == 0 && divides(kind))
            break;
        if (depth == 0 && is_pipe(&p->token[i]))
            return BESIDE_PIPE;
    }
    return p->lookahead ? BESIDE_OTHER : BESIDE_UNKNOWN;
}

void
mistake_operator(struct parser *p, const struct operator* operator)
{
    struct span where =
        span_join(peek(p)->span, parser_ahead(p, operator->count - 1)->span);
    struct bag *bag = parser_bag(p, where.at);
    struct slice text = span_text(p->text, where);
    struct diag *diag =
        bag_add(bag, &kind_jq_foreign_operator, where,
                "`%.*s` is not a jq operator", SLICE_ARGS(text));

    bag_help(bag, diag, "%s", operator->help);
    enum beside beside = operator_fact(operator->op).kind == EXPR_LOGIC
                             ? beside_pipe(p, operator->count)
                             : BESIDE_OTHER;

    if (beside == BESIDE_PIPE)
        bag_help(bag, diag,
                 "%s, which binds tighter than `|`: put each side "
                 "in parentheses",
                 operator->help);
    else if (operator->foreign[0] && beside == BESIDE_OTHER)
        bag_fix(bag, diag, true,
                arena_printf(p->arena, "write `%s`", operator->foreign), where,
                slice_from(operator->foreign));
}

void
mistake_condition(struct parser *p, const struct jq_expr *condition)
{
    const struct jq_expr *e = jq_expr_inner(condition);

    if (e->kind != EXPR_ASSIGN || e->op != OP_ASSIGN)
        return;
    struct bag *bag = parser_bag(p, e->token.at);
    struct diag *diag = bag_add(bag, &kind_jq_assignment, e->token,
                                "`=` assigns; it does not compare");

    bag_fix(bag, diag, false, S("compare with `==`"), e->token, S("=="));
}

/* ---- other template languages ---- */

static const struct slice directives[] = {
    SC("block"),    SC("define"),    SC("elseif"), SC("elsif"),
    SC("endblock"), SC("endfor"),    SC("endif"),  SC("endraw"),
    SC("extends"),  SC("for"),       SC("macro"),  SC("raw"),
    SC("set"),      SC("template"),  SC("unless"), SC("with"),
    SC("endwith"),  SC("endunless"), SC("printf"),
};

/* Go's comparisons are functions that come before their arguments. */
static bool
is_comparison(const struct parser *p, const struct token *token)
{
    static const struct slice names[] = {SC("eq"), SC("ne"), SC("lt"),
                                         SC("le"), SC("gt"), SC("ge")};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (token->kind == TOKEN_IDENT &&
            slice_equal(names[i], token_slice(p, token)))
            return true;
    return false;
}

static bool
is_directive(const struct parser *p)
{
    const struct token *first = peek(p), *second = parser_ahead(p, 1);
    struct slice word = token_slice(p, first);

    if (first->kind == TOKEN_IF)
        return is_comparison(p, second) &&
               token_starts_term(parser_ahead(p, 2)) &&
               !declared(p, token_slice(p, second));
    if (first->kind == TOKEN_ELSE || first->kind == TOKEN_END ||
        first->kind == TOKEN_ELIF || first->kind == TOKEN_THEN)
        return true;
    if (first->kind != TOKEN_IDENT || declared(p, word))
        return false;
    if (slice_equal(word, S("range")))
        return second->kind == TOKEN_FIELD || second->kind == TOKEN_BINDING;
    for (size_t i = 0; i < sizeof(directives) / sizeof(directives[0]); i++)
        if (slice_equal(directives[i], word))
            return second->kind == TOKEN_EOF ||
                   (second->kind != TOKEN_LPAREN && token_starts_term(second));
    return false;
}

bool
mistake_template(struct parser *p)
{
    const struct token *first = peek(p);

    if (!is_directive(p))
        return false;
    struct bag *bag = parser_bag(p, first->span.at);
    struct diag *diag =
        bag_add(bag, &kind_jq_foreign_template, first->span,
                "`%.*s` here is a directive of another template language",
                SLICE_ARGS(token_slice(p, first)));

    if (slice_equal(token_slice(p, first), S("range")) ||
        slice_equal(token_slice(p, first), S("for")))
        bag_help(bag, diag, "iterate in jq: `map(…)`, `[.list[] | …]`");
    else
        bag_help(bag, diag,
                 "write the whole condition as one expression: "
                 "`if … then … else … end`");
    p->templated = true;
    parser_skip_to(p, p->count);
    return true;
}

/* ---- tokens in the wrong place ---- */

void
mistake_skip(struct parser *p)
{
    uint32_t at = LOOP_START;

    while (parser_goes_on(p, &at)) {
        const struct token *token = peek(p);
        struct operator operator;

        if (token->kind == TOKEN_SEMICOLON || token->kind == TOKEN_THEN ||
            token->kind == TOKEN_ELSE || token->kind == TOKEN_ELIF ||
            token->kind == TOKEN_END || token->kind == TOKEN_COLON ||
            token->kind == TOKEN_INTERP_END || token->kind == TOKEN_UNQUOTE ||
            token->kind == TOKEN_RPAREN || token->kind == TOKEN_RBRACKET ||
            token->kind == TOKEN_RBRACE)
            return;
        if (operator_next(p, &operator) && !operator.known)
            return;
        parser_take_whole(p);
    }
}

/* `c ? a : b`, told by the colon; false when it is something else. */
static bool
ternary(struct parser *p)
{
    const struct token *question = parser_last(p);
    uint32_t at = p->at;

    if (!question || question->kind != TOKEN_QUESTION)
        return false;
    while (p->token[at].kind != TOKEN_COLON) {
        const struct token *token = &p->token[at];

        if (token->kind == TOKEN_EOF || token->kind == TOKEN_PIPE ||
            (token->match != UINT32_MAX && token->match < at) || !may_guess(p))
            return false;
        at = token->match != UINT32_MAX ? token->match + 1 : at + 1;
    }
    bool elvis = p->at == at;

    parser_skip_to(p, at);
    struct bag *bag = parser_bag(p, question->span.at);
    struct diag *diag =
        bag_add(bag, &kind_jq_foreign_operator, question->span,
                elvis ? "jq has no `?:` operator" : "jq has no `? :` operator");

    bag_help(bag, diag,
             elvis ? "write `… // …`" : "write `if … then … else … end`");
    parser_take(p);
    mistake_skip(p);
    return true;
}

/* `.a ?? "x"` */
static bool
nullish(struct parser *p)
{
    const struct token *last = parser_last(p);

    uint32_t at = p->at;

    if (at < 2 || last->kind != TOKEN_QUESTION ||
        p->token[at - 2].kind != TOKEN_QUESTION)
        return false;
    struct span where = span_join(p->token[p->at - 2].span, last->span);
    struct bag *bag = parser_bag(p, where.at);
    struct diag *diag = bag_add(bag, &kind_jq_foreign_operator, where,
                                "jq has no `??` operator");

    bag_help(bag, diag, "jq's operator is `//`");
    bag_fix(bag, diag, true, S("write `//`"), where, S("//"));
    mistake_skip(p);
    /* `;`, `end`: what is not there has been reported. */
    if (p->at == at)
        parser_take(p);
    return true;
}

/* `contains "x"`: parentheses around the one token, or string, that follows.
 * The call has not the number of arguments that was meant.
 */
static void
enclose_argument(struct parser *p, const struct jq_expr *call,
                 struct diag *diag)
{
    const struct token *next = peek(p);
    struct bag *bag = parser_bag(p, call->span.at);
    struct slice title = S("put the argument in parentheses");
    struct span last = next->span;
    uint32_t gap = next->span.at - span_end(call->span);

    parser_own(call)->reported = true;
    if (next->kind == TOKEN_QUOTE && next->match != UINT32_MAX)
        last = p->token[next->match].span;
    else if (next->kind != TOKEN_NUMBER)
        return;
    bag_fix(bag, diag, true, title, span_make(span_end(call->span), gap),
            S("("));
    bag_fix(bag, diag, true, title, span_make(span_end(last), 0), S(")"));
}

/* `name x`: a call without parentheses.  When jq has no such function that
 * is the finding, so that there is only one.
 */
static bool
bare_call(struct parser *p, const struct jq_expr *left)
{
    const struct token *next = peek(p);

    while (left->right && left->kind != EXPR_CALL)
        left = left->right;
    if (left->kind != EXPR_CALL || left->count || left->reported ||
        span_end(left->span) != span_end(parser_last(p)->span))
        return false;
    struct slice hint = builtin_hint(left->name);
    bool known = mistake_knows(p, left->name);
    bool binary = hint.len && hint.len <= 2 && next->kind != TOKEN_IDENT;

    if (known && builtin_find_in(left->name, 0, p->options->dialect) &&
        !builtin_find_in(left->name, 1, p->options->dialect))
        return false;
    struct bag *bag = parser_bag(p, left->span.at);
    struct diag *diag;

    if (known)
        diag = bag_add(bag, &kind_jq_missing_operator, next->span,
                       "the argument of `%.*s` needs parentheses",
                       SLICE_ARGS(left->name));
    else
        diag = bag_add(bag, &kind_jq_undefined_function, left->span,
                       "unknown function `%.*s`", SLICE_ARGS(left->name));
    if (known)
        enclose_argument(p, left, diag);
    if (binary)
        bag_help(bag, diag, "write `… %.*s …`", SLICE_ARGS(hint));
    else if (hint.len)
        bag_help(bag, diag, "in jq: `%.*s`", SLICE_ARGS(hint));
    else
        bag_help(bag, diag, "arguments go in parentheses: `%.*s(…)`",
                 SLICE_ARGS(left->name));
    mistake_skip(p);
    return true;
}

static void
report_missing_operator(struct parser *p, const struct token *token)
{
    struct bag *bag = parser_bag(p, token->span.at);
    struct span where = token->span;
    struct slice text = token_slice(p, token);

    if (token->match != UINT32_MAX)
        where = span_join(where, p->token[token->match].span);
    struct diag *diag = bag_add(bag, &kind_jq_missing_operator, where,
                                "missing operator before %.*s",
                                SLICE_ARGS(token_shown(p, token)));
    enum token_kind last = parser_last(p)->kind;

    if (slice_equal(text, S("is")))
        bag_help(bag, diag, "compare it: `… != null`, `… == \"x\"`");
    else if (slice_equal(text, S("in")))
        bag_help(bag, diag, "write `| IN(\"a\", \"b\")`");
    else if (token->kind == TOKEN_IDENT &&
             (builtin_arities(text, p->options->dialect) & ~1u))
        bag_help(bag, diag, "write `| %.*s(…)`", SLICE_ARGS(text));
    else if (token->kind == TOKEN_IDENT &&
             builtin_arities(text, p->options->dialect))
        bag_help(bag, diag, "write `| %.*s`", SLICE_ARGS(text));
    else if (token->kind == TOKEN_QUOTE && last == TOKEN_UNQUOTE)
        bag_help(bag, diag,
                 "join strings with `+`, or interpolate: "
                 "`\"\\(.a) text\"`");
    else if (token->kind == TOKEN_IF)
        bag_help(bag, diag,
                 "a condition comes first: "
                 "`if … then … else … end`");
    else
        bag_help(bag, diag, "join the two with `|`, `,`, `+`, …");
}

static void
report_unexpected(struct parser *p, const struct token *token)
{
    enum token_kind kind = token->kind;
    bool word = kind == TOKEN_END || kind == TOKEN_ELSE || kind == TOKEN_ELIF ||
                kind == TOKEN_THEN || kind == TOKEN_CATCH;
    struct bag *bag = parser_bag(p, token->span.at);

    /* Most often the word of a construct that was misread before. */
    if (word && parser_findings(p))
        return;
    struct diag *diag =
        bag_add(bag, &kind_jq_syntax, token->span, "unexpected %.*s",
                SLICE_ARGS(token_shown(p, token)));

    if (kind == TOKEN_SEMICOLON)
        bag_help(bag, diag,
                 "`;` separates arguments; values are joined by "
                 "`|` or `,`");
    else if (kind == TOKEN_COLON)
        bag_help(bag, diag, "`:` belongs in objects and slices");
    else if (kind == TOKEN_CATCH)
        bag_help(bag, diag,
                 "`try` takes one operand: write "
                 "`try (…) catch …`");
    else if (kind == TOKEN_AS)
        bag_help(bag, diag, "write `value as $name | …`");
    else if (word)
        bag_help(bag, diag, "it has no matching `if`");
}

static struct slice
last_word(const struct parser *p)
{
    const struct token *last = parser_last(p);

    return last ? token_slice(p, last) : slice_make(NULL, 0);
}

const struct jq_expr *
mistake_report(struct parser *p, const struct jq_expr *left)
{
    const struct token *token = peek(p);

    if (token->kind == TOKEN_INVALID) {
        parser_take(p);
    } else if (token_joined(parser_last(p), token) &&
               (token->kind == TOKEN_DOTS ||
                (token->kind == TOKEN_IDENT &&
                 parser_last(p)->kind == TOKEN_DOTS))) {
        if (token->kind == TOKEN_IDENT)
            token = parser_last(p);
        struct bag *bag = parser_bag(p, token->span.at);
        struct diag *diag =
            bag_add(bag, &kind_jq_syntax, token->span, "two dots in a path");

        bag_help(bag, diag, "write one `.`");
        bag_fix(bag, diag, true, S("write one `.`"), token->span, S("."));
        parser_take(p);
        mistake_skip(p);
    } else if (ternary(p) || nullish(p)) {
        return parser_broken(p, left->span.at, left);
    } else if (token_starts_term(token) || token->kind == TOKEN_FOREIGN) {
        if (!bare_call(p, left)) {
            report_missing_operator(p, token);
            parser_take_whole(p);
            mistake_skip(p);
        }
    } else if (token->kind == TOKEN_COLON && !mistake_knows(p, last_word(p)) &&
               bare_call(p, left)) {
        /* `| date:"…"`: a filter of Liquid with its argument. */
        parser_take(p);
        mistake_skip(p);
    } else {
        report_unexpected(p, token);
        parser_take(p);
        mistake_skip(p);
    }
    return parser_broken(p, left->span.at, left);
}
