#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void serve(int conn, const char *root) {
    /* TODO 1: your http-parse's way of reading a request belongs here. */
    char request[8192];
    ssize_t count = recv(conn, request, sizeof request - 1, 0);
    if (count <= 0) return;
    request[count] = '\0';

    char method[16] = "", target[4096] = "";
    sscanf(request, "%15s %4095s", method, target);

    /* TODO 2: "/" is index.html. Cut the query, then decode %20 and its like.
       TODO 3: nothing from outside root, ever: decode, resolve (realpath), then check.
       TODO 4: HEAD, and 405 with Allow for other methods. */
    char name[8192];
    snprintf(name, sizeof name, "%s%s", root, target);

    /* TODO 5: no such file is a 404, and not the end of the connection alone. What of a folder? */
    FILE *file = fopen(name, "rb");
    if (file == NULL) return;

    /* TODO 6: this takes what fits into the buffer, up to its first NUL. Ask for the size, send
               the head, then read and send in turn, until all is sent. */
    static char content[65536];
    content[fread(content, 1, sizeof content - 1, file)] = '\0';
    size_t length = strlen(content);

    /* TODO 7: the type that belongs to the name. */
    char head[256];
    int size = snprintf(head, sizeof head,
                        "HTTP/1.1 200 OK\r\n"
                        "Content-Type: text/html\r\n"
                        "Content-Length: %zu\r\n"
                        "Connection: close\r\n"
                        "\r\n",
                        length);

    /* TODO 8: send() may take less than it was given. And what else is open when it fails? */
    send(conn, head, (size_t)size, MSG_NOSIGNAL);
    send(conn, content, length, MSG_NOSIGNAL);
}

int main(int argc, char *argv[]) {
    /* TODO 9: PORT or ROOT missing: a usage line on stderr, exit code 2.
               And each of the calls below can fail: where bind() fails, say so and return 1. */
    (void)argc;
    struct sockaddr_in address = {0};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_ANY);
    address.sin_port = htons((unsigned short)atoi(argv[1]));

    int listener = socket(AF_INET, SOCK_STREAM, 0);
    int on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    bind(listener, (struct sockaddr *)&address, sizeof address);
    listen(listener, 10);

    /* TODO 10: one client that stops reading holds up all others. */
    while (1) {
        int conn = accept(listener, NULL, NULL);
        serve(conn, argv[2]);
        close(conn);
    }
}
