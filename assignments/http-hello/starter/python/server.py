import socket
import sys

PAGE = "<h1>Hello, World! ✓</h1>"


def main():
    port = int(sys.argv[1])
    host = "127.0.0.1"

    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # TODO 5: this server closes first, so its port stays busy for a minute. Which option lets it
    #         start again at once, and when must it be set?
    listener.bind((host, port))
    listener.listen(5)
    print(f"listening on {host}:{port}")

    while True:
        conn, peer = listener.accept()
        print(f"connected by {peer}")

        # TODO 3: this may be a part of the request. Read the head up to the empty line, and as many
        #         bytes of body as its Content-Length says. close() with bytes unread sends a RST.
        data = conn.recv(1024)

        # TODO 4: which loop does this break leave? A client that says nothing, or resets (an
        #         OSError), is not the server's end.
        if not data:
            break
        print(f"asked for: {data.decode().split()[1]}")

        # TODO 1: each line of the head ends with "\r\n", the empty line too.
        # TODO 2: Content-Length counts bytes. Say Connection: close as well, since you close.
        head = f"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: {len(PAGE)}\n\n"
        conn.sendall(head.encode() + PAGE.encode())
        conn.close()

    listener.close()

    # TODO 6: no PORT: a usage line on stderr, exit code 2.
    #         Port in use: one line on stderr instead of a traceback, exit code 1.


if __name__ == "__main__":
    main()
