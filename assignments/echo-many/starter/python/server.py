import socket
import sys


def serve(conn):
    # TODO 1: your echo-stream's way of serving one client belongs here.
    data = conn.recv(1024)
    conn.sendall(data)
    conn.close()


def main():
    port = int(sys.argv[1])
    host = "127.0.0.1"

    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    # TODO 3: 30 clients may connect at the same instant. How many may wait here?
    listener.listen(5)
    print(f"listening on {host}:{port}")

    while True:
        conn, peer = listener.accept()
        print(f"connected by {peer}")

        # TODO 2: accept() has to wait until serve() is done with this client. Give each client
        #         a thread or a process, or serve all of them from one loop.
        serve(conn)

    # TODO 4: no PORT: a usage line on stderr, exit code 2.
    #         Port in use: one line on stderr instead of a traceback, exit code 1.
    # TODO 5: does it still stop at SIGTERM, with clients connected?


if __name__ == "__main__":
    main()
