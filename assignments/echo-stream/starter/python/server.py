import socket
import sys


def main():
    port = int(sys.argv[1])
    host = "127.0.0.1"

    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # TODO 4: killed with a client connected, the server must be able to start again at once.
    #         Which option allows it, and when must it be set?
    listener.bind((host, port))
    listener.listen(5)
    print(f"listening on {host}:{port}")

    while True:
        conn, peer = listener.accept()
        print(f"connected by {peer}")

        # TODO 1: one recv(), one answer, and the client is hung up on. Move this to a function of
        #         its own that goes on until the client's end of file.
        data = conn.recv(1024)

        # TODO 2: which loop does this break leave? One client's end is not the server's.
        if not data:
            break

        # TODO 3: recv() and sendall() fail when a client resets or goes away. Catch that around
        #         one client, and close conn on every path.
        conn.sendall(data)
        conn.close()

    listener.close()

    # TODO 5: no PORT: a usage line on stderr, exit code 2.
    #         Port in use: one line on stderr instead of a traceback, exit code 1.


if __name__ == "__main__":
    main()
