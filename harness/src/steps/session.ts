import type { Assignment } from '../model/assignment';
import type { Case, Step } from '../model/case';
import type { FindingBody } from '../model/finding';
import type { Outcome } from '../model/seen';
import type { EventBody } from '../model/transcript';
import type { PeerListener, TcpPeer } from '../net/tcp-peer';
import type { RunningProgram } from '../program/running-program';
import type { Connections } from './connections';
import type { StepOutcome } from './step-outcome';

/** What a step may ask a judge: how long has it waited, and is this the last time? */
export interface Moment {
  elapsedMs: number;
  final: boolean;
}

export interface StartOptions {
  /** Positional arguments; HOST and PORT stand for the values. Without them: the assignment's. */
  args?: readonly Uint8Array[];
  env?: Readonly<Record<string, string>>;
  stdin?: { length: number; read(offset: number, length: number): Uint8Array };
}

/** One case while it runs: everything that a verb can touch. Clocks and deadlines are the run's. */
export interface Session {
  readonly theCase: Case;
  readonly assignment: Assignment;
  /** The leased port: where the server must listen, or where we do. */
  port: number;
  /** The address that the program is told. */
  host: string;
  readonly connections: Connections;
  readonly program: RunningProgram | undefined;
  /** Has the program that runs been connected to? */
  readonly reached: boolean;
  /** Signals that the case has sent: to die of one of them is no fault. */
  readonly signalled: Set<string>;
  /** Milliseconds since the case began. */
  now(): number;
  record(event: EventBody): void;
  /** Starts the program. A finding says why it could not be started at all. */
  start(options: StartOptions): Promise<FindingBody | undefined>;
  /** The same with the assignment's arguments, unless it runs already or is being started. */
  startOnce(): Promise<FindingBody | undefined>;
  /** Starts the program once more beside the one that runs, on the same port. */
  startSecond(): Promise<RunningProgram | FindingBody>;
  /** Kills the program that runs; the next connect starts it again, on another port if asked to. */
  restart(where: 'same-port' | 'other-port'): Promise<void>;
  /** Steps that another step holds, one after another; the first finding ends them. */
  runSteps(steps: readonly Step[]): Promise<StepOutcome>;
  /** Lists of steps side by side; the first finding ends them all. */
  runBranches(branches: readonly (readonly Step[])[]): Promise<StepOutcome>;
  /** False in runs of a case that must do without freezing. */
  readonly mayFreeze: boolean;
  /** Told when a program could not be frozen without its noticing. */
  leftRunning(): void;
  /** Asks `look` again whenever something changes, until it answers or the deadline is over. */
  wait(step: Step, look: (moment: Moment) => Outcome): Promise<Outcome>;
  /** Waits at least this long, then goes on. */
  pause(ms: number): Promise<void>;
  /** Where a peer of this case reports to. */
  listenerFor(name: string): PeerListener;
  /** Called when a peer has been connected or accepted. */
  adopt(name: string, peer: TcpPeer): void;
  /** Gives a resource that is to be let go of at the end of the case. */
  holds(release: () => void): void;
}
