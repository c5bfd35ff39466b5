import socket
import sys


def serve(conn):
    # TODO 1: one recv() may be a part of the head, or have some of the body behind it. Read until
    #         the empty line is in all that came, and keep the rest as bytes.
    data = conn.recv(1024)
    if not data:
        return
    head = data.decode().split("\r\n\r\n")[0]

    # TODO 2: three parts, and the third like HTTP/1.1. Otherwise answer 400: with a traceback the
    #         server ends.
    first, *lines = head.split("\r\n")
    method, target, version = first.split()

    # TODO 3: names in any case, values with any spaces around them, or empty; some names come twice.
    #         Then the rules for Host, and for a space before the colon.
    headers = dict(line.split(": ") for line in lines)

    # TODO 4: Content-Length: digits alone, and one value. Read so many bytes of body, some of which
    #         may be here already; count and add them.
    count = 0
    total = 0

    answer = [f"METHOD {method}", f"TARGET {target}", f"VERSION {version}"]
    answer += [f"HEADER {name}: {value}" for name, value in headers.items()]
    answer += [f"BODY {count}", f"SUM {total % 65536}"]
    body = ("\n".join(answer) + "\n").encode()

    fields = ["HTTP/1.1 200 OK", "Content-Type: text/plain", f"Content-Length: {len(body)}"]
    fields += ["Connection: close", "", ""]
    conn.sendall("\r\n".join(fields).encode() + body)


def main():
    port = int(sys.argv[1])
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen()

    while True:
        conn, peer = listener.accept()
        # TODO 5: a reset is an OSError: catch it around one client.
        with conn:
            serve(conn)

    # TODO 6: no PORT: a usage line on stderr, exit code 2.
    #         Port in use: one line on stderr instead of a traceback, exit code 1.


if __name__ == "__main__":
    main()
