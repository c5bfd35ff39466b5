import socket


def main():
    # TODO 1: take the port from sys.argv. The harness starts you with another one every time.
    host = "127.0.0.1"
    port = 12345

    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.bind((host, port))
    listener.listen(5)
    print(f"listening on {host}:{port}")

    conn, peer = listener.accept()
    print(f"connected by {peer}")

    # TODO 2: this serves one recv() and hangs up. Loop: send back what came, until recv()
    #         returns no bytes, which is the client's end of file.
    data = conn.recv(1024)

    # TODO 3: a client may send any bytes. Which ones can't be decoded?
    print(f"received: {data.decode()}")
    conn.sendall(data)

    conn.close()
    listener.close()

    # TODO 4: no PORT: a usage line on stderr, exit code 2.
    #         Port in use: one line on stderr instead of a traceback, exit code 1.


if __name__ == "__main__":
    main()
