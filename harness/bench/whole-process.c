/*
 * whole-process COMMAND [ARG...] 3>ACCOUNT
 *
 * Runs a command and accounts for it and all that it has waited for, as the kernel counted it.
 * Node can't: process.resourceUsage() leaves children out.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.h"

enum { ACCOUNT = 3 };

int main(int argc, char **argv) {
    if (argc < 2) return 2;
    fcntl(ACCOUNT, F_SETFD, FD_CLOEXEC);
    double began = now_ms();
    pid_t pid = fork();
    if (pid == 0) {
        execvp(argv[1], argv + 1);
        perror(argv[1]);
        _exit(127);
    }
    int status;
    struct rusage used;
    if (pid < 0 || wait4(pid, &status, 0, &used) < 0) return 1;
    double ended = now_ms();
    dprintf(ACCOUNT, "{\"beganMs\":%.3f,\"endedMs\":%.3f,\"cpuMs\":%.3f}\n", began, ended,
            cpu_ms(used));
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
