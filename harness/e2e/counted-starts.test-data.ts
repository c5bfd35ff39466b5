import { existsSync, readdirSync, statSync } from 'node:fs';
import { RIGHT_SERVER, type Files } from './commands.test-data';
import type { StartedCommand } from './started-command.test-data';
import { until } from './until.test-data';

/** A grading of echo-once starts eleven programs: ten cases, one of them twice. */
export const LATEST = 6;
/** After the moment that a test waits for, so many more run on while it acts. */
const MORE = 3;

/**
 * A right server that leaves a byte in `file` whenever it is started. A few starts after `moment`
 * it never gets as far as listening, so that the grading is not over before the test has acted.
 */
export function countedServer(file: string, moment: number): Files {
  const start = [
    'import os, time',
    `starts = os.open(${JSON.stringify(file)}, os.O_WRONLY | os.O_APPEND | os.O_CREAT)`,
    'os.write(starts, b".")',
    `time.sleep(600 if os.fstat(starts).st_size > ${moment + MORE} else 0.1)`,
  ];
  return { 'server.py': `${start.join('\n')}\n${RIGHT_SERVER}` };
}

/** Waits until so many programs have been started; 0 is the moment when the run has its folder. */
export async function untilStarts(
  run: StartedCommand,
  file: string,
  moment: number,
): Promise<void> {
  await until(`${moment} programs are started`, () => {
    if (moment > 0) return existsSync(file) && statSync(file).size >= moment;
    return readdirSync(run.temp).some((name) => /^halfclose-[^-]+$/.test(name));
  });
}
