import net from 'node:net';

// TODO 1: take the port from process.argv[2]. The harness starts you with another one every time.
const host = '127.0.0.1';
const port = 12345;

const server = net.createServer((client) => {
  console.log(`connected by ${client.remoteAddress}:${client.remotePort}`);

  // TODO 2: one 'data' event is one recv(). This answers the first and hangs up. Answer each one
  //         as it comes, and close at the client's 'end'. Look up allowHalfOpen.
  client.once('data', (data) => {
    // TODO 3: a client may send any bytes. Which ones does toString() change?
    client.end(data.toString());
  });

  server.close();
});

server.listen(port, host, () => console.log(`listening on ${host}:${port}`));

// TODO 4: no PORT: a usage line on stderr, exit code 2.
//         'error' (port in use): one line on stderr instead of a stack trace, exit code 1.
