import { openPlain } from '../isolation/plain';
import type { Box, Isolation } from '../isolation/box';
import { folderWith, removeFolders } from './submission.test-data';

const PATH = '/usr/bin:/bin:/usr/local/bin';
let isolation: Isolation | undefined;
let folder: Promise<string> | undefined;

export interface InABox {
  box: Box;
  pid: number;
  /** Resolves with the next line that the program prints. */
  line(): Promise<string>;
  /** All that it has said on stderr, once it has ended. */
  stderr: Promise<string>;
  exited: Promise<{ code: number | null; signal: string | null }>;
}

/** Starts a command in a box of its own, in a group of its own. */
export async function inABox(command: readonly string[]): Promise<InABox> {
  isolation ??= openPlain();
  folder ??= folderWith({ 'notes.txt': 'none' });
  const box = await isolation.open(await folder);
  const spawned = await box.spawn(command, { PATH });
  if ('errno' in spawned) throw new Error(spawned.errno);
  const { pid, stdout, stderr, exited } = spawned;
  const lines = linesOf(stdout.setEncoding('utf8') as AsyncIterable<string>);
  const line = async (): Promise<string> => (await lines.next()).value ?? '';
  const said = stderr.setEncoding('utf8').toArray();
  return { box, pid, line, stderr: said.then((pieces) => pieces.join('')), exited };
}

/** A program in Python that prints a line when it is as far as the test wants it. */
export const python = (source: string): Promise<InABox> => inABox(['python3', '-u', '-c', source]);

/** For afterAll. */
export async function endBoxes(): Promise<void> {
  await isolation?.close();
  await removeFolders();
}

async function* linesOf(stream: AsyncIterable<string>): AsyncGenerator<string, string> {
  let rest = '';
  for await (const piece of stream) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  return rest;
}
