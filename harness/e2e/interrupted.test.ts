import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../src/model/result';
import { newCheckout, removeCheckouts } from './checkout.test-data';
import { grade, npmTest, putFiles } from './commands.test-data';
import { countedServer, randomMoments, untilStarts } from './counted-starts.test-data';
import { removeCommands } from './started-command.test-data';

jest.setTimeout(120_000);
const folder = mkdtempSync(join(tmpdir(), 'e2e-starts-'));
afterAll(() => {
  removeCommands();
  removeCheckouts();
  rmSync(folder, { recursive: true, force: true });
});

type Sample = [signal: NodeJS.Signals, to: 'command' | 'group', moment: number];

/** What was judged by then stands; nothing is held against a right program that we ended. */
function expectCutShort({ complete, assignments }: Result): void {
  expect(complete).toBe(false);
  const verdicts = assignments.flatMap((one) => one.cases.map(({ verdict }) => verdict));
  expect(verdicts.filter((verdict) => verdict !== 'pass' && verdict !== 'error')).toEqual([]);
  expect(verdicts).toContain('error');
  expect(assignments.map((one) => one.boot)).toEqual([undefined]);
}

const sent: Sample[] = [
  ['SIGINT', 'group', 0],
  ...randomMoments(4).map((moment): Sample => ['SIGINT', 'group', moment]),
  ...randomMoments(2).map((moment): Sample => ['SIGTERM', 'command', moment]),
  ['SIGHUP', 'group', 3],
];

test.concurrent.each(sent)('`grade`, %s to the %s at start %i: 130', async (...sample) => {
  const [signal, to, moment] = sample;
  const file = join(folder, `${signal}-${moment}-${Math.random()}`);
  const run = grade('echo-once', countedServer(file, moment));
  await untilStarts(run, file, moment);
  run.signal(signal, to);
  const { code, stdout, stderr, left } = await run.ended;
  expect({ code, left }).toEqual({ code: 130, left: [] });
  expect(stdout).not.toContain('✘');
  expect(stderr).toContain('Interrupted');
  expectCutShort(run.result());
});

const sentToNpm: Sample[] = [
  ...randomMoments(2).map((moment): Sample => ['SIGINT', 'group', moment]),
  ['SIGINT', 'command', 2],
  ['SIGTERM', 'command', 4],
];

test.concurrent.each(sentToNpm)('`npm test`, %s to the %s at start %i: 130', async (...sample) => {
  const [signal, to, moment] = sample;
  const root = newCheckout();
  const file = join(root, 'starts');
  putFiles(join(root, 'assignments/echo-once/submission'), countedServer(file, moment));
  const run = npmTest([], { root });
  await untilStarts(run, file, moment);
  run.signal(signal, to);
  const { code, told, left } = await run.ended;
  expect({ code, left }).toEqual({ code: 130, left: [] });
  expect(told).not.toMatch(/✘| at .*:\d+:\d+/);
  expect(told).toContain('Interrupted');
  expectCutShort(run.result(join(root, '.halfclose/result.json')));
});
