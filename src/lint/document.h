#ifndef LINT_DOCUMENT_H
#define LINT_DOCUMENT_H

/* One document of a tree through schema, expressions and rules. */

#include "rules/rule.h"

struct catalog;
struct thread_cache;

struct document {
    struct arena *arena;
    struct bag *bag;
    const struct tree *tree;
    struct thread_cache *cache;
    enum jq_dialect dialect;
    const struct settings *settings;
    const struct catalog *catalog; /* or NULL */
    bool defaults; /* rules that are off by themselves need not look */
};

/* Adds what is wrong with `part`, a document of `document->tree`. */
void document_lint(const struct document *document,
                   const struct document_part *part);

/* The expressions of `part` with their types; what is wrong with their
 * delimiters and their syntax goes to the bag.
 */
struct expressions document_expressions(const struct document *document,
                                        const struct document_part *part);

/* Adds what is wrong between the documents of one tree. */
void documents_lint(const struct document *document,
                    const struct document_parts *parts);

#endif
