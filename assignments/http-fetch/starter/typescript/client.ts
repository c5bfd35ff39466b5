import net from 'node:net';
import process from 'node:process';

// TODO 1: the port may be missing (80), and so may the path ("/"). The query belongs to the target,
//         the fragment doesn't.
const [, , place = '', ...path] = (process.argv[2] ?? '').split('/');
const [host, port] = place.split(':');

const socket = net.connect({ host, port: Number(port) }, () => {
  // TODO 2: each line ends with "\r\n", and Host has the port, too.
  socket.write(`GET /${path.join('/')} HTTP/1.1\nHost: ${host}\n\n`);
});

// TODO 3: one 'data' may be a part of the head, or have some of the body behind it. Collect until
//         the empty line, then let the head say where the body ends: at Content-Length, behind the
//         last chunk, or at 'end'. Most servers stay open.
socket.once('data', (data) => {
  const [, body = ''] = data.toString().split('\r\n\r\n');

  // TODO 4: write the bytes as they came, also when they are not UTF-8.
  process.stdout.write(body);
  socket.destroy();
});

// TODO 5: exit code 0 for a code that begins with 2 alone.
// TODO 6: 'end' before the answer is complete, and 'error': one line on stderr, exit code 1.
// TODO 7: no URL: a usage line on stderr, exit code 2.
