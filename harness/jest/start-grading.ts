import type { Config } from 'jest';
import { FeedClient } from './feed-client';
import { lostText, type GradingProcess } from './grading-process';
import { startGrading } from './spawn-grading.cjs';

/** Jest's global setup: one grading process for the whole run, if `npm test` has not started it. */
export default async function setup(config: Config): Promise<void> {
  const grading = (globalThis.halfcloseGrading ??= startGrading(config.rootDir ?? process.cwd()));
  const socket = await grading.ready;
  if (typeof socket !== 'string') return giveUp(grading, socket);
  grading.socket = socket;
  const feed = new FeedClient(socket);
  const plan = await feed.plan.catch(() => undefined);
  feed.close();
  if (!plan) return giveUp(grading, null);
  grading.resultPath = plan.resultPath;
  process.env['HALFCLOSE_SOCKET'] = socket;
  process.env['HALFCLOSE_PLAN'] = JSON.stringify(plan);
}

/** Jest would show the stack of an error. Who stops the process says so, and exits, by himself. */
async function giveUp(grading: GradingProcess, code: number | null): Promise<never> {
  // A Ctrl-C ends it, too, and we may hear of its end before we hear of the key.
  await new Promise(setImmediate);
  if (!grading.stopping) {
    // A process that ends with a code has said why.
    if (code === null) process.stderr.write(lostText(grading));
    process.exit(code ?? 3);
  }
  return new Promise(() => undefined);
}
