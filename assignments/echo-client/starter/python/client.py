import socket


def main():
    # TODO 1: take host, port and message from sys.argv (HOST PORT MESSAGE).
    #         The harness starts you with another port every time.
    host = "127.0.0.1"
    port = 8080
    message = "Hello, server!"

    client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    client.connect((host, port))
    client.sendall(message.encode())

    # TODO 2: one recv() may return a part of the reply. Loop until as many bytes are back
    #         as you sent. Then think of the end of file, and of the empty message.
    data = client.recv(1024)

    # TODO 3: print the bytes as they came (sys.stdout.buffer), also when they are not UTF-8.
    print(f"Received from server: {data.decode()}")

    client.close()

    # TODO 4: missing arguments: a usage line on stderr, exit code 2.
    #         Refused, reset, closed too early: one line on stderr, exit code 1.
    # TODO 5: MESSAGE "-": send all of standard input, and read the reply meanwhile.


if __name__ == "__main__":
    main()
