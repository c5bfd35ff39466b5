/* Stands in for an interpreter: notes when it was first started, beside itself, and ends. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <time.h>

int main(int argc, char **argv) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    char path[4096];
    snprintf(path, sizeof path, "%s.ms", argc > 0 ? argv[0] : "");
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (file >= 0) dprintf(file, "%.3f", now.tv_sec * 1e3 + now.tv_nsec / 1e6);
    return 1;
}
