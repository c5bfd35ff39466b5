import { FeedClient } from './feed-client';

/** Jest's global teardown: the score table comes last, and the grading process goes. */
export default async function teardown(): Promise<void> {
  const grading = globalThis.halfcloseGrading;
  if (!grading) return;
  const feed = new FeedClient(grading.socket);
  const done = await feed.done.catch(() => undefined);
  if (done) {
    grading.exitCode = done.exitCode;
    process.stdout.write(`\n${done.summary}\n`);
  } else {
    grading.exitCode = 3;
    process.stderr.write(
      '\nThe grading process ended before it was done; see .halfclose/result.json\n',
    );
  }
  feed.close();
  await grading.stop();
}
