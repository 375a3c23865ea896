/* What the parts of the parser share. */

#include "jq/syntax/parser.h"

#include "base/core/limits.h"
#include "base/text/buf.h"
#include "jq/kinds.h"

const struct token *
parser_ahead(const struct parser *p, uint32_t ahead)
{
    uint32_t left = p->count - 1 - p->at;

    return peek(p) + (ahead < left ? ahead : left);
}

const struct token *
parser_last(const struct parser *p)
{
    return p->at ? &p->token[p->at - 1] : NULL;
}

const struct token *
parser_take(struct parser *p)
{
    const struct token *token = peek(p);

    if (token->kind != TOKEN_EOF)
        p->at++;
    return token;
}

void
parser_skip_to(struct parser *p, uint32_t at)
{
    if (at > p->at)
        p->at = at < p->count ? at : p->count - 1;
}

const struct token *
parser_take_whole(struct parser *p)
{
    const struct token *token = parser_take(p);

    if (token->match != UINT32_MAX)
        parser_skip_to(p, token->match + 1);
    return token;
}

bool
parser_goes_on(struct parser *p, uint32_t *at)
{
    if (*at == p->at) {
        p->stuck = true;
        parser_take(p);
    }
    *at = p->at;
    return !at_kind(p, TOKEN_EOF);
}

bool
parser_take_if(struct parser *p, enum token_kind kind)
{
    if (!at_kind(p, kind))
        return false;
    parser_take(p);
    return true;
}

bool
token_joined(const struct token *left, const struct token *right)
{
    return left && span_end(left->span) == right->span.at;
}

struct slice
token_slice(const struct parser *p, const struct token *token)
{
    return span_text(p->text, token->span);
}

struct slice
token_shown(const struct parser *p, const struct token *token)
{
    struct buf buf = buf_new(p->arena);

    if (token->kind == TOKEN_EOF || token->missing)
        return S("the end");
    if (token->kind == TOKEN_QUOTE)
        return S("a string");
    buf_byte(&buf, '`');
    buf_safe(&buf, token_slice(p, token));
    buf_byte(&buf, '`');
    return buf_slice(&buf);
}

bool
token_starts_term(const struct token *token)
{
    static const enum token_kind starts[] = {
        TOKEN_IDENT, TOKEN_FIELD,  TOKEN_BINDING,  TOKEN_FORMAT,  TOKEN_NUMBER,
        TOKEN_QUOTE, TOKEN_LPAREN, TOKEN_LBRACKET, TOKEN_LBRACE,  TOKEN_DOT,
        TOKEN_DOTS,  TOKEN_DOLLAR, TOKEN_LOC,      TOKEN_BREAK,   TOKEN_DEF,
        TOKEN_IF,    TOKEN_TRY,    TOKEN_REDUCE,   TOKEN_FOREACH, TOKEN_LABEL,
    };

    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
        if (starts[i] == token->kind)
            return true;
    return false;
}

uint32_t
parser_findings(const struct parser *p)
{
    return p->bag->list.count + p->bag->dropped + p->unheard.dropped;
}

struct bag *
parser_bag(struct parser *p, uint32_t at)
{
    return p->deep || at >= p->quiet ? &p->unheard : p->bag;
}

struct bag *
parser_bag_here(struct parser *p, uint32_t at)
{
    if (!at_kind(p, TOKEN_EOF) && !peek(p)->missing)
        return parser_bag(p, at);
    if (p->ended || p->lopsided)
        return &p->unheard;
    p->ended = true;
    return parser_bag(p, at);
}

struct jq_expr *
parser_node(struct parser *p, enum jq_expr_kind kind, uint32_t from,
            struct span token)
{
    struct jq_expr *expr = arena_new(p->arena, struct jq_expr);

    if (p->arena->used > p->most) {
        p->cut = p->deep = true;
        parser_skip_to(p, p->count);
    }
    expr->kind = kind;
    expr->token = token;
    expr->span.at = from;
    return expr;
}

struct jq_expr *
parser_over(struct parser *p, enum jq_expr_kind kind,
            const struct jq_expr *left, const struct jq_expr *right,
            struct span token)
{
    struct jq_expr *expr = parser_node(p, kind, left->span.at, token);

    expr->left = left;
    expr->right = right;
    return expr;
}

static void
report_deep(struct parser *p, struct span where)
{
    if (!p->deep)
        bag_add(parser_bag(p, where.at), &kind_jq_too_deep, where,
                "the expression is nested too deeply (over %d levels)",
                LIMIT_JQ_NESTING);
    p->deep = true;
}

const struct jq_expr *
parser_seal(struct parser *p, struct jq_expr *expr)
{
    const struct token *last = parser_last(p);
    uint32_t end = last ? span_end(last->span) : 0, at = expr->span.at;

    for (const struct jq_expr *child = jq_expr_child_next(expr, NULL); child;
         child = jq_expr_child_next(expr, child)) {
        parser_own(child)->parent = expr;
        at = child->span.at < at ? child->span.at : at;
        end = span_end(child->span) > end ? span_end(child->span) : end;
    }
    expr->span = span_make(at, end > at ? end - at : 0);
    return expr;
}

/* Every EXPR_ERROR goes with a finding; parse.c sees to it. */
static void
note_broken(struct parser *p, uint32_t at)
{
    if (!p->any_broken)
        p->broken = span_make(at, at < p->text.len);
    p->any_broken = true;
}

const struct jq_expr *
parser_nothing(struct parser *p)
{
    const struct token *last = parser_last(p);
    uint32_t at = last ? span_end(last->span) : 0;

    note_broken(p, at);
    return parser_seal(p, parser_node(p, EXPR_ERROR, at, span_make(at, 0)));
}

const struct jq_expr *
parser_broken(struct parser *p, uint32_t from, const struct jq_expr *left)
{
    struct jq_expr *expr = parser_node(p, EXPR_ERROR, from, span_make(from, 0));

    note_broken(p, peek(p)->span.at);
    expr->left = left;
    return parser_seal(p, expr);
}

/* A list is mutable until its owner is sealed; this is the one place that
 * writes to a node which others see as const.
 */
void
parsed_parts_add(struct parsed_parts *parts, const struct jq_expr *part)
{
    struct jq_expr *link = (struct jq_expr *)(uintptr_t)part;

    if (parts->last)
        parts->last->next = part;
    else
        parts->first = part;
    parts->last = link;
    parts->count++;
}

bool
parser_enter(struct parser *p)
{
    if (p->nesting < LIMIT_JQ_NESTING) {
        p->nesting++;
        return true;
    }
    report_deep(p, peek(p)->span);
    parser_skip_to(p, p->count);
    return false;
}

void
parser_leave(struct parser *p)
{
    p->nesting--;
}

bool
jq_expr_is_term(const struct jq_expr *expr)
{
    switch (expr->kind) {
    case EXPR_OPTIONAL:
        return expr->left->kind == EXPR_FIELD ||
               expr->left->kind == EXPR_INDEX ||
               expr->left->kind == EXPR_SLICE ||
               expr->left->kind == EXPR_ITERATE;
    case EXPR_PIPE:
    case EXPR_COMMA:
    case EXPR_ALTERNATIVE:
    case EXPR_ASSIGN:
    case EXPR_LOGIC:
    case EXPR_COMPARE:
    case EXPR_ARITH:
    case EXPR_NEGATE:
    case EXPR_IF:
    case EXPR_TRY:
    case EXPR_REDUCE:
    case EXPR_FOREACH:
    case EXPR_LABEL:
    case EXPR_AS:
    case EXPR_DEF:
        return false;
    case EXPR_ERROR:
    case EXPR_IDENTITY:
    case EXPR_RECURSE:
    case EXPR_FIELD:
    case EXPR_INDEX:
    case EXPR_SLICE:
    case EXPR_ITERATE:
    case EXPR_NUMBER:
    case EXPR_TRUE:
    case EXPR_FALSE:
    case EXPR_NULL:
    case EXPR_STRING:
    case EXPR_TEXT:
    case EXPR_FORMAT:
    case EXPR_ARRAY:
    case EXPR_OBJECT:
    case EXPR_ENTRY:
    case EXPR_GROUP:
    case EXPR_VARIABLE:
    case EXPR_LOC:
    case EXPR_CALL:
    case EXPR_BREAK:
    case EXPR_PARAM:
    case EXPR_BIND:
    case EXPR_ARRAY_PATTERN:
    case EXPR_OBJECT_PATTERN:
    case EXPR_PATTERN_ENTRY:
    case EXPR_count_:
        return true;
    }
    return true;
}

bool
jq_expr_is_object_value(const struct jq_expr *expr)
{
    while (expr->kind == EXPR_NEGATE)
        expr = expr->left;
    return jq_expr_is_term(expr);
}

void
parser_parenthesise(struct parser *p, const struct jq_expr *expr,
                    struct span where, const char *why)
{
    struct bag *bag = parser_bag(p, where.at);
    struct diag *diag = bag_add(bag, &kind_jq_needs_parentheses, where,
                                "this needs parentheses %s", why);
    struct span from = span_make(expr->span.at, 0);
    struct span to = span_make(span_end(expr->span), 0);

    bag_relate(bag, diag, expr->span, "around this");
    bag_fix(bag, diag, false, S("add parentheses"), from, S("("));
    bag_fix(bag, diag, false, S("add parentheses"), to, S(")"));
}
