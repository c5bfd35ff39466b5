import net from 'node:net';
import process from 'node:process';

const port = Number(process.argv[2]);
const host = '127.0.0.1';

const server = net.createServer({ allowHalfOpen: true }, (client) => {
  // TODO 1: one 'data' may be a part of the head, or have some of the body behind it. Collect until
  //         the empty line is in all that came, and keep the rest as bytes.
  client.once('data', (data) => {
    const head = data.toString('latin1').split('\r\n\r\n')[0] ?? '';

    // TODO 2: three parts, and the third like HTTP/1.1. Otherwise answer 400.
    const [first = '', ...lines] = head.split('\r\n');
    const [method, target, version] = first.split(' ');

    // TODO 3: names in any case, values with any spaces around them, or with colons, or empty.
    //         Then the rules for Host, and for a space before the colon.
    const headers = lines.map((line) => line.split(': '));

    // TODO 4: Content-Length: digits alone, and one value. Wait for so many bytes of body, some of
    //         which may be here already; count and add them.
    const body = [
      `METHOD ${method}`,
      `TARGET ${target}`,
      `VERSION ${version}`,
      ...headers.map(([name, value]) => `HEADER ${name}: ${value}`),
      'BODY 0',
      'SUM 0',
      '',
    ].join('\n');

    const fields = [
      'HTTP/1.1 200 OK',
      'Content-Type: text/plain',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
    ];
    client.end(`${fields.join('\r\n')}\r\n\r\n${body}`);
  });

  // TODO 5: a client may end in the middle of its request, or reset. An 'error' that nobody listens
  //         to ends the whole server.
});

server.listen(port, host, () => console.log(`listening on ${host}:${port}`));

// TODO 6: no PORT: a usage line on stderr, exit code 2.
//         'error' (port in use): one line on stderr instead of a stack trace, exit code 1.
