import { mkdirSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Box, Isolation } from './box';
import { Tree } from './copy-tree';
import { Keeper } from './keeper';
import { PipeMaker } from './pipes';
import { PlainBox } from './plain-box';
import { randomName } from './random-name';
import { SweepRounds } from './sweep-rounds';

/** Programs in process groups of their own, with a clean environment; nothing walls them in. */
class Plain implements Isolation {
  readonly level = 'plain';
  readonly why = 'programs run as you, with a clean environment and a process group of their own';
  readonly #token = randomName();
  readonly #folder = join(realpathSync(tmpdir()), `halfclose-${this.#token}`);
  readonly #removed: readonly string[];
  readonly #keeper: Keeper;
  readonly #pipes = new PipeMaker(this.#folder, { HALFCLOSE_RUN: this.#token });
  readonly #rounds = new SweepRounds(this.#token, this.#folder);
  readonly #trees = new Map<string, Tree>();
  readonly #open = new Set<PlainBox>();
  #boxes = 0;
  #closed = false;

  constructor(scratch: readonly string[]) {
    this.#removed = [this.#folder, ...scratch];
    this.#keeper = new Keeper(this.#token, this.#removed);
    // Not before the keeper is there: we may be killed at any moment.
    mkdirSync(this.#folder, { mode: 0o700 });
    this.#pipes.prepare();
  }

  open(source: string): Promise<Box> {
    if (this.#closed) return Promise.reject(new Error('This run is over.'));
    let tree = this.#trees.get(source);
    if (!tree) this.#trees.set(source, (tree = new Tree(source)));
    const name = `b${++this.#boxes}`;
    const dir = join(this.#folder, name);
    tree.copyTo(dir);
    const box = new PlainBox(dir, {
      environment: { HALFCLOSE_RUN: this.#token, HALFCLOSE_BOX: name },
      keeper: this.#keeper,
      pipes: this.#pipes,
      sweep: (again) =>
        this.#rounds.sweep(name, !again && ![...this.#open].some((one) => one.busy)),
      gone: () => this.#open.delete(box),
    });
    this.#open.add(box);
    return Promise.resolve(box);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#open].map((box) => box.dispose()));
    await this.#pipes.close();
    const removing = this.#removed.map((path) => rm(path, { recursive: true, force: true }));
    const removed = await Promise.allSettled(removing);
    if (removed.every(({ status }) => status === 'fulfilled')) await this.#keeper.release();
    else await this.#keeper.dismiss();
  }
}

/** @param scratch is removed at the end, too, whatever happens. */
export function openPlain(scratch: readonly string[] = []): Isolation {
  return new Plain(scratch);
}
