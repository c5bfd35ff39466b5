#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static void serve(int conn) {
    /* TODO 1: one recv() may be a part of the head, or longer than this. Read until CR LF CR LF is
               in all that came, and keep what is behind it. */
    char request[1024];
    ssize_t count = recv(conn, request, sizeof request - 1, 0);
    if (count <= 0) return;
    request[count] = '\0';

    /* TODO 2: how many parts did sscanf() find? If the line is not right, answer 400.
               And a target may be longer than 255 bytes. */
    char method[16] = "", target[256] = "", version[16] = "";
    sscanf(request, "%15s %255s %15s", method, target, version);

    /* TODO 3: a HEADER line for each header line: name in lower case, first colon, value without
               the spaces around it. Then the rules for Host, and the space before the colon.
       TODO 4: Content-Length: digits alone, and one value. Then read so many bytes of body, some
               of which may be here already; count and add them. */
    char body[512];
    int length = snprintf(body, sizeof body, "METHOD %s\nTARGET %s\nVERSION %s\nBODY 0\nSUM 0\n",
                          method, target, version);

    char head[256];
    int size = snprintf(head, sizeof head,
                        "HTTP/1.1 200 OK\r\n"
                        "Content-Type: text/plain\r\n"
                        "Content-Length: %d\r\n"
                        "Connection: close\r\n"
                        "\r\n",
                        length);

    /* TODO 5: send() may take less than it was given. */
    send(conn, head, (size_t)size, MSG_NOSIGNAL);
    send(conn, body, (size_t)length, MSG_NOSIGNAL);
}

int main(int argc, char *argv[]) {
    /* TODO 6: no PORT: a usage line on stderr, exit code 2. As it is, the next line crashes. */
    (void)argc;
    struct sockaddr_in address = {0};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_ANY);
    address.sin_port = htons((unsigned short)atoi(argv[1]));

    /* TODO 7: each of these calls can fail. Where bind() fails, say so on stderr and return 1. */
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    int on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    bind(listener, (struct sockaddr *)&address, sizeof address);
    listen(listener, 10);

    while (1) {
        int conn = accept(listener, NULL, NULL);
        serve(conn);
        close(conn);
    }
}
