#ifndef JQ_SYNTAX_PARSER_H
#define JQ_SYNTAX_PARSER_H

/* What the parts of the parser share: grammar.c has expressions and operators,
 * term.c terms and their suffixes, object.c object constructions, control.c
 * the constructs with words, pattern.c patterns, mistake.c what people write
 * that is not jq.  Nothing outside includes this.
 *
 * Recovery: every function returns an expression, EXPR_ERROR if need be, and
 * leaves a token that it cannot use to its caller.  Tokens that nobody can
 * use end up in parse_body(), the only place that skips.
 *
 * Progress: the next token only ever moves forward, and every loop over tokens
 * asks parser_goes_on() for each of its turns, which takes a token by force
 * when the turn before has taken none.  Recursion goes through
 * parser_enter(), and what makes a chain (`|`, `//`, `elif`, the bodies of
 * `as`, `def` and `label`) is read by a loop, not by recursion.
 */

#include "base/containers/map.h"
#include "jq/ast.h"
#include "jq/syntax/token.h"

/* ORDER prec: binds the tighter the greater. */
enum prec {
    PREC_PIPE = 1,
    PREC_COMMA,
    PREC_ALTERNATIVE,
    PREC_ASSIGN,
    PREC_OR,
    PREC_AND,
    PREC_COMPARE,
    PREC_ADD,
    PREC_MULTIPLY,
};

/* Tokens at which a body ends when something around it waits for them. */
enum stop {
    STOP_THEN = 1,
    STOP_ELSE = 2, /* elif, else */
    STOP_END = 4,
    STOP_SEMICOLON = 8,
    STOP_COLON = 16,
    STOP_COMMA = 32, /* between the entries of an object */
};

struct parser {
    struct arena *arena;
    struct slice text;
    const struct token *token;
    uint32_t count; /* of tokens, TOKEN_EOF included */
    uint32_t at;    /* index of the next token */
    uint32_t quiet; /* findings from here on are consequences */
    struct bag *bag;
    struct bag unheard; /* those */
    const struct jq_options *options;
    unsigned stops; /* of all constructs around */
    unsigned nesting;
    bool lopsided;       /* some bracket is not closed */
    struct map declared; /* functions and parameters so far */
    uint32_t blamed;     /* up to here operators are reported: index + 1 */
    struct span broken;  /* the first EXPR_ERROR */
    bool any_broken;
    bool ended;     /* what is missing at the end was said */
    bool unsure;    /* a definition could not be read */
    bool in_source; /* of a reduce: `as` is not a binding */
    bool deep;      /* jq-too-deep was said */
    bool templated; /* jq-foreign-template was said */
    bool stuck;     /* a loop did not move by itself */
    uint32_t head;  /* where parse_exp() reads an operand next, until read */
    /* What was read of an `as`, `def` or `label` that began at `head`: its
     * body is for the loop of parse_exp(), all others return at once.
     */
    struct jq_expr *open;
    uint64_t most; /* of arena->used: see jq_program.cut */
    bool cut;
    uint64_t lookahead; /* tokens that misuse may still look ahead for */
};

/* ---- helpers (parser.c) ---- */

static inline const struct token *
peek(const struct parser *p)
{
    return &p->token[p->at];
}

/* The token `ahead` of the next; the last one beyond the end. */
const struct token *parser_ahead(const struct parser *p, uint32_t ahead);

/* The token before the next, or NULL. */
const struct token *parser_last(const struct parser *p);

static inline bool
at_kind(const struct parser *p, enum token_kind kind)
{
    return peek(p)->kind == kind;
}

/* Takes the next token; EOF stays. */
const struct token *parser_take(struct parser *p);
bool parser_take_if(struct parser *p, enum token_kind kind);

/* Passes over all tokens before number `at`; never back. */
void parser_skip_to(struct parser *p, uint32_t at);

/* Takes the next token, and what it opens up to the closer. */
const struct token *parser_take_whole(struct parser *p);

/* The start of a turn of a loop over tokens, whose `*at` is LOOP_START at
 * first: false at the end of the text.  When the turn before has taken
 * nothing, a token is taken by force.
 */
#define LOOP_START UINT32_MAX
bool parser_goes_on(struct parser *p, uint32_t *at);

/* Nothing stands between the two tokens. */
bool token_joined(const struct token *left, const struct token *right);

struct slice token_slice(const struct parser *p, const struct token *token);

/* "`foo`" as users may see it, or "the end". */
struct slice token_shown(const struct parser *p, const struct token *token);

/* The token can begin an expression. */
bool token_starts_term(const struct token *token);

/* Where a finding at `at` goes: to the user, or nowhere. */
struct bag *parser_bag(struct parser *p, uint32_t at);

/* A node from `from` to the end of the last token taken. */
struct jq_expr *parser_node(struct parser *p, enum jq_expr_kind kind,
                            uint32_t from, struct span token);

/* The same around `left` (and `right`), from where `left` starts. */
struct jq_expr *parser_over(struct parser *p, enum jq_expr_kind kind,
                            const struct jq_expr *left,
                            const struct jq_expr *right, struct span token);

/* What the parser made it may still change, until it hands over the tree. */
static inline struct jq_expr *
parser_own(const struct jq_expr *expr)
{
    return (struct jq_expr *)(uintptr_t)expr;
}

/* Ends the making of `expr`: sets its span, which holds those of its children,
 * and is their parent from now on.
 */
const struct jq_expr *parser_seal(struct parser *p, struct jq_expr *expr);

/* An EXPR_ERROR of no length before the next token. */
const struct jq_expr *parser_nothing(struct parser *p);

/* An EXPR_ERROR around what could be read; `left` may be NULL. */
const struct jq_expr *
parser_broken(struct parser *p, uint32_t from, const struct jq_expr *left);

/* Nodes that wait for their right side: all that binds to the right. */
struct chain {
    struct jq_expr **item;
    uint32_t count, room;
};

/* A list under construction. */
struct parsed_parts {
    const struct jq_expr *first;
    struct jq_expr *last;
    uint32_t count;
};
void parsed_parts_add(struct parsed_parts *parts, const struct jq_expr *part);

/* Counts nesting; false (and a finding) when it is too deep: the rest of
 * the text is passed over.
 */
bool parser_enter(struct parser *p);
void parser_leave(struct parser *p);

/* The same for what is missing before the next token: when that is the end,
 * only the first finding is heard.
 */
struct bag *parser_bag_here(struct parser *p, uint32_t at);

/* How many findings there are, those unheard included. */
uint32_t parser_findings(const struct parser *p);

/* The body ends here: a closer, the end, or a stop. */
bool parse_ends(const struct parser *p);

/* Passes over tokens until one that an expression can go on with; brackets
 * are passed over whole.
 */
void mistake_skip(struct parser *p);

/* The number of tokens of `-name-name` right after the last token, when
 * they look like the rest of a hyphenated name, else 0.
 */
uint32_t suffix_hyphens(const struct parser *p);

/* A function of that name was defined before, or comes with jq. */
bool mistake_knows(const struct parser *p, struct slice name);

/* ---- the grammar ---- */

/* All tokens: the tree of the expression, EXPR_ERROR when there is none. */
const struct jq_expr *parse_program(struct parser *p);

/* An expression up to a closer, the end, or a stop of `stops` or of what
 * is around; tokens that fit nowhere are reported and passed over.
 */
const struct jq_expr *parse_body(struct parser *p, unsigned stops);

/* The same behind the opening bracket `open`, whose closer is taken too. */
const struct jq_expr *
parse_inside(struct parser *p, const struct token *open, unsigned stops);
void parse_close(struct parser *p, const struct token *open);

const struct jq_expr *parse_exp(struct parser *p);
const struct jq_expr *parse_binary(struct parser *p, enum prec min);
const struct jq_expr *parse_prefix(struct parser *p);
const struct jq_expr *parse_postfix(struct parser *p);
const struct jq_expr *parse_term(struct parser *p);
const struct jq_expr *
parse_suffixes(struct parser *p, const struct jq_expr *term);
const struct jq_expr *parse_string(struct parser *p);

/* A string stands `ahead` of the next token, with or without a format. */
bool string_is_ahead(const struct parser *p, uint32_t ahead);

/* `left.key`: a FIELD when the key is constant text, else an INDEX. */
const struct jq_expr *suffix_index(struct parser *p, const struct jq_expr *left,
                                   const struct jq_expr *key,
                                   enum jq_expr_form form, struct span token);

/* A dot that neither a name, a string nor a bracket follows. */
const struct jq_expr *
parse_bare_dot(struct parser *p, const struct jq_expr *left);

const struct jq_expr *parse_object(struct parser *p);
/* `head`: the source began at p->head. */
const struct jq_expr *
parse_binding(struct parser *p, const struct jq_expr *source, bool head);
struct parsed_parts parse_patterns(struct parser *p);
struct parsed_parts parse_arguments(struct parser *p, const struct token *open);

const struct jq_expr *parse_def(struct parser *p, bool head);
const struct jq_expr *parse_if(struct parser *p);
const struct jq_expr *parse_try(struct parser *p);
const struct jq_expr *parse_fold(struct parser *p); /* reduce, foreach */
const struct jq_expr *parse_label(struct parser *p, bool head);
const struct jq_expr *parse_break(struct parser *p);

/* In 1.7: what may take a suffix, be a source, or be an object's value. */
bool jq_expr_is_term(const struct jq_expr *expr);
bool jq_expr_is_object_value(const struct jq_expr *expr);

/* `expr` is a constant; its kind as jq's messages call it, else NULL. */
const char *constant_kind(const struct jq_expr *expr);

/* Reports that `expr` needs parentheses where it is; `why` follows
 * "… needs parentheses".
 */
void parser_parenthesise(struct parser *p, const struct jq_expr *expr,
                         struct span where, const char *why);

/* What is known of an operator. */
struct operator_fact {
    enum prec prec;
    enum jq_expr_kind kind;
    char assoc; /* l(eft), r(ight), n(one) */
};
struct operator_fact operator_fact(enum jq_expr_op op);

/* A binary operator that comes next, foreign ones included. */
struct operator
{
    enum jq_expr_op op;
    enum prec prec;
    uint32_t count;      /* of tokens */
    const char *foreign; /* what one writes in jq, if it is not jq */
    const char *help;
    bool glued; /* `?//` */
    bool known; /* reported already */
};
bool operator_next(const struct parser *p, struct operator* operator);

/* ---- mistake.c ---- */

/* Warns of `=` where a comparison was meant. */
void mistake_condition(struct parser *p, const struct jq_expr *condition);

/* Something that no rule could use stands after `left`: reports it, passes
 * over at least one token, returns what stands for both.
 */
const struct jq_expr *
mistake_report(struct parser *p, const struct jq_expr *left);

/* An operand is expected, but none begins here; may pass over tokens. */
const struct jq_expr *mistake_operand(struct parser *p);

void mistake_operator(struct parser *p, const struct operator* operator);

/* `count` tokens such as `-name` are joined to a field: they belong to its
 * name, unless they are functions; then there is a warning.
 */
bool mistake_hyphen(struct parser *p, uint32_t count);

/* The text as a whole is a directive of another template language. */
bool mistake_template(struct parser *p);

/* ---- cascade.c ---- */

/* Takes out of the findings of one expression what only follows from others.
 */
void cascade_drop(struct arena *arena, struct bag *bag);

#endif
