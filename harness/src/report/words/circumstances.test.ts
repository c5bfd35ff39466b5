import type { Finding } from '../../model/finding';
import type { TranscriptEvent } from '../../model/transcript';
import { circumstancesOf } from './circumstances';
import { attempt, bytes, exited, parting } from '../sample-results.test-data';

const place = { step: 5, at: 1000, timing: false };
const missing = (text: string, peer?: string): Finding => ({
  code: 'bytes.missing',
  ...place,
  ...(peer === undefined ? {} : { peer }),
  ...parting(text, ''),
});
const sent = (text: string, peer = 'a'): TranscriptEvent => ({
  at: 1,
  step: 1,
  peer,
  kind: 'send',
  ...bytes(text),
});
const got = (text: string, peer = 'a'): TranscriptEvent => ({
  at: 2,
  step: 2,
  peer,
  kind: 'receive',
  ...bytes(text),
});

test('bytes that are due because they were sent are an echo', () => {
  expect(circumstancesOf(missing('one'), attempt({ transcript: [sent('one')] }))).toMatchObject({
    echo: true,
    answeredBefore: false,
  });
});

test('a second message is an echo after the first was answered', () => {
  const transcript = [sent('one'), got('one'), sent('two')];
  expect(circumstancesOf(missing('two'), attempt({ transcript }))).toMatchObject({
    echo: true,
    answeredBefore: true,
  });
});

test('a message sent in pieces is an echo as a whole', () => {
  const transcript = ['He', 'll', 'o'].map((part) => sent(part));
  expect(circumstancesOf(missing('Hello'), attempt({ transcript })).echo).toBe(true);
});

test('other bytes than those sent are no echo', () => {
  expect(circumstancesOf(missing('OK'), attempt({ transcript: [sent('GET')] })).echo).toBe(false);
});

test('what went over another connection does not count', () => {
  const transcript = [sent('one', 'a'), got('one', 'a'), sent('two', 'b')];
  expect(circumstancesOf(missing('two', 'b'), attempt({ transcript }))).toMatchObject({
    echo: true,
    answeredBefore: false,
  });
});

test('an end that the program came to by itself is a crash only if it was no success', () => {
  expect(circumstancesOf(missing('x'), attempt({ exit: exited(1) }))).toHaveProperty('crash');
  expect(circumstancesOf(missing('x'), attempt({ exit: exited(0) }))).not.toHaveProperty('crash');
  const killed = { ...exited(null, 'SIGKILL'), by: 'harness' } as const;
  expect(circumstancesOf(missing('x'), attempt({ exit: killed }))).not.toHaveProperty('crash');
});

test('the last thing that happened is not that somebody waited', () => {
  const transcript: TranscriptEvent[] = [sent('x'), { at: 400, step: 4, kind: 'wait', ms: 30 }];
  expect(circumstancesOf(missing('x'), attempt({ transcript })).last).toMatchObject({
    event: { kind: 'send' },
    ms: 999,
  });
});
