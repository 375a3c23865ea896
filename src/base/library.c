#include "base/library.h"

#include "base/die.h"

#include <dlfcn.h>
#include <stdatomic.h>
#include <string.h>

/* Threads that come at once find the same; a library is loaded only once. */
static library_address
find(const char *file, const char *name)
{
    void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    void *found = library ? dlsym(library, name) : NULL;
    library_address address;

    if (!found)
        die("cannot load a library: %s", dlerror());
    /* C has no cast from objects to functions; POSIX says that they look
     * alike (dlsym).
     */
    memcpy(&address, &found, sizeof address);
    return address;
}

library_address
library_function(_Atomic(library_address) *address, const char *file,
                 const char *name)
{
    library_address found = atomic_load_explicit(address, memory_order_acquire);

    if (!found) {
        found = find(file, name);
        atomic_store_explicit(address, found, memory_order_release);
    }
    return found;
}
