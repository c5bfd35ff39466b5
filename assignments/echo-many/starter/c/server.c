#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static void serve(int conn) {
    /* TODO 1: your echo-stream's way of serving one client belongs here. */
    char buffer[1024];
    ssize_t count = recv(conn, buffer, sizeof buffer, 0);
    if (count > 0) send(conn, buffer, (size_t)count, 0);
    close(conn);
}

int main(int argc, char *argv[]) {
    /* TODO 4: no PORT: a usage line on stderr, exit code 2. As it is, the next line crashes. */
    (void)argc;
    struct sockaddr_in address = {0};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_ANY);
    address.sin_port = htons((unsigned short)atoi(argv[1]));

    /* TODO 5: each of these calls can fail. Where bind() fails, say so on stderr and return 1. */
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    int on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    bind(listener, (struct sockaddr *)&address, sizeof address);

    /* TODO 3: 30 clients may connect at the same instant. How many may wait here? */
    listen(listener, 5);

    while (1) {
        int conn = accept(listener, NULL, NULL);

        /* TODO 2: accept() has to wait until serve() is done with this client. Give each client
                   a thread or a process, or serve all of them from one loop. */
        serve(conn);
    }

    /* TODO 6: does it still stop at SIGTERM, with clients connected? */
}
