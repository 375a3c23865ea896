#ifndef DIAG_FINGERPRINT_H
#define DIAG_FINGERPRINT_H

/* A number by which a finding is known again when the file has changed
 * elsewhere.  It is made of the kind, the name of the file, what the finding
 * underlines and the line on which that begins, without its indentation; and,
 * for findings that have all of this in common, of how many came before.
 * Neither line numbers nor the wording of messages go into it, so that moved
 * lines and a newer version of the program keep it.
 */

#include "diag/bag.h"
#include "source/source.h"

/* Sets `fingerprint` of every finding of `bag`, suppressed ones too; makes
 * the line table of `source` in `arena`.  The bag must be finished: the order
 * of the findings counts.  Never 0, and no two of one bag are the same.
 */
void
fingerprints_make(struct arena *arena, struct source *source, struct bag *bag);

#endif
