import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../model/result';
import { NotWritten } from './not-written';
import { ResultFile } from './result-file';

const folder = mkdtempSync(join(tmpdir(), 'halfclose-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const result = (score: number): Result => ({ score, complete: false }) as Result;
const scoreIn = (path: string): unknown => (JSON.parse(readFileSync(path, 'utf8')) as Result).score;

test('an update is written soon, with what the result is by then', async () => {
  const file = new ResultFile(join(folder, 'growing.json'));
  for (const score of [1, 2]) {
    let now = result(-1);
    file.update(() => now);
    now = result(score);
    while (!existsSync(file.path) || scoreIn(file.path) === score - 1) {
      await new Promise(setImmediate);
    }
    expect(scoreIn(file.path)).toBe(score);
  }
});

test('the last writing does not wait, and nothing that was put off comes behind it', async () => {
  const file = new ResultFile(join(folder, 'finished.json'));
  file.update(() => result(1));
  await file.finish(result(3));
  expect(scoreIn(file.path)).toBe(3);
  const over = performance.now() + 100;
  while (performance.now() < over) await new Promise(setImmediate);
  expect(scoreIn(file.path)).toBe(3);
});

test('what can not be written later on is told at the next update', async () => {
  const path = join(folder, 'gone', 'result.json');
  const file = new ResultFile(path);
  rmSync(join(folder, 'gone'), { recursive: true });
  await new ResultFile(join(folder, 'gone')).finish(result(9));
  const late = async (): Promise<void> => {
    for (;;) {
      await new Promise(setImmediate);
      file.update(() => result(3));
    }
  };
  await expect(late()).rejects.toThrow(
    new NotWritten(`The result can't be written to ${path}`, 'a part of that path is a file'),
  );
});

test('two files for the same path never get in the way of each other', async () => {
  const path = join(folder, 'shared.json');
  const [one, other] = [new ResultFile(path), new ResultFile(path)];
  expect(one.partial).not.toBe(other.partial);
  await Promise.all([one.finish(result(1)), other.finish(result(2))]);
  expect([1, 2]).toContain(scoreIn(path));
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
});
