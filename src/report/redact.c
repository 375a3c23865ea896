#include "report/redact.h"

#include "base/containers/map.h"
#include "base/text/utf8.h"
#include "source/credential.h"

#include <stdlib.h>

/* So many bytes in a row of a credential are recognised elsewhere. */
enum { FRAGMENT = 8 };

/* A text with the escapes of JSON read, and where each byte of it comes from:
 * `from` is NULL where the text has none.
 */
struct redact_reading {
    struct slice text;
    uint32_t *from; /* one more than bytes */
};

struct redacted {
    const struct source *source, *shown;
    struct redact_reading reading;
    struct report_spans hidden;
};

/* A bit for each value of a hash of this many bits. */
enum { FILTER_BITS = 16, FILTER_WORDS = (1 << FILTER_BITS) / 64 };

/* The sources of one file's report, and what must not be seen of them. */
struct redaction {
    struct arena *arena;
    struct map known; /* address of a source → index of `seen`, from 1 */
    VEC(struct redacted) seen;
    VEC(uint64_t) fragment; /* sorted before it is asked */
    uint64_t *filter;       /* most texts have none of them; NULL: none */
};

/* ---- What is hidden ------------------------------------------------------ */

/* Reads the escape at `at`; returns its bytes, or 0 when it is none. */
static size_t
read_escape(struct slice text, size_t at, uint32_t *c)
{
    static const char letters[] = "bfnrt\"\\/";
    static const char meant[] = "\b\f\n\r\t\"\\/";
    const char *letter;

    if (at + 1 >= text.len || text.at[at + 1] == '\0')
        return 0;
    letter = strchr(letters, text.at[at + 1]);
    if (letter) {
        *c = (unsigned char)meant[letter - letters];
        return 2;
    }
    if (text.at[at + 1] != 'u' || at + 6 > text.len)
        return 0;
    *c = 0;
    for (size_t i = at + 2; i < at + 6; i++) {
        static const char digits[] = "0123456789abcdef0123456789ABCDEF";
        const char *digit = text.at[i] ? strchr(digits, text.at[i]) : NULL;

        if (!digit)
            return 0;
        *c = *c * 16 + (uint32_t)((digit - digits) % 16);
    }
    return 6;
}

/* Whether there are escapes that change what words there are: a quote and a
 * backslash are in none, spelt or not.
 */
static bool
has_escapes(struct slice text)
{
    size_t at = 0;

    while ((at = slice_find_byte(text, '\\', at)) != SLICE_NONE) {
        if (at + 1 < text.len && text.at[at + 1] != '"' &&
            text.at[at + 1] != '\\')
            return true;
        at += 2;
    }
    return false;
}

static struct redact_reading
read_escapes(struct arena *arena, struct slice text)
{
    struct redact_reading reading = {.text = text};
    size_t len = 0;

    if (!has_escapes(text))
        return reading;
    char *to = arena_alloc(arena, text.len + 1, 1);

    reading.from = arena_array(arena, uint32_t, text.len + 1);
    for (size_t i = 0; i < text.len;) {
        uint32_t c;
        size_t escape = text.at[i] == '\\' ? read_escape(text, i, &c) : 0;
        char bytes[4] = {text.at[i]};
        size_t count = escape ? utf8_put(c, bytes) : 1;

        for (size_t k = 0; k < count; k++) {
            reading.from[len] = (uint32_t)i;
            to[len++] = bytes[k];
        }
        i += escape ? escape : 1;
    }
    reading.from[len] = (uint32_t)text.len;
    reading.text = slice_make(to, len);
    return reading;
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The end of what comes before a quote at the end of `text`, if there is one;
 * in a text within a text that has a backslash.
 */
static size_t
before_quote(struct slice text, size_t at)
{
    if (at > 0 && (text.at[at - 1] == '"' || text.at[at - 1] == '\''))
        at--;
    if (at > 0 && text.at[at - 1] == '\\')
        at--;
    return at;
}

static size_t
before_blanks(struct slice text, size_t at)
{
    while (at > 0 && is_blank(text.at[at - 1]))
        at--;
    return at;
}

/* The end of the name whose value begins at `at`: `"name": "`, without quotes
 * in YAML.  Empty when there is none.
 */
static struct slice
name_before(struct slice text, size_t at)
{
    at = before_blanks(text, before_quote(text, at));
    if (at == 0 || text.at[at - 1] != ':')
        return slice_make(NULL, 0);
    at = before_quote(text, before_blanks(text, at - 1));
    return slice_cut(text, at > CREDENTIAL_NAME ? at - CREDENTIAL_NAME : 0, at);
}

/* Hides `found`, a part of what is read. */
static void
hide(struct redaction *r, struct redacted *redacted, struct slice found)
{
    const struct redact_reading *reading = &redacted->reading;
    size_t at = (size_t)(found.at - reading->text.at);
    size_t end = at + found.len;

    if (reading->from) {
        at = reading->from[at];
        end = reading->from[end];
    }
    *vec_push(r->arena, &redacted->hidden.list) = span_make(at, end - at);
}

/* The fragments of `text`, but for those in the first `known` bytes. */
static void
add_fragments(struct redaction *r, struct slice text, size_t known)
{
    for (size_t i = known < FRAGMENT ? 0 : known - FRAGMENT + 1;
         i + FRAGMENT <= text.len; i++) {
        uint64_t fragment;

        memcpy(&fragment, text.at + i, FRAGMENT);
        *vec_push(r->arena, &r->fragment) = fragment;
    }
}

static void
find_credentials(struct redaction *r, struct redacted *redacted)
{
    struct slice text = redacted->reading.text, word;

    for (size_t at = 0; credential_word(text, at, &word);) {
        struct credential found;

        at = (size_t)(word.at - text.at);
        if (credential_is_named(name_before(text, at), word)) {
            hide(r, redacted, word);
            add_fragments(r, word, 0);
        } else if (credential_find(text, word, &found)) {
            struct slice secret =
                slice_cut(text, found.at, found.at + found.len);

            hide(r, redacted, secret);
            add_fragments(r, secret, found.known);
        }
        at += word.len;
    }
}

static int
compare_spans(const void *left, const void *right)
{
    const struct span *a = left, *b = right;

    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return a->len < b->len ? -1 : a->len > b->len;
}

/* Takes in what `bag` knows, and of what is spelt with escapes the spelling,
 * which may be quoted, too.
 */
static void
take_known(struct redaction *r, struct redacted *redacted,
           const struct bag *bag)
{
    struct slice text = redacted->source->text;

    for (uint32_t i = 0; i < redacted->hidden.list.count; i++) {
        struct slice spelt = span_text(text, redacted->hidden.list.item[i]);

        if (slice_find_byte(spelt, '\\', 0) != SLICE_NONE)
            add_fragments(r, spelt, 0);
    }
    for (uint32_t i = 0; bag && i < bag->hidden.count; i++) {
        *vec_push(r->arena, &redacted->hidden.list) = bag->hidden.item[i];
        add_fragments(r, span_text(text, bag->hidden.item[i]), 0);
    }
}

/* Sorts the spans and joins those that meet. */
static void
join_spans(struct report_spans *spans)
{
    struct span *span = spans->list.item;
    uint32_t kept = 0;

    if (spans->list.count > 1)
        qsort(span, spans->list.count, sizeof(*span), compare_spans);
    for (uint32_t i = 0; i < spans->list.count; i++) {
        if (kept == 0 || span[i].at > span_end(span[kept - 1]))
            span[kept++] = span[i];
        else if (span_end(span[i]) > span_end(span[kept - 1]))
            span[kept - 1] = span_join(span[kept - 1], span[i]);
    }
    spans->list.count = kept;
}

static char *
cover(char *at, struct span span)
{
    for (uint32_t i = span.at; i < span_end(span); i++)
        if (at[i] != '\n' && at[i] != '\r' && (unsigned char)at[i] < 0x80)
            at[i] = '*';
    return at;
}

static const struct source *
covered(struct redaction *r, const struct redacted *redacted)
{
    struct slice text = arena_copy(r->arena, redacted->source->text);
    struct source *shown = arena_new(r->arena, struct source);
    char *at = arena_alloc(r->arena, text.len + 1, 1);

    memcpy(at, text.at, text.len + 1);
    for (uint32_t i = 0; i < redacted->hidden.list.count; i++)
        cover(at, redacted->hidden.list.item[i]);
    *shown = *redacted->source;
    shown->text = slice_make(at, text.len);
    return shown;
}

static uint32_t
filter_bit(uint64_t fragment)
{
    return (uint32_t)(fragment * 0x9E3779B97F4A7C15 >> (64 - FILTER_BITS));
}

static int
compare_fragments(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;

    return a < b ? -1 : a > b;
}

static bool
is_fragment(const struct redaction *r, const char *at)
{
    uint64_t fragment;
    uint32_t bit;

    memcpy(&fragment, at, FRAGMENT);
    bit = filter_bit(fragment);
    if (!(r->filter[bit / 64] >> bit % 64 & 1))
        return false;
    return bsearch(&fragment, r->fragment.item, r->fragment.count,
                   sizeof(fragment), compare_fragments) != NULL;
}

/* From here on fragments can be found. */
static void
sort_fragments(struct redaction *r)
{
    uint64_t *fragment = r->fragment.item;

    if (r->fragment.count == 0)
        return;
    qsort(fragment, r->fragment.count, sizeof(*fragment), compare_fragments);
    r->filter = arena_array(r->arena, uint64_t, FILTER_WORDS);
    for (uint32_t i = 0; i < r->fragment.count; i++) {
        uint32_t bit = filter_bit(fragment[i]);

        r->filter[bit / 64] |= (uint64_t)1 << bit % 64;
    }
}

/* What is found in one place is hidden wherever it is. */
static void
find_fragments(struct redaction *r, struct redacted *redacted)
{
    struct slice text = redacted->reading.text;

    for (size_t i = 0; i + FRAGMENT <= text.len; i++) {
        size_t end = i + FRAGMENT;

        if (!is_fragment(r, text.at + i))
            continue;
        while (end < text.len && is_fragment(r, text.at + end - FRAGMENT + 1))
            end++;
        hide(r, redacted, slice_cut(text, i, end));
        i = end - 1;
    }
}

static void
finish(struct redaction *r)
{
    sort_fragments(r);
    for (uint32_t i = 0; r->filter && i < r->seen.count; i++) {
        struct redacted *redacted = &r->seen.item[i];

        find_fragments(r, redacted);
        join_spans(&redacted->hidden);
        if (redacted->hidden.list.count)
            redacted->shown = covered(r, redacted);
    }
}

/* Takes in `source`, of which `bag` knows what is hidden; returns its index. */
static uint32_t
see(struct redaction *r, const struct source *source, const struct bag *bag)
{
    struct redacted redacted = {.source = source, .shown = source};
    struct slice key =
        arena_copy(r->arena, slice_make((const char *)&source, sizeof(source)));
    uint32_t *index = map_add(&r->known, key);

    if (*index)
        return *index - 1;
    *index = r->seen.count + 1;
    redacted.reading = read_escapes(r->arena, source->text);
    find_credentials(r, &redacted);
    take_known(r, &redacted, bag);
    *vec_push(r->arena, &r->seen) = redacted;
    return *index - 1;
}

/* ---- What quotes it ------------------------------------------------------ */

/* `text` with every fragment covered; itself when there is none. */
static struct slice
cover_text(const struct redaction *r, struct slice text)
{
    char *at = NULL;

    for (size_t i = 0; i + FRAGMENT <= text.len; i++) {
        if (!is_fragment(r, text.at + i))
            continue;
        if (!at) {
            at = arena_alloc(r->arena, text.len + 1, 1);
            memcpy(at, text.at, text.len);
            at[text.len] = '\0';
        }
        cover(at, span_make(i, FRAGMENT));
    }
    return at ? slice_make(at, text.len) : text;
}

static void
see_related(struct redaction *r, const struct diag *diag)
{
    for (const struct related *related = diag->related; related;
         related = related->next)
        if (related->source)
            see(r, related->source, NULL);
}

static struct redaction
redaction_make(struct arena *arena, const struct source *source,
               const struct bag *bag)
{
    struct redaction r = {.arena = arena, .known = map_new(arena)};

    see(&r, source, bag);
    for (uint32_t i = 0; bag && i < bag->list.count; i++)
        see_related(&r, bag->list.item[i]);
    for (uint32_t i = 0; bag && i < bag->suppressed.count; i++)
        see_related(&r, bag->suppressed.item[i]);
    finish(&r);
    return r;
}

/* ---- Findings ------------------------------------------------------------ */

static void
cover_related(struct redaction *r, struct diag *diag)
{
    struct related **end = &diag->related;

    for (const struct related *old = diag->related; old; old = old->next) {
        struct related *related = arena_new(r->arena, struct related);

        *related = *old;
        related->text = cover_text(r, old->text);
        *end = related;
        end = &related->next;
    }
}

static const struct location *
shown_location(struct redaction *r, const struct location *location)
{
    struct location *shown = arena_new(r->arena, struct location);

    shown->keyword = cover_text(r, location->keyword);
    shown->absolute = cover_text(r, location->absolute);
    shown->instance = cover_text(r, location->instance);
    return shown;
}

static void
cover_diag(struct redaction *r, struct diag *diag)
{
    diag->text = cover_text(r, diag->text);
    diag->help = cover_text(r, diag->help);
    diag->reason = cover_text(r, diag->reason);
    diag->fix.title = cover_text(r, diag->fix.title);
    if (diag->location)
        diag->location = shown_location(r, diag->location);
    cover_related(r, diag);
}

/* Whether a part of [from, to) is hidden. */
static bool
meets(const struct report_spans *hidden, uint32_t from, uint32_t to)
{
    uint32_t low = 0, high = hidden->list.count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (span_end(hidden->list.item[middle]) <= from)
            low = middle + 1;
        else
            high = middle;
    }
    return low < hidden->list.count && hidden->list.item[low].at < to;
}

/* Whether a report would have to show a credential to show the fix. */
static bool
tells(const struct redaction *r, const struct fix *fix)
{
    if (fix->count == 0)
        return false;
    struct span last = fix->edit[fix->count - 1].where;

    for (uint32_t i = 0; i < fix->count; i++)
        if (cover_text(r, fix->edit[i].text).at != fix->edit[i].text.at)
            return true;
    return meets(&r->seen.item[0].hidden, fix->edit[0].where.at,
                 span_end(last));
}

static struct diag *
shown_diag(struct redaction *r, const struct diag *diag)
{
    struct diag *shown = arena_new(r->arena, struct diag);

    *shown = *diag;
    cover_diag(r, shown);
    for (struct related *related = shown->related; related;
         related = related->next) {
        if (!related->source)
            continue;
        /* First the look, which may move what was seen. */
        uint32_t index = see(r, related->source, NULL);

        related->source = r->seen.item[index].shown;
    }
    if (tells(r, &shown->fix))
        shown->fix.count = 0;
    return shown;
}

static const struct bag *
shown_bag(struct redaction *r, const struct bag *bag)
{
    struct bag *shown = arena_new(r->arena, struct bag);

    *shown = bag_new(r->arena);
    for (uint32_t i = 0; i < bag->list.count; i++)
        *vec_push(r->arena, &shown->list) = shown_diag(r, bag->list.item[i]);
    for (uint32_t i = 0; i < bag->suppressed.count; i++)
        *vec_push(r->arena, &shown->suppressed) =
            shown_diag(r, bag->suppressed.item[i]);
    return shown;
}

static const struct bags *
shown_bags(struct redaction *r, const struct bags *bags)
{
    struct bags *shown = arena_new(r->arena, struct bags);

    for (uint32_t i = 0; i < bags->list.count; i++)
        *vec_push(r->arena, &shown->list) = shown_bag(r, bags->list.item[i]);
    return shown;
}

struct report_file
redact_file(struct report_file file)
{
    if (file.bag->list.count + file.bag->suppressed.count == 0 && !file.errors)
        return file;
    struct redaction r = redaction_make(file.scratch, file.source, file.bag);

    if (!r.filter)
        return file;
    struct report_spans *hidden = arena_new(r.arena, struct report_spans);

    *hidden = r.seen.item[0].hidden;
    file.hidden = hidden;
    file.bag = shown_bag(&r, file.bag);
    file.source = r.seen.item[0].shown;
    if (file.errors)
        file.errors = shown_bags(&r, file.errors);
    return file;
}

void
redact_bag(struct arena *scratch, const struct source *source, struct bag *bag)
{
    struct redaction r = redaction_make(scratch, source, bag);

    if (!r.filter)
        return;
    r.arena = bag->arena;
    for (uint32_t i = 0; i < bag->list.count; i++)
        cover_diag(&r, bag->list.item[i]);
    for (uint32_t i = 0; i < bag->suppressed.count; i++)
        cover_diag(&r, bag->suppressed.item[i]);
}

struct slice
redact_text(struct arena *arena, struct slice text)
{
    struct source source = source_make(slice_make(NULL, 0), text);
    struct redaction r = redaction_make(arena, &source, NULL);

    return r.seen.item[0].shown->text;
}

struct slice
redact_quotes(struct arena *arena, struct slice document, struct slice text)
{
    struct source source = source_make(slice_make(NULL, 0), document);
    struct redaction r = redaction_make(arena, &source, NULL);

    return r.filter ? cover_text(&r, text) : text;
}
