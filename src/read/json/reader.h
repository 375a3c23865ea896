#ifndef READ_JSON_READER_H
#define READ_JSON_READER_H

/* The state of one reading of a JSON text, shared by the files that make up
 * the reader; nobody else includes this.
 *
 *   read_json.c  the text that is right: one loop over four states
 *   recover_after_value.c    what to do in each state when the next token does
 * not fit string_recovery.c       strings that are spelt wrong quote_recovery.c
 * strings in quotes that JSON does not have bracket.c    brackets that do not
 * match, and the end of the text token_recovery.c     how far tokens and
 * comments go that JSON does not have duplicate.c  keys that an object has
 * twice
 *
 * The first file is all that a correct text ever sees.  Every function of the
 * others starts at a fault, reports it once and leaves the reader in a state
 * from which the first file can go on.
 *
 * Two rules make the reading end, and soon, whatever is in a text.
 * Progress: reader_is_stuck() watches the faults, not each function that deals
 * with one.  Time: whoever looks ahead or back pays for each byte by
 * reader_spend(); when nothing is left, no look finds anything and the next
 * fault is the last (recover_common).
 */

#include "base/core/vec.h"
#include "base/text/buf.h"
#include "diag/bag.h"
#include "read/json/read_json.h"
#include "tree/decoded.h"
#include "tree/key_table.h"
#include "tree/kinds.h"

/* What must come next. */
enum expected {
    EXPECT_VALUE,
    EXPECT_KEY,
    EXPECT_COLON,
    EXPECT_NEXT, /* a comma or a closing bracket; at the root: the end */
    EXPECT_END,  /* nothing: the reading is over */
};

/* An open array or object.  Frame 0 stands for the text around the root. */
struct frame {
    uint32_t node;
    uint32_t members; /* elements so far; keys and values so far */
    uint64_t seen[2]; /* bits for the hash of each key, one in either */
    bool object;      /* not an array, nor the root */
    bool twice;       /* both bits of a key were there before */
    bool implicit;    /* members at the root without their braces */
    bool reported;    /* do not repeat what was said about its content */
    bool indented;    /* `indent` is known */
    uint32_t indent;  /* of the line on which it was opened */
};

/* Where the closing quote of one kind stands: at `hit`, seen from `from` or
 * from anywhere up to it; NULL: not before `to`, the end of the line.
 */
struct closing {
    const char *from, *to, *hit;
};

/* Kinds of quotes that JSON does not have. */
#define CLOSINGS 8

struct reader {
    struct arena *arena;
    const struct source *source;
    struct bag *bag;
    bool jsonc;
    bool by_indent;   /* brackets are matched by their indentation, too */
    bool suspect;     /* the brackets of this text do not add up */
    bool cut;         /* the end is missing for a reason already reported */
    const char *text; /* a NUL is at `end` */
    const char *at, *end;
    const char *wide; /* scan_end(): where steps of several bytes end */
    struct node *node;
    uint32_t count, room;
    struct decoded_texts texts;
    struct key_tables tables;
    VEC(struct frame) frames;
    struct frame *top; /* the last of `frames` */
    uint32_t comma;    /* the comma that a member must follow, or NO_COMMA */
    uint32_t faults;
    VEC(struct span) comments;
    const char *gap;  /* the last comment ends a run of comments and blanks that
                         begins here; NULL: there was none */
    uint32_t counted; /* brackets of the rest, see bracket.c */
    struct progress {
        const char *at;
        uint32_t nodes, frames, turns;
    } progress;                        /* see reader_is_stuck() */
    struct closing closings[CLOSINGS]; /* see quote_recovery.c */
};

#define NO_COMMA UINT32_MAX

/* Adds a finding of the kind kind_json_`name`. */
#define FAULT(r, name, where, ...) \
    ((r)->faults++, bag_add((r)->bag, &kind_json_##name, (where), __VA_ARGS__))

static inline uint32_t
reader_offset(const struct reader *r, const char *at)
{
    return (uint32_t)(at - r->text);
}

static inline struct span
reader_span(const struct reader *r, const char *from, const char *to)
{
    return span_make((size_t)(from - r->text), (size_t)(to - from));
}

/* Pays for a look at the bytes from `from` to `to`; false when that was more
 * than is left.
 */
static inline bool
reader_spend(const struct reader *r, const char *from, const char *to)
{
    return budget_spend(r->bag->budget, (uint64_t)(to - from) + 1);
}

static inline bool
reader_is_spent(const struct reader *r)
{
    return budget_is_spent(r->bag->budget);
}

static inline bool
reader_in_object(const struct reader *r)
{
    return r->top->object;
}

/* State after a comma in the innermost container. */
static inline enum expected
reader_expects_member(const struct reader *r)
{
    return reader_in_object(r) ? EXPECT_KEY : EXPECT_VALUE;
}

/* duplicate.c: reports the keys that the object at `index` has twice. */
void duplicate_check(struct reader *r, uint32_t object);

/* Makes room for one more node or frame. */
void reader_grow(struct reader *r);
void reader_grow_frames(struct reader *r);

/* Adds a node to the innermost container. */
static inline struct node *
reader_add(struct reader *r, uint32_t head, const char *from, const char *to)
{
    if (r->count == r->room)
        reader_grow(r);
    struct node *node = &r->node[r->count++];

    node->head = head;
    node->at = reader_offset(r, from);
    node->len = (uint32_t)(to - from);
    node->next = 1;
    r->top->members++;
    return node;
}

/* Notes that the innermost object has a key with this hash.  Two words tell
 * for nearly all objects that no key is there twice.
 */
static inline void
reader_see_key(struct reader *r, uint32_t hash)
{
    struct frame *top = r->top;
    uint64_t one = (uint64_t)1 << (hash & 63);
    uint64_t two = (uint64_t)1 << (hash >> 6 & 63);

    if ((top->seen[0] & one) && (top->seen[1] & two))
        top->twice = true;
    top->seen[0] |= one;
    top->seen[1] |= two;
}

/* The last node has a text of its own, spelt by `raw`. */
void reader_add_spelling(struct reader *r, struct span raw);

/* A string (`key` false) or key that is at `where` and whose text is spelt
 * by `raw`; with NODE_ESCAPED in `flags` that is not the text itself.
 */
void reader_add_text(struct reader *r, bool key, uint32_t flags,
                     struct span where, struct span raw);

/* An unreadable value takes the place of one that is expected. */
void reader_add_error(struct reader *r, const char *from, const char *to);

/* Changes what the last node, a string or key, spans. */
void reader_respell(struct reader *r, struct span where, struct span raw);

/* Takes back the last node, a string or key. */
void reader_drop(struct reader *r);

/* Opens and closes the innermost container; `to` is behind its last byte. */
static inline void
reader_open(struct reader *r, enum node_kind kind, const char *from)
{
    reader_add(r, kind, from, from + 1);
    if (r->frames.count == r->frames.room)
        reader_grow_frames(r);
    r->top = &r->frames.item[r->frames.count++];
    *r->top = (struct frame){
        .node = r->count - 1,
        .object = kind == NODE_OBJECT,
    };
}

static inline void
reader_close(struct reader *r, const char *to)
{
    const struct frame *top = r->top;
    struct node *node = &r->node[top->node];
    uint32_t members = top->object ? top->members / 2 : top->members;

    if (members > NODE_COUNT_MAX)
        members = NODE_COUNT_MAX;
    node->head |= members << NODE_COUNT_SHIFT;
    node->len = reader_offset(r, to) - node->at;
    node->next = r->count - top->node;
    if (top->twice)
        duplicate_check(r, top->node);
    r->top--;
    r->frames.count--;
}

/* Asked at each fault: whether faults have been dealt with again and again
 * while no byte was taken, no node added and no frame closed.  It cannot be;
 * were it to be, the reading would end here.
 */
bool reader_is_stuck(struct reader *r);

/* Marks the innermost container: members may be missing. */
void reader_break(struct reader *r);

/* The place where something is missing: the byte behind what comes before
 * it, or nothing when the line ends there.
 */
struct span reader_gap(const struct reader *r, const char *at);

/* End of the last byte before `at` that is no blank and, of the last comments
 * that were passed, not in one.
 */
const char *reader_end_before(const struct reader *r, const char *at);

/* Notes that a comment was passed. */
void reader_note_comment(struct reader *r, const char *from, const char *to);

/* The same, but after the last node: where a container without its closing
 * bracket ends, so that all that is in it lies inside of it.
 */
const char *reader_end_of_nodes(const struct reader *r, const char *at);

/* The text of `from`..`to` for a message: cut when it is long. */
struct slice
reader_show(const struct reader *r, const char *from, const char *to);

/* recover_after_value.c, recover_value.c, recover_key.c: each of these five is
 * called where the token at `r->at` does not fit.
 */
enum expected recover_value(struct reader *r);
enum expected recover_value_number(struct reader *r);
enum expected recover_key(struct reader *r);
enum expected recover_key_colon(struct reader *r);
enum expected recover_next(struct reader *r);

/* Passes a comment, or deals with the end of the text; `*due` is the state
 * before and after.  False when `r->at` is at neither.
 */
bool recover_common(struct reader *r, enum expected *expected);

/* Passes `...`, something left out on purpose. */
bool recover_ellipsis(struct reader *r);

/* Passes the comma behind something that was passed itself. */
void recover_comma(struct reader *r);

/* Passes the value at `r->at` without a look at what it is. */
void recover_skip(struct reader *r);

/* Reports what stands from `from` to `to` where `expected` is expected: ",",
 * ":", … */
void recover_report_junk(struct reader *r, const char *from, const char *to,
                         const char *expected);

/* Whether the last node, a key, lacks its closing quote: it may have taken
 * what else its line had, colon and value.
 */
bool recover_is_open_key(const struct reader *r);

/* Whether a value starts at `at` beyond doubt. */
bool recover_is_value(const struct reader *r, const char *at);

/* The last node, a key, has no value. */
enum expected recover_no_value(struct reader *r);

/* Passes a comma that follows nothing. */
void recover_extra_comma(struct reader *r);

/* A closing bracket where a key or an element is expected. */
enum expected recover_close_early(struct reader *r, enum expected expected);

/* Reads text without quotes as a value. */
enum expected recover_value_bare(struct reader *r);

/* True for `true`, `True`, `yes`, `nul` and the like. */
bool recover_value_is_literal(struct slice word);

/* string_recovery.c: reads the string or key at `r->at` that has something
 * wrong. */
enum expected recover_string(struct reader *r, bool key);

/* quote_recovery.c: the same for one in quotes that JSON does not have; false
 * when `r->at` is at no such quote or it is not closed on its line.
 */
bool recover_quoted(struct reader *r, bool key);

/* True when the text at `r->at` belongs to the last node, a string or key
 * whose end was a quote without backslash; then it is reported and read.
 */
bool recover_unescaped(struct reader *r, bool key);

/* True when the last node lacks its closing quote and ate the comma or the
 * colon after it: `"a: "b"`.
 */
bool recover_unclosed(struct reader *r, bool key);

/* True when the last node, read as a key, belongs to the string before it,
 * a template with a quoted comma: `"{{ join(", ") }}"`.
 */
bool recover_comma_inside(struct reader *r);

/* bracket.c: the closing bracket at `r->at` is not the one that is expected;
 * the end of the text in state `due`.
 */
enum expected bracket_mismatch(struct reader *r, enum expected expected);
enum expected bracket_finish(struct reader *r, enum expected expected);

/* True in `{,` with `by_indent`: the bracket that should close it at once is
 * lost; that is reported, and it is closed.
 */
bool bracket_unclosed_empty(struct reader *r);

/* Passes a closing bracket that is one too many. */
void bracket_unexpected(struct reader *r);

/* True in `[ {"a": 1, {"b": 2} ]` at the second brace: the innermost object
 * is not closed; that is reported, and it is closed.
 */
bool bracket_unclosed_element(struct reader *r);

/* The same in `"a": [1, 2` when the next line is `"b": 3`. */
bool bracket_unclosed_before_member(struct reader *r);

/* Opens an object around members at the root that have no braces, as
 * documentation likes to show them; `from`..`to` is the first key.
 */
void bracket_open_implicit(struct reader *r, const char *from, const char *to);

/* The last node, a string, turned out to be a key, for a colon follows: makes
 * it one where that explains the text (false elsewhere).
 */
bool bracket_take_member(struct reader *r);

/* With `by_indent`: true when the closing bracket or key at `r->at` shows by
 * its indentation that inner containers end before it, and they are closed;
 * or that the bracket is one too many, and it is passed.  `*due` is the state
 * before and after.
 */
bool bracket_outdent(struct reader *r, enum expected *expected);

/* token_recovery.c: the end of what starts at `at`. */
const char *token_blanks(const struct reader *r, const char *at);
/* … of blanks and line ends. */
const char *token_spaces(const struct reader *r, const char *at);
const char *token_line_end(const struct reader *r, const char *at);
bool token_has_line_end(const char *from, const char *to);
/* … of a comment of any language, or `at` when there is none; of one that is
 * never closed: of the text.
 */
const char *token_comment(const struct reader *r, const char *at);
bool token_is_comment(const struct reader *r, const char *at);
/* … of `...` or `…`, or `at`. */
const char *token_ellipsis(const struct reader *r, const char *at);
/* … of a run of characters that no JSON token has; at least one byte. */
const char *token_bare(const struct reader *r, const char *at);
/* … of something like a number, or `at`. */
const char *token_number(const struct reader *r, const char *at);
/* … of the string in double quotes on this line, or NULL. */
const char *token_string(const struct reader *r, const char *at);

/* True when a key of any spelling and its colon are at `at`. */
bool token_is_member(const struct reader *r, const char *at);

/* True when the rest of the line reads as JSON behind a value or key. */
bool token_line_fits(const struct reader *r, const char *at, bool key);

#endif
