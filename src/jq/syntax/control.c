/* Constructs with words.
 *
 *   def     := 'def' name ('(' param (';' param)* ')')? ':' exp ';' exp
 *   if      := 'if' exp 'then' exp ('elif' exp 'then' exp)* ('else' exp)?
 *              'end'
 *   try     := 'try' prefix ('catch' prefix)?      1.8: term, with suffixes
 *   fold    := ('reduce' | 'foreach') source 'as' patterns '(' exp ';' exp
 *              (';' exp)? ')'                      the third: foreach only
 *   source  := term                                1.8: binary
 *   label   := 'label' '$name' '|' exp
 *   break   := 'break' '$name'
 */

#include "jq/syntax/parser.h"

#include "jq/kinds.h"

/* "`word` expected, not …"; the finding may be refined. */
static struct diag *
expected(struct parser *p, const char *what, struct span fallback)
{
    const struct token *token = peek(p);
    struct span where = token->span.len ? token->span : fallback;

    return bag_add(parser_bag_here(p, where.at), &kind_jq_syntax, where,
                   "expected %s, found %.*s", what,
                   SLICE_ARGS(token_shown(p, token)));
}

/* ---- def ---- */

static struct parsed_parts
parse_params(struct parser *p)
{
    const struct token *open = parser_take(p);
    struct parsed_parts parts = {0};
    uint32_t at = LOOP_START;

    while (parser_goes_on(p, &at) && p->at < open->match) {
        const struct token *token = parser_take(p);
        bool variable = token->kind == TOKEN_BINDING;

        if (!variable && token->kind != TOKEN_IDENT) {
            struct bag *bag = parser_bag(p, token->span.at);

            bag_add(bag, &kind_jq_syntax, token->span,
                    "expected a parameter, a name or `$name`, found %.*s",
                    SLICE_ARGS(token_shown(p, token)));
            break;
        }
        struct jq_expr *param =
            parser_node(p, EXPR_PARAM, token->span.at, token->span);

        param->name = slice_cut(token_slice(p, token), variable, SIZE_MAX);
        param->form = variable ? EXPR_FORM_VARIABLE : EXPR_FORM_NAME;
        map_add(&p->declared, param->name);
        parsed_parts_add(&parts, parser_seal(p, param));
        if (p->at < open->match && !at_kind(p, TOKEN_SEMICOLON)) {
            struct diag *diag = expected(p, "`;`", open->span);

            bag_help(parser_bag(p, diag->where.at), diag,
                     "parameters are separated by `;`");
            parser_take(p);
            continue;
        }
        parser_take_if(p, TOKEN_SEMICOLON);
    }
    if (!parts.first && p->at == open->match && !open->unclosed) {
        struct bag *bag = parser_bag(p, open->span.at);
        struct span where = span_join(open->span, p->token[open->match].span);
        struct diag *diag =
            bag_add(bag, &kind_jq_empty_arguments, where,
                    "empty parentheses: jq has no empty list of parameters");

        bag_fix(bag, diag, true, S("remove the parentheses"), where, S(""));
    }
    parser_skip_to(p, open->match + 1);
    return parts;
}

static const struct jq_expr *
parse_def_rest(struct parser *p, const struct jq_expr *def)
{
    if (!at_kind(p, TOKEN_EOF))
        return parse_exp(p);
    struct bag *bag = parser_bag_here(p, def->span.at);
    struct diag *diag = bag_add(bag, &kind_jq_empty, def->token,
                                "only definitions, and no filter after them");

    bag_help(bag, diag, "add what is to be evaluated, such as `%.*s`",
             SLICE_ARGS(def->name));
    return parser_nothing(p);
}

static const struct jq_expr *
parse_def_head(struct parser *p, struct jq_expr *def)
{
    const struct token *name = peek(p);

    if (name->kind != TOKEN_IDENT) {
        expected(p, "the name of the function", def->token);
        if (!token_is_keyword(name->kind))
            return NULL;
    }
    parser_take(p);
    def->name = token_slice(p, name);
    def->token = name->span;
    map_add(&p->declared, def->name);
    if (at_kind(p, TOKEN_LPAREN)) {
        struct parsed_parts params = parse_params(p);

        def->list = params.first;
        def->count = params.count;
    }
    if (!parser_take_if(p, TOKEN_COLON)) {
        expected(p, "`:`", def->token);
        if (at_kind(p, TOKEN_SET))
            parser_take(p);
    }
    return def;
}

const struct jq_expr *
parse_def(struct parser *p, bool head)
{
    struct span word = parser_take(p)->span;
    struct jq_expr *def = parser_node(p, EXPR_DEF, word.at, word);

    if (!parse_def_head(p, def)) {
        uint32_t at = LOOP_START;

        p->unsure = true;
        while (parser_goes_on(p, &at) && !parse_ends(p) &&
               !at_kind(p, TOKEN_SEMICOLON))
            parser_take(p);
        return parser_take_if(p, TOKEN_SEMICOLON) && token_starts_term(peek(p))
                   ? parse_exp(p)
                   : parser_nothing(p);
    }
    if (!parser_enter(p))
        return parser_nothing(p);
    def->left = parse_body(p, STOP_SEMICOLON);
    parser_leave(p);
    def->span.len = 1;
    if (!parser_take_if(p, TOKEN_SEMICOLON)) {
        struct bag *bag = parser_bag_here(p, def->token.at);
        struct diag *diag =
            bag_add(bag, &kind_jq_syntax, def->token,
                    "missing `;` after the definition of `%.*s`",
                    SLICE_ARGS(def->name));

        bag_help(bag, diag, "write `def %.*s: …; …`", SLICE_ARGS(def->name));
        def->right = parser_nothing(p);
        return parser_seal(p, def);
    }
    if (head && !at_kind(p, TOKEN_EOF))
        return p->open = def;
    if (!parser_enter(p))
        return parser_nothing(p);
    def->right = parse_def_rest(p, def);
    parser_leave(p);
    return parser_seal(p, def);
}

/* ---- if ---- */

/* A part of an `if`: the stops around stay in force. */
static const struct jq_expr *
parse_part(struct parser *p, unsigned stops)
{
    return parse_body(p, p->stops | stops);
}

static bool
is_end(const struct parser *p)
{
    return at_kind(p, TOKEN_END);
}

static void
report_unclosed_if(struct parser *p, const struct jq_expr *test,
                   const struct token *second)
{
    struct bag *bag = parser_bag_here(p, test->span.at);
    struct span word = span_make(test->span.at, 2);
    struct diag *diag =
        bag_add(bag, &kind_jq_unclosed_if, word, "this `if` has no `end`");
    const struct token *last = parser_last(p);

    if (second) {
        struct span both = span_join(second->span, (second + 1)->span);

        bag_relate(bag, diag, both, "`else if` opens a second `if`");
        bag_help(bag, diag, "write `elif`, or a second `end`");
        bag_fix(bag, diag, false, S("write `elif`"), both, S("elif"));
        return;
    }
    bag_help(bag, diag, "write `if … then … else … end`");
    bag_fix(bag, diag, false, S("add `end`"),
            span_make(span_end(last->span), 0), S(" end"));
}

/* After the condition, something else than `then`. */
static void
report_no_then(struct parser *p, const struct jq_expr *test)
{
    struct span word = span_make(test->span.at, test->token.len);
    struct bag *bag = parser_bag(p, word.at);
    bool directive = test->token.len == 2 && p->token[0].span.at == word.at;
    struct diag *diag;

    if (directive) {
        struct span where = span_join(word, test->left->span);

        diag = bag_add(bag, &kind_jq_foreign_template, where,
                       "an `if` without `then`: jq has no template blocks");
        bag_help(bag, diag, "write `if … then … else … end` in one template");
        return;
    }
    diag = bag_add(bag, &kind_jq_syntax, word, "`%.*s` without `then`",
                   SLICE_ARGS(span_text(p->text, word)));
    bag_help(bag, diag, "write `if … then … else … end`");
}

/* A condition and its `then`; false when nothing can follow them. */
static bool
parse_test(struct parser *p, struct jq_expr *test)
{
    uint32_t before = parser_findings(p);

    test->left = parse_part(p, STOP_THEN | STOP_ELSE | STOP_END);
    mistake_condition(p, test->left);
    if (!parser_take_if(p, TOKEN_THEN)) {
        if (parser_findings(p) == before)
            report_no_then(p, test);
        test->right = parser_nothing(p);
        return at_kind(p, TOKEN_ELSE) || is_end(p);
    }
    test->right = parse_part(p, STOP_ELSE | STOP_END);
    return true;
}

/* `else` and `end`, after the last test. */
static void
parse_else(struct parser *p, struct jq_expr *test)
{
    const struct token *second = NULL;

    if (at_kind(p, TOKEN_ELSE)) {
        const struct token *otherwise = parser_take(p);

        if (at_kind(p, TOKEN_IF))
            second = otherwise;
        test->third = parse_part(p, STOP_END);
    }
    if (!parser_take_if(p, TOKEN_END))
        report_unclosed_if(p, test, second);
}

/* Every `elif` is an IF in the third of the one before.  Its parts bound the
 * recursion.
 */
const struct jq_expr *
parse_if(struct parser *p)
{
    VEC(struct jq_expr *) tests = {0};
    uint32_t at = LOOP_START;
    struct jq_expr *test;
    bool whole;

    do {
        parser_goes_on(p, &at);
        struct span word = parser_take(p)->span;

        test = parser_node(p, EXPR_IF, word.at, word);
        *vec_push(p->arena, &tests) = test;
        whole = parse_test(p, test);
    } while (whole && at_kind(p, TOKEN_ELIF));
    if (whole)
        parse_else(p, test);
    while (--tests.count)
        tests.item[tests.count - 1]->third =
            parser_seal(p, tests.item[tests.count]);
    return parser_seal(p, tests.item[0]);
}

/* ---- try, reduce, foreach ---- */

static const struct jq_expr *
parse_tight(struct parser *p)
{
    if (!parser_enter(p))
        return parser_nothing(p);
    const struct jq_expr *expr =
        p->options->dialect == JQ_1_7 ? parse_prefix(p) : parse_postfix(p);

    parser_leave(p);
    return expr;
}

const struct jq_expr *
parse_try(struct parser *p)
{
    struct span word = parser_take(p)->span;
    struct jq_expr *expr = parser_node(p, EXPR_TRY, word.at, word);

    expr->left = parse_tight(p);
    if (parser_take_if(p, TOKEN_CATCH))
        expr->right = parse_tight(p);
    return parser_seal(p, expr);
}

static const struct jq_expr *
parse_source(struct parser *p, struct span word)
{
    bool in_source = p->in_source;

    p->in_source = true;
    const struct jq_expr *source = parse_binary(p, PREC_ALTERNATIVE);

    p->in_source = in_source;
    if (p->options->dialect == JQ_1_7 && !jq_expr_is_term(source))
        parser_parenthesise(p, source, source->token,
                            word.len == 6 ? "as the source of `reduce`"
                                          : "as the source of `foreach`");
    return source;
}

static void
report_fold_parts(struct parser *p, const struct jq_expr *fold, unsigned count)
{
    struct bag *bag = parser_bag(p, fold->token.at);
    bool reduce = fold->kind == EXPR_REDUCE;
    struct diag *diag =
        bag_add(bag, &kind_jq_syntax, fold->token,
                reduce ? "`reduce` takes two parts in its parentheses, not %u"
                       : "`foreach` takes two or three parts, not %u",
                count);

    bag_help(bag, diag,
             reduce ? "write `reduce … as $x (init; update)`"
                    : "write `foreach … as $x (init; update; extract)`");
}

static void
parse_fold_parts(struct parser *p, struct jq_expr *fold)
{
    const struct token *open = parser_take(p);

    if (p->at == open->match) {
        parser_take(p);
        report_fold_parts(p, fold, 0);
        return;
    }
    struct parsed_parts parts = parse_arguments(p, open);
    const struct jq_expr *part = parts.first;

    fold->right = part;
    fold->third = part ? part->next : NULL;
    fold->fourth = fold->third ? fold->third->next : NULL;
    unsigned most = fold->kind == EXPR_REDUCE ? 2 : 3;

    if (parts.count < 2 || parts.count > most)
        report_fold_parts(p, fold, parts.count);
}

const struct jq_expr *
parse_fold(struct parser *p)
{
    const struct token *word = parser_take(p);
    struct jq_expr *fold =
        parser_node(p, word->kind == TOKEN_REDUCE ? EXPR_REDUCE : EXPR_FOREACH,
                    word->span.at, word->span);

    if (!parser_enter(p))
        return parser_nothing(p);
    fold->left = parse_source(p, word->span);
    parser_leave(p);
    if (!parser_take_if(p, TOKEN_AS)) {
        expected(p, "`as`", word->span);
        return parser_broken(p, word->span.at, fold->left);
    }
    struct parsed_parts patterns = parse_patterns(p);

    fold->list = patterns.first;
    fold->count = patterns.count;
    if (at_kind(p, TOKEN_LPAREN)) {
        parse_fold_parts(p, fold);
        return parser_seal(p, fold);
    }
    expected(p, "`(`", word->span);
    uint32_t at = LOOP_START;

    while (parser_goes_on(p, &at) && !parse_ends(p) && !at_kind(p, TOKEN_PIPE))
        parser_take(p);
    return parser_broken(p, word->span.at, fold->left);
}

/* ---- label, break ---- */

/* The `$name` of a label; false when there is none (reported). */
static bool
parse_label_name(struct parser *p, struct jq_expr *expr)
{
    const struct token *token = peek(p);

    if (token->kind == TOKEN_BINDING) {
        parser_take(p);
        expr->token = token->span;
        expr->name = slice_cut(token_slice(p, token), 1, SIZE_MAX);
        return true;
    }
    struct diag *diag = expected(p, "`$name`", expr->token);

    if (token->kind == TOKEN_IDENT) {
        bag_fix(parser_bag(p, diag->where.at), diag, true, S("add `$`"),
                span_make(token->span.at, 0), S("$"));
        expr->token = parser_take(p)->span;
        expr->name = span_text(p->text, expr->token);
    }
    expr->reported = true;
    return false;
}

const struct jq_expr *
parse_label(struct parser *p, bool head)
{
    struct span word = parser_take(p)->span;
    struct jq_expr *expr = parser_node(p, EXPR_LABEL, word.at, word);
    bool named = parse_label_name(p, expr);

    if (parser_take_if(p, TOKEN_PIPE)) {
        if (head)
            return p->open = expr;
        expr->left = parse_exp(p);
        return parser_seal(p, expr);
    }
    if (named)
        expected(p, "`|`", word);
    expr->left = parser_nothing(p);
    return parser_seal(p, expr);
}

const struct jq_expr *
parse_break(struct parser *p)
{
    struct span word = parser_take(p)->span;
    struct jq_expr *expr = parser_node(p, EXPR_BREAK, word.at, word);

    parse_label_name(p, expr);
    return parser_seal(p, expr);
}
