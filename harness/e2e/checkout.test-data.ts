import { execFile, execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listSlugs } from '../src/language/load-course';
import { ownSubmission } from '../src/run/targets';

/** The checkout that these tests are in. */
export const ROOT = join(__dirname, '..', '..');

const COPIED = ['assignments', 'harness', 'reference'];
const FILES = ['jest.config.ts', 'package.json', 'tsconfig.json'];
/** Thousands of files, and no test of a copy asks for them. */
const LEFT_OUT = ['mutants', 'accepted'];
const copies: string[] = [];

/** A copy of the repository in which nothing is started yet; its caches are its own. */
export async function newCheckout(): Promise<string> {
  const copy = begun();
  for (const words of copying(copy)) await promisify(execFile)('cp', words);
  return notStarted(copy);
}

/** The same, where there is nobody to wait for it; it holds up all other tests of the file. */
export function newCheckoutAtOnce(): string {
  const copy = begun();
  for (const words of copying(copy)) execFileSync('cp', words);
  return notStarted(copy);
}

function begun(): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'e2e-checkout-')));
  copies.push(copy);
  const modules = join(copy, 'node_modules');
  mkdirSync(join(modules, '.cache'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name !== '.cache') symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  return copy;
}

/** The words of each `cp`. */
function copying(copy: string): string[][] {
  // Times are kept: the program is built anew when its sources are younger than its bundle.
  const top = [...COPIED, ...FILES].map((name) => join(ROOT, name));
  const cache = 'node_modules/.cache';
  const fixtures = readdirSync(join(ROOT, 'fixtures')).map((name) => join('fixtures', name));
  const cases = fixtures.filter((path) => statSync(join(ROOT, path)).isDirectory());
  for (const path of cases) mkdirSync(join(copy, path), { recursive: true });
  return [
    ['-Rp', ...top, copy],
    ['-Rp', join(ROOT, cache, 'halfclose'), join(copy, cache)],
    ...cases.map((path) => {
      const kept = readdirSync(join(ROOT, path)).filter((name) => !LEFT_OUT.includes(name));
      return ['-Rp', ...kept.map((name) => join(ROOT, path, name)), join(copy, path)];
    }),
  ];
}

function notStarted(copy: string): string {
  for (const slug of listSlugs(copy)) {
    const own = ownSubmission(copy, slug);
    for (const name of readdirSync(own))
      if (!name.startsWith('.')) rmSync(join(own, name), { recursive: true });
  }
  return copy;
}

/** For afterAll. */
export function removeCheckouts(): void {
  for (const copy of copies.splice(0))
    rmSync(copy, { recursive: true, force: true, maxRetries: 5 });
}
