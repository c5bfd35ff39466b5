import type { Box } from '../isolation/box';
import type { Case } from '../model/case';
import { EMPTY_ROOT } from '../model/document-root';
import type { FindingBody } from '../model/finding';
import type { EventBody } from '../model/transcript';
import type { RunningProgram } from '../program/running-program';
import { startProgram } from '../program/start';
import type { Script } from '../steps/script';
import type { StartOptions } from '../steps/session';
import type { Setting } from './setting';

/** What it needs of the case that it belongs to. Host and port may change from start to start. */
export interface Surroundings {
  theCase: Case;
  setting: Setting;
  script: Script;
  host: string;
  port: number;
  now(): number;
  readonly changed: () => void;
  record(event: EventBody): void;
}

/** A program may print all that it moves, and with repr() each byte as four characters. */
const PRINTED = 8;

/** The program of one case: started when it is needed, perhaps killed and started again. */
export class CaseProgram {
  readonly boxes: Box[] = [];
  current: RunningProgram | undefined;
  #starting: Promise<FindingBody | undefined> | undefined;

  constructor(readonly around: Surroundings) {}

  startOnce(): Promise<FindingBody | undefined> {
    if (this.current) return Promise.resolve(undefined);
    this.#starting ??= this.start({}).finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  async start(options: StartOptions): Promise<FindingBody | undefined> {
    const started = await this.#spawn(options);
    if ('code' in started) return started;
    this.current = started;
    return undefined;
  }

  /** Beside the one that runs, which stays the program of the case. */
  startSecond(): Promise<RunningProgram | FindingBody> {
    return this.#spawn({}, { second: true });
  }

  async #spawn(
    options: StartOptions,
    mark: { second?: true } = {},
  ): Promise<RunningProgram | FindingBody> {
    const { around } = this;
    const { setting, script, host, port } = around;
    const { built, isolation, assignment } = setting;
    const box = await isolation.open(built.dir);
    this.boxes.push(box);
    const started = await startProgram(box, built, {
      argumentNames: assignment.arguments,
      host,
      port,
      root: around.theCase.root ?? EMPTY_ROOT,
      judgesStdout: script.judgesStdout,
      duePrint: script.dueStdout + PRINTED * script.moves,
      ...options,
      listener: {
        now: () => around.now(),
        changed: around.changed,
        exited: ({ code, signal, by }) => {
          if (by !== 'harness') around.record({ kind: 'exit', code, signal, ...mark });
        },
      },
    });
    if ('code' in started) return started;
    const where = assignment.role === 'server' ? { port } : {};
    around.record({ kind: 'start', pid: started.pid, ...where, ...mark });
    return started;
  }

  /** Resolves when the process has ended. */
  async kill(): Promise<void> {
    this.current?.stop();
    await this.current?.spawned.exited;
    this.current = undefined;
  }
}
