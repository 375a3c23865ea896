#ifndef BASE_CORE_LIMITS_H
#define BASE_CORE_LIMITS_H

/* Every limit of the program, with the reason for its number.  A limit that
 * a user can reach is reported as a diagnostic, never passed in silence.
 */

/* Nesting of arrays and objects in one document.  Port's own bodies are
 * under 20 deep; JSONTestSuite's i_structure_500_nested_arrays is read.
 * Bounds the recursion of every later pass.
 */
#define LIMIT_NESTING 1000

/* One document.  Spans are 32-bit offsets and a tree node is 16 bytes for
 * at least two bytes of text; half of the 32-bit range keeps sums safe.
 */
#define LIMIT_SOURCE_BYTES ((size_t)1 << 31)

/* One configuration.  It is written by hand, and every file of the run is
 * held against its patterns.
 */
#define LIMIT_CONFIG_BYTES (256 << 10)

/* Files that the program finds by itself and does not look into further when
 * they are larger.  A line of a .gitignore or of git's configuration is a
 * hundred bytes, so that these would have ten thousand; an entry of a baseline
 * has two hundred bytes; and schemas are written by programs, too.
 */
#define LIMIT_IGNORE_BYTES ((size_t)1 << 20)
#define LIMIT_GIT_BYTES ((size_t)1 << 20)
#define LIMIT_BASELINE_BYTES ((size_t)64 << 20)
#define LIMIT_SCHEMA_BYTES ((size_t)64 << 20)

/* Patterns of one file of them that no bytes of their own lead to, so that each
 * is held against every path: `*a*`, `*a*b*`, `*a*c*` and so on.  Collections
 * of a thousand patterns have under ten.
 */
#define LIMIT_GLOBS_ALIKE 1000

/* Steps of trying patterns on one path, and on all the paths of a walk; about a
 * nanosecond each.  A pattern that is tried takes some tens, and of a thousand
 * patterns under ten are.
 */
#define LIMIT_GLOB_STEPS ((uint64_t)1 << 20)
#define LIMIT_WALK_GLOB_STEPS ((uint64_t)1 << 28)

/* Threads of a run, whatever -j says: beyond the cores they only take memory,
 * some hundred KiB each.
 */
#define LIMIT_JOBS 64

/* Rules that the remarks of one source may name: every finding is held
 * against all of them.
 */
#define LIMIT_REMARKS 2000

/* A YAML file that is looked up.  GitHub takes workflows of up to 500 KB, and
 * libyaml is not made for much more.
 */
#define LIMIT_YAML_BYTES ((size_t)1 << 20)

/* What is looked at in a work tree for the sake of the files of a run: names
 * in its directories, and JSON files that are read.  A tenth of a second each;
 * what is beyond is not known then, and nothing is said about it.
 */
#define LIMIT_WORKSPACE_NAMES 50000
#define LIMIT_WORKSPACE_FILES 5000
#define LIMIT_WORKSPACE_FILE_BYTES ((size_t)1 << 20)

/* Properties and relations of one blueprint, in all files that define it, and
 * inputs of one GitHub workflow or of what is sent to it.  Real blueprints have
 * under 100, GitHub takes 25 inputs; with many more nothing is compared, for
 * that takes time that grows with their square.
 */
#define LIMIT_BLUEPRINT_FIELDS 2000
#define LIMIT_WORKFLOW_INPUTS 64

/* Texts and trees of a run that are kept from its first pass to the second:
 * what is beyond is read twice.
 */
#ifdef HOSTILE
#define LIMIT_KEPT_BYTES ((size_t)1 << 10)
#else
#define LIMIT_KEPT_BYTES ((size_t)64 << 20)
#endif

/* Nesting inside one jq expression (brackets, operands within operands, not
 * the links of a chain); jq's own parser stack is 10,000 deep but published
 * expressions stay under 30.  Bounds the recursion of the parser.
 */
#define LIMIT_JQ_NESTING 256

/* What typing one expression may cost: evaluations, and bytes of types.  The
 * largest published expression takes under 500 of the one and 100 KB of the
 * other; a definition that calls others several times, and they others, can
 * take any number.  LIMIT_INFER_DEPTH bounds the recursion, at about 400 bytes
 * of stack for one.
 */
#define LIMIT_INFER_STEPS ((uint64_t)50000)
#define LIMIT_INFER_STEPS_PER_BYTE 20
#define LIMIT_INFER_BYTES ((uint64_t)4 << 20)
#define LIMIT_INFER_BYTES_PER_BYTE 200
#define LIMIT_INFER_BYTES_MOST ((uint64_t)20 << 20)
#define LIMIT_INFER_DEPTH 4000

/* Bytes that the trees and types of all expressions of one source may take: so
 * much, which is some 500 KB of the densest ones, and so much more for each
 * byte of a source that is larger than a megabyte.  Together with the types of
 * the last one a source below that stays under 128 MB.
 */
#define LIMIT_JQ_BYTES ((uint64_t)64 << 20)
#define LIMIT_JQ_BYTES_FROM ((size_t)1 << 20)
#define LIMIT_JQ_BYTES_PER_BYTE 128

/* What the names of one expression may cost that many definitions and
 * variables stand around: a link from one to the next takes a nanosecond.
 */
#define LIMIT_JQ_LINKS ((uint64_t)20000000)
#define LIMIT_JQ_LINKS_PER_BYTE 80

/* Nesting of schema applications ($ref, properties, items, allOf, …). */
#define LIMIT_SCHEMA_DEPTH 2000

/* The budget of one source (base/core/budget.h): so much, and so much more for
 * each byte of its text.  A step takes about 10 ns, so a megabyte that spends
 * all takes about a second; the corpus of real actions stays below a hundredth.
 */
#define LIMIT_STEPS ((uint64_t)20000000)
#define LIMIT_STEPS_PER_BYTE 80
#define LIMIT_BYTES ((uint64_t)64 << 20)
#define LIMIT_BYTES_PER_BYTE 100

/* Findings kept for one document, so that a wholly broken file stays
 * readable; the rest are counted.
 */
#define LIMIT_DIAGS 2000

/* Findings kept for a whole source, which may hold thousands of documents:
 * about 40 MB.
 */
#define LIMIT_DIAGS_ALL 200000

/* Characters of one name that "did you mean" looks at. */
#define LIMIT_NEAR 64

/* From so many names "did you mean" chooses whatever is near enough; from more
 * a name with one or two edits, for among thousands anything is a bit like
 * something.  A form has under 50 inputs, jq under 300 functions.
 */
#define LIMIT_NEAR_NAMES 1000

/* In names of up to so many characters two edits are found among thousands, in
 * longer ones one: the index has an entry for each pair of them, so 210.
 */
#define LIMIT_NEAR_TWO 20

/* Names of an index that one "did you mean" is compared with: more than these
 * differ in one or two characters only when somebody has made them up.
 */
#define LIMIT_NEAR_LOOKS 256

/* Names that are tried for a file beside another one.  A name is taken only
 * by another run that writes the same file, or by who plants one.
 */
#define LIMIT_SIBLINGS 64

/* Times that a file is waited for which another run is writing, and for how
 * long: two seconds in all, in which any file is written.
 */
#define LIMIT_LOCK_TRIES 200
#define LIMIT_LOCK_NANOSECONDS 10000000

#endif
