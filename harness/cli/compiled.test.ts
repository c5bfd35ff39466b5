import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COMPILED = join(__dirname, 'compiled.cjs');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'halfclose-compiled-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What a bundle says that was written at `builtMs`, evaluated by a process of its own. */
function evaluated(text: string, builtMs: number, command = 'grade', dir = folder): string {
  const script = `const [, , , compiled, text, file, builtMs] = process.argv;
    const say = require(compiled).evaluate(text, file, Number(builtMs));
    process.stdout.write(say());`;
  const words = ['halfclose.cjs', command, COMPILED, text, join(dir, 'bundle.cjs'), `${builtMs}`];
  return execFileSync(process.execPath, ['-e', script, ...words], { encoding: 'utf8' });
}

function caches(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.code'));
}

const ONE = "module.exports = () => 'one';";
const TWO = "module.exports = () => 'two';";

test('the commands that students wait for keep what V8 compiled, and others do not', () => {
  expect(evaluated(ONE, 1, 'list')).toBe('one');
  expect(caches()).toEqual([]);
  expect(evaluated(ONE, 1)).toBe('one');
  expect(caches()).toEqual([`bundle.cjs.1.${process.version}.code`]);
  expect(evaluated(ONE, 1)).toBe('one');
});

test('a bundle of the same length that is younger is not taken for the one before', () => {
  evaluated(ONE, 1);
  expect(evaluated(TWO, 2)).toBe('two');
});

test('a kept code that is cut short or is none at all is compiled anew', () => {
  evaluated(ONE, 1);
  for (const bytes of ['', 'no code at all']) {
    writeFileSync(join(folder, caches()[0]!), bytes);
    expect(evaluated(ONE, 1)).toBe('one');
  }
});

test('where nothing can be written, the program runs all the same', () => {
  expect(evaluated(ONE, 1, 'grade', join(folder, 'missing'))).toBe('one');
});
