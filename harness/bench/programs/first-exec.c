/* Leaves the moment of its first start in the file that it is given, and is no server. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <time.h>

int main(int argc, char **argv) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int file = argc > 1 ? open(argv[1], O_WRONLY | O_CREAT | O_EXCL, 0600) : -1;
    if (file >= 0) dprintf(file, "%.3f", now.tv_sec * 1e3 + now.tv_nsec / 1e6);
    return 1;
}
