import { randomBytes } from 'node:crypto';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Box, Isolation } from './box';
import { Tree } from './copy-tree';
import { Keeper } from './keeper';
import { PipeMaker } from './pipes';
import { PlainBox } from './plain-box';
import { SweepRounds } from './sweep-rounds';

/** Programs in process groups of their own, with a clean environment; nothing walls them in. */
class Plain implements Isolation {
  readonly level = 'plain';
  readonly why = 'programs run as you, with a clean environment and a process group of their own';
  readonly #token = randomBytes(8).toString('hex');
  readonly #folder = realpathSync(mkdtempSync(join(tmpdir(), 'halfclose-')));
  readonly #keeper = new Keeper(this.#token, this.#folder);
  readonly #pipes = new PipeMaker(this.#folder);
  readonly #rounds = new SweepRounds(this.#token, this.#folder);
  readonly #trees = new Map<string, Tree>();
  readonly #open = new Set<PlainBox>();
  #boxes = 0;

  open(source: string): Promise<Box> {
    let tree = this.#trees.get(source);
    if (!tree) this.#trees.set(source, (tree = new Tree(source)));
    const name = `b${++this.#boxes}`;
    const dir = join(this.#folder, name);
    tree.copyTo(dir);
    const box = new PlainBox(dir, {
      environment: { HALFCLOSE_RUN: this.#token, HALFCLOSE_BOX: name },
      keeper: this.#keeper,
      pipes: this.#pipes,
      sweep: () => this.#rounds.sweep(name),
      gone: () => this.#open.delete(box),
    });
    this.#open.add(box);
    return Promise.resolve(box);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open].map((box) => box.dispose()));
    await this.#keeper.dismiss();
  }
}

export function openPlain(): Isolation {
  return new Plain();
}
