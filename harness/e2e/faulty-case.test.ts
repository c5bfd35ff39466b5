import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { newCheckout, removeCheckouts } from './checkout.test-data';
import { grade, npmTest, putFiles, RIGHT_SERVER, type Files } from './commands.test-data';
import { removeCommands } from './started-command.test-data';

jest.setTimeout(120_000);
afterAll(() => {
  removeCommands();
  removeCheckouts();
});

const HEAD = 'title: A case\nwhy: Because.\nrefs: ["#the-contract"]\nhint: None.\n';

/** What is wrong, the file, and where it is told with which words. */
type Fault = [what: string, source: string, place: string, words: string];

const faults: Fault[] = [
  ['an unknown verb', `${HEAD}steps:\n  - sned: "x"\n`, '6:5', 'did you mean "send"?'],
  ['a wrong type', `${HEAD}level: 3\nsteps:\n  - connect\n  - expect: "x"\n`, '5:8', 'must'],
  ['a tab', `${HEAD}steps:\n\t- connect\n`, '6:1', 'a tab'],
  ['a key that stands twice', `${HEAD}title: B\nsteps:\n  - expect: "x"\n`, '5:1', 'twice'],
  ['a missing payload', `${HEAD}steps:\n  - expect: {file: no.bin}\n`, '6:20', '"no.bin"'],
  ['an empty list of steps', `${HEAD}steps: []\n`, '5:8', 'a list of steps'],
];

/** A program whose build would leave a mark where it is run. */
function marking(mark: string): Files {
  return {
    'submission.yaml': `build: [touch, ${mark}]\nrun: [server.py]\n`,
    'server.py': RIGHT_SERVER,
  };
}

test.concurrent.each(faults)('%s ends `grade` before anything is run', async (...fault) => {
  const [, source, place, words] = fault;
  const root = await newCheckout();
  const mark = join(root, 'mark');
  putFiles(root, { 'fixtures/echo-once/faulty.yaml': source });
  const run = grade('echo-once', marking(mark), { root });
  const { code, stdout, stderr, left } = await run.ended;
  expect({ code, stdout, left }).toEqual({ code: 2, stdout: '', left: [] });
  expect(stderr).toContain(`fixtures/echo-once/faulty.yaml:${place}: `);
  expect(stderr).toContain(words);
  expect(stderr).toMatch(/^ +\| +\^$/m);
  expect(existsSync(mark)).toBe(false);
});

test.concurrent('`npm test` tells every fault at once, before anything is run', async () => {
  const root = await newCheckout();
  const mark = join(root, 'mark');
  const files = faults.map(([, source], n) => [`fixtures/echo-once/faulty-${n}.yaml`, source]);
  putFiles(root, Object.fromEntries(files) as Files);
  putFiles(join(root, 'assignments/echo-once/submission'), marking(mark));
  const { code, stderr, left } = await npmTest([], { root }).ended;
  expect({ code, left }).toEqual({ code: 2, left: [] });
  for (const [n, [, , place]] of faults.entries()) {
    expect(stderr).toContain(`fixtures/echo-once/faulty-${n}.yaml:${place}: `);
  }
  expect(existsSync(mark)).toBe(false);
});

test.concurrent('without its faults the same checkout leaves the mark', async () => {
  const root = await newCheckout();
  const mark = join(root, 'mark');
  expect(await grade('echo-once/hello', marking(mark), { root }).ended).toMatchObject({ code: 0 });
  expect(existsSync(mark)).toBe(true);
});
