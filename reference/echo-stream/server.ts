import net from 'node:net';
import process from 'node:process';

const port = Number(process.argv[2]);

if (!Number.isInteger(port) || port < 1 || port > 65535) {
  process.stderr.write('usage: server PORT\n');
  process.exit(2);
}

// An event loop waits for no single client, so this one serves several at once without being asked.
// With allowHalfOpen the client's FIN is not ours: it may have megabytes of its echo still to read.
const server = net.createServer({ allowHalfOpen: true }, (client) => {
  // pipe() pauses reading while the client takes nothing. At the client's end of file it calls
  // end(), which sends what is still queued, then our FIN.
  client.pipe(client);

  // ECONNRESET or EPIPE: this client is gone, and Node closes its socket. An 'error' that nobody
  // listens to would end the process, and every other client with it.
  client.on('error', () => undefined);
});

// Only a server that can't listen, or no longer accept, has failed.
server.on('error', (error) => {
  process.stderr.write(`server: ${error.message}\n`);
  process.exit(1);
});

// Node sets SO_REUSEADDR before it binds: connections of an earlier run don't hold the port.
server.listen(port, '127.0.0.1');
