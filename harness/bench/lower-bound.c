/*
 * lower-bound CASES IN-FLIGHT FIRST-PORT COMMAND [ARG...]
 *
 * The least work that any grader of echo servers must do: start a fresh server for each case,
 * connect, send, half-close, see the echo and the end, kill, reap. It judges nothing and keeps no
 * record, so what a grading costs beyond this is the harness's own.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.h"

#define MOST_IN_FLIGHT 64
#define RETRY_MS 2.0

static const char MESSAGE[] = "ping\n";
enum { LENGTH = sizeof MESSAGE - 1 };

enum phase { IDLE, BOOTING, ECHOING };

struct conversation {
    enum phase phase;
    pid_t program;
    int port, socket;
    double retry_at;
    size_t received;
    char reply[LENGTH + 1];
};

static struct conversation flights[MOST_IN_FLIGHT];
static int in_flight;
extern char **environ;

static void give_up(int signal) {
    (void)signal;
    for (int i = 0; i < in_flight; i++)
        if (flights[i].phase != IDLE) kill(flights[i].program, SIGKILL);
    _exit(1);
}

static void fail(const char *what) {
    perror(what);
    give_up(0);
}

/* The command ends in an empty place for the port. */
static pid_t start(char **command, char **place, int port) {
    char digits[12];
    pid_t pid;
    snprintf(digits, sizeof digits, "%d", port);
    *place = digits;
    errno = posix_spawn(&pid, command[0], NULL, NULL, command, environ);
    if (errno != 0) fail(command[0]);
    return pid;
}

/* On loopback connect() is done at once, one way or the other. */
static void dial(struct conversation *c) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(c->port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    c->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (c->socket < 0) fail("socket");
    if (connect(c->socket, (struct sockaddr *)&address, sizeof address) == 0) {
        if (send(c->socket, MESSAGE, LENGTH, MSG_NOSIGNAL) != LENGTH) fail("send");
        shutdown(c->socket, SHUT_WR);
        c->phase = ECHOING;
        return;
    }
    if (errno != ECONNREFUSED) fail("connect");
    close(c->socket);
    if (waitpid(c->program, NULL, WNOHANG) != 0) fail("the server has ended before it listened");
    c->retry_at = now_ms() + RETRY_MS;
}

/* Returns 1 when the case is over. */
static int listen_to(struct conversation *c) {
    ssize_t got;
    do {
        size_t room = sizeof c->reply - c->received;
        got = recv(c->socket, c->reply + c->received, room, MSG_DONTWAIT);
        if (got < 0 && errno == EAGAIN) return 0;
        if (got < 0) fail("recv");
        c->received += got;
    } while (got > 0 && c->received <= LENGTH);
    if (c->received != LENGTH || memcmp(c->reply, MESSAGE, LENGTH) != 0) fail("not an echo");
    close(c->socket);
    kill(c->program, SIGKILL);
    waitpid(c->program, NULL, 0);
    c->phase = IDLE;
    return 1;
}

/* Sleeps until a reply has come or a connect is due again. */
static void wait_for_any(struct pollfd *ready) {
    double nap = 500, now = now_ms();
    for (int i = 0; i < in_flight; i++) {
        struct conversation *c = &flights[i];
        ready[i] = (struct pollfd){.fd = c->phase == ECHOING ? c->socket : -1, .events = POLLIN};
        if (c->phase == BOOTING && c->retry_at - now < nap) nap = c->retry_at - now;
    }
    ppoll(ready, in_flight, &(struct timespec){.tv_nsec = nap > 0 ? nap * 1e6 : 0}, NULL);
}

int main(int argc, char **argv) {
    if (argc < 5) return 2;
    int cases = atoi(argv[1]), begun = 0, done = 0;
    int first_port = atoi(argv[3]), words = argc - 4;
    in_flight = atoi(argv[2]);
    if (in_flight < 1 || in_flight > MOST_IN_FLIGHT) return 2;
    char **command = calloc(words + 2, sizeof *command);
    memcpy(command, argv + 4, words * sizeof *command);
    signal(SIGTERM, give_up);
    signal(SIGALRM, give_up);
    alarm(60);
    struct pollfd ready[MOST_IN_FLIGHT];
    double began = now_ms();
    while (done < cases) {
        for (int i = 0; i < in_flight; i++) {
            struct conversation *c = &flights[i];
            if (c->phase != IDLE || begun == cases) continue;
            *c = (struct conversation){.port = first_port + begun++};
            c->program = start(command, command + words, c->port);
            c->retry_at = now_ms() + RETRY_MS;
            c->phase = BOOTING;
        }
        wait_for_any(ready);
        double now = now_ms();
        for (int i = 0; i < in_flight; i++) {
            struct conversation *c = &flights[i];
            if (c->phase == BOOTING && now >= c->retry_at) dial(c);
            else if (c->phase == ECHOING && ready[i].revents) done += listen_to(c);
        }
    }
    struct rusage own, servers;
    getrusage(RUSAGE_SELF, &own);
    getrusage(RUSAGE_CHILDREN, &servers);
    printf("{\"wallMs\":%.3f,\"cpuMs\":%.3f}\n", now_ms() - began,
           cpu_ms(own) + cpu_ms(servers));
    return 0;
}
