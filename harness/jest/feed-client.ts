import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { FeedCase, FeedDone, FeedEvent, FeedPlan } from '../cli/feed-events';

/** Reads what the grading process tells over its socket; late readers are told everything again. */
export class FeedClient {
  readonly plan: Promise<FeedPlan>;
  readonly done: Promise<FeedDone>;
  readonly #cases = new Map<string, FeedCase>();
  readonly #waiting = new Map<string, (result: FeedCase | undefined) => void>();
  readonly #socket: Socket;
  #over = false;

  constructor(path: string) {
    this.#socket = connect(path);
    const plan = withResolvers<FeedPlan>();
    const done = withResolvers<FeedDone>();
    this.plan = plan.promise;
    this.done = done.promise;
    for (const promise of [this.plan, this.done]) promise.catch(() => undefined);
    const lines = createInterface({ input: this.#socket });
    // Told by the end that follows; readline passes on what its input could not do.
    for (const source of [this.#socket, lines]) source.on('error', () => undefined);
    lines.on('line', (line) => {
      const event = JSON.parse(line) as FeedEvent;
      if (event.kind === 'plan') plan.resolve(event);
      else if (event.kind === 'done') done.resolve(event);
      else this.#arrived(event);
    });
    const lost = new Error('The grading process ended before it was done.');
    this.#socket.on('close', () => {
      this.#over = true;
      for (const wake of this.#waiting.values()) wake(undefined);
      plan.reject(lost);
      done.reject(lost);
    });
  }

  /** The result of a case when it is there; undefined if the grading process has ended without it. */
  caseResult(id: string): Promise<FeedCase | undefined> {
    const there = this.#cases.get(id);
    if (there || this.#over) return Promise.resolve(there);
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  close(): void {
    this.#socket.destroy();
  }

  #arrived(event: FeedCase): void {
    this.#cases.set(event.id, event);
    this.#waiting.get(event.id)?.(event);
  }
}

function withResolvers<T>(): {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(error: Error): void;
} {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
