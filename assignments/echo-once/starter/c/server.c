#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 12345

int main(void) {
    /* TODO 1: main(int argc, char *argv[]), and the port from argv[1].
               The harness starts you with another one every time. */
    struct sockaddr_in address = {0};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_ANY);
    address.sin_port = htons(PORT);

    /* TODO 2: each of these calls can fail. Where bind() fails, say so on stderr and return 1. */
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    bind(listener, (struct sockaddr *)&address, sizeof address);
    listen(listener, 10);

    int conn = accept(listener, NULL, NULL);

    /* TODO 3: this serves one recv() and hangs up. Loop: send back what came, until recv()
               returns 0, which is the client's end of file. Mind that send() may take less
               than it was given. */
    char buffer[1024];
    ssize_t count = recv(conn, buffer, sizeof buffer, 0);
    if (count > 0) send(conn, buffer, (size_t)count, 0);

    close(conn);
    close(listener);

    /* TODO 4: no PORT: a usage line on stderr, exit code 2. */
    return 0;
}
