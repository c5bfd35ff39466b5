import fc from 'fast-check';
import { literal } from '../model/payload';
import type { Outcome, Seen } from '../model/seen';
import { judgeBytes } from './bytes';
import { judgeClose } from './close';
import { judgeExit } from './exit';
import { judgeNothing } from './nothing';
import { judgeStderr } from './stderr';

const at = fc.constant(1);
const seen: fc.Arbitrary<Seen> = fc.record({
  bytes: fc.uint8Array({ maxLength: 6 }),
  end: fc.option(
    fc.record({
      how: fc.constantFrom('fin' as const, 'rst' as const),
      evidence: fc.constant('read' as const),
      at,
    }),
    { nil: undefined },
  ),
  exit: fc.option(
    fc.record({
      code: fc.option(fc.nat(255)),
      signal: fc.option(fc.constantFrom('SIGSEGV', 'SIGKILL')),
      by: fc.constantFrom('self' as const, 'deadline' as const, 'harness' as const),
      at,
    }),
    { nil: undefined },
  ),
  elapsedMs: fc.nat(1000),
  final: fc.constant(true),
});

const PING = literal(Buffer.from('ping'));
test.each<[string, (seen: Seen) => Outcome]>([
  ['judgeBytes of a socket', (now) => judgeBytes(PING, 2, now, { stream: 'socket' })],
  ['judgeBytes of stdout', (now) => judgeBytes(PING, 0, now, { stream: 'stdout' })],
  ['judgeClose', (now) => judgeClose('fin', now)],
  ['judgeExit', (now) => judgeExit('failure', now)],
  ['judgeNothing', (now) => judgeNothing(500, now)],
  ['judgeStderr', (now) => judgeStderr(/usage/, now)],
])('%s never waits when no more will be seen', (_name, judge) => {
  fc.assert(fc.property(seen, (now) => judge(now).kind !== 'wait'));
});
