/* What the bench's programs read off the kernel, in ms. */
#include <sys/resource.h>
#include <time.h>

/* The same for every process of a machine. */
static inline double now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static inline double cpu_ms(struct rusage used) {
    return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 +
           (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
}
