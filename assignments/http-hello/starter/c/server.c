#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

const char *page = "# Hello, World!";

int main(int argc, char *argv[]) {
    /* TODO 7: no PORT: a usage line on stderr, exit code 2. As it is, the next lines crash. */
    (void)argc;
    int server_fd, new_socket;
    struct sockaddr_in address = {0};
    int addrlen = sizeof address;

    server_fd = socket(AF_INET, SOCK_STREAM, 0);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_ANY);
    address.sin_port = htons((unsigned short)atoi(argv[1]));

    /* TODO 6: each of these calls can fail. Where bind() fails, say so on stderr and return 1.
               And this server closes first, so its port stays busy for a minute. Which option
               lets it start again at once? */
    bind(server_fd, (struct sockaddr *)&address, sizeof address);
    listen(server_fd, 10);

    while (1) {
        new_socket = accept(server_fd, (struct sockaddr *)&address, (socklen_t *)&addrlen);

        /* TODO 4: read the request first: the head up to CR LF CR LF, and as many bytes of body as
                   its Content-Length says. A close() with bytes unread sends a RST. */

        /* TODO 1: each line of the head ends with "\r\n", the empty line too. Then count again,
                   or let strlen() count.
           TODO 5: a write() may take less than it was given. To a client that is gone it raises
                   SIGPIPE, which ends the program. */
        write(new_socket, "HTTP/1.1 200 OK\n", 16);

        /* TODO 2: Content-Length, so that the client knows where the page ends, and
                   Connection: close, since you close. */
        write(new_socket, "Content-Type: text/html\n\n", 25);

        /* TODO 3: how many bytes has this page? What are the others that go out? */
        write(new_socket, page, 44);

        close(new_socket);
    }

    close(server_fd);
    return 0;
}
