import type { Config } from 'jest';
import { FeedClient } from './feed-client';
import { startGrading } from './grading-process';

/** Jest's global setup: one grading process for the whole run, started with the selection. */
export default async function setup(config: Config): Promise<void> {
  const grading = await startGrading(config.rootDir ?? process.cwd());
  globalThis.halfcloseGrading = grading;
  process.env['HALFCLOSE_SOCKET'] = grading.socket;
  const feed = new FeedClient(grading.socket);
  process.env['HALFCLOSE_PLAN'] = JSON.stringify(await feed.plan);
  feed.close();
}
