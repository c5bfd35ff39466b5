import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { loadMutant } from '../src/authoring/mutant';
import { listSpecimens } from '../src/authoring/specimens';
import { loadAssignment, loadCases } from '../src/language/load-course';
import { PortLease } from '../src/net/ports';
import { byHand } from '../src/report/by-hand/lines';
import { Slots } from '../src/run/slots';
import { ownSubmission } from '../src/run/targets';
import { VERBS } from '../src/steps/index';
import { newCheckout, removeCheckouts, ROOT } from './checkout.test-data';
import { grade, putFiles } from './commands.test-data';
import { typeLines, type Session } from './shell-session.test-data';
import { removeCommands } from './started-command.test-data';

jest.setTimeout(400_000);

/** Right programs that are built and started by the same commands as the wrong ones of their language. */
const RIGHT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'echo-client': {
    '.c': 'accepted/c-plain',
    '.java': 'accepted/java-plain',
    '.js': 'accepted/javascript-net',
    '.py': 'accepted/python-loop',
  },
  'echo-once': {
    '.c': 'accepted/c-blocking',
    '.java': 'accepted/java-streams',
    '.js': 'accepted/javascript-pipe',
    '.py': 'accepted/python-simple',
  },
};
/** Most of a session is sleep. */
const AT_ONCE = 8;
/** A machine on which a program is not up within a second is given more time, once. */
const SLOWER = 10;

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'e2e-by-hand-')));
const ports = new PortLease();
const slots = new Slots(AT_ONCE);

interface Typed {
  port: number;
  lines: string[];
}

interface Comparison {
  lines: string[];
  wrong: Session;
  right: Session;
}

/** What the author of a program is told to type at its first failure. */
async function linesFor(selection: string, program: string): Promise<Typed> {
  const run = grade(selection, program);
  await run.ended;
  const assignment = run.result().assignments[0];
  const failed = assignment?.boot ?? assignment?.cases.find((one) => one.verdict === 'fail');
  const attempt = failed?.attempts[0];
  run.remove();
  if (!assignment || !failed || !attempt) throw new Error(`${program} fails nothing`);
  return { port: attempt.port ?? 0, lines: byHand(failed, attempt, assignment.role) };
}

/** What a server prints on stdout is free: the difference must not lie there. */
function unheard(lines: readonly string[], slug: string): string[] {
  const isServer = loadAssignment(ROOT, slug).role === 'server';
  return lines.map((line) =>
    isServer ? line.replace(/ & sleep 1$/, ' >/dev/null & sleep 1') : line,
  );
}

async function type(typed: Typed, program: string, slowness: number): Promise<Session> {
  const port = String(await ports.take());
  const lines = typed.lines.map((line) => line.replaceAll(String(typed.port), port));
  const session = await typeLines(lines, program, folder, slowness);
  // Two outputs of one terminal: which comes first is chance, and so are pids and client ports.
  const output = session.output.replaceAll(port, 'PORT').replace(/\b\d{4,5} Seg/g, 'PID Seg');
  return { ...session, output: output.split('\n').sort().join('\n') };
}

/** Types the same for both; more slowly if that does not show it, since the machine may be busy. */
async function compare(typed: Typed, wrongs: string, rights: string): Promise<Comparison> {
  const { lines } = typed;
  const both = async (slowness: number): Promise<Comparison> => ({
    lines,
    wrong: await type(typed, wrongs, slowness),
    right: await type(typed, rights, slowness),
  });
  const first = await both(1);
  return isWell(first.right, lines) && first.wrong.output !== first.right.output
    ? first
    : both(SLOWER);
}

/** Of a right program nothing is seen that looks wrong. */
function isWell({ output, ended }: Session, lines: readonly string[]): boolean {
  const sends = lines.some((line) => line.includes('printf') && line.endsWith('od -A d -c'));
  return ended && !output.includes('status 124') && !(sends && /^0000000$/m.test(output));
}

async function inSlot<T>(work: () => Promise<T>): Promise<T> {
  const free = await slots.take();
  try {
    return await work();
  } finally {
    free();
  }
}

// The lines are those of OpenBSD's nc, and of a system with `timeout` and `od`.
const onLinux = process.platform === 'linux';
const mutants = Object.keys(RIGHT).flatMap((slug) => {
  const cases = loadCases(ROOT, slug, VERBS);
  const names = cases.map(({ name }) => name);
  return listSpecimens(ROOT, slug)
    .filter(({ kind }) => kind === 'mutant')
    .map(({ folder: mutant }) => {
      const { fails } = loadMutant(ROOT, mutant, names);
      const first = cases.find(({ name }) => name in fails);
      const wrong = join(ROOT, mutant);
      const ext = readdirSync(wrong).map((file) => RIGHT[slug]?.[parse(file).ext]);
      const right = join(ROOT, 'fixtures', slug, ext.find((name) => name !== undefined) ?? '');
      const work = async (): Promise<Comparison> => {
        const { port, lines } = await linesFor(first?.id ?? slug, mutant);
        return compare({ port, lines: unheard(lines, slug) }, wrong, right);
      };
      return { mutant, both: onLinux ? inSlot(work) : Promise.reject(new Error('not on Linux')) };
    });
});
for (const { both } of mutants) both.catch(() => undefined);

afterAll(async () => {
  await Promise.allSettled(mutants.map(({ both }) => both));
  removeCommands();
  removeCheckouts();
  rmSync(folder, { recursive: true, force: true });
});

const check = onLinux ? test : test.skip;

function expectShown({ lines, wrong, right }: Comparison): void {
  expect(lines).not.toEqual([]);
  expect(lines.join('\n')).not.toContain('random');
  expect({ lines, ended: wrong.ended && right.ended }).toEqual({ lines, ended: true });
  expect({ right, isWell: isWell(right, lines) }).toEqual({ right, isWell: true });
  expect(wrong.output).not.toBe(right.output);
}

check.each(mutants)('what the author of $mutant is told to type shows it', async ({ both }) => {
  expectShown(await both);
});

check('what the author of a TypeScript program is told to type is about that file', async () => {
  const root = await newCheckout();
  const submission = ownSubmission(root, 'echo-once');
  const wrong = mkdtempSync(join(folder, 'typescript-'));
  const right = join(ROOT, 'fixtures/echo-once/accepted/typescript-net');
  cpSync(right, wrong, { recursive: true });
  putFiles(wrong, {
    'server.ts':
      "import { createServer } from 'node:net';\n" +
      "createServer((c) => c.end('hello')).listen(Number(process.argv[2]), '127.0.0.1');\n",
  });
  const { port, lines } = await linesFor('echo-once/hello', wrong);
  expect(lines[0]).toMatch(/^npx esbuild server\.ts /);
  // npx finds the esbuild of the checkout that the submission is in.
  const typed = { port, lines: [`cd ${submission}`, ...unheard(lines, 'echo-once')] };
  const inCheckout = async (program: string): Promise<Session> => {
    cpSync(program, submission, { recursive: true });
    return type(typed, program, 1);
  };
  const shown = { lines, wrong: await inCheckout(wrong), right: await inCheckout(right) };
  expectShown(shown);
  expect(readdirSync(submission)).not.toContain('server.js');
});
