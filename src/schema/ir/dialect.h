#ifndef SCHEMA_IR_DIALECT_H
#define SCHEMA_IR_DIALECT_H

/* The drafts of JSON Schema.  ORDER schema_dialect: compared with <; enum
 * format_draft is the same.
 */
enum schema_dialect {
    DIALECT_3,
    DIALECT_4,
    DIALECT_6,
    DIALECT_7,
    DIALECT_2019,
    DIALECT_2020,
};

#endif
