#include "app/options.h"

#include "base/files/file.h"
#include "base/text/buf.h"
#include "base/text/suggestion.h"

static const struct option table[] = {
#define OPTION(id, type, name, letter, argument, commands, help) \
    {name,                                                       \
     argument,                                                   \
     help,                                                       \
     letter,                                                     \
     OPTION_##type,                                              \
     (commands),                                                 \
     offsetof(struct options, id)},
#include "app/options.def"
#undef OPTION
};

enum { OPTIONS = sizeof(table) / sizeof(table[0]) };

static const struct command commands[] = {
#define COMMAND(id, operands, summary) {#id, operands, summary, cmd_##id},
#include "app/commands.def"
#undef COMMAND
};

const struct command *
command_get(enum command_id id)
{
    return &commands[id];
}

const struct option *
option_next(const struct option *option)
{
    option = option ? option + 1 : table;
    return option < table + OPTIONS ? option : NULL;
}

/* The state of reading one command line. */
struct option_reading {
    struct arena *arena;
    char *const *word; /* the next one */
    struct options *options;
    bool given[OPTIONS];
    bool ended;            /* `--` was met */
    bool first_is_operand; /* it comes after `--`: no command */
    struct slice *problem;
};

#define FAIL(r, ...) \
    (*(r)->problem = arena_printf((r)->arena, __VA_ARGS__), false)

static void
push(struct arena *arena, struct option_values *texts, struct slice text)
{
    *vec_push(arena, &texts->list) = arena_copy(arena, text);
}

static void
push_divided(struct arena *arena, struct option_values *texts,
             struct slice text)
{
    while (text.len) {
        size_t comma = slice_find_byte(text, ',', 0);
        size_t end = comma == SLICE_NONE ? text.len : comma;
        struct slice piece = slice_trim(slice_cut(text, 0, end));

        if (piece.len)
            push(arena, texts, piece);
        text = slice_cut(text, end + 1, text.len);
    }
}

/* Stores `value`, which is empty for a flag. */
static bool
store(struct option_reading *r, const struct option *option, struct slice value)
{
    void *field = (char *)r->options + option->field;

    r->given[option - table] = true;
    switch (option->type) {
    case OPTION_FLAG:
        *(bool *)field = true;
        break;
    case OPTION_TEXT:
    case OPTION_WHEN:
        *(struct slice *)field = value;
        break;
    case OPTION_NUMBER:
        if (!slice_number(value, field))
            return FAIL(r, "`--%s` needs a number, not `%.*s`", option->name,
                        SLICE_ARGS(value));
        break;
    case OPTION_EACH:
        push(r->arena, field, value);
        break;
    case OPTION_LIST:
        push_divided(r->arena, field, value);
        break;
    }
    return true;
}

/* The argument of --color may be left out, so the next word is taken only
 * when it is one.
 */
static bool
next_is_when(const struct option_reading *r)
{
    struct slice next = slice_from(*r->word);

    return slice_equal(next, S("auto")) || slice_equal(next, S("always")) ||
           slice_equal(next, S("never"));
}

/* `option` was written without an argument of its own. */
static bool
store_bare(struct option_reading *r, const struct option *option)
{
    if (option->type == OPTION_WHEN && !next_is_when(r))
        return store(r, option, S("always"));
    if (!option->argument[0])
        return store(r, option, slice_make(NULL, 0));
    if (!*r->word)
        return FAIL(r, "`--%s` needs an argument: %s", option->name,
                    option->argument);
    return store(r, option, slice_from(*r->word++));
}

static bool
unknown_option(struct option_reading *r, struct slice name)
{
    struct suggestion suggestion = suggestion_start(name);

    for (int i = 0; i < OPTIONS; i++)
        suggestion_offer(&suggestion, slice_from(table[i].name));
    struct slice best = suggestion_best(&suggestion);

    if (best.len)
        return FAIL(r, "unknown option `--%.*s`, did you mean `--%.*s`?",
                    SLICE_ARGS(name), SLICE_ARGS(best));
    return FAIL(r, "unknown option `--%.*s`", SLICE_ARGS(name));
}

static bool
read_long(struct option_reading *r, struct slice word)
{
    size_t equals = slice_find_byte(word, '=', 0);
    struct slice name =
        slice_cut(word, 0, equals == SLICE_NONE ? word.len : equals);

    for (int i = 0; i < OPTIONS; i++) {
        const struct option *option = &table[i];

        if (!slice_equal(name, slice_from(option->name)))
            continue;
        if (equals == SLICE_NONE)
            return store_bare(r, option);
        if (!option->argument[0])
            return FAIL(r, "`--%s` takes no argument", option->name);
        return store(r, option, slice_cut(word, equals + 1, word.len));
    }
    return unknown_option(r, name);
}

static const struct option *
find_letter(char letter)
{
    for (int i = 0; i < OPTIONS; i++)
        if (table[i].letter && table[i].letter == letter)
            return &table[i];
    return NULL;
}

/* Flags in a row; the first that takes an argument takes the rest. */
static bool
read_short(struct option_reading *r, struct slice letters)
{
    for (size_t i = 0; i < letters.len; i++) {
        const struct option *option = find_letter(letters.at[i]);
        struct slice rest = slice_cut(letters, i + 1, letters.len);

        if (!option)
            return FAIL(r, "unknown option `-%.*s`",
                        SLICE_ARGS(slice_cut(letters, i, letters.len)));
        if (!option->argument[0] || rest.len == 0) {
            if (!store_bare(r, option))
                return false;
        } else {
            if (slice_starts(rest, S("=")))
                rest = slice_cut(rest, 1, rest.len);
            return store(r, option, rest);
        }
    }
    return true;
}

static bool
add_operand(struct option_reading *r, struct slice word)
{
    if (r->options->operand.list.count == 0)
        r->first_is_operand = r->ended;
    push(r->arena, &r->options->operand, word);
    return true;
}

static bool
read_word(struct option_reading *r, struct slice word)
{
    if (r->ended || word.len < 2 || word.at[0] != '-')
        return add_operand(r, word);
    if (slice_equal(word, S("--"))) {
        r->ended = true;
        return true;
    }
    if (slice_starts(word, S("--")))
        return read_long(r, slice_cut(word, 2, word.len));
    return read_short(r, slice_cut(word, 1, word.len));
}

/* A word that is no command is a path, unless it can only be a slip: no such
 * file, and nothing in it that paths have.
 */
static bool
check_path(struct option_reading *r, struct slice word)
{
    struct suggestion suggestion = suggestion_start(word);

    if (slice_equal(word, S("-")) ||
        slice_find_byte(word, '/', 0) != SLICE_NONE ||
        slice_find_byte(word, '.', 0) != SLICE_NONE ||
        file_type_of(word.at) != FILE_ABSENT)
        return true;
    for (int i = 0; i < COMMAND_count_; i++)
        suggestion_offer(&suggestion, slice_from(commands[i].name));
    struct slice best = suggestion_best(&suggestion);

    if (best.len)
        return FAIL(r, "unknown command `%.*s`, did you mean `%.*s`?",
                    SLICE_ARGS(word), SLICE_ARGS(best));
    return FAIL(r, "`%.*s` is neither a command nor a file", SLICE_ARGS(word));
}

/* The first operand is the command when it is called like one. */
static bool
find_command(struct option_reading *r)
{
    struct option_values *operand = &r->options->operand;

    r->options->command = COMMAND_lint;
    if (operand->list.count == 0 || r->first_is_operand)
        return true;
    struct slice word = operand->list.item[0];

    for (int i = 0; i < COMMAND_count_; i++) {
        if (!slice_equal(word, slice_from(commands[i].name)))
            continue;
        r->options->command = (enum command_id)i;
        r->options->command_named = true;
        operand->list.item++;
        operand->list.count--;
        operand->list.room--;
        return true;
    }
    return check_path(r, word);
}

static bool
check_given(struct option_reading *r)
{
    unsigned bit = 1u << r->options->command;

    for (int i = 0; i < OPTIONS; i++)
        if (r->given[i] && !(table[i].commands & bit))
            return FAIL(r, "`--%s` is no option of `invokelint %s`",
                        table[i].name, commands[r->options->command].name);
    return true;
}

bool
options_read(struct arena *arena, char *const *word, struct options *options,
             struct slice *problem)
{
    struct option_reading r = {
        .arena = arena,
        .word = word,
        .options = options,
        .problem = problem,
    };

    *options = (struct options){
        .max_warnings = OPTIONS_NONE,
        .max_diagnostics = OPTIONS_NONE,
        .jobs = OPTIONS_NONE,
    };
    while (*r.word)
        if (!read_word(&r, slice_from(*r.word++)))
            return false;
    return find_command(&r) && check_given(&r);
}

static void
help_option(struct buf *out, const struct option *option)
{
    size_t start = out->len;

    if (option->letter)
        buf_printf(out, "  -%c, --%s", option->letter, option->name);
    else
        buf_printf(out, "      --%s", option->name);
    if (option->argument[0])
        buf_printf(out, option->type == OPTION_WHEN ? "[=%s]" : " %s",
                   option->argument);
    if (out->len - start < 30)
        buf_repeat(out, ' ', 30 - (out->len - start));
    else
        buf_text(out, "  ");
    buf_printf(out, "%s\n", option->help);
}

static void
help_options(struct buf *out, unsigned commands_bits)
{
    buf_text(out, "\noptions:\n");
    for (const struct option *o = option_next(NULL); o; o = option_next(o))
        if (o->commands & commands_bits)
            help_option(out, o);
}

struct slice
options_help(struct arena *arena, const struct options *options)
{
    struct buf out = buf_new(arena);
    const struct command *command = &commands[options->command];

    if (options->command_named) {
        buf_printf(&out, "usage: invokelint %s [OPTIONS]%s%s\n\n%s\n",
                   command->name, *command->operands ? " " : "",
                   command->operands, command->summary);
        help_options(&out, 1u << options->command);
        return buf_slice(&out);
    }
    buf_text(&out, "usage: invokelint [COMMAND] [OPTIONS] [OPERAND...]\n\n"
                   "a linter for Port's actions and automations\n\n"
                   "commands (default: lint):\n");
    for (int i = 0; i < COMMAND_count_; i++)
        buf_printf(&out, "  %-13s%-13s%s\n", commands[i].name,
                   commands[i].operands, commands[i].summary);
    help_options(&out, ON(lint));
    buf_text(&out, "\n`invokelint COMMAND --help` lists the options of "
                   "another command.\n");
    return buf_slice(&out);
}
