#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 8080

int main(void) {
    /* TODO 1: main(int argc, char *argv[]), and HOST PORT MESSAGE from argv.
               The harness starts you with another port every time. */
    const char *message = "Hello, server!";

    int fd = socket(AF_INET, SOCK_STREAM, 0);

    /* TODO 2: HOST may be a name such as localhost: getaddrinfo() instead of inet_pton(). */
    struct sockaddr_in server = {0};
    server.sin_family = AF_INET;
    server.sin_port = htons(PORT);
    inet_pton(AF_INET, "127.0.0.1", &server.sin_addr);

    if (connect(fd, (struct sockaddr *)&server, sizeof server) < 0) {
        perror("connect");
        return 1;
    }

    /* TODO 3: check send() and recv() as well. A send() to a peer that is gone raises SIGPIPE. */
    send(fd, message, strlen(message), 0);

    /* TODO 4: one recv() may return a part of the reply. Loop until as many bytes are back
               as you sent. Then think of the end of file, and of the empty message. */
    char buffer[1024] = {0};
    ssize_t count = recv(fd, buffer, sizeof buffer, 0);

    printf("Received from server: %.*s\n", (int)count, buffer);

    /* TODO 5: missing arguments: a usage line on stderr, exit code 2.
       TODO 6: MESSAGE "-": send all of standard input, and read the reply meanwhile. */
    close(fd);
    return 0;
}
