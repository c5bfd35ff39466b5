import net from 'node:net';
import process from 'node:process';

const port = Number(process.argv[2]);
const host = '127.0.0.1';

const server = net.createServer((client) => {
  console.log(`connected by ${client.remoteAddress}:${client.remotePort}`);

  // TODO 1: this answers the first 'data' and hangs up. Answer each one as it comes, and end your
  //         side when the client has ended its own and has got everything. Look up allowHalfOpen.
  // TODO 2: a client may read late. What does write() return then, and where do the bytes wait?
  client.once('data', (data) => {
    client.end(data);
  });

  // TODO 3: a client may reset. An 'error' that nobody listens to ends the whole server.
});

server.listen(port, host, () => console.log(`listening on ${host}:${port}`));

// TODO 4: no PORT: a usage line on stderr, exit code 2.
//         'error' (port in use): one line on stderr instead of a stack trace, exit code 1.
