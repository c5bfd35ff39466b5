import socket
import sys


def serve(conn, root):
    # TODO 1: your http-parse's way of reading a request belongs here.
    data = conn.recv(8192)
    if not data:
        return
    method, target, version = data.decode("latin-1").split("\r\n")[0].split(" ")

    # TODO 2: "/" is index.html. Cut the query, then decode %20 and its like.
    # TODO 3: nothing from outside root, ever: decode, resolve (os.path.realpath), then check.
    # TODO 4: HEAD, and 405 with Allow for other methods.
    # TODO 5: no such file is a 404, not a traceback. What of a folder?
    # TODO 6: the bytes of the file, whatever they are. A large one in pieces.
    with open(root + target) as file:
        body = file.read().encode()

    # TODO 7: the type that belongs to the name.
    fields = ["HTTP/1.1 200 OK", "Content-Type: text/html", f"Content-Length: {len(body)}"]
    fields += ["Connection: close", "", ""]
    conn.sendall("\r\n".join(fields).encode() + body)


def main():
    port, root = int(sys.argv[1]), sys.argv[2]
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen()

    while True:
        conn, peer = listener.accept()
        # TODO 8: a client that goes away is an OSError: catch it around one client.
        # TODO 9: one client that stops reading holds up all others.
        with conn:
            serve(conn, root)

    # TODO 10: PORT or ROOT missing: a usage line on stderr, exit code 2.
    #          Port in use: one line on stderr instead of a traceback, exit code 1.


if __name__ == "__main__":
    main()
