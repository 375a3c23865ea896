#ifndef BASE_TEXT_LOG_H
#define BASE_TEXT_LOG_H

/* Text in a log that people read and CI systems obey: what of it would be
 * taken for a command, and how it is shown instead.
 *
 * A runner reads the output of a program line by line.  GitHub obeys
 * `::name …::` after white space at the start of a line, and `##[name]`
 * anywhere; Azure Pipelines `##vso[` and `##[`; TeamCity `##teamcity[`; GitLab
 * `section_start:1:name`, with control characters behind.  One character of
 * each is written as JSON would escape it, `\u0023#vso[`, which is readable
 * and no command.
 *
 * Two places see to it.  buf_safe() escapes within the text that it is given,
 * so that who counts columns knows.  log_filter() comes after everything that
 * is for people, so that a text that was forgotten, or that is a command only
 * together with what is around it, is escaped as well.
 */

#include "base/text/buf.h"

/* So many bytes after the first tell a command from other text. */
enum { LOG_AHEAD = 40 };

/* Whether the character at `at`, which is ASCII, begins a command wherever
 * it is in a line.
 */
bool log_is_command(struct slice text, size_t at);

/* How many bytes of `text` from `from` on are printable ASCII and begin no
 * command.
 */
size_t log_plain(struct slice text, size_t from);

/* Whether `text` is ASCII without DEL and begins no command. */
bool log_is_plain(struct slice text);

/* As buf_json_escape(), and what begins a command is an escape as well: JSON
 * may be printed into a log, and means the same with it.
 */
void log_json(struct buf *out, struct slice json);

/* What a filter lets pass beside plain text. */
struct log_style {
    bool color;       /* colours and links as a report writes them */
    bool annotations; /* lines that are annotations for GitHub */
    bool source;      /* what source files have: tabs, CR before LF, invisible
                         characters */
};

/* Writes `text`, which begins a line, with every command, control character
 * and character that reorders a line as an escape.  Line feeds stay.
 */
void log_filter(struct buf *out, struct slice text, struct log_style style);

#endif
