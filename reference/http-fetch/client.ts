import { once } from 'node:events';
import net from 'node:net';
import process from 'node:process';
import { readBody, readHead, type Head } from './answer';
import { Input } from './input';

type Place = { host: string; port: number; target: string };

const MOST_REDIRECTS = 5;

const start = process.argv.length === 3 ? parseUrl(process.argv[2] ?? '') : undefined;

if (start) {
  fetchAndPrint(start).then((code) => process.exit(code), fail);
  process.stdout.on('error', fail);
} else {
  process.stderr.write('usage: client http://HOST[:PORT][/PATH][?QUERY]\n');
  process.exitCode = 2;
}

/** Prints the body behind a place, and gives the code to exit with. */
async function fetchAndPrint(first: Place): Promise<number> {
  let place = first;
  for (let followed = 0; ; followed++) {
    const socket = net.connect({ host: place.host, port: place.port });
    const input = await request(socket, place);
    const head = await readHead(input);

    const next = redirect(head, place);
    if (!next) {
      for await (const piece of readBody(input, head)) await print(piece);
      await printed();
      // The exit closes the socket. The server may keep its side open for as long as it likes.
      return head.code < 300 ? 0 : 1;
    }

    if (followed === MOST_REDIRECTS) throw new Error(`more than ${MOST_REDIRECTS} redirects`);
    socket.destroy();
    place = next;
  }
}

async function request(socket: net.Socket, { host, port, target }: Place): Promise<Input> {
  await once(socket, 'connect');
  // A reset between two reads; the next read hears of it as well.
  socket.on('error', () => undefined);
  const lines = [
    `GET ${target} HTTP/1.1`,
    `Host: ${host}${port === 80 ? '' : `:${port}`}`,
    'Connection: close',
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  return new Input(socket);
}

/** Where the answer sends us, if it does. */
function redirect(head: Head, from: Place): Place | undefined {
  const location = head.fields.find((field) => field.name === 'location')?.value;
  if (location === undefined || ![301, 302, 303, 307, 308].includes(head.code)) return undefined;
  const base = location.startsWith('//') ? 'http:' : `http://${from.host}:${from.port}`;
  const place = parseUrl(location.startsWith('/') ? base + location : location);
  if (!place) throw new Error(`can not follow to ${location}`);
  return place;
}

function parseUrl(url: string): Place | undefined {
  // Host, port, path with query; the fragment stays at home. A space or a line end would let the
  // URL write header lines of its own.
  const parts = /^http:\/\/([^/?#:\s]+)(?::(\d*))?([/?][^#\s]*)?(?:#.*)?$/.exec(url);
  if (!parts) return undefined;
  const [, host = '', portText, path = ''] = parts;
  const port = Number(portText || 80);
  if (port < 1 || port > 65535) return undefined;
  return { host, port, target: path.startsWith('/') ? path : `/${path}` };
}

async function print(piece: Buffer): Promise<void> {
  // Whoever reads our output may be slower than the server.
  if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
}

/** exit() forgets what a full pipe has not taken yet. */
function printed(): Promise<void> {
  return new Promise((resolve) => process.stdout.write('', () => resolve()));
}

function fail(error: Error): never {
  // Refused at every address of a name, the error is an AggregateError without a message.
  const reason = error.message || (error as NodeJS.ErrnoException).code || error.name;
  process.stderr.write(`client: ${reason}\n`);
  process.exit(1);
}
