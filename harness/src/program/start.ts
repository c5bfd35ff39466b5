import { closeSync, openSync, unlinkSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Box } from '../isolation/box';
import type { DocumentRoot } from '../model/document-root';
import type { FindingBody } from '../model/finding';
import type { Built } from './build';
import { makeRoot } from './document-root';
import { RunningProgram, type ProgramListener } from './running-program';

/** A server may print a line for every client; nobody prints this much by mistake but in a loop. */
const OUTPUT_CAP = 1 << 20;
const PIECE = 1 << 20;

export interface Start {
  /** The assignment's arguments by name, for a start that gives none. */
  argumentNames: readonly string[];
  args?: readonly Uint8Array[];
  env?: Readonly<Record<string, string>>;
  stdin?: { length: number; read(offset: number, length: number): Uint8Array };
  host: string;
  port: number;
  /** Made for this start alone, where an argument is named ROOT. */
  root: DocumentRoot;
  judgesStdout: boolean;
  /** Bytes of output that the case gives reason to print. */
  duePrint: number;
  listener: ProgramListener;
}

/** Starts a built program in its box, with the arguments and the environment of the contract. */
export async function startProgram(
  box: Box,
  built: Built,
  start: Start,
): Promise<RunningProgram | FindingBody> {
  const values: Record<string, string> = { HOST: start.host, PORT: String(start.port) };
  if (start.argumentNames.includes('ROOT')) values.ROOT = await makeRoot(box.beside, start.root);
  const words = start.args
    ? start.args.map((word) => Buffer.from(word).toString('utf8'))
    : start.argumentNames.filter((name) => name in values);
  const args = words.map((word) => values[word] ?? inUrl(inPath(word, values), values));
  const command = [...built.command, ...args];
  // A case that leaves arguments out must not hand them over by the environment.
  const told = Object.entries(values).filter(
    ([name]) => !start.args || words.includes(name) || words.some((word) => isUrlWith(word, name)),
  );
  const environment = { ...built.env, HOME: box.dir, ...Object.fromEntries(told), ...start.env };
  const stdin = start.stdin ? await fileWith(`${box.dir}.stdin`, start.stdin) : undefined;
  const spawned = await box.spawn(command, environment, { stdin });
  if (stdin !== undefined) closeSync(stdin);
  if ('errno' in spawned) return explain(command[0] ?? '', spawned.errno);
  return new RunningProgram(box, spawned, command, {
    judgesStdout: start.judgesStdout,
    outputCap: OUTPUT_CAP + start.duePrint,
    listener: start.listener,
  });
}

/** ROOT may stand at the front of a path, where a folder in it is to be served. */
function inPath(word: string, { ROOT }: Readonly<Record<string, string>>): string {
  return ROOT !== undefined && word.startsWith('ROOT/') ? `${ROOT}${word.slice(4)}` : word;
}

/** In the URL that a client is to fetch, the names stand between its parts. */
function inUrl(word: string, values: Readonly<Record<string, string>>): string {
  const fill = (name: string): string => (isUrlWith(word, name) ? (values[name] ?? name) : name);
  return word.replace(/\b(?:HOST|PORT)\b/g, fill);
}

function isUrlWith(word: string, name: string): boolean {
  return word.startsWith('http://') && new RegExp(`\\b${name}\\b`).test(word);
}

/** Standard input is a file without a name: of any size, and read at the program's own pace. */
async function fileWith(path: string, bytes: NonNullable<Start['stdin']>): Promise<number> {
  const file = await open(path, 'wx', 0o600);
  for (let at = 0; at < bytes.length; at += PIECE) await file.write(bytes.read(at, PIECE));
  await file.close();
  const descriptor = openSync(path, 'r');
  unlinkSync(path);
  return descriptor;
}

function explain(file: string, errno: string): FindingBody {
  const problem: Record<string, string> = {
    ENOENT: `${file} does not exist, or the interpreter in its first line does not.`,
    EACCES: `${file} may not be executed.`,
    ENOEXEC: `${file} is neither a program nor a script with a "#!" line.`,
    E2BIG: `The arguments are too long for this system.`,
  };
  const remedy: Record<string, string> = {
    ENOENT: 'Check the name in submission.yaml, and the path behind "#!".',
    EACCES: `Run: chmod +x ${file}`,
    ENOEXEC: 'Put a line such as #!/usr/bin/env bash first.',
  };
  return {
    code: 'start.failed',
    problem: problem[errno] ?? `${file} could not be started: ${errno}.`,
    remedy: remedy[errno] ?? 'Run it by hand to see why.',
  };
}
