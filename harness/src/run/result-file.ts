import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { randomName } from '../isolation/random-name';
import type { Result } from '../model/result';
import { linkTarget } from './link-target';
import { NotWritten } from './not-written';
import { writeThrough } from './write-through';

/** Nobody reads faster, and every writing costs a rename. */
const GAP_MS = 50;

/**
 * Keeps a file in step with a result that grows: whole at every moment, since a new one replaces
 * the old by a rename. What is no plain file is never replaced: it gets the last result only.
 */
export class ResultFile {
  /** Is written and takes the file's place; absent if the file can't be replaced. */
  readonly partial: string | undefined;
  readonly #target: string;
  readonly #mode: number;
  /** Nothing is written at first either: before a result is kept, a program is started. */
  #last = performance.now();
  #due: NodeJS.Timeout | undefined;
  #latest: (() => Result) | undefined;
  #failure: NotWritten | undefined;

  /** Throws NotWritten if `path` can't be a result's, as far as that can be told now. */
  constructor(readonly path: string) {
    try {
      const there = statSync(path, { throwIfNoEntry: false });
      if (there?.isDirectory()) throw this.#explained('that is a folder');
      if (there?.isBlockDevice()) throw this.#explained('that is a disk');
      this.#mode = (there?.mode ?? 0o600) & 0o777;
      this.#target = linkTarget(path);
      this.partial = this.#place(there);
    } catch (error) {
      throw this.#explained(error);
    }
  }

  /** Writes soon: now, or with what `result` is when the gap since the last writing is over. */
  update(result: () => Result): void {
    if (this.#failure) throw this.#failure;
    if (this.partial === undefined) return;
    this.#latest = result;
    const wait = this.#last + GAP_MS - performance.now();
    if (wait <= 0) this.#replace(result());
    else this.#due ??= setTimeout(() => this.#catchUp(), wait).unref();
  }

  /** Writes now, for the last time. */
  async finish(result: Result): Promise<void> {
    if (this.partial !== undefined) {
      this.#replace(result);
      return;
    }
    await writeThrough(this.path, textOf(result)).catch((error: unknown) => {
      throw this.#explained(error);
    });
  }

  #place(there: Stats | undefined): string | undefined {
    if (there && !there.isFile()) {
      accessSync(this.path, constants.W_OK);
      return undefined;
    }
    mkdirSync(dirname(this.#target), { recursive: true });
    // Another grading may write the same file at the same time.
    const name = `.halfclose-${randomName()}.partial`;
    return join(dirname(this.#target), name);
  }

  #catchUp(): void {
    this.#due = undefined;
    try {
      if (this.#latest) this.#replace(this.#latest());
    } catch (error) {
      this.#failure = error as NotWritten;
    }
  }

  #replace(result: Result): void {
    clearTimeout(this.#due);
    this.#due = undefined;
    const partial = this.partial!;
    try {
      mkdirSync(dirname(this.#target), { recursive: true });
      const file = openSync(partial, 'wx', this.#mode);
      try {
        writeFileSync(file, textOf(result));
        if (result.complete) fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(partial, this.#target);
    } catch (error) {
      remove(partial);
      throw this.#explained(error);
    }
    this.#last = performance.now();
  }

  #explained(cause: unknown): NotWritten {
    if (cause instanceof NotWritten) return cause;
    return new NotWritten(`The result can't be written to ${this.path}`, cause);
  }
}

function remove(partial: string): void {
  try {
    rmSync(partial, { force: true });
  } catch {
    // Its folder is no folder any more: nothing is left of it.
  }
}

function textOf(result: Result): string {
  return `${JSON.stringify(result, null, 1)}\n`;
}
