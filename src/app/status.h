#ifndef APP_STATUS_H
#define APP_STATUS_H

/* How the program ends. */

/* ORDER status: the exit status; the greater one wins. */
enum status {
    STATUS_CLEAN,    /* nothing at or above the threshold */
    STATUS_FINDINGS, /* something was */
    STATUS_FAILED,   /* could not run, or not on every file */
};

#endif
