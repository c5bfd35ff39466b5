import type { Config } from 'jest';
import { FeedClient } from './feed-client';
import { lostText, startGrading, type GradingProcess } from './grading-process';

/** Jest's global setup: one grading process for the whole run, started with the selection. */
export default async function setup(config: Config): Promise<void> {
  const grading = startGrading(config.rootDir ?? process.cwd());
  globalThis.halfcloseGrading = grading;
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
function giveUp(grading: GradingProcess, code: number | null): Promise<never> {
  if (!grading.stopping) {
    // A process that ends with a code has said why.
    if (code === null) process.stderr.write(lostText(grading));
    process.exit(code ?? 3);
  }
  return new Promise(() => undefined);
}
