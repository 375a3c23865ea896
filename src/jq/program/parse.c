#include "jq/program/parse.h"

#include "base/core/limits.h"
#include "jq/kinds.h"
#include "jq/program/dialect.h"
#include "jq/program/resolver.h"
#include "jq/syntax/parser.h"
#include "jq/syntax/single_quotes.h"

/* Tokens that guesses at what was meant may look ahead for, in all: enough for
 * some thousand operators of other languages in one expression, and little
 * time.
 */
enum { LOOKAHEAD = 4000000, LOOKAHEAD_PER_TOKEN = 64 };

/* The tokens of a text of so many bytes are given back after reading it. */
enum { LARGE = 4 << 10 };

static bool
has_errors(const struct bag *bag)
{
    return bag->failed || bag_count(bag, LEVEL_ERROR) > 0;
}

/* One reading of `lexing->text`, which may use `arena` up to `most`; its
 * findings end up in `bag`. */
static struct jq_program
read_program(struct arena *arena, const struct lexing *lexing,
             const struct jq_options *options, struct bag *bag, uint64_t most)
{
    struct arena scratch = ARENA_INIT;
    bool large = lexing->text.len >= LARGE;
    struct tokens tokens = tokens_read(large ? &scratch : arena, lexing, bag);
    struct parser p = {
        .arena = arena,
        .text = lexing->text,
        .token = tokens.list.item,
        .count = tokens.list.count,
        .quiet = tokens.quiet,
        .lopsided = tokens.lopsided,
        .stuck = tokens.stuck,
        .bag = bag,
        .unheard = bag_within(arena, bag),
        .most = most,
        .options = options,
        .head = UINT32_MAX,
        .declared = map_new(arena),
        .lookahead =
            LOOKAHEAD + LOOKAHEAD_PER_TOKEN * (uint64_t)tokens.list.count,
    };
    p.unheard.mute = true;
    const struct jq_expr *root = parse_program(&p);

    if (p.any_broken && !p.cut && !has_errors(bag))
        bag_add(bag, &kind_jq_syntax, p.broken,
                "the expression ends early or "
                "goes on wrongly here");
    if (!p.deep && !p.templated)
        resolve(&p, root);
    arena_close(&scratch);
    return (struct jq_program){
        .root = root,
        .valid = !p.cut && !has_errors(bag),
        .cut = p.cut,
        .stuck = p.stuck,
    };
}

static void
hand_over(struct bag *to, const struct bag *from)
{
    for (uint32_t i = 0; i < from->list.count; i++) {
        if (to->list.count < LIMIT_DIAGS)
            *vec_push(to->arena, &to->list) = from->list.item[i];
        else
            to->dropped++;
    }
    to->dropped += from->dropped;
    to->failed |= from->failed;
}

/* Reads `lexing`, of which `program` was made, as the other jq does. */
static void
read_other(struct arena *arena, const struct lexing *lexing,
           const struct jq_options *options, const struct jq_program *program,
           struct bag *bag, uint64_t most)
{
    struct jq_options changed = *options;
    struct lexing again = *lexing;
    struct bag found = bag_within(arena, bag);

    changed.dialect = options->dialect == JQ_1_7 ? JQ_1_8 : JQ_1_7;
    again.dialect = changed.dialect;
    struct jq_program other =
        read_program(arena, &again, &changed, &found, most);

    if (!other.cut)
        dialect_compare(program, &other, &found, options->dialect, bag);
}

/* Single quotes make two readings: Port's decides whether the expression is
 * valid; one that knows what was meant says what is wrong.
 */
struct jq_program
jq_parse(struct arena *arena, struct slice text,
         const struct jq_options *options, struct bag *bag)
{
    struct lexing lexing = {.text = text, .dialect = options->dialect};
    bool quotes = slice_find_byte(text, '\'', 0) != SLICE_NONE;
    struct bag found = bag_within(bag->arena, bag);
    struct jq_program program;
    uint64_t start = arena->used, most = start + bag->budget->expressions;

    found.mute = bag_full(bag);
    lexing.single_quotes = true;
    if (quotes && options->port)
        lexing.rewritten = single_quotes_rewrite(arena, text);
    program = read_program(arena, &lexing, options, &found, most);
    if (quotes) {
        struct bag other = bag_within(bag->arena, bag);
        struct lexing plain = {.text = text, .dialect = options->dialect};

        other.mute = found.mute;
        if (options->port)
            plain.text = lexing.rewritten;
        struct jq_program real =
            read_program(arena, &plain, options, &other, most);

        /* Valid as Port reads it, whatever it looks like; or broken in a
         * way that only Port's reading shows.
         */
        if (real.valid != program.valid) {
            program = real;
            found = other;
        }
    }
    if (found.list.count > 1)
        cascade_drop(arena, &found);
    hand_over(bag, &found);
    if (program.valid && dialect_matters(program.root, options->dialect))
        read_other(arena, &lexing, options, &program, bag, most);
    program.bytes = arena->used - start;
    return program;
}
