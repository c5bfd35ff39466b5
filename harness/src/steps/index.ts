import { accept } from './accept';
import { answerEach } from './answer-each';
import { connect } from './connect';
import { echo } from './echo';
import { close, halfClose, reset } from './ending';
import { expectBytes } from './expect';
import { expectClose, expectNothing, expectRefused } from './expect-ends';
import { expectEcho } from './expect-echo';
import { expectOpen } from './expect-open';
import { expectRequest } from './expect-request';
import { expectResponse } from './expect-response';
import { expectNoGrowth } from './expect-no-growth';
import { expectExit, expectStderr, expectStdout } from './expect-program';
import { expectAlive, expectIdle, expectListening } from './expect-running';
import { freeze, thaw } from './freezing';
import { listen } from './listen';
import { occupyPort, restart } from './ports';
import { parallel } from './parallel';
import { realClient } from './real-client';
import { pauseReading, resumeReading } from './reading';
import { forEach, repeat } from './repeating';
import { run } from './run';
import { secondInstance } from './second-instance';
import { send } from './sending';
import { signal } from './signal';
import { wait } from './wait';
import type { Verb } from './verb';

/** THE list: the whole vocabulary of the case language. One line a verb. */
export const VERBS: readonly Verb[] = [
  run,
  occupyPort,
  restart,
  secondInstance,
  signal,
  freeze,
  thaw,
  connect,
  listen,
  accept,
  send,
  answerEach,
  wait,
  pauseReading,
  resumeReading,
  halfClose,
  close,
  reset,
  expectBytes,
  expectEcho,
  echo,
  expectNothing,
  expectResponse,
  expectRequest,
  expectOpen,
  realClient,
  expectClose,
  expectRefused,
  expectExit,
  expectStdout,
  expectStderr,
  expectAlive,
  expectListening,
  expectIdle,
  expectNoGrowth,
  repeat,
  forEach,
  parallel,
];

const BY_NAME = new Map(VERBS.map((verb) => [verb.name, verb]));

export function verbNamed(name: string): Verb {
  const verb = BY_NAME.get(name);
  if (!verb) throw new Error(`no verb is named ${name}`);
  return verb;
}
