#include "schema/keyword.h"

#include "base/near.h"

struct keyword_row {
    struct slice text;
    uint8_t first, last, vocabulary, shape;
};

#define DIALECT_(draft) DIALECT_##draft
static const struct keyword_row rows[] = {
#define KEYWORD(id, text, first, last, vocabulary, shape)                \
    {SC(text), DIALECT_(first), DIALECT_(last), VOCABULARY_##vocabulary, \
     SHAPE_##shape},
#include "schema/keywords.def"
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

enum keyword_shape
keyword_shape(enum keyword keyword)
{
    return (enum keyword_shape)rows[keyword].shape;
}

enum vocabulary
keyword_vocabulary(enum keyword keyword)
{
    return (enum vocabulary)rows[keyword].vocabulary;
}

struct slice
keyword_near(struct slice text, enum schema_dialect dialect)
{
    struct near near = near_start(text);

    for (int k = 0; k < K_count_; k++) {
        /* Known to another draft: not misspelt. */
        if (slice_equal(rows[k].text, text))
            return S("");
        if (rows[k].first <= dialect && dialect <= rows[k].last)
            near_offer(&near, rows[k].text);
    }
    /* Schemas carry words of their own (`name`, `units`): only what is very
     * close to a keyword is taken for one. */
    if (text.len < 4 || near.cost > (text.len < 8 ? 10U : 20U))
        return S("");
    return near_best(&near);
}
