import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import net from 'node:net';
import { extname, sep } from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';

const [portText, root] = process.argv.slice(2);
const port = Number(portText);

if (!root || !Number.isInteger(port) || port < 1 || port > 65535) {
  process.stderr.write('usage: server PORT ROOT\n');
  process.exit(2);
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
};

const LONGEST_HEAD = 65536;

type File = { name: string; size: number };

// With allowHalfOpen a client that ends its side after the request still gets its file.
const server = net.createServer({ allowHalfOpen: true }, (client) => {
  let received = Buffer.alloc(0);
  let answered = false;

  client.on('data', (chunk: Buffer) => {
    // What comes behind the request is read and dropped: unread, it would make our close a RST.
    if (answered) return;

    received = Buffer.concat([received, chunk]);
    const end = received.indexOf('\r\n\r\n');
    if (end < 0 && received.length <= LONGEST_HEAD) return;

    answered = true;
    if (end < 0) sendStatus(client, '431 Request Header Fields Too Large');
    // A client that leaves in the middle of its file ends nothing but its connection.
    else serve(client, received.toString('latin1', 0, end)).catch(() => client.destroy());
  });

  // Before the request is complete: the client has gone, and no answer is due.
  client.on('end', () => {
    if (!answered) client.end();
  });

  // ECONNRESET or EPIPE: an 'error' that nobody listens to would end the process.
  client.on('error', () => undefined);
});

async function serve(client: net.Socket, head: string): Promise<void> {
  const [, method, target] = /^([A-Za-z-]+) (\/\S*) HTTP\/1\.\d(?:\r\n|$)/.exec(head) ?? [];
  if (!method || !target) return sendStatus(client, '400 Bad Request');
  if (!['GET', 'HEAD'].includes(method)) {
    return sendStatus(client, '405 Method Not Allowed', ['Allow: GET, HEAD']);
  }

  const path = decode(target);
  if (path === undefined) return sendStatus(client, '400 Bad Request', [], method);
  const file = await find(path);
  if (!file) return sendStatus(client, '404 Not Found', [], method);

  const type = TYPES[extname(file.name)] ?? 'application/octet-stream';
  client.write(headOf('200 OK', type, file.size));
  if (method === 'HEAD' || file.size === 0) return void client.end();

  // pipeline() reads on only as fast as the client takes, then ends our side. When the client goes
  // first, it closes the file.
  await pipeline(createReadStream(file.name, { end: file.size - 1 }), client);
}

/** The path of a target without its query, decoded; undefined where it has a wrong escape. */
function decode(target: string): string | undefined {
  try {
    return decodeURIComponent(target.replace(/\?.*/s, ''));
  } catch {
    return undefined;
  }
}

/** The file behind a path, once it is certain that it lies in the root. */
async function find(path: string): Promise<File | undefined> {
  if (path.includes('\0')) return undefined;
  const asked = path.endsWith('/') ? `${path}index.html` : path;
  try {
    // Resolved first, "..", links and all, and only then checked; with a slash, because
    // /srv/root-private begins like /srv/root.
    const top = await realpath(root as string);
    const name = await realpath(`${top}/${asked}`);
    if (!name.startsWith(top + sep)) return undefined;
    const found = await stat(name);
    return found.isFile() ? { name, size: found.size } : undefined;
  } catch {
    return undefined;
  }
}

function headOf(status: string, type: string, size: number, more: string[] = []): string {
  const lines = [
    `HTTP/1.1 ${status}`,
    `Content-Type: ${type}`,
    `Content-Length: ${size}`,
    'Connection: close',
    ...more,
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function sendStatus(client: net.Socket, status: string, more: string[] = [], method = 'GET'): void {
  const body = `${status}\n`;
  client.end(headOf(status, 'text/plain', body.length, more) + (method === 'HEAD' ? '' : body));
}

// Only a server that can't listen, or no longer accept, has failed.
server.on('error', (error) => {
  process.stderr.write(`server: ${error.message}\n`);
  process.exit(1);
});

server.listen(port, '127.0.0.1');
