import net from 'node:net';
import process from 'node:process';

const port = Number(process.argv[2]);

if (!Number.isInteger(port) || port < 1 || port > 65535) {
  process.stderr.write('usage: server PORT\n');
  process.exit(2);
}

// One loop, many clients: nothing here waits, and each socket brings buffers of its own.
const server = net.createServer({ allowHalfOpen: true }, (client) => {
  // pipe() pauses this client alone while it takes nothing. At its end of file pipe() calls end(),
  // which sends what is still queued, then our FIN.
  client.pipe(client);

  // ECONNRESET or EPIPE: this client is gone, and Node closes its socket. An 'error' that nobody
  // listens to would end the process, and every other client with it.
  client.on('error', () => undefined);
});

server.on('error', (error) => {
  process.stderr.write(`server: ${error.message}\n`);
  process.exit(1);
});

// server.close() would wait until the last client has gone. When a process exits, the kernel
// closes its sockets, and each client sees a FIN or a RST.
process.on('SIGTERM', () => process.exit(0));

// The backlog holds the clients that knock faster than we accept.
server.listen({ port, host: '127.0.0.1', backlog: 128 });
