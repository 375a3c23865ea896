#ifndef APP_RUN_PRINT_CONFIG_H
#define APP_RUN_PRINT_CONFIG_H

#include "app/run/config_choice.h"

/* Writes the configuration in effect for the first operand as JSON. */
enum status
print_config(struct config_choice *choice, const struct selection *selection);

#endif
