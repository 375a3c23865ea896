#include "schema/compile/language.h"

#include "schema/ir/uri.h"

/* Metaschemas that are written in a language of their own, and so on. */
enum { MAX_HOPS = 8 };

static const struct {
    struct slice part;
    enum schema_dialect dialect;
} drafts[] = {
    {SC("json-schema.org/draft-03/schema"), DIALECT_3},
    {SC("json-schema.org/draft-04/schema"), DIALECT_4},
    {SC("json-schema.org/draft-06/schema"), DIALECT_6},
    {SC("json-schema.org/draft-07/schema"), DIALECT_7},
    {SC("json-schema.org/draft/2019-09/schema"), DIALECT_2019},
    {SC("json-schema.org/draft/2020-12/schema"), DIALECT_2020},
    {SC("json-schema.org/schema"), DIALECT_2020}, /* the latest */
};

static const struct {
    struct slice name; /* behind the draft's `/vocab/` */
    enum vocabulary vocabulary;
} vocabularies[] = {
    {SC("core"), VOCABULARY_core},
    {SC("applicator"), VOCABULARY_applicator},
    {SC("unevaluated"), VOCABULARY_unevaluated},
    {SC("validation"), VOCABULARY_validation},
    {SC("meta-data"), VOCABULARY_note},
    {SC("format"), VOCABULARY_format},
    {SC("format-annotation"), VOCABULARY_format},
    {SC("format-assertion"), VOCABULARY_format},
    {SC("content"), VOCABULARY_content},
};

bool
language_draft(struct slice uri, enum schema_dialect *dialect)
{
    struct slice fragment;

    uri = uri_split(uri, &fragment);
    for (size_t i = 0; i < sizeof drafts / sizeof *drafts; i++)
        if (slice_ends(uri, drafts[i].part)) {
            *dialect = drafts[i].dialect;
            return true;
        }
    return false;
}

/* The vocabulary `uri` of the draft; VOCABULARY_count_ when it is unknown. */
static enum vocabulary
find_vocabulary(struct slice uri, enum schema_dialect dialect,
                struct slice *name)
{
    struct slice prefix =
        dialect == DIALECT_2019
            ? S("https://json-schema.org/draft/2019-09/vocab/")
            : S("https://json-schema.org/draft/2020-12/vocab/");

    *name = slice_cut(uri, prefix.len, uri.len);
    if (slice_starts(uri, prefix))
        for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++)
            if (slice_equal(vocabularies[i].name, *name))
                return vocabularies[i].vocabulary;
    return VOCABULARY_count_;
}

/* A metaschema that is not the standard's, and where `$schema` names it. */
struct meta {
    struct build *build;
    uint32_t doc;              /* that names it */
    const struct node *schema; /* value of `$schema` there */
    const struct tree *tree;   /* of the metaschema */
    const struct node *vocabulary;
};

/* Only the vocabularies that the metaschema lists are spoken. */
static void
take_vocabularies(const struct meta *m, struct build_language *language)
{
    unsigned spoken = 1U << VOCABULARY_core;

    for (const struct node *key = node_first(m->vocabulary); key;
         key = node_next(m->vocabulary, key)) {
        bool demanded = node_is(node_value(key), NODE_TRUE);
        struct slice uri = node_text(m->tree, key), name;
        enum vocabulary vocabulary =
            find_vocabulary(uri, language->dialect, &name);

        if (vocabulary != VOCABULARY_count_)
            spoken |= 1U << vocabulary;
        else if (demanded)
            build_fault(m->build, m->doc, node_span(m->schema),
                        "`$schema` requires the unknown vocabulary `%.*s`",
                        SLICE_ARGS(uri));
        /* Who knows how to assert formats does so even where it is optional;
         * in 2019-09 there is one vocabulary for both, and `true` asserts. */
        language->asserts |= slice_equal(name, S("format-assertion")) ||
                             (demanded && slice_equal(name, S("format")));
    }
    if (language->dialect == DIALECT_2019 &&
        spoken & 1U << VOCABULARY_applicator)
        spoken |= 1U << VOCABULARY_unevaluated;
    language->silent = ~spoken & ((1U << VOCABULARY_count_) - 1);
}

struct build_language
language_read(struct build *build, uint32_t doc, const struct node *node,
              struct build_language around)
{
    const struct tree *tree = build_tree(build, doc);
    const struct node *schema = node_find(tree, node, S("$schema"));
    struct meta m = {.build = build, .doc = doc, .schema = schema};
    struct build_language language = {.dialect = around.dialect};
    bool known = false;

    for (int i = 0; i < MAX_HOPS && node_is(schema, NODE_STRING); i++) {
        struct slice fragment;
        struct slice uri = uri_split(node_text(tree, schema), &fragment);
        const uint32_t *found = map_find(&build->target, uri);

        known = language_draft(uri, &language.dialect);
        if (known || !found)
            break;
        struct build_place place = build->place.item[*found - 1];
        const struct node *meta = build_node(build, place);

        tree = build_tree(build, place.doc);
        schema = node_find(tree, meta, S("$schema"));
        /* The nearest one speaks for all. */
        if (i == 0) {
            m.tree = tree;
            m.vocabulary = node_find(tree, meta, S("$vocabulary"));
        }
    }
    if (!known && !m.vocabulary)
        return around;
    if (m.vocabulary && language.dialect >= DIALECT_2019)
        take_vocabularies(&m, &language);
    return language;
}
