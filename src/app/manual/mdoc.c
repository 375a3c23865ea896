#include "app/manual/mdoc.h"

/* mandoc frowns upon lines of more than 80; a last word may have escapes. */
#define MDOC_COLUMNS 72

/* The state of one text. */
struct filling {
    struct buf *out;
    size_t line; /* where in `out` it starts */
    bool bold;
};

static void
write_character(struct filling *f, char c)
{
    if (c == '`') {
        buf_text(f->out, f->bold ? "\\fR" : "\\fB");
        f->bold = !f->bold;
    } else if (c == '\\') {
        buf_text(f->out, "\\e");
    } else if (c == '-' && f->bold) {
        buf_text(f->out, "\\-");
    } else {
        buf_byte(f->out, c);
    }
}

static void
end_line(struct filling *f)
{
    if (f->out->len > f->line)
        buf_byte(f->out, '\n');
    f->line = f->out->len;
}

static void
write_word(struct filling *f, struct slice word)
{
    if (f->out->len - f->line + word.len > MDOC_COLUMNS)
        end_line(f);
    if (f->out->len > f->line)
        buf_byte(f->out, ' ');
    else if (word.at[0] == '.' || word.at[0] == '\'')
        buf_text(f->out, "\\&");
    for (size_t i = 0; i < word.len; i++)
        write_character(f, word.at[i]);
}

void
mdoc_text(struct buf *out, struct slice text)
{
    struct filling f = {.out = out, .line = out->len};

    for (size_t at = 0; at < text.len;) {
        size_t end = at;

        while (end < text.len && text.at[end] != ' ' && text.at[end] != '\n')
            end++;
        struct slice word = slice_cut(text, at, end);

        if (word.len)
            write_word(&f, word);
        if (!f.bold && slice_ends(word, S(".")))
            end_line(&f);
        at = end + 1;
    }
    if (f.bold)
        buf_text(out, "\\fR");
    end_line(&f);
}

void
mdoc_sentence(struct buf *out, struct slice text)
{
    struct slice copy = arena_printf(out->arena, "%.*s.", SLICE_ARGS(text));
    char *first = arena_take(out->arena, copy.len, 1);

    memcpy(first, copy.at, copy.len);
    if (first[0] >= 'a' && first[0] <= 'z')
        first[0] = (char)(first[0] - 'a' + 'A');
    mdoc_text(out, slice_make(first, copy.len));
}
