import type { Box } from '../isolation/box';
import type { Assignment } from '../model/assignment';
import type { Case, Step } from '../model/case';
import type { FindingBody } from '../model/finding';
import type { Outcome } from '../model/seen';
import type { EventBody } from '../model/transcript';
import type { PeerListener, TcpPeer } from '../net/tcp-peer';
import type { RunningProgram } from '../program/running-program';
import { startProgram } from '../program/start';
import { Connections } from '../steps/connections';
import { readScript, type Script } from '../steps/script';
import type { Moment, Session, StartOptions } from '../steps/session';
import { Changes } from './changes';
import { DEADLINES } from './deadlines';
import { Recorder } from './recorder';
import type { Setting } from './setting';
import { waitFor } from './wait';

/** One case while it runs. */
export class CaseSession implements Session {
  readonly #started = performance.now();
  readonly #changes = new Changes();
  readonly #held: (() => void)[] = [];
  readonly boxes: Box[] = [];
  readonly recorder = new Recorder(() => this.now());
  readonly script: Script;
  readonly connections: Connections;
  readonly assignment: Assignment;
  program: RunningProgram | undefined;
  host = '127.0.0.1';

  constructor(
    readonly theCase: Case,
    readonly setting: Setting,
    public port: number,
  ) {
    this.script = readScript(theCase);
    this.connections = new Connections(this.script.connection);
    this.assignment = setting.assignment;
  }

  now(): number {
    return performance.now() - this.#started;
  }

  record(event: EventBody): void {
    this.recorder.record(event);
  }

  async start(options: StartOptions): Promise<FindingBody | undefined> {
    const { built, isolation, assignment } = this.setting;
    const box = await isolation.open(built.dir);
    this.boxes.push(box);
    const started = await startProgram(box, built, {
      argumentNames: assignment.arguments,
      host: this.host,
      port: this.port,
      judgesStdout: this.script.judgesStdout,
      dueStdout: this.script.dueStdout,
      ...options,
      listener: {
        now: () => this.now(),
        changed: this.#changes.announce,
        exited: ({ code, signal, by }) => {
          if (by !== 'harness') this.record({ kind: 'exit', code, signal });
        },
      },
    });
    if ('code' in started) return started;
    this.program = started;
    const { role } = assignment;
    this.record({
      kind: 'start',
      pid: started.pid,
      ...(role === 'server' ? { port: this.port } : {}),
    });
    return undefined;
  }

  async moveToAnotherPort(): Promise<void> {
    this.program?.stop();
    await this.program?.spawned.exited;
    this.program = undefined;
    this.port = await this.setting.ports.take();
  }

  wait(step: Step, look: (moment: Moment) => Outcome): Promise<Outcome> {
    return waitFor(
      {
        limit: step.within ?? DEADLINES.step,
        caseEnds: DEADLINES.case,
        now: () => this.now(),
        changes: this.#changes,
        program: () => this.program,
        credited: (ms) => this.recorder.credited(ms),
      },
      look,
    );
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

  listenerFor(name: string): PeerListener {
    return {
      now: () => this.now(),
      changed: this.#changes.announce,
      received: (bytes) => this.recorder.received(name, bytes),
      ended: ({ how, evidence }) => this.record({ kind: how, peer: name, evidence }),
    };
  }

  adopt(name: string, peer: TcpPeer): void {
    this.connections.peers.set(name, peer);
    this.setting.booted();
    const kind = this.assignment.role === 'server' ? 'connect' : 'accept';
    if (kind === 'connect') this.record({ kind, peer: name, port: this.port });
    else this.record({ kind, peer: name, port: this.port, decoy: false });
  }

  holds(release: () => void): void {
    this.#held.push(release);
  }

  /** After a step: a connection that is done with on both sides is closed at once. */
  closeFinished(step: Step): void {
    for (const [name, peer] of this.connections.peers) {
      if (peer.end && !peer.closed && this.script.lastUse.get(name) === step) peer.close();
    }
  }

  /** Lets go of every socket; the program is ended by whoever opened its box. */
  release(): void {
    this.connections.closeAll();
    for (const release of this.#held) release();
  }
}
