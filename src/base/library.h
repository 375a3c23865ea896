#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

/* Shared libraries that few runs need.  One that a program is linked with is
 * mapped and relocated at every start, which takes half as long as to check a
 * small file.  With the build option `lazy` such a library is not linked with:
 * a file of ours, called like it, defines what we use of it, and hands each
 * call on to the function of that name in the library, which is loaded then.
 * Whoever calls knows nothing of it.
 */

typedef void (*library_address)(void);

/* The function called `name` of the library whose soname is `file`, kept in
 * `*address`, which is NULL at first; any thread may ask.  Dies when one of
 * them is not there, as a program that is linked with it would not start.
 */
library_address library_function(_Atomic(library_address) *address,
                                 const char *file, const char *name);

/* The same as an expression of the type of `function`, which may be a macro
 * for a longer name; LIBRARY_FILE is the soname.
 */
#define LIBRARY_NAME(function) #function
#define LIBRARY_REAL(function)                                       \
    ((__typeof__(&function))library_function(&address, LIBRARY_FILE, \
                                             LIBRARY_NAME(function)))

#endif
