import socket
import sys


def main():
    # TODO 1: the port may be missing (80), and so may the path ("/"). The query belongs to the
    #         target, the fragment doesn't.
    url = sys.argv[1]
    place, path = url.removeprefix("http://").split("/", 1)
    host, port = place.split(":")

    client = socket.create_connection((host, int(port)))

    # TODO 2: each line ends with "\r\n", and Host has the port, too.
    client.sendall(f"GET /{path} HTTP/1.1\nHost: {host}\n\n".encode())

    # TODO 3: this waits for the end of file, and most servers stay open. The head says where the
    #         body ends: at Content-Length, behind the last chunk, or at the end of file.
    # TODO 4: if the end of file comes before that: one line on stderr, exit code 1.
    data = b""
    while part := client.recv(1024):
        data += part
    head, body = data.decode().split("\r\n\r\n")

    # TODO 5: print the bytes as they came (sys.stdout.buffer), and no newline behind them.
    print(body)

    # TODO 6: exit code 0 for a code that begins with 2 alone.
    # TODO 7: no URL: a usage line on stderr, exit code 2.
    #         Refused, reset, not HTTP: one line on stderr, exit code 1.
    client.close()


if __name__ == "__main__":
    main()
