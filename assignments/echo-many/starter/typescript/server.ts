import net from 'node:net';
import process from 'node:process';

const port = Number(process.argv[2]);
const host = '127.0.0.1';

const server = net.createServer((client) => {
  console.log(`connected by ${client.remoteAddress}:${client.remotePort}`);

  // TODO 1: your echo-stream's way of serving one client belongs here. One loop serves all clients
  //         as long as nothing in it waits. Whatever you keep for a client, keep it in here.
  client.once('data', (data) => {
    client.end(data);
  });
});

// TODO 2: close() waits until the last client has gone. A server that is told to stop does not.
process.on('SIGTERM', () => server.close());

// TODO 3: 30 clients may connect at the same instant. How many may wait here?
server.listen({ port, host, backlog: 5 }, () => console.log(`listening on ${host}:${port}`));

// TODO 4: no PORT: a usage line on stderr, exit code 2.
//         'error' (port in use): one line on stderr instead of a stack trace, exit code 1.
