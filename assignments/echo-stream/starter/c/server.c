#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    /* TODO 6: no PORT: a usage line on stderr, exit code 2. As it is, the next line crashes. */
    (void)argc;
    struct sockaddr_in address = {0};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_ANY);
    address.sin_port = htons((unsigned short)atoi(argv[1]));

    /* TODO 5: each of these calls can fail. Where bind() fails, say so on stderr and return 1.
       TODO 4: killed with a client connected, the server must be able to start again at once.
               Which option allows it, and when must it be set? */
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    bind(listener, (struct sockaddr *)&address, sizeof address);
    listen(listener, 10);

    while (1) {
        int conn = accept(listener, NULL, NULL);

        /* TODO 1: one recv(), one answer, and the client is hung up on. Move this to a function
                   of its own that goes on until recv() returns 0, the client's end of file. */
        char buffer[1024];
        ssize_t count = recv(conn, buffer, sizeof buffer, 0);

        /* TODO 2: which loop does this break leave? A client that ends, or resets (-1), is not
                   the server's end. */
        if (count <= 0) break;

        /* TODO 3: send() may take less than it was given. To a client that is gone it raises
                   SIGPIPE, which ends the program. Then close conn, on every path. */
        send(conn, buffer, (size_t)count, 0);
        close(conn);
    }

    close(listener);
    return 0;
}
