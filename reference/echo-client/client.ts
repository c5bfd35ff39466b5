import net from 'node:net';
import process from 'node:process';

const [host, portText, message] = process.argv.slice(2);
const port = Number(portText);

// Compared with undefined, because the empty message is a message.
if (!host || message === undefined || !Number.isInteger(port) || port < 1 || port > 65535) {
  process.stderr.write('usage: client HOST PORT MESSAGE (MESSAGE "-" reads standard input)\n');
  process.exit(2);
}

let sent = 0;
let received = 0;
let allSent = false;
let serverClosed = false;

// A name may have several addresses; net.connect resolves it and tries them in turn.
const socket = net.connect({ host, port });

socket.on('connect', () => {
  process.stdout.write('Received from server: ');
  if (message === '-') sendStandardInput();
  else sendMessage(Buffer.from(message));
});

function sendMessage(bytes: Buffer): void {
  sent = bytes.length;
  socket.write(bytes);
  allSentNow();
}

function sendStandardInput(): void {
  process.stdin.on('data', (chunk: Buffer) => {
    sent += chunk.length;
    failIfShort();
    // False means that the socket is full: take no more input until it drains. Reading the reply
    // goes on meanwhile, or both sides would wait for ever, each for the other to read.
    if (!socket.write(chunk)) process.stdin.pause();
  });
  socket.on('drain', () => process.stdin.resume());
  process.stdin.on('end', allSentNow);
  process.stdin.on('error', fail);
}

function allSentNow(): void {
  allSent = true;
  closeIfComplete();
}

socket.on('data', (chunk: Buffer) => {
  const due = chunk.subarray(0, sent - received);
  received += due.length;
  // The same for our output: whoever reads it may be slower than the server.
  if (!process.stdout.write(due)) socket.pause();
  closeIfComplete();
});
process.stdout.on('drain', () => socket.resume());
process.stdout.on('error', fail);

function closeIfComplete(): void {
  if (!allSent || received < sent) return;
  process.stdout.write('\n');
  // destroy() closes without waiting for the server's FIN, which may never come.
  socket.destroy();
}

socket.on('end', () => {
  serverClosed = true;
  failIfShort();
  // All that we have sent is back: the end of our input may still have to be read.
  process.stdin.resume();
});
socket.on('error', fail);

function failIfShort(): void {
  if (!serverClosed || received >= sent) return;
  fail(new Error(`server closed after ${received} of ${sent} bytes`));
}

function fail(error: Error): never {
  // Refused at every address of a name, the error is an AggregateError without a message.
  const reason = error.message || (error as NodeJS.ErrnoException).code || error.name;
  process.stderr.write(`client: ${reason}\n`);
  process.exit(1);
}
