import { accept } from './accept';
import { connect } from './connect';
import { echo } from './echo';
import { close, halfClose, reset } from './ending';
import { expectBytes } from './expect';
import { expectClose, expectNothing, expectRefused } from './expect-ends';
import { expectExit, expectStderr, expectStdout } from './expect-program';
import { listen } from './listen';
import { occupyPort, restart } from './ports';
import { run } from './run';
import { send, wait } from './sending';
import type { Verb } from './verb';

/** THE list: the whole vocabulary of the case language. One line a verb. */
export const VERBS: readonly Verb[] = [
  run,
  occupyPort,
  restart,
  connect,
  listen,
  accept,
  send,
  wait,
  halfClose,
  close,
  reset,
  expectBytes,
  echo,
  expectNothing,
  expectClose,
  expectRefused,
  expectExit,
  expectStdout,
  expectStderr,
];

const BY_NAME = new Map(VERBS.map((verb) => [verb.name, verb]));

export function verbNamed(name: string): Verb {
  const verb = BY_NAME.get(name);
  if (!verb) throw new Error(`no verb is named ${name}`);
  return verb;
}
