/*
 * The least work that any grader of echo servers must do: start a fresh server for each case,
 * connect, send, half-close, see the echo and the end, kill, reap. It judges nothing and keeps no
 * record, so what a grading costs beyond this is the harness's own.
 *
 *   lower-bound CASES IN-FLIGHT FIRST-PORT COMMAND [ARG...]
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_IN_FLIGHT 64
#define RETRY_MS 2.0
#define DEADLINE_MS 20000.0

static const char MESSAGE[] = "ping\n";
enum { LENGTH = sizeof MESSAGE - 1 };

enum phase { IDLE, BOOTING, ECHOING };

struct conversation {
    enum phase phase;
    pid_t program;
    int port, socket;
    double started, retry_at;
    size_t received;
    char reply[LENGTH + 1];
};

static struct conversation flights[MOST_IN_FLIGHT];
static int in_flight;
extern char **environ;

static double now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static double cpu_ms(int who) {
    struct rusage used;
    getrusage(who, &used);
    return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 +
           (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
}

static void fail(const char *what) {
    perror(what);
    for (int i = 0; i < in_flight; i++)
        if (flights[i].phase != IDLE) kill(flights[i].program, SIGKILL);
    exit(1);
}

/* argv ends in an empty place for the port. */
static pid_t spawn(char **argv, char **place, int port) {
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
    char digits[12];
    snprintf(digits, sizeof digits, "%d", port);
    *place = digits;
    pid_t pid;
    errno = posix_spawn(&pid, argv[0], &quiet, NULL, argv, environ);
    if (errno != 0) fail(argv[0]);
    posix_spawn_file_actions_destroy(&quiet);
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
    for (;;) {
        ssize_t got = recv(c->socket, c->reply + c->received, sizeof c->reply - c->received,
                           MSG_DONTWAIT);
        if (got < 0 && errno == EAGAIN) return 0;
        if (got < 0) fail("recv");
        if (got == 0) break;
        c->received += got;
        if (c->received > LENGTH) break;
    }
    if (c->received != LENGTH || memcmp(c->reply, MESSAGE, LENGTH) != 0) fail("not an echo");
    close(c->socket);
    kill(c->program, SIGKILL);
    waitpid(c->program, NULL, 0);
    c->phase = IDLE;
    return 1;
}

/* Sleeps until a socket is ready or a refused connect is due again. */
static void wait_for_any(struct pollfd *ready) {
    double now = now_ms(), nap = DEADLINE_MS;
    for (int i = 0; i < in_flight; i++) {
        struct conversation *c = &flights[i];
        ready[i] = (struct pollfd){.fd = c->phase == ECHOING ? c->socket : -1, .events = POLLIN};
        if (c->phase == BOOTING && c->retry_at - now < nap) nap = c->retry_at - now;
        if (c->phase != IDLE && now - c->started > DEADLINE_MS) fail("a server is too slow");
    }
    if (nap < 0) nap = 0;
    struct timespec timeout = {.tv_sec = nap / 1e3};
    timeout.tv_nsec = (nap - timeout.tv_sec * 1e3) * 1e6;
    ppoll(ready, in_flight, &timeout, NULL);
}

int main(int argc, char **argv) {
    if (argc < 5) return fprintf(stderr, "lower-bound CASES IN-FLIGHT FIRST-PORT COMMAND...\n"), 2;
    int cases = atoi(argv[1]), begun = 0, done = 0;
    int first_port = atoi(argv[3]), words = argc - 4;
    in_flight = atoi(argv[2]);
    if (in_flight < 1 || in_flight > MOST_IN_FLIGHT) return 2;
    char **command = calloc(words + 2, sizeof *command);
    memcpy(command, argv + 4, words * sizeof *command);

    struct pollfd ready[MOST_IN_FLIGHT];
    double began = now_ms();
    while (done < cases) {
        for (int i = 0; i < in_flight; i++) {
            struct conversation *c = &flights[i];
            if (c->phase != IDLE || begun == cases) continue;
            *c = (struct conversation){.port = first_port + begun++, .started = now_ms()};
            c->program = spawn(command, command + words, c->port);
            c->retry_at = c->started + RETRY_MS;
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
    printf("{\"wallMs\":%.3f,\"cpuMs\":%.3f}\n", now_ms() - began,
           cpu_ms(RUSAGE_SELF) + cpu_ms(RUSAGE_CHILDREN));
    return 0;
}
