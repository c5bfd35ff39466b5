import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { grade } from './commands.test-data';
import { removeCommands } from './started-command.test-data';
import { until } from './until.test-data';
jest.setTimeout(300_000);
afterAll(removeCommands);
const RIGHT = 'fixtures/echo-once/accepted/python-simple';
function boxes(temp: string): number {
  const run = readdirSync(temp).find((n) => n.startsWith('halfclose-') && !n.startsWith('halfclose-ports'));
  if (run === undefined) return -1;
  try { return readdirSync(join(temp, run)).filter((n) => /^b\d+$/.test(n)).length + 0; } catch { return -1; }
}
function highest(temp: string): number {
  const run = readdirSync(temp).find((n) => n.startsWith('halfclose-') && !n.startsWith('halfclose-ports'));
  if (run === undefined) return -1;
  try { return Math.max(0, ...readdirSync(join(temp, run)).filter((n) => /^b\d+$/.test(n)).map((n) => Number(n.slice(1)))); } catch { return -1; }
}
test.each((process.env.SIGS ?? 'SIGINT').split(',').flatMap((s) => Array.from({ length: 12 }, (_, k) => [s, k])))('%s %i', async (sig, k) => {
  const run = grade('echo-once', RIGHT);
  await until('box', () => highest(run.temp) >= (k as number) || existsSync('/nonexist'), 30000);
  run.signal(sig as NodeJS.Signals, 'group');
  const e = await run.ended;
  let r: any; try { r = run.result(); } catch (x) { r = String(x).slice(0,200); }
  console.log(sig, k, e.code, e.signal, e.left, r.complete, r.assignments?.[0].cases.map((c: any) => c.verdict + (c.finding?.code ?? '')).join(' '), '\n', e.stdout, e.stderr, boxes.length);
});
