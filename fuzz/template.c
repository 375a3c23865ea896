/* The scan of templates: expressions lie inside their delimiters, in order,
 * and the text around them is what remains.
 */

#include "fuzz.h"
#include "soup.h"

#include "template/template.h"

static const char *const tokens[] = {
    "{{",
    "}}",
    "{",
    "}",
    "<<",
    ">>",
    "<",
    ">",
    "{{-",
    "-}}",
    "{%",
    "%}",
    "${{",
    "{{{",
    "}}}",
    "\"",
    "\\\"",
    "'",
    "\\",
    "\\(",
    ")",
    "(",
    "\"\\(",
    "`",
    "#",
    "\n",
    " ",
    ".a",
    ".inputs.b",
    "a",
    "1",
    "|",
    "//",
    "??",
    "if",
    "then",
    "else",
    "end",
    "spreadValue()",
    "{{ spreadValue() }}",
    "{{ .a }}",
    "<< .a >>",
    "$",
    "\xC3\xBC",
    "\xFF",
    ",",
    ":",
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = ARENA_INIT;
    struct slice text = soup_text(&arena, SOUP(tokens), data, size);
    const enum delimiter delimiters[] = {DELIMITER_BRACES, DELIMITER_ANGLES};

    for (size_t d = 0; d < 2; d++) {
        struct template scan = template_scan(&arena, text, delimiters[d]);
        uint32_t last = 0;

        for (uint32_t i = 0; i < scan.count; i++) {
            const struct template_expr *expr = &scan.expr[i];

            demand(expr->whole.at >= last);
            demand(expr->text.at >= expr->whole.at);
            demand(span_end(expr->text) <= span_end(expr->whole));
            last = span_end(expr->whole);
        }
        demand(last <= text.len);
        demand(span_end(scan.fault) <= text.len);
    }
    template_is_spread(text);
    template_nearly_spread(text);
    arena_close(&arena);
    return 0;
}
