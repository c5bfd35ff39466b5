import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listSlugs } from '../src/language/load-course';
import { ownSubmission } from '../src/run/targets';

/** The checkout that these tests are in. */
export const ROOT = join(__dirname, '..', '..');

const COPIED = ['assignments', 'fixtures', 'harness', 'reference'];
const FILES = ['jest.config.ts', 'package.json', 'tsconfig.json'];
const copies: string[] = [];

/** A copy of the repository in which nothing is started yet; its caches are its own. */
export function newCheckout(): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'e2e-checkout-')));
  copies.push(copy);
  // Times are kept: the program is built anew when its sources are younger than its bundle.
  const from = [...COPIED, ...FILES].map((name) => join(ROOT, name));
  execFileSync('cp', ['-Rp', ...from, copy]);
  const modules = join(copy, 'node_modules');
  mkdirSync(join(modules, '.cache'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name !== '.cache') symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  execFileSync('cp', ['-Rp', join(ROOT, 'node_modules/.cache/halfclose'), join(modules, '.cache')]);
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
