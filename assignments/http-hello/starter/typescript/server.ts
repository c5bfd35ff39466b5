import net from 'node:net';
import process from 'node:process';

const port = Number(process.argv[2]);
const host = '127.0.0.1';

const page = '<h1>Hello, World! ✓</h1>';

const server = net.createServer((client) => {
  console.log(`connected by ${client.remoteAddress}:${client.remotePort}`);

  // TODO 3: one 'data' may be a part of the request. Wait for the head up to its empty line, and
  //         for as many bytes of body as its Content-Length says. Then answer, once.
  client.once('data', (data) => {
    console.log(`asked for: ${data.toString().split(' ')[1]}`);

    // TODO 1: each line of the head ends with "\r\n", the empty line too.
    // TODO 2: Content-Length counts bytes. Say Connection: close as well, since you close.
    const head = `HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: ${page.length}\n\n`;
    client.end(head + page);
  });

  // TODO 4: a client may reset. An 'error' that nobody listens to ends the whole server.
});

server.listen(port, host, () => console.log(`listening on ${host}:${port}`));

// TODO 5: no PORT: a usage line on stderr, exit code 2.
//         'error' (port in use): one line on stderr instead of a stack trace, exit code 1.
