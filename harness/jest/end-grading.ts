import { FeedClient } from './feed-client';
import { lostText } from './grading-process';

/** Jest's global teardown: the score table comes last, and the grading process goes. */
export default async function teardown(): Promise<void> {
  const grading = globalThis.halfcloseGrading;
  if (grading?.socket === undefined) return;
  const feed = new FeedClient(grading.socket);
  const done = await feed.done.catch(() => undefined);
  feed.close();
  if (done) {
    grading.exitCode = done.exitCode;
    process.stdout.write(`\n${done.summary}\n`);
  } else {
    grading.exitCode = 3;
    process.stderr.write(lostText(grading));
  }
  await grading.stop();
}
