#include <netdb.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    /* TODO 7: no URL, or another kind of URL: a usage line on stderr, exit code 2. */
    if (argc < 2) return 2;

    /* TODO 1: the port may be missing (80), and so may the path ("/"). The query belongs to the
               target, the fragment doesn't. How long may each of them be? */
    char host[256] = "", port[6] = "80", target[1024] = "/";
    sscanf(argv[1], "http://%255[^:]:%5[^/]%1023s", host, port, target);

    struct addrinfo wanted = {.ai_family = AF_INET, .ai_socktype = SOCK_STREAM}, *list;
    int error = getaddrinfo(host, port, &wanted, &list);
    if (error != 0) {
        fprintf(stderr, "%s: %s\n", host, gai_strerror(error));
        return 1;
    }
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(fd, list->ai_addr, list->ai_addrlen) < 0) {
        perror("connect");
        return 1;
    }
    freeaddrinfo(list);

    /* TODO 2: each line ends with "\r\n", and Host has the port, too. */
    char request[2048];
    int size = snprintf(request, sizeof request, "GET %s HTTP/1.1\nHost: %s\n\n", target, host);
    send(fd, request, (size_t)size, MSG_NOSIGNAL);

    /* TODO 3: the head goes nowhere, the body to stdout. The empty line between them may be cut in
               two, and bytes of the body may stand behind it in the same buffer.
       TODO 4: stop at Content-Length, or behind the last chunk, though the server stays open.
       TODO 5: -1 is a reset. And was 0, the end of file, due? If not, stderr and exit code 1. */
    char buffer[4096];
    ssize_t count;
    while ((count = recv(fd, buffer, sizeof buffer - 1, 0)) > 0) {
        buffer[count] = '\0';
        printf("%s", buffer);
    }

    /* TODO 6: 0 for a code that begins with 2 alone. */
    close(fd);
    return 0;
}
