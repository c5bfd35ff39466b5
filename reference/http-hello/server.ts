import net from 'node:net';
import process from 'node:process';

const port = Number(process.argv[2]);

if (!Number.isInteger(port) || port < 1 || port > 65535) {
  process.stderr.write('usage: server PORT\n');
  process.exit(2);
}

const LONGEST_HEAD = 65536;

const page = answer('200 OK', '<!doctype html>\n<title>Hello</title>\n<h1>Hello, World!</h1>\n');
const headTooLong = answer('431 Request Header Fields Too Large', '<h1>Too many headers</h1>\n');

function answer(status: string, html: string): Buffer {
  const body = Buffer.from(html);
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}

// With allowHalfOpen a client that ends its side after the request still gets the page.
const server = net.createServer({ allowHalfOpen: true }, (client) => {
  let received = Buffer.alloc(0);
  let bodyLeft: number | undefined;

  client.on('data', (chunk: Buffer) => {
    // Answered: what still comes is read and dropped, since closing with it unread sends a RST.
    if (client.writableEnded) return;

    if (bodyLeft !== undefined) {
      bodyLeft -= chunk.length;
    } else {
      received = Buffer.concat([received, chunk]);
      const end = received.indexOf('\r\n\r\n');
      if (end >= 0)
        bodyLeft = contentLength(received.subarray(0, end)) - (received.length - end - 4);
      else if (received.length > LONGEST_HEAD) client.end(headTooLong);
    }

    if (bodyLeft !== undefined && bodyLeft <= 0) client.end(page);
  });

  // Before the request is complete: the client has gone, and no answer is due.
  client.on('end', () => client.end());

  // ECONNRESET or EPIPE: this client is gone, and Node closes its socket. An 'error' that nobody
  // listens to would end the process.
  client.on('error', () => undefined);
});

function contentLength(head: Buffer): number {
  return Number(/\r\ncontent-length:[ \t]*(\d+)/i.exec(head.toString('latin1'))?.[1] ?? 0);
}

// Only a server that can't listen, or no longer accept, has failed.
server.on('error', (error) => {
  process.stderr.write(`server: ${error.message}\n`);
  process.exit(1);
});

server.listen(port, '127.0.0.1');
