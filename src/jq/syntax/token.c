#include "jq/syntax/token.h"

static const char *const texts[] = {
#define TOKEN(id, text) text,
#define KEYWORD(id, text) text,
#include "jq/syntax/token.def"
#undef TOKEN
#undef KEYWORD
};

static const char *const token_names[] = {
#define TOKEN(id, text) #id,
#define KEYWORD(id, text) #id,
#include "jq/syntax/token.def"
#undef TOKEN
#undef KEYWORD
};

static const enum token_kind keywords[] = {
#define TOKEN(id, text)
#define KEYWORD(id, text) TOKEN_##id,
#include "jq/syntax/token.def"
#undef TOKEN
#undef KEYWORD
};

enum { KEYWORDS = sizeof(keywords) / sizeof(keywords[0]) };

const char *
token_text(enum token_kind kind)
{
    return texts[kind][0] ? texts[kind] : NULL;
}

const char *
token_name(enum token_kind kind)
{
    return token_names[kind];
}

bool
token_is_keyword(enum token_kind kind)
{
    for (size_t i = 0; i < KEYWORDS; i++)
        if (keywords[i] == kind)
            return true;
    return false;
}

enum token_kind
token_keyword(struct slice word)
{
    for (size_t i = 0; i < KEYWORDS && word.len; i++) {
        const char *text = texts[keywords[i]];

        if (text[0] == word.at[0] && slice_equal(word, slice_from(text)))
            return keywords[i];
    }
    return TOKEN_IDENT;
}

bool
token_starts_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool
token_continues_name(char c)
{
    return token_starts_name(c) || (c >= '0' && c <= '9');
}
