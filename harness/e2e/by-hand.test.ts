import { readdirSync, rmSync } from 'node:fs';
import { join, parse } from 'node:path';
import { loadMutant } from '../src/authoring/mutant';
import { listSpecimens, type Specimen } from '../src/authoring/specimens';
import { listSlugs, loadAssignment, loadCases } from '../src/language/load-course';
import { PortLease } from '../src/net/ports';
import { byHand } from '../src/report/hand';
import { Slots } from '../src/run/slots';
import { VERBS } from '../src/steps/index';
import { ROOT } from './checkout.test-data';
import { grade } from './commands.test-data';
import { compiledCopy, newFolder, typeLines, type Session } from './shell-session.test-data';
import { removeCommands } from './started-command.test-data';

jest.setTimeout(240_000);

/** Right programs that are started by the same command as the mutants of their language. */
const RIGHT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'echo-client': {
    '.c': 'c-plain',
    '.java': 'java-plain',
    '.js': 'javascript-net',
    '.py': 'python-loop',
  },
  'echo-once': {
    '.c': 'c-blocking',
    '.java': 'java-streams',
    '.js': 'javascript-pipe',
    '.py': 'python-simple',
  },
};
/** Most of a session is sleep. */
const AT_ONCE = 12;
/** A port that stands for the one that a session is given. */
const SHOWN = 24117;

const folder = newFolder();
const ports = new PortLease();
const slots = new Slots(AT_ONCE);
const compiled = new Map<string, Promise<string>>();

interface Comparison {
  lines: string[];
  wrong: Session;
  right: Session;
}

/** What its first failing case tells its author to type. */
async function linesFor({ slug, folder: program }: Specimen): Promise<string[]> {
  const cases = loadCases(ROOT, slug, VERBS);
  const { fails } = loadMutant(ROOT, program, cases.map(({ name }) => name));
  const first = cases.find(({ name }) => name in fails);
  const run = grade(first?.id ?? slug, program);
  await run.ended;
  const assignment = run.result().assignments[0];
  const failed = assignment?.boot ?? assignment?.cases[0];
  const attempt = failed?.attempts[0];
  run.remove();
  if (!failed || !attempt) throw new Error(`${program} fails nothing`);
  const { role } = loadAssignment(ROOT, slug);
  const port = String(attempt.port ?? SHOWN);
  const command = attempt.command.map((word) => (word === port ? String(SHOWN) : word));
  return byHand(failed.hand, { command, role, port: SHOWN, host: '127.0.0.1' });
}

/** What a server prints on stdout is free: the difference must not lie there. */
function unheard(lines: readonly string[], slug: string): string[] {
  const isServer = loadAssignment(ROOT, slug).role === 'server';
  return lines.map((line) => (isServer ? line.replace(/ & sleep 1$/, ' >/dev/null & sleep 1') : line));
}

async function type(lines: readonly string[], program: string): Promise<Session> {
  const port = String(await ports.take());
  const typed = lines.map((line) => line.replaceAll(String(SHOWN), port));
  const session = await typeLines(typed, program);
  // Two outputs of one terminal: which comes first is chance, and so are pids and client ports.
  const output = session.output.replaceAll(port, 'PORT').replace(/\b\d{4,5} Seg/g, 'PID Seg');
  return { ...session, output: output.split('\n').sort().join('\n') };
}

async function compare(mutant: Specimen): Promise<Comparison> {
  const free = await slots.take();
  try {
    const lines = await linesFor(mutant);
    const source = readdirSync(join(ROOT, mutant.folder)).map((file) => parse(file).ext);
    const program = source.map((ext) => RIGHT[mutant.slug]?.[ext]).find((name) => name !== undefined);
    const rightFolder = join(ROOT, 'fixtures', mutant.slug, 'accepted', String(program));
    if (!compiled.has(rightFolder)) compiled.set(rightFolder, compiledCopy(rightFolder, folder));
    const wrongCopy = await compiledCopy(join(ROOT, mutant.folder), folder);
    const typed = unheard(lines, mutant.slug);
    const wrong = await type(typed, wrongCopy);
    const right = await type(typed, await compiled.get(rightFolder)!);
    return { lines, wrong, right };
  } finally {
    free();
  }
}

// The lines are those of OpenBSD's nc, and of a system with `timeout` and `od`.
const mutants =
  process.platform === 'linux'
    ? listSlugs(ROOT).flatMap((slug) =>
        listSpecimens(ROOT, slug).filter(({ kind }) => kind === 'mutant'),
      )
    : [];
const comparisons = mutants.map((mutant) => ({ folder: mutant.folder, both: compare(mutant) }));
for (const { both } of comparisons) both.catch(() => undefined);

afterAll(async () => {
  await Promise.allSettled(comparisons.map(({ both }) => both));
  removeCommands();
  rmSync(folder, { recursive: true, force: true });
});

const check = mutants.length > 0 ? test.each(comparisons) : test.skip.each([{ folder: '', both: undefined }]);

check('what the author of $folder is told to type shows the bug', async ({ both }) => {
  const { lines, wrong, right } = (await both) as Comparison;
  expect(lines).not.toEqual([]);
  expect(lines.join('\n')).not.toContain('random');
  expect({ lines, ended: wrong.ended && right.ended }).toEqual({ lines, ended: true });
  expect(wrong.output).not.toBe(right.output);
});
