/* libyaml as far as tree/read_yaml.c calls it, loaded with the first YAML file:
 * see base/library.h.
 */

#include "base/library.h"

#include <yaml.h>

#define LIBRARY_FILE "libyaml-0.so.2"

int
yaml_parser_initialize(yaml_parser_t *parser)
{
    static _Atomic(library_address) address;

    return LIBRARY_REAL(yaml_parser_initialize)(parser);
}

void
yaml_parser_delete(yaml_parser_t *parser)
{
    static _Atomic(library_address) address;

    LIBRARY_REAL(yaml_parser_delete)(parser);
}

void
yaml_parser_set_encoding(yaml_parser_t *parser, yaml_encoding_t encoding)
{
    static _Atomic(library_address) address;

    LIBRARY_REAL(yaml_parser_set_encoding)(parser, encoding);
}

void
yaml_parser_set_input_string(yaml_parser_t *parser, const unsigned char *text,
                             size_t size)
{
    static _Atomic(library_address) address;

    LIBRARY_REAL(yaml_parser_set_input_string)(parser, text, size);
}

int
yaml_parser_parse(yaml_parser_t *parser, yaml_event_t *event)
{
    static _Atomic(library_address) address;

    return LIBRARY_REAL(yaml_parser_parse)(parser, event);
}

void
yaml_event_delete(yaml_event_t *event)
{
    static _Atomic(library_address) address;

    LIBRARY_REAL(yaml_event_delete)(event);
}
