import { mkdirSync, rmdirSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort, { portNumbers } from 'get-port';

/** Below every system's ephemeral range (32768 on Linux), above what services use. */
const FIRST = 12_000;
const SLICE = 20;
const SLICES = 1000;
/** A server that closed first leaves its port in TIME_WAIT for 60 s; twice that, to be sure. */
const REST_MS = 120_000;

/**
 * Ports nobody else is given for two minutes. A process claims a slice of the range by making a
 * folder, which is atomic, so that gradings side by side never hand out the same port.
 */
export class PortLease {
  #next = 0;
  #stop = 0;
  #claim = '';
  #last: Promise<unknown> = Promise.resolve();
  readonly #claims = join(tmpdir(), `halfclose-ports-${process.getuid?.() ?? 0}`);

  /** @param slices how many there are; fewer are soon all claimed. */
  constructor(readonly slices = SLICES) {}

  /**
   * A port that can be bound now and has rested. One at a time: get-port probes by listening, and
   * of two probes side by side one could answer a connection to the port that the other handed out.
   */
  take(): Promise<number> {
    const taken = this.#last.then(() => this.#take());
    this.#last = taken.catch(() => undefined);
    return taken;
  }

  async #take(): Promise<number> {
    for (;;) {
      if (this.#next >= this.#stop) this.#claimNext();
      const from = this.#next;
      const port = await getPort({ port: portNumbers(from, this.#stop - 1), host: '127.0.0.1' });
      // get-port falls back to any port at all when the range is taken.
      const inside = port >= from && port < this.#stop;
      if (!inside) {
        this.#next = this.#stop;
        continue;
      }
      this.#next = port + 1;
      if (isTheSameSwapped(port)) continue;
      touch(this.#claim);
      return port;
    }
  }

  #claimNext(): void {
    mkdirSync(this.#claims, { recursive: true, mode: 0o700 });
    const start = Math.floor(Math.random() * this.slices);
    for (let i = 0; i < this.slices; i++) {
      const slice = (start + i) % this.slices;
      const folder = join(this.#claims, String(slice));
      if (claimed(folder)) {
        this.#claim = folder;
        this.#next = FIRST + slice * SLICE;
        this.#stop = this.#next + SLICE;
        return;
      }
    }
    // All were claimed within two minutes: no ports have rested for longer than these.
    const slice = longestAtRest(this.#claims, this.slices);
    this.#claim = join(this.#claims, String(slice));
    this.#next = FIRST + slice * SLICE;
    this.#stop = this.#next + SLICE;
    touch(this.#claim);
  }
}

/** On such a port nobody could tell a program that has forgotten htons(). */
function isTheSameSwapped(port: number): boolean {
  return port >> 8 === (port & 0xff);
}

/** Takes the slice unless somebody has used it within the last two minutes. */
function claimed(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    try {
      if (Date.now() - statSync(folder).mtimeMs < REST_MS) return false;
      rmdirSync(folder);
      mkdirSync(folder);
      return true;
    } catch {
      return false;
    }
  }
}

function longestAtRest(claims: string, slices: number): number {
  const used = Array.from({ length: slices }, (_, slice) => usedAt(join(claims, String(slice))));
  return used.indexOf(Math.min(...used));
}

/** In ms since 1970; a slice that somebody claims at this moment is of no use. */
function usedAt(folder: string): number {
  try {
    return statSync(folder).mtimeMs;
  } catch {
    return Infinity;
  }
}

function touch(folder: string): void {
  try {
    utimesSync(folder, new Date(), new Date());
  } catch {
    // The claim is a courtesy between gradings; without it get-port still finds a free port.
  }
}
