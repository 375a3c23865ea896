#ifndef BASE_CORE_DIE_H
#define BASE_CORE_DIE_H

/* The two ways in which this program gives up.  Wrong input never leads
 * here: it becomes a diagnostic.
 */

/* No memory, or a limit that no user can reach: a line on standard error,
 * then exit status 2.
 */
_Noreturn void
die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Call it when the system has refused to open something: dies when errno says
 * that there is no memory, or no descriptor left.  That is no answer about a
 * file, and who can do without the file would go on as if it were not there.
 */
void die_of_shortage(void);

/* Our own mistake: says where, then aborts. */
#define BUG(what) die_bug(__FILE__, __LINE__, what)
_Noreturn void die_bug(const char *file, int line, const char *what);

#endif
