import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Fetched } from '../judge/http-client';
import { Wire } from '../judge/wire';
import type { PeerListener } from './tcp-peer';

export interface Asked {
  host: string;
  port: number | string;
  method: string;
  path: string;
}

/** What Node sends, when it is asked for nothing more. */
export function requestText({ host, port, method, path }: Asked): string {
  return `${method} ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nConnection: close\r\n\r\n`;
}

/** One request by Node's own client, with its strict parser. */
export class NodeClient {
  /** Resolves when it is connected, or with false when that has failed. */
  readonly connected: Promise<boolean>;
  #settle: (connected: boolean) => void = () => undefined;
  readonly fetched: Fetched = { wire: new Wire(), complete: false };
  readonly #request: ClientRequest;
  #connected = false;

  constructor(
    readonly asked: Asked,
    readonly listener: PeerListener,
  ) {
    const { host, port, method, path } = asked;
    this.connected = new Promise((resolve) => (this.#settle = resolve));
    this.#request = request({
      ...{ host, port, method, path, agent: false, setHost: false },
      headers: { Host: `${host}:${port}`, Connection: 'close' },
    });
    this.#request.on('socket', (socket) => {
      this.#watch(socket);
    });
    this.#request.on('response', (response) => {
      this.#take(response);
    });
    this.#request.on('error', (error) => {
      this.#gaveUp(error);
    });
    this.#request.end();
  }

  stop(): void {
    this.#request.destroy();
  }

  #watch(socket: Socket): void {
    socket.once('connect', () => {
      this.#connected = true;
      this.#settle(true);
    });
    // Before Node's parser: where that fails, the bytes have been seen.
    socket.prependListener('data', (bytes: Buffer) => {
      this.fetched.wire.push(bytes);
      this.listener.received(bytes);
    });
  }

  #take(response: IncomingMessage): void {
    this.fetched.status = response.statusCode ?? 0;
    response.on('error', (error) => {
      this.#gaveUp(error);
    });
    response.on('end', () => {
      this.fetched.complete = response.complete;
      this.listener.changed();
    });
    response.resume();
    this.listener.changed();
  }

  #gaveUp(error: NodeJS.ErrnoException & { bytesParsed?: number; rawPacket?: Buffer }): void {
    const { wire } = this.fetched;
    const { code = 'unknown', message, bytesParsed, rawPacket } = error;
    this.#settle(false);
    if (!this.#connected) return;
    const offset = wire.length - (rawPacket?.length ?? 0) + (bytesParsed ?? 0);
    this.fetched.refusal ??= { errno: code, reason: message, offset };
    this.listener.changed();
  }
}
