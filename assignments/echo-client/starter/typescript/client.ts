import net from 'node:net';
import process from 'node:process';

// TODO 1: take host, port and message from process.argv.slice(2) (HOST PORT MESSAGE).
//         The harness starts you with another port every time.
const host = '127.0.0.1';
const port = 8080;
const message = 'Hello, server!';

const socket = net.connect({ host, port }, () => {
  socket.write(message);
});

// TODO 2: one 'data' event is one recv(): it may bring a part of the reply. Go on until as many
//         bytes are back as you sent. Then think of 'end', and of the empty message.
socket.once('data', (data) => {
  // TODO 3: write the bytes as they came, also when they are not UTF-8.
  process.stdout.write(`Received from server: ${data.toString()}\n`);
  socket.destroy();
});

// TODO 4: missing arguments: a usage line on stderr, exit code 2.
//         'error', or 'end' too early: one line on stderr, exit code 1.
// TODO 5: MESSAGE "-": send all of standard input, and read the reply meanwhile.
