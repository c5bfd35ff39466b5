import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { resultSchema, type Result } from '../src/model/result';
import { processesOf } from './leftovers.test-data';
import { until } from './until.test-data';

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  /** All of its output on one line: reports are broken between words. */
  told: string;
  /** Processes, and files in its TMPDIR, that were still there five seconds later. */
  left: string[];
}

export interface StartOptions {
  cwd?: string;
  env?: Record<string, string>;
}

/** What the reader's own shell or the CI may have set would change what is printed. */
const NOT_PASSED_ON = /^(NO_COLOR|FORCE_COLOR|CI|NODE_ENV|NODE_OPTIONS|(JEST|HALFCLOSE|npm)_.*)$/;
/** Jest is loaded in one go; on a busy machine that takes seconds, in which nothing is heard. */
const GONE_WITHIN_MS = 5_000;
/** All gradings of a user share it, so that no two hand out the same port. */
const CLAIMS = `halfclose-ports-${process.getuid?.() ?? 0}`;
/** Caches that outlive a run on purpose; the second is ts-node's. */
const STAYS = /^(halfclose-ports-\d+|v8-compile-cache-\d+|node-compile-cache)$/;

const started = new Set<StartedCommand>();

/** A command that runs in a process group of its own, with a TMPDIR of its own. */
export class StartedCommand {
  /** Holds the TMPDIR, and whatever else belongs to this run. */
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'e2e-')));
  readonly temp = join(this.folder, 'tmp');
  readonly ended: Promise<Ended>;
  readonly pid: number;
  stdout = '';
  stderr = '';
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;

  constructor(words: (folder: string) => readonly string[], { cwd, env }: StartOptions = {}) {
    mkdirSync(this.temp);
    mkdirSync(join(tmpdir(), CLAIMS), { recursive: true, mode: 0o700 });
    symlinkSync(join(tmpdir(), CLAIMS), join(this.temp, CLAIMS));
    const [command = '', ...args] = words(this.folder);
    const passed = Object.entries(process.env).filter(([name]) => !NOT_PASSED_ON.test(name));
    this.#child = spawn(command, args, {
      ...(cwd === undefined ? {} : { cwd }),
      env: { ...Object.fromEntries(passed), TMPDIR: this.temp, ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (this.#child.pid === undefined) throw new Error(`${command} could not be started`);
    this.pid = this.#child.pid;
    started.add(this);
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    const closed = once(this.#child, 'close');
    const exited = once(this.#child, 'exit') as Promise<[Ended['code'], Ended['signal']]>;
    this.ended = exited.then(async ([code, signal]) => {
      const left = await this.#left();
      // What is left may hold our pipes open for ever.
      if (left.length === 0) await closed;
      const { stdout, stderr } = this;
      const told = `${stdout} ${stderr}`.replace(/\s+/g, ' ').trim();
      return { code, signal, stdout, stderr, told, left };
    });
  }

  /** To the command alone or, as a terminal does, to all of its process group. */
  signal(signal: NodeJS.Signals, to: 'command' | 'group' = 'command'): void {
    process.kill(to === 'group' ? -this.pid : this.pid, signal);
  }

  /** The result file as it is now; throws if it is not valid. */
  result(file = join(this.folder, 'result.json')): Result {
    return resultSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  }

  /** Ends what is left, by its pid, and removes the folder. */
  remove(): void {
    const { exitCode, signalCode } = this.#child;
    if (exitCode === null && signalCode === null) this.signal('SIGKILL');
    for (const { pid } of processesOf(this.folder)) kill(pid);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #left(): Promise<string[]> {
    const look = (): string[] => [
      ...processesOf(this.folder).map(({ pid, command }) => `${pid} ${command.slice(0, 100)}`),
      ...readdirSync(this.temp).filter((name) => !STAYS.test(name)),
    ];
    const gone = (): boolean => look().length === 0;
    return (await until('nothing is left', gone, GONE_WITHIN_MS).catch(() => false)) ? [] : look();
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/** For afterAll: ends all that the test file has started, and removes what it has written. */
export function removeCommands(): void {
  for (const command of started) command.remove();
  started.clear();
}
