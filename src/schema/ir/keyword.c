#include "schema/ir/keyword.h"

#include "base/text/suggestion.h"

struct keyword_row {
    struct slice text;
    uint8_t first, last, vocabulary, shape;
};

#define DIALECT_(draft) DIALECT_##draft
static const struct keyword_row rows[] = {
#define KEYWORD(id, text, first, last, vocabulary, form)                 \
    {SC(text), DIALECT_(first), DIALECT_(last), VOCABULARY_##vocabulary, \
     KEYWORD_##form},
#include "schema/ir/keywords.def"
#undef KEYWORD
};
#undef DIALECT_

enum keyword
keyword_find(struct slice text, enum schema_dialect dialect)
{
    int low = 0, high = K_count_;

    while (low < high) {
        int middle = (low + high) / 2;
        int order = slice_compare(text, rows[middle].text);

        if (order == 0)
            return rows[middle].first <= dialect && dialect <= rows[middle].last
                       ? (enum keyword)middle
                       : K_count_;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return K_count_;
}

enum keyword
keyword_known(struct slice text)
{
    enum keyword keyword = K_count_;

    for (int d = DIALECT_3; d <= DIALECT_2020 && keyword == K_count_; d++)
        keyword = keyword_find(text, (enum schema_dialect)d);
    return keyword;
}

enum schema_dialect
keyword_first(enum keyword keyword)
{
    return (enum schema_dialect)rows[keyword].first;
}

enum schema_dialect
keyword_last(enum keyword keyword)
{
    return (enum schema_dialect)rows[keyword].last;
}

struct slice
keyword_text(enum keyword keyword)
{
    return rows[keyword].text;
}

enum keyword_form
keyword_form(enum keyword keyword)
{
    return (enum keyword_form)rows[keyword].shape;
}

enum vocabulary
keyword_vocabulary(enum keyword keyword)
{
    return (enum vocabulary)rows[keyword].vocabulary;
}

struct slice
keyword_suggest(struct slice text, enum schema_dialect dialect)
{
    struct suggestion suggestion = suggestion_start(text);

    for (int k = 0; k < K_count_; k++) {
        /* Known to another draft: not misspelt. */
        if (slice_equal(rows[k].text, text))
            return S("");
        if (rows[k].first <= dialect && dialect <= rows[k].last)
            suggestion_offer(&suggestion, rows[k].text);
    }
    /* Schemas carry words of their own (`name`, `units`): only what is very
     * close to a keyword is taken for one. */
    if (text.len < 4 || suggestion.cost > (text.len < 8 ? 10U : 20U))
        return S("");
    return suggestion_best(&suggestion);
}
