import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Result } from '../model/result';

/** The result could not be written; the message says where and why. */
export class ResultNotWritten extends Error {
  override readonly name = 'ResultNotWritten';
}

/**
 * Keeps a file in step with a result that grows: whole at every moment, since a new one replaces
 * the old by a rename. Writing again within GAP_MS is put off; `finish` writes at once.
 */
export class ResultFile {
  #last = 0;
  readonly #gapMs = 50;

  constructor(readonly path: string) {}

  update(result: Result): void {
    if (performance.now() - this.#last < this.#gapMs) return;
    this.finish(result);
  }

  finish(result: Result): void {
    const partial = `${this.path}.partial`;
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      const file = openSync(partial, 'w', 0o600);
      try {
        writeFileSync(file, `${JSON.stringify(result, null, 1)}\n`);
        if (result.complete) fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(partial, this.path);
    } catch (error) {
      rmSync(partial, { force: true });
      const reason = explain(error as NodeJS.ErrnoException);
      throw new ResultNotWritten(`The result can't be written to ${this.path}: ${reason}.`);
    }
    this.#last = performance.now();
  }
}

function explain(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOSPC') return 'the disk is full';
  if (error.code === 'EROFS') return 'the file system is read-only';
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'you may not write there';
  return error.message;
}
