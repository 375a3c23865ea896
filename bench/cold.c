/* The least that a program can do: the floor under every cold start. */

#include <stdio.h>

int
main(void)
{
    puts("hello");
    return 0;
}
