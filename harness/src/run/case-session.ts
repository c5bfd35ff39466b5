import type { Box } from '../isolation/box';
import type { Assignment } from '../model/assignment';
import type { Case, Step } from '../model/case';
import type { FindingBody } from '../model/finding';
import { MET, type Outcome } from '../model/seen';
import type { EventBody } from '../model/transcript';
import type { PeerListener, TcpPeer } from '../net/tcp-peer';
import type { RunningProgram } from '../program/running-program';
import { Connections } from '../steps/connections';
import { readScript, type Script } from '../steps/script';
import type { Moment, Session, StartOptions } from '../steps/session';
import type { StepOutcome } from '../steps/step-outcome';
import { CaseProgram, type Surroundings } from './case-program';
import { CaseWaits } from './case-waits';
import { Recorder } from './recorder';
import { runBranches, runSteps } from './run-steps';
import type { Setting } from './setting';

/** One case while it runs. */
export class CaseSession implements Session, Surroundings {
  readonly #waits = new CaseWaits(this);
  readonly changed = this.#waits.changed;
  readonly #held: (() => void)[] = [];
  readonly #program = new CaseProgram(this);
  readonly recorder = new Recorder(() => this.now());
  readonly script: Script;
  readonly connections: Connections;
  readonly assignment: Assignment;
  reached = false;
  readonly signalled = new Set<string>();
  over = false;
  froze: 'no' | 'yes' | 'not-possible' = 'no';
  host = '127.0.0.1';

  constructor(
    readonly theCase: Case,
    readonly setting: Setting,
    public port: number,
  ) {
    this.script = readScript(theCase);
    this.connections = new Connections(this.script.connection);
    this.assignment = setting.assignment;
    if (!setting.mayFreeze) this.froze = 'not-possible';
  }

  now(): number {
    return this.#waits.now();
  }

  record(event: EventBody): void {
    if (event.kind === 'freeze') this.froze = 'yes';
    this.recorder.record(event);
  }

  get program(): RunningProgram | undefined {
    return this.#program.current;
  }

  get boxes(): readonly Box[] {
    return this.#program.boxes;
  }

  startOnce(): Promise<FindingBody | undefined> {
    return this.#program.startOnce();
  }

  start(options: StartOptions): Promise<FindingBody | undefined> {
    return this.#program.start(options);
  }

  startSecond(): Promise<RunningProgram | FindingBody> {
    return this.#program.startSecond();
  }

  async restart(where: 'same-port' | 'other-port'): Promise<void> {
    await this.#program.kill();
    this.reached = false;
    if (where === 'other-port') this.port = await this.setting.ports.take();
  }

  /** The step that begins is where what happens now belongs. */
  enter(step: Step): void {
    this.recorder.enter(step.number, this.connections.nameOf(step));
  }

  runSteps(steps: readonly Step[]): Promise<StepOutcome> {
    return runSteps(this, steps);
  }

  runBranches(branches: readonly (readonly Step[])[]): Promise<StepOutcome> {
    return runBranches(this, branches);
  }

  get mayFreeze(): boolean {
    return this.froze !== 'not-possible';
  }

  leftRunning(): void {
    this.froze = 'not-possible';
  }

  /** A branch has found something: no other one waits any longer. */
  giveUp(): void {
    this.over = true;
    this.changed();
  }

  wait(step: Step, look: (moment: Moment) => Outcome): Promise<Outcome> {
    return this.#waits.wait(step, (moment) => (this.over ? MET : look(moment)));
  }

  pause(ms: number): Promise<void> {
    return this.#waits.pause(ms, () => this.over);
  }

  listenerFor(name: string): PeerListener {
    return {
      now: () => this.now(),
      changed: this.changed,
      received: (bytes) => this.recorder.received(name, bytes),
      ended: ({ how, evidence }) => this.record({ kind: how, peer: name, evidence }),
    };
  }

  adopt(name: string, peer: TcpPeer): void {
    this.connections.peers.get(name)?.destroy();
    this.connections.peers.set(name, peer);
    this.setting.booted();
    this.reached = true;
  }

  holds(release: () => void): void {
    this.#held.push(release);
  }

  /** After a step: a connection that is done with on both sides is closed at once. */
  closeFinished(step: Step): void {
    if (!this.script.lastUses.has(step)) return;
    const peer = this.connections.peers.get(this.connections.nameOf(step));
    if (peer?.end && !peer.closed) peer.close();
  }

  /** Lets go of every socket; the program is ended by whoever opened its box. */
  release(): void {
    this.connections.closeAll();
    for (const release of this.#held) release();
  }
}
