import net from 'node:net';
import process from 'node:process';

const port = Number(process.argv[2]);

if (!Number.isInteger(port) || port < 1 || port > 65535) {
  process.stderr.write('usage: server PORT\n');
  process.exit(2);
}

// By default Node ends our side as soon as the client has ended its own: what a server writes even
// a moment after 'end' is lost (EPIPE). With allowHalfOpen our FIN is ours to send, when the last
// byte is on its way.
const server = net.createServer({ allowHalfOpen: true }, (client) => {
  // Closes the listening socket only; the conversation goes on.
  server.close();

  client.on('data', (chunk) => {
    // False means that the socket is full: read no more until the client has taken some.
    if (!client.write(chunk)) client.pause();
  });
  client.on('drain', () => client.resume());

  // end() sends what is still queued, then the FIN. Nothing is left open: Node exits with 0.
  client.on('end', () => client.end());
  client.on('error', fail);
});

server.on('error', fail);
server.listen(port, '127.0.0.1');

function fail(error: Error): never {
  process.stderr.write(`server: ${error.message}\n`);
  process.exit(1);
}
