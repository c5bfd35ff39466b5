import { readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import process from 'node:process';

const port = Number(process.argv[2]);
const root = process.argv[3] ?? '';
const host = '127.0.0.1';

const server = net.createServer({ allowHalfOpen: true }, (client) => {
  // TODO 1: your http-parse's way of reading a request belongs here.
  client.once('data', (data) => {
    const [method, target = '/'] = data.toString('latin1').split(' ');
    console.log(`${method} ${target}`);

    // TODO 2: "/" is index.html. Cut the query, then decode %20 and its like.
    // TODO 3: nothing from outside root, ever. This looks at the text alone, and at the wrong text:
    //         decode, resolve (realpath), then check.
    const name = path.join(root, target);
    if (!name.startsWith(root)) return client.destroy();

    // TODO 4: HEAD, and 405 with Allow for other methods.
    // TODO 5: no such file is a 404, not the end of the server. What of a folder?
    // TODO 6: a large file in pieces, as fast as the client takes them. Nothing else can be served
    //         while readFileSync() reads.
    const body = readFileSync(name);

    // TODO 7: the type that belongs to the name.
    const fields = [
      'HTTP/1.1 200 OK',
      'Content-Type: text/html',
      `Content-Length: ${body.length}`,
      'Connection: close',
    ];
    client.write(`${fields.join('\r\n')}\r\n\r\n`);
    client.end(body);
  });

  // TODO 8: a client may go away at any moment. An 'error' that nobody listens to ends the server.
});

server.listen(port, host, () => console.log(`listening on ${host}:${port}`));

// TODO 9: PORT or ROOT missing: a usage line on stderr, exit code 2.
//         'error' (port in use): one line on stderr instead of a stack trace, exit code 1.
