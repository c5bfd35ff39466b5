import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Graded } from '../src/run/grade-assignment';
import { Slots, usableCores } from '../src/run/slots';
import { CREW_MEMBER, type Answer, type Task } from './crew-member';

/** Programs that one member grades at a time: most of their time is deadlines. */
const AT_ONCE = 6;

interface Waiting {
  resolve: (graded: Graded) => void;
  reject: (reason: Error) => void;
}

/**
 * Grading processes, one for each core. One for all would start programs ever more slowly: the
 * bigger a process is, the longer its spawn() takes.
 */
export class Crew {
  readonly #members: Member[];
  readonly #places: Slots;

  constructor(root: string) {
    this.#members = Array.from({ length: usableCores() }, () => new Member(root));
    this.#places = new Slots(AT_ONCE * this.#members.length);
  }

  /** Runs cases, all or those named, against the program in `dir`, whatever the boot check says. */
  async grade(slug: string, dir: string, names?: readonly string[]): Promise<Graded> {
    const done = await this.#places.take();
    try {
      const [first, ...others] = this.#members;
      const idlest = others.reduce((a, b) => (b.load < a.load ? b : a), first!);
      return await idlest.grade({ slug, dir, ...(names ? { names } : {}) });
    } finally {
      done();
    }
  }

  /** Resolves when no process of the crew is left. */
  async close(): Promise<void> {
    await Promise.all(this.#members.map((member) => member.close()));
  }
}

class Member {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #gone: Promise<void>;
  #tasks = 0;

  constructor(root: string) {
    const program = join(root, 'harness', 'cli', 'halfclose.cjs');
    this.#child = fork(program, [CREW_MEMBER], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#gone = new Promise((resolve) => {
      this.#child.once('exit', (code) => {
        const reason = new Error(`a grading process ended (${code ?? 'by a signal'})`);
        for (const { reject } of this.#waiting.values()) reject(reason);
        this.#waiting.clear();
        resolve();
      });
    });
    this.#child.on('message', (answer: Answer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ('graded' in answer) waiting?.resolve(answer.graded);
      else waiting?.reject(new Error(answer.error));
    });
  }

  get load(): number {
    return this.#waiting.size;
  }

  grade(what: Omit<Task, 'id'>): Promise<Graded> {
    const id = ++this.#tasks;
    const task: Task = { id, ...what };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send(task, (error) => {
        if (error && this.#waiting.delete(id)) reject(error);
      });
    });
  }

  async close(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    await this.#gone;
  }
}
