import { once } from 'node:events';
import net from 'node:net';
import process from 'node:process';
import { Input, Refusal } from './input';
import { readRequest, type Request } from './request';

const port = Number(process.argv[2]);

if (!Number.isInteger(port) || port < 1 || port > 65535) {
  process.stderr.write('usage: server PORT\n');
  process.exit(2);
}

// With allowHalfOpen a client that ends its side after the request still gets its answer.
const server = net.createServer({ allowHalfOpen: true }, (client) => {
  // ECONNRESET or EPIPE is the end of this client alone; serve() hears of it as well.
  client.on('error', () => undefined);
  serve(client).catch(() => client.destroy());
});

/** One request after the other: what is sent ahead waits in the input for its turn. */
async function serve(client: net.Socket): Promise<void> {
  const input = new Input(client);
  try {
    for (;;) {
      const request = await readRequest(input);
      if (!request) break;
      const sent = client.write(answer('200 OK', describe(request), request.close));
      if (request.close) break;
      // The client doesn't read its answers: wait, or they pile up here.
      if (!sent) await once(client, 'drain');
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Where the next request would begin is unknown now, so this answer is the last.
    client.write(answer(error.status, `${error.status}\n`, true));
  }
  client.end();
  await input.drop();
}

function describe({ method, target, version, fields, body }: Request): string {
  const lines = [
    `METHOD ${method}`,
    `TARGET ${target}`,
    `VERSION ${version}`,
    ...fields.map(({ name, value }) => `HEADER ${name}: ${value}`),
    `BODY ${body.count}`,
    `SUM ${body.sum}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function answer(status: string, text: string, close: boolean): Buffer {
  // Characters were bytes when they came in, and are so again.
  const body = Buffer.from(text, 'latin1');
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: text/plain',
    `Content-Length: ${body.length}`,
    ...(close ? ['Connection: close'] : []),
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}

// Only a server that can't listen, or no longer accept, has failed.
server.on('error', (error) => {
  process.stderr.write(`server: ${error.message}\n`);
  process.exit(1);
});

server.listen(port, '127.0.0.1');
